// Fair Shares: the result as a table a person can read in a terminal.
#pragma once

#include <string>

#include "run/run_study.h"

namespace fairshares::cli {

/// One line an area of the level `boards` (else the first): residents, share before weighting, the index of
/// each step of the whole formula, overall index, target share, allocation and, where given, the distance
/// from target; then the sums of the lines, and two lines that say what the headings mean. Up to about 135
/// characters wide.
std::string boardTable(const run::FinishedRun& run);

}  // namespace fairshares::cli
