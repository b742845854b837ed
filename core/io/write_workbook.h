// Fair Shares: output tables as the sheets of one XLSX workbook.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "io/partial_file.h"
#include "io/row_progress.h"
#include "model/output_table.h"

namespace fairshares::io {

/// Writes `sheets` (each must fit, see sheetObstacle; at least one) to the partial file of the workbook.
/// Numbers are written in full and texts as texts, so no cell is run as a formula. The same tables give the
/// same bytes.
///
/// Our own few lines instead of GDAL's XLSX driver, which rounds numbers to 15 digits, writes everything at
/// its close (a second in which no cancel would be heard) and, from GDAL 3.7, puts the time of day in the
/// archive.
std::optional<Issue> writeWorkbook(const std::string& asWritten, PartialFile& partial,
                                   const std::vector<const model::OutputTable*>& sheets,
                                   RowProgress& progress);

}  // namespace fairshares::io
