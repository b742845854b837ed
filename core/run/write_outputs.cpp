#include "run/write_outputs.h"

#include <filesystem>

#include "io/write_tables.h"
#include "run/output_safety.h"

namespace fairshares::run {

namespace {

/// Name of the workbook among the tables.
constexpr const char* WORKBOOK = "fairshares";

/// Files carry a fixed time, so that the same input gives the same bytes.
constexpr const char* OUTPUT_TIMESTAMP = "2000-01-01T00:00:00Z";

/// Every file that writing `tables` will make.
std::vector<std::string> outputPaths(const OutputTargets& targets,
                                     const std::vector<model::OutputTable>& tables) {
  std::vector<std::string> paths{targets.geoPackage};
  if (targets.tableFolder.empty()) return paths;
  const std::filesystem::path folder = targets.tableFolder;
  for (const model::OutputTable& table : tables) paths.push_back((folder / (table.name + ".csv")).string());
  paths.push_back((folder / (std::string(WORKBOOK) + ".xlsx")).string());
  return paths;
}

}  // namespace

std::string networkCacheBeside(const std::string& geoPackage) {
  if (geoPackage.empty()) return {};
  return std::filesystem::path(geoPackage).replace_extension(".network-cache").string();
}

Issues writeOutputs(const FinishedRun& run, const OutputTargets& targets, const RunOptions& options,
                    Monitor& monitor, std::vector<io::WrittenFile>& written) {
  Result<std::vector<model::OutputTable>> tables = outputTables(run, options, monitor);
  Issues issues = tables.takeIssues();
  if (!tables) return issues;
  issues.append(refuseToOverwriteInputs(run.joined.study, outputPaths(targets, tables.value())));
  if (issues.hasErrors()) return issues;

  PartMonitor geoPackagePart(monitor, 0.7, targets.tableFolder.empty() ? 1.0 : 0.85);
  Result<io::WrittenFile> geoPackage =
      io::writeGeoPackage(targets.geoPackage, tables.value(), OUTPUT_TIMESTAMP, geoPackagePart);
  issues.append(geoPackage.issues());
  if (!geoPackage) return issues;
  written.push_back(geoPackage.value());
  if (targets.tableFolder.empty()) return issues;

  PartMonitor tablesPart(monitor, 0.85, 1.0);
  Result<std::vector<io::WrittenFile>> files =
      io::writeTables(targets.tableFolder, WORKBOOK, tables.value(), tablesPart);
  issues.append(files.issues());
  if (files) written.insert(written.end(), files.value().begin(), files.value().end());
  return issues;
}

}  // namespace fairshares::run
