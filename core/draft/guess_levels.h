// Fair Shares: which fields of a lookup say in which area a zone lies.
#pragma once

#include <vector>

#include "draft/study_draft.h"

namespace fairshares::draft {

/// The levels a lookup can make, NHS Boards first: each with the field of its codes and, where there is one
/// that is called alike ("HB" and "HBName"), of its names. Of fields for several years the latest.
std::vector<LevelChoice> guessLevels(const LayerDescription& lookup);

}  // namespace fairshares::draft
