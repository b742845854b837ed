// Fair Shares: weighted populations of units to those of areas.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/results.h"

namespace fairshares::formula {

/// Sums values over the members of each area, in member order (compensated).
///
/// Shape   values: [member]; areaOf: [member], area position or model::NO_AREA; result: [area].
/// An area without members gets 0.
std::vector<double> sumByArea(std::span<const double> values, std::span<const std::uint32_t> areaOf,
                              std::size_t areaCount);

/// Weighted populations of areas at every step. An area's index is a ratio of these sums, never a mean of
/// indices.
model::StepWeights aggregate(const model::StepWeights& members, std::span<const std::uint32_t> areaOf,
                             std::size_t areaCount);

}  // namespace fairshares::formula
