// Fair Shares: what happened when the sources were joined. Becomes the table join_report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fairshares::model {

/// The kinds of line a join report has. Nothing is lost or changed without one of these.
enum class JoinEvent {
  Matched,          ///< summary of a source: how many codes met
  UnmatchedSource,  ///< a code of the source that the zones (practices, areas) do not have
  UnmatchedUnit,    ///< a zone (practice, area) that the source does not have
  Duplicate,        ///< a code that occurs again
  BlankCode,        ///< a row without a code
  ZeroPopulation,   ///< a zone or practice without people: weight 0, no index
  Filled,           ///< a missing value that a declared rule filled
  Recoded,          ///< an archived code read as its current one
  MissingValues,    ///< summary: how many cells of a column are missing
  Capped,           ///< a declared floor or cap bit
  Repaired,         ///< an invalid polygon repaired on a copy
  AreaUnknown       ///< a practice whose area at a level is not known
};
std::string_view joinEventName(JoinEvent event);  ///< "matched", "unmatched_source", ...

/// One line of the report.
struct JoinEntry {
  JoinEvent event = JoinEvent::Matched;
  std::string source;  ///< file and layer as the user wrote them
  std::string column;
  std::string code;               ///< empty for summaries
  std::optional<double> count;    ///< rows, codes or cells of a summary
  std::optional<double> persons;  ///< persons concerned
  std::optional<double> value;    ///< the filled, capped or repaired value (area change in m2 for Repaired)
  std::string note;               ///< the reason, a sentence
};

using JoinReport = std::vector<JoinEntry>;

}  // namespace fairshares::model
