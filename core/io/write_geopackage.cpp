#include "io/write_geopackage.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <utility>

#include "io/gdal_session.h"
#include "io/gdal_writing.h"
#include "io/geopackage_layers.h"
#include "io/geopackage_styles.h"
#include "io/geopackage_target.h"
#include "io/output_check.h"
#include "io/output_target.h"
#include "io/partial_file.h"
#include "io/row_progress.h"

namespace fairshares::io {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view STAGE_WRITING = "Writing GeoPackage";
constexpr std::string_view STAGE_CHECKING = "Checking GeoPackage";
// The part of the work that is done when all rows are in: index, check and sync follow.
constexpr double ROWS_DONE = 0.8;
constexpr double WRITTEN = 0.9;

/// One run of writeGeoPackage: what its steps share.
struct Job {
  const std::string& path;
  const std::vector<model::OutputTable>& tables;
  Monitor& monitor;
  PartialFile& partial;
};

// GeoPackage wants milliseconds: "2026-04-01T12:00:00Z" becomes "2026-04-01T12:00:00.000Z".
std::string withMilliseconds(std::string timestamp) {
  if (!timestamp.empty() && timestamp.back() == 'Z' && timestamp.find('.') == std::string::npos)
    timestamp.insert(timestamp.size() - 1, ".000");
  return timestamp;
}

// The options under which this thread writes. The partial file is ours alone and is thrown away if anything
// fails, so SQLite need neither sync after each step nor keep a journal on disk; one sync comes at the end.
// Newer GDAL may build the index in a thread of its own, whose messages would not reach ours.
std::vector<std::pair<std::string, std::string>> writingOptions(const std::string& timestamp) {
  return {{"OGR_CURRENT_DATE", withMilliseconds(timestamp)},
          {"OGR_SQLITE_SYNCHRONOUS", "OFF"},
          {"OGR_SQLITE_JOURNAL", "MEMORY"},
          {"OGR_SQLITE_CACHE", "64"},  // MB
          {"OGR_GPKG_ALLOW_THREADED_RTREE", "NO"}};
}

Issue failed(const Job& job, const std::string& layer, const GdalFailures& failures) {
  return writeFailed(job.path, job.partial.path(), layer, failures.words());
}

Issue layerIssue(const Job& job, const model::OutputTable& table, const LayerProblem& problem,
                 const GdalFailures& failures) {
  switch (problem.failure) {
  case LayerFailure::Cancelled:
    return cancelledWriting(job.path);
  case LayerFailure::BadGeometry:
    return {Severity::Error,
            IssueCode::Internal,
            Place{.file = job.path, .layer = table.name, .row = problem.row},
            failures.words(),
            "The geometry of this row is not of the kind of its layer.",
            "Please report this: it is a defect of the program."};
  case LayerFailure::Refused:
    break;
  }
  return failed(job, table.name, failures);
}

DatasetPointer createDataset(const std::string& path) {
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  return DatasetPointer(driver ? driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr) : nullptr);
}

// A copy of the old file without the layers that are about to be written anew.
DatasetPointer openCopy(const Job& job) {
  std::error_code error;
  fs::copy_file(job.partial.target(), job.partial.path(), error);
  if (error) {
    CPLError(CE_Failure, CPLE_FileIO, "%s", error.message().c_str());
    return nullptr;
  }
  const std::array<const char*, 2> drivers{"GPKG", nullptr};
  DatasetPointer dataset(GDALDataset::Open(job.partial.path().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE,
                                           drivers.data(), nullptr, nullptr));
  if (!dataset) return nullptr;
  for (const model::OutputTable& table : job.tables)
    for (int layer = dataset->GetLayerCount() - 1; layer >= 0; --layer)
      if (EQUAL(dataset->GetLayer(layer)->GetName(), table.name.c_str()) &&
          dataset->DeleteLayer(layer) != OGRERR_NONE)
        return nullptr;
  return dataset;
}

std::size_t rowsOf(const std::vector<model::OutputTable>& tables) {
  std::size_t rows = 0;
  for (const model::OutputTable& table : tables) rows += table.rowCount();
  return rows;
}

std::optional<Issue> writeLayers(const Job& job, GDALDataset& dataset, const std::string& timestamp,
                                 const GdalFailures& failures) {
  const std::vector<std::string> identifiers = uniqueIdentifiers(dataset, job.tables);
  RowProgress progress(job.monitor, STAGE_WRITING, rowsOf(job.tables), ROWS_DONE);
  if (dataset.StartTransaction() != OGRERR_NONE) return failed(job, "", failures);
  for (std::size_t table = 0; table < job.tables.size(); ++table)
    if (const auto problem = writeLayer(dataset, job.tables[table], identifiers[table], progress))
      return layerIssue(job, job.tables[table], *problem, failures);
  if (!writeColumnTitles(dataset, job.tables)) return failed(job, "", failures);
  if (!writeStyles(dataset, job.tables, withMilliseconds(timestamp)))
    return failed(job, "layer_styles", failures);
  if (dataset.CommitTransaction() != OGRERR_NONE || failures.hasFailure()) return failed(job, "", failures);
  return std::nullopt;
}

std::optional<Issue> writePartial(const Job& job, bool keepOthers, const std::string& timestamp) {
  const GdalSession session(writingOptions(timestamp));
  const GdalFailures failures;
  DatasetPointer dataset = keepOthers ? openCopy(job) : createDataset(job.partial.path());
  if (!dataset) return failed(job, "", failures);
  job.partial.claim();
  std::optional<Issue> problem = writeLayers(job, *dataset, timestamp, failures);
  // A half-written file is thrown away: undoing it first would only cost time.
  if (problem) {
    const GdalFailures echoes;
    dataset.reset();
    return problem;
  }
  dataset.reset();
  if (failures.hasFailure()) return failed(job, "", failures);
  return std::nullopt;
}

// The first value of an answer to `question`; nothing if GDAL refused it.
std::optional<std::string> ask(GDALDataset& dataset, const std::string& question) {
  OGRLayer* const answer = dataset.ExecuteSQL(question.c_str(), nullptr, nullptr);
  if (!answer) return std::nullopt;
  std::optional<std::string> value;
  if (const FeaturePointer row{answer->GetNextFeature()}; row) value = row->GetFieldAsString(0);
  dataset.ReleaseResultSet(answer);
  return value;
}

// Reads the finished file back: every layer with every row, and pages that SQLite finds sound.
std::optional<Issue> verifyPartial(const Job& job) {
  const GdalSession session;
  const GdalFailures failures;
  const std::array<const char*, 2> drivers{"GPKG", nullptr};
  const DatasetPointer dataset(GDALDataset::Open(
      job.partial.path().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
  if (!dataset) return failed(job, "", failures);
  for (const model::OutputTable& table : job.tables) {
    const std::optional<std::string> rows = ask(*dataset, "SELECT count(*) FROM " + sqlName(table.name));
    if (!dataset->GetLayerByName(table.name.c_str()) || rows != std::to_string(table.rowCount()))
      return writeFailed(job.path, job.partial.path(), table.name,
                         "read back " + rows.value_or("no") + " rows of " + std::to_string(table.rowCount()) +
                             " " + failures.words());
    if (job.monitor.isCancelled()) return cancelledWriting(job.path);
  }
  const std::optional<std::string> verdict = ask(*dataset, "PRAGMA quick_check(1)");
  if (verdict != "ok")
    return writeFailed(job.path, job.partial.path(), "",
                       "SQLite finds: " + verdict.value_or(failures.words()));
  return std::nullopt;
}

std::optional<Issue> writeAndReplace(const Job& job, bool keepOthers, const std::string& timestamp) {
  job.monitor.report(STAGE_WRITING, 0.0);
  if (job.monitor.isCancelled()) return cancelledWriting(job.path);
  if (auto problem = writePartial(job, keepOthers, timestamp)) return problem;
  job.monitor.report(STAGE_CHECKING, WRITTEN);
  if (job.monitor.isCancelled()) return cancelledWriting(job.path);
  if (auto problem = verifyPartial(job)) return problem;
  if (job.monitor.isCancelled()) return cancelledWriting(job.path);
  // Somebody may have opened the old file in the meantime.
  if (auto problem = checkNotInUse(job.partial.target(), job.path)) return problem;
  return job.partial.commit();
}

}  // namespace

Issues checkGeoPackageTarget(const std::string& path) {
  Issues issues = checkOutputFile(path);
  if (issues.hasErrors()) return issues;
  const fs::path target = resolvedOutput(path);
  if (auto problem = checkIsGeoPackage(target, path)) {
    issues.add(std::move(*problem));
    return issues;
  }
  if (auto problem = checkNotInUse(target, path)) issues.add(std::move(*problem));
  return issues;
}

Result<WrittenFile> writeGeoPackage(const std::string& path, const std::vector<model::OutputTable>& tables,
                                    const std::string& timestamp, Monitor& monitor) {
  FAIRSHARES_EXPECTS(!tables.empty());
  expectWritable(tables);
  if (Issues refused = checkGeoPackageTarget(path); refused.hasErrors()) return refused;
  Result<PartialFile> partial = PartialFile::beside(path, ".gpkg");
  if (!partial) return partial.takeIssues();
  if (Issues foreign = checkLayersAreOurs(partial.value().target(), tables, path); foreign.hasErrors())
    return foreign;
  Result<bool> keepOthers = holdsOtherLayers(partial.value().target(), tables, path);
  if (!keepOthers) return keepOthers.takeIssues();
  if (auto problem = writeAndReplace({path, tables, monitor, partial.value()}, keepOthers.value(), timestamp))
    return *problem;
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(resolvedOutput(path), error);
  return WrittenFile{path, error ? 0 : static_cast<std::size_t>(bytes)};
}

}  // namespace fairshares::io
