// Fair Shares: from a zone's days to its figures and their interval.
#pragma once

#include <span>

#include "geography/nurse_rounds.h"
#include "geography/shift_round.h"

namespace fairshares::geography {

/// The 97.5 % point of Student's distribution. `degrees` >= 1.
///
/// Error    below 0.001
/// Source   table up to 10; above, E. A. Cornish, R. A. Fisher, "Moments and cumulants in the specification
/// of
///          distributions", Rev. Int. Stat. Inst. 5 (1938), to the third power of 1 / degrees
double studentPoint(std::size_t degrees);

/// Everything but the closed form. Days have at least one visit each; at least two of them.
NurseRoundFigures figuresOf(std::span<const ShiftRound> days, const NurseRoundsOptions& options);

}  // namespace fairshares::geography
