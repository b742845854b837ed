// Fair Shares: lines that run on through junctions, cut into links.
#pragma once

#include <vector>

#include "io/link_table.h"
#include "model/network.h"

namespace fairshares::io {

/// Cuts the links of `ranges` wherever they share a point with another of these links, or with themselves.
/// Only equal points count: lines that cross between their points, as at bridges, stay apart.
///
/// Needs roadClass, direction, row, shape and, where used, ownSpeedKmPerHour and sources; lengths and nodes
/// come later. The order of links is kept.
void splitAtSharedPoints(model::Network& network, const std::vector<LinkRange>& ranges);

}  // namespace fairshares::io
