// Fair Shares: step 4, what makes care in a place cost more than elsewhere.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/model.h"

namespace fairshares::formula {

/// The raw cost ratio of each unit, before it is rescaled to keep the nation's weighted population.
///
/// Index, CategoryRatios   the ratio given, as it is
/// Travel                  cost of a contact / its mean
/// Mix                     travelShare * cost of a contact / its mean
///                         + (1 - travelShare) * category's ratio / its mean
///
/// Means are weighted by population, so that each part of the mix is 1 for the nation and the shares of
/// spending stay what they are. Empty where a part is not known (units without people).
std::vector<std::optional<double>> rawExcessCost(const model::ExcessCostInput& input,
                                                 std::span<const double> population);

}  // namespace fairshares::formula
