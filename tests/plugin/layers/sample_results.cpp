#include "plugin/layers/sample_results.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "io/write_geopackage.h"
#include "run/run_study.h"

namespace fairshares::testing_support {

namespace {

void runSample(const std::string& path) {
  SilentMonitor monitor;
  Result<run::FinishedRun> finished =
      run::runStudy(FAIRSHARES_SOURCE_DIR "/sample_data/study.toml", {2}, monitor);
  if (!finished) throw std::runtime_error(describe(finished.issues().list().front()));
  Result<std::vector<model::OutputTable>> tables = run::outputTables(finished.value(), {2}, monitor);
  if (!tables) throw std::runtime_error(describe(tables.issues().list().front()));
  if (!io::writeGeoPackage(path, tables.value(), "2000-01-01T00:00:00Z", monitor))
    throw std::runtime_error("the sample's results could not be written");
}

}  // namespace

QString sampleResults() {
  static const TemporaryFolder folder;
  static const QString path = [] {
    // CTest runs the sample once for all tests; a test program that is started by hand does it itself.
    const std::string made = FAIRSHARES_SAMPLE_RESULTS;
    const std::string copy = folder.file("sample.gpkg");
    if (std::getenv("CTEST_INTERACTIVE_DEBUG_MODE") && std::filesystem::exists(made)) {
      std::filesystem::copy_file(made, copy);
    } else {
      runSample(copy);
    }
    return QString::fromStdString(copy);
  }();
  return path;
}

QString copyOfSample(const TemporaryFolder& folder, const std::string& name) {
  std::filesystem::copy_file(sampleResults().toStdString(), folder.file(name),
                             std::filesystem::copy_options::overwrite_existing);
  return QString::fromStdString(folder.file(name));
}

void alter(const QString& path, const std::string& statement) {
  GDALDataset* const dataset = GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
  if (!dataset) throw std::runtime_error("cannot open " + path.toStdString());
  dataset->ReleaseResultSet(dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr));
  GDALClose(dataset);
}

}  // namespace fairshares::testing_support
