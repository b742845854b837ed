// Fair Shares: the excess cost ratio of every unit, from its category.
#pragma once

#include <optional>
#include <vector>

#include "join/step_context.h"

namespace fairshares::join {

/// The ratio of each unit's category. A practice has the category of its zone. Units without people may have
/// none.
///
/// Errors: ReferenceUnknown (the category is not in the study, or one that occurs where people live has no
/// ratio: place.key is the category, value how many units), StudyValue (a programme on practices whose zones
/// are not all known), ValueMissing (a practice with people whose zone has no category), CodeDuplicate,
/// ValueOutOfRange (a ratio of 0 or less), ValueNotFinite.
std::vector<std::optional<double>> categoryRatios(const study::Programme& programme,
                                                  const StepContext& context);

}  // namespace fairshares::join
