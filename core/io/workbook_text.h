// Fair Shares: the parts of an XLSX workbook as XML text (ECMA-376, SpreadsheetML).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/output_table.h"

namespace fairshares::io {

/// Why a table cannot be a sheet ("1,200,000 rows; a sheet holds 1,048,576"); nothing if it can.
/// Limits: Microsoft, "Excel specifications and limits".
std::optional<std::string> sheetObstacle(const model::OutputTable& table);

/// A part of the package that does not depend on the rows.
struct WorkbookPart {
  std::string name;
  std::string text;
};
/// Every part but the sheets. `sheets` in order; there must be one at least.
std::vector<WorkbookPart> workbookParts(const std::vector<const model::OutputTable*>& sheets);

/// "xl/worksheets/sheet1.xml" for position 0.
std::string sheetPartName(std::size_t position);

/// Beginning of a sheet with the row of column names (bold, kept in view), and its end.
void appendSheetHeader(std::string& text, const model::OutputTable& table);
void appendSheetEnd(std::string& text);

/// One row of values; `row` counts from 0 and stands in the sheet's row `row` + 2. NULL is no cell.
void appendSheetRow(std::string& text, const model::OutputTable& table, std::size_t row);

}  // namespace fairshares::io
