// The polygons of the zones.
#pragma once

#include "coast.h"
#include "zone.h"

#include <vector>

namespace sample {

/// Draws the zones' polygons and returns their common borders.
///
/// On each land ring the Voronoi diagram of the zones' access points and the coast are noded together
/// on a grid of whole metres and cut into faces, so neighbours share their edges exactly and the zones
/// of a ring add up to its land. A face cut off from its access point by water joins the neighbour it
/// shares most border with. Throws std::runtime_error if a zone is left without land.
std::vector<ZoneBorder> drawZones(const Land& land, std::vector<Zone>& zones);

}  // namespace sample
