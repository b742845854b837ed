#include "io/write_tables.h"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "io/csv_text.h"
#include "io/output_check.h"
#include "io/output_target.h"
#include "io/partial_file.h"
#include "io/row_progress.h"
#include "io/workbook_text.h"
#include "io/write_workbook.h"

namespace fairshares::io {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view STAGE = "Writing tables";
// Rows are written twice, as CSV and as sheets; the rest is putting them on the disk.
constexpr double ROWS_DONE = 0.9;
constexpr std::size_t PIECE_BYTES = 256 * 1024;

/// Makes the folder if it is not there, and takes it away again unless it is kept.
class FolderOnTrial {
 public:
  explicit FolderOnTrial(const std::string& folder) : mFolder(folder) {
    std::error_code error;
    mMade = fs::create_directory(mFolder, error) && !error;
  }
  ~FolderOnTrial() {
    std::error_code ignored;
    if (mMade) fs::remove(mFolder, ignored);
  }
  FolderOnTrial(const FolderOnTrial&) = delete;
  FolderOnTrial& operator=(const FolderOnTrial&) = delete;
  void keep() { mMade = false; }

 private:
  fs::path mFolder;
  bool mMade = false;
};

/// One file to be written.
struct Output {
  std::string path;
  PartialFile partial;
};

std::string inFolder(const std::string& folder, const std::string& name) {
  return (fs::path(folder) / name).string();
}

std::string workbookPath(const std::string& folder, const std::string& workbook) {
  const std::string path = inFolder(folder, workbook);
  return fs::path(workbook).extension() == ".xlsx" ? path : path + ".xlsx";
}

// Plans an output; adds to `problems` if it cannot be written there.
void plan(const std::string& path, const char* extension, std::vector<Output>& outputs, Issues& problems) {
  if (Issues refused = checkOutputFile(path); refused.hasErrors()) {
    problems.append(std::move(refused));
    return;
  }
  Result<PartialFile> partial = PartialFile::beside(path, extension);
  if (partial)
    outputs.push_back({path, partial.takeValue()});
  else
    problems.append(partial.takeIssues());
}

std::optional<Issue> writeCsv(Output& output, const model::OutputTable& table, RowProgress& progress) {
  std::string text;
  appendCsvHeader(text, table);
  for (std::size_t row = 0; row < table.rowCount(); ++row) {
    appendCsvRow(text, table, row);
    if (!progress.rowDone()) return cancelledWriting(output.path);
    if (text.size() < PIECE_BYTES) continue;
    if (auto problem = output.partial.append(text)) return problem;
    text.clear();
  }
  return output.partial.append(text);
}

// Splits off the tables that no sheet can hold, with a warning each.
std::vector<const model::OutputTable*> fittingSheets(const std::string& path, const std::string& folder,
                                                     const std::vector<model::OutputTable>& tables,
                                                     Issues& warnings) {
  std::vector<const model::OutputTable*> sheets;
  for (const model::OutputTable& table : tables) {
    const std::optional<std::string> obstacle = sheetObstacle(table);
    if (!obstacle)
      sheets.push_back(&table);
    else
      warnings.add(
          {Severity::Warning, IssueCode::WriteFailed, Place{.file = path, .layer = table.name}, *obstacle,
           "This table is not in the workbook, since it would have to be cut: it has " + *obstacle + ".",
           "Use " + inFolder(folder, table.name + ".csv") + ", which holds all of it."});
  }
  return sheets;
}

std::size_t rowsOf(const std::vector<model::OutputTable>& tables) {
  std::size_t rows = 0;
  for (const model::OutputTable& table : tables) rows += table.rowCount();
  return rows;
}

}  // namespace

Issues checkTablesTarget(const std::string& folder) {
  if (folder.empty()) return {};
  fs::path target = resolvedOutput(folder);
  if (!target.has_filename()) target = target.parent_path();
  std::error_code error;
  const fs::path parent = target.parent_path();
  const bool isToBeMade = !fs::exists(fs::symlink_status(target, error)) && fs::is_directory(parent, error);
  return checkOutputFolder(isToBeMade ? parent : target, folder);
}

Result<std::vector<WrittenFile>> writeTables(const std::string& folder, const std::string& workbook,
                                             const std::vector<model::OutputTable>& tables,
                                             Monitor& monitor) {
  expectWritable(tables);
  if (Issues refused = checkTablesTarget(folder); refused.hasErrors()) return refused;
  FolderOnTrial folderOnTrial(folder);
  Issues issues;
  if (Issues refused = checkOutputFolder(resolvedOutput(folder), folder); refused.hasErrors()) return refused;
  const std::string sheetsPath = workbookPath(folder, workbook);
  const std::vector<const model::OutputTable*> sheets = fittingSheets(sheetsPath, folder, tables, issues);
  std::vector<Output> outputs;
  for (const model::OutputTable& table : tables)
    plan(inFolder(folder, table.name + ".csv"), ".csv", outputs, issues);
  if (!sheets.empty()) plan(sheetsPath, ".xlsx", outputs, issues);
  if (issues.hasErrors()) return issues;

  RowProgress progress(monitor, STAGE, 2 * rowsOf(tables), ROWS_DONE);
  for (std::size_t table = 0; table < tables.size(); ++table)
    if (auto problem = writeCsv(outputs[table], tables[table], progress)) return *problem;
  if (!sheets.empty())
    if (auto problem = writeWorkbook(sheetsPath, outputs.back().partial, sheets, progress)) return *problem;

  // Only now, when every file is whole, does the first one take its place.
  if (monitor.isCancelled()) return cancelledWriting(folder);
  std::vector<WrittenFile> written;
  for (Output& output : outputs) {
    const std::size_t bytes = output.partial.bytes();
    if (auto problem = output.partial.commit()) return *problem;
    written.push_back({output.path, bytes});
  }
  folderOnTrial.keep();
  return Result<std::vector<WrittenFile>>(std::move(written), std::move(issues));
}

}  // namespace fairshares::io
