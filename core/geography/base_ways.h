// Fair Shares: the ways between bases and the places of their zones.
#pragma once

#include <cstdint>
#include <span>

#include "base/monitor.h"
#include "geography/road_search.h"
#include "geography/zone_patients.h"

namespace fairshares::geography {

/// Fills fromBase and toBase of zones that share one base: two searches, as far as the farthest of them.
void findBaseWays(RoadSearch& search, std::span<ZonePatients* const> zonesOfBase, const Monitor& monitor);

}  // namespace fairshares::geography
