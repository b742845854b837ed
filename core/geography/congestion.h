// Fair Shares: slower roads in large settlements.
#pragma once

#include <span>

#include "base/issue.h"
#include "geography/settlements.h"
#include "model/network.h"

namespace fairshares::geography {

/// In settlements of at least `population` people a link takes `factor` times as long.
struct CongestionStep {
  double population = 0.0;
  double factor = 1.0;  ///< >= 1
};

/// Gives every link whose middle lies in the area of a settlement its own speed: that of the link or its
/// class divided by the factor of the largest threshold the settlement meets. Settlements that are points
/// have no area and slow nothing. The middle is halfway along the drawn points.
///
/// Invariant   a factor of 1 changes no time; a larger factor never shortens one
/// Errors      those of assignSettlements
Issues slowByCongestion(model::Network& network, const model::SpeedTable& speeds,
                        std::span<const Settlement> settlements, std::span<const CongestionStep> steps);

}  // namespace fairshares::geography
