// Fair Shares: where the header of a table is, among titles, notes and empty lines.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/table_source.h"

namespace fairshares::io {

/// The names of the columns, trimmed; empty names for columns without one. Trailing columns without a name
/// are left out.
struct TableHeader {
  std::vector<std::string> names;
  std::size_t row = 0;  ///< row of the names; 0 where the format has field names
  std::size_t lastRow =
      0;  ///< row after which the data begin; differs from `row` where two lines make the header
};

/// How much a row looks like the header that is wanted: the number of wanted columns it names.
using HeaderScore = std::function<std::size_t(const std::vector<std::string>& names)>;

/// Finds the header within the first HEADER_SEARCH_ROWS rows: the first row with the highest score, else the
/// first row with the most cells. Census tables (SuperWEB2) write the name of the row field in a line of its
/// own below the names of the other columns: the two lines are taken together where that scores higher.
///
/// Afterwards `source` gives the first row after the header. `fullScore` ends the search early.
/// Errors: FileEmpty (no row at all).
Result<TableHeader> findHeader(TableSource& source, const HeaderScore& score, std::size_t fullScore,
                               const std::string& file);

inline constexpr std::size_t HEADER_SEARCH_ROWS = 100;

}  // namespace fairshares::io
