// Fair Shares: the network check as lines that people read: the table network_summary.
#pragma once

#include <vector>

#include "geography/network_check.h"
#include "model/remoteness.h"
#include "run/traveller.h"

namespace fairshares::run {

/// A zone whose leg to its road is longer than this is listed.
inline constexpr double FAR_FROM_ROAD_METRES = 2000.0;

/// Totals first, then one line for each ferry that is of no use, each link of length zero, each zone that is
/// off the network or far from any road.
std::vector<model::NetworkFact> networkFacts(const TravelWorld& world, const Traveller& traveller,
                                             const geography::RoadComponents& components,
                                             const ZoneTable& zones);

}  // namespace fairshares::run
