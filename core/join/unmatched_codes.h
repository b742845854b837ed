// Fair Shares: codes of a source that the study does not have, where that is usual and loses nothing.
#pragma once

#include <string_view>

#include "join/code_match.h"
#include "join/findings.h"

namespace fairshares::join {

/// Lists the source's extra codes in the report (UnmatchedSource) and as notes (CodeUnknown).
void noteExtraCodes(const CodedSource& source, const CodeMatch& match, std::string_view noun,
                    Findings& findings);

}  // namespace fairshares::join
