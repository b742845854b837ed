// Fair Shares: which settlement a zone belongs to, and where a settlement's centre is.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/network.h"
#include "model/places.h"

namespace fairshares::geography {

using Settlement = model::Settlement;

/// For each access point the settlement it lies in (of several the first), else the nearest within
/// `reachMetres` (of equally near ones the first), else none. Reach 0 takes polygons as they are drawn.
///
/// Errors   CodeDuplicate for an id that occurs again; ValueNegative or ValueNotFinite for a population;
///          GeometryUnusable for what is neither polygon nor point
Result<std::vector<std::optional<std::uint32_t>>>
assignSettlements(std::span<const Settlement> settlements, std::span<const model::Point> accessPoints,
                  double reachMetres);

/// Where a settlement is reached: the mean of its zones' access points weighted with their people, and the
/// zone whose access point is nearest to it (of equally near ones the first).
struct SettlementCentre {
  model::Point point;
  std::uint32_t zone = 0;
};
/// [settlement]; empty for one without people in any zone.
std::vector<std::optional<SettlementCentre>>
settlementCentres(std::size_t settlementCount, std::span<const std::optional<std::uint32_t>> settlementOfZone,
                  std::span<const model::Point> accessPoints, std::span<const double> population);

}  // namespace fairshares::geography
