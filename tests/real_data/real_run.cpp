#include "real_data/real_run.h"

#include <filesystem>
#include <stdexcept>

#include "io/write_geopackage.h"
#include "real_data/prepare_real_study.h"

namespace fairshares::testing_support {

namespace {

constexpr const char* TIMESTAMP = "2000-01-01T00:00:00.000Z";

run::FinishedRun runOrThrow(const std::string& studyFile, unsigned threads, Issues* notes = nullptr) {
  SilentMonitor monitor;
  run::RunOptions options;
  options.threads = threads;
  Result<run::FinishedRun> result = run::runStudy(studyFile, options, monitor);
  if (!result) throw std::runtime_error(told(result.issues()));
  if (notes) *notes = result.issues();
  return result.takeValue();
}

void writeOrThrow(const run::FinishedRun& finished, const std::string& output, unsigned threads) {
  SilentMonitor monitor;
  run::RunOptions options;
  options.threads = threads;
  const auto tables = run::outputTables(finished, options, monitor);
  if (!tables) throw std::runtime_error(told(tables.issues()));
  const auto file = io::writeGeoPackage(output, tables.value(), TIMESTAMP, monitor);
  if (!file) throw std::runtime_error(told(file.issues()));
}

/// The categories that the run derived, as a table for the plain implementation of the formula: that checks
/// the arithmetic. plain_geography checks the categories themselves.
std::string categoriesOf(const run::FinishedRun& finished) {
  const model::Model& model = finished.joined.model;
  std::string table = "DataZone,category\n";
  for (std::size_t zone = 0; zone < model.zones.size(); ++zone)
    table += model.zones.codes[zone] + "," + model.remoteness.value().classes.value().category[zone] + "\n";
  return table;
}

}  // namespace

bool realDataAreHere() {
  return std::filesystem::is_directory(SHARED + "/data");
}

std::string told(const Issues& issues) {
  std::string text;
  for (const Issue& issue : issues.list()) text += describe(issue) + "\n";
  return text;
}

const std::map<std::string, LayerContent>& RealRun::written() const {
  static const std::map<std::string, LayerContent> layers = [this] {
    writeOrThrow(finished, folder.file("written.gpkg"), 0);
    return readGeoPackage(folder.file("written.gpkg"));
  }();
  return layers;
}

RealRun::RealRun()
    : studyFile(prepareRealStudy(SHARED, folder.path().string())), studyText(readFile(studyFile)),
      finished(runOrThrow(studyFile, 0, &notes)),
      oracle(plain::compute({SHARED + "/data", SHARED + "/parameters",
                             folder.write("categories.csv", categoriesOf(finished)), "2020"})) {}

const RealRun& realRun() {
  static const RealRun once;
  return once;
}

void runAndWrite(const std::string& studyFile, const std::string& output, unsigned threads) {
  writeOrThrow(runOrThrow(studyFile, threads), output, threads);
}

Result<run::FinishedRun> runVariant(const TemporaryFolder& folder, const std::string& text) {
  const std::string centres = folder.file("extra_centres.csv");
  if (!std::filesystem::exists(centres))
    std::filesystem::copy_file(realRun().folder.file("extra_centres.csv"), centres);
  SilentMonitor monitor;
  return run::runStudy(folder.write("study.toml", text), {}, monitor);
}

std::string replaced(std::string text, const std::string& word, const std::string& with) {
  const std::size_t at = text.find(word);
  if (at == std::string::npos) throw std::runtime_error("the study does not say: " + word);
  return text.replace(at, word.size(), with);
}

}  // namespace fairshares::testing_support
