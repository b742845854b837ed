// Fair Shares: results to CSV files and one XLSX workbook.
#pragma once

#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "io/write_geopackage.h"
#include "model/output_table.h"

namespace fairshares::io {

/// Writes every table as FOLDER/NAME.csv (UTF-8, CRLF, RFC 4180, numbers in shortest exact form, empty for
/// NULL, text that a spreadsheet would run as a formula is preceded by an apostrophe) and all of them as
/// sheets of FOLDER/WORKBOOK.xlsx. Geometries are left out. Each file is written beside, synced and renamed.
///
/// The folder is made if only it is missing. No file is renamed before all are whole. A table that no sheet
/// can hold (rows, columns, length of its name or of a text) is left out of the workbook with a warning that
/// names the CSV. Progress runs from 0 to 1 over the whole of this function.
///
/// Errors: OutputNotWritable, OutputInUse, WriteFailed, Cancelled; warning WriteFailed for a table left out.
Result<std::vector<WrittenFile>> writeTables(const std::string& folder, const std::string& workbook,
                                             const std::vector<model::OutputTable>& tables, Monitor& monitor);

/// Whether writeTables() would refuse the folder, before an hour of work is done for nothing. An empty path
/// is no folder, and nothing to refuse.
Issues checkTablesTarget(const std::string& folder);

}  // namespace fairshares::io
