// Fair Shares: problems as lines for people, no more of a kind than a person reads.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/issue.h"

namespace fairshares {

/// One line to show.
struct IssueLine {
  Severity severity = Severity::Error;
  std::string text;
};

struct IssueLines {
  std::vector<IssueLine> lines;  ///< in the order of the issues; then what was left out, counted by kind
  std::size_t notesLeftOut = 0;  ///< notes that were not asked for
};

/// The issues in full, but at most Issues::LISTED_PER_KIND of a severity, code, file, layer and column; the
/// others are counted: "and 412 more code_unmatched in lookup.csv; " followed by `whereAllAre`. Notes only
/// with `withNotes`.
IssueLines issueLines(const Issues& issues, bool withNotes, const std::string& whereAllAre);

}  // namespace fairshares
