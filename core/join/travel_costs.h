// Fair Shares: what a visit at home costs in every zone, from the simulated days of community nurses.
#pragma once

#include <optional>
#include <vector>

#include "join/step_context.h"

namespace fairshares::join {

/// [zone], pounds; empty where nobody lives or geography could say nothing. A zone with people and without a
/// simulated day is an error (ValueMissing) that gives the reason: the cost is never filled in.
std::vector<std::optional<double>> travelCosts(const study::Programme& programme, const StepContext& context);

}  // namespace fairshares::join
