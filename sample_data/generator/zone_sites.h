// Where the zones are and how many people live in each.
#pragma once

#include "coast.h"
#include "facts.h"
#include "zone.h"

#include <vector>

namespace sample {

/// Scatters zone sites round places in proportion to their population, over the islands, and thinly
/// over the countryside of each council.
///
/// Returned zones have access, place, nearestPlace, council, ring and people; the people of a council
/// add up to its rounded population. A place with population 0 makes one zone with no people.
/// Every land ring gets at least one zone.
std::vector<Zone> scatterZones(const Facts& facts, const Land& land);

}  // namespace sample
