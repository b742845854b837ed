// Fair Shares: a finished index of a step, joined by code.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "join/step_context.h"

namespace fairshares::join {

/// The index by unit of the programme. Where people live it must be there and above 0; where nobody lives it
/// is kept as found but never used. Never filled.
///
/// Errors: ColumnMissing, ValueMissing, ValueNegative, ValueOutOfRange (0), ValueNotFinite.
std::vector<std::optional<double>> finishedIndex(const study::Programme& programme,
                                                 const study::IndexSource& index, std::string_view step,
                                                 const StepContext& context);

}  // namespace fairshares::join
