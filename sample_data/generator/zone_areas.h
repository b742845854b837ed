// Intermediate zones, and the codes and names of zones.
#pragma once

#include "facts.h"
#include "zone.h"

#include <vector>

namespace sample {

/// Groups the zones of each council into intermediate zones of about 5.5 neighbouring zones, sorts
/// the zones by council and intermediate zone, and gives both their codes and unique names.
std::vector<IntermediateZone> groupAndNameZones(const Facts& facts, std::vector<Zone>& zones);

}  // namespace sample
