#include "plugin/layers/sample_results.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <stdexcept>

#include "io/write_geopackage.h"
#include "run/run_study.h"

namespace fairshares::testing_support {

const std::vector<model::OutputTable>& sampleTables() {
  static const std::vector<model::OutputTable> tables = [] {
    SilentMonitor monitor;
    Result<run::FinishedRun> finished =
        run::runStudy(FAIRSHARES_SOURCE_DIR "/sample_data/study.toml", {2}, monitor);
    if (!finished) throw std::runtime_error(describe(finished.issues().list().front()));
    Result<std::vector<model::OutputTable>> made = run::outputTables(finished.value(), {2}, monitor);
    if (!made) throw std::runtime_error(describe(made.issues().list().front()));
    return made.takeValue();
  }();
  return tables;
}

QString writeResults(const TemporaryFolder& folder, const std::vector<model::OutputTable>& tables,
                     const std::string& name) {
  SilentMonitor monitor;
  const auto written = io::writeGeoPackage(folder.file(name), tables, "2000-01-01T00:00:00Z", monitor);
  if (!written) throw std::runtime_error(describe(written.issues().list().front()));
  return QString::fromStdString(folder.file(name));
}

QString sampleResults() {
  static const TemporaryFolder folder;
  static const QString path = writeResults(folder, sampleTables());
  return path;
}

void alter(const QString& path, const std::string& statement) {
  GDALDataset* const dataset = GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
  if (!dataset) throw std::runtime_error("cannot open " + path.toStdString());
  dataset->ReleaseResultSet(dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr));
  GDALClose(dataset);
}

}  // namespace fairshares::testing_support
