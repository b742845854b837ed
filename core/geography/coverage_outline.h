// Fair Shares: the outline of polygons that share their edges to the bit.
#pragma once

#include <vector>

#include "geography/geos_session.h"

namespace fairshares::geography {

/// The outline of the polygons and multi-polygons `members` as a normalised MultiPolygon; null if they are no
/// clean coverage (an edge is there twice in the same direction or more than twice, boundaries do not close)
/// or if the outline would not be valid.
///
/// Every ring is walked with its inside on the left. An edge inside the area is then walked once in each
/// direction and drops out; what is left is the boundary, and the inside of each piece is walked round by
/// turning left as sharply as possible at every corner. Corners that the walk visits twice are where holes
/// touch; there it is cut into simple rings.
///
/// Our own instead of GEOSCoverageUnion, which builds a general planar graph and takes ten times as long over
/// a coast of many islands; the tests hold the two against each other. No area is compared here.
///
/// Cost  n log n for n corners, and the number of free holes times the number of pieces.
GeosSession::Geometry coverageOutline(const GeosSession& session,
                                      const std::vector<GeosSession::Geometry>& members);

}  // namespace fairshares::geography
