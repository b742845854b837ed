// Fair Shares: the result as a table a person can read in a terminal.
#pragma once

#include <string>

#include "run/run_study.h"

namespace fairshares::cli {

/// One line an area of the first level (NHS Boards): population share, the index of each step of the whole
/// formula, overall index, target share, allocation and, where given, the distance from target; a total line
/// at the end. Lines are at most about 130 characters wide.
std::string boardTable(const run::FinishedRun& run);

}  // namespace fairshares::cli
