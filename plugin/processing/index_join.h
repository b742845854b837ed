// Fair Shares: boundaries and a table of indices, met by code, with the report of how that went. No QGIS.
#pragma once

#include <cstdint>
#include <vector>

#include "base/issue.h"
#include "model/join_report.h"
#include "model/source_tables.h"

namespace fairshares::processing {

/// What to do about a boundary that the table does not have, or a row that no boundary has.
enum class Unmatched { Report, Refuse };

/// Who met whom.
struct IndexJoin {
  static constexpr std::uint32_t NO_ROW = 0xFFFFFFFFu;
  std::vector<std::uint32_t> rowOfFeature;  ///< [feature] position in the table, NO_ROW where it has none
  std::size_t matchedFeatures = 0;
  std::size_t unmatchedFeatures = 0;
  std::size_t unmatchedRows = 0;
  model::JoinReport report;  ///< every code that did not meet, both ways, one line each
  Issues issues;
};

/// Joins by code, never by place or name. Several features may have one code (a place in parts): each gets
/// the row, and the report says so. A code that stands twice in the table is an error, since which row counts
/// is not known.
///
/// Errors: CodeDuplicate and CodeBlank in the table; CodeUnmatched and CodeUnknown with Unmatched::Refuse
/// (else warnings, one for each side), and whenever no code meets at all.
IndexJoin joinIndices(const model::AttributeTable& boundaries, const model::AttributeTable& table,
                      Unmatched unmatched);

}  // namespace fairshares::processing
