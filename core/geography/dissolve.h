// Fair Shares: zones to areas, and invalid polygons made valid (GEOS).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"

namespace fairshares::geography {

/// A polygon that had to be repaired.
struct Repair {
  std::size_t member = 0;   ///< position in the input
  double areaBefore = 0.0;  ///< m2, of the polygon as stored
  double areaAfter = 0.0;   ///< m2
  std::string reason;       ///< GEOS's words, for example "Self-intersection at 1 2"
};

/// Repairs invalid polygons in place, keeps valid ones byte for byte, and lists what it did. Polygons become
/// MultiPolygons only where the repair needs it. Reports GeometryUnusable for what no repair can save.
///
/// Shape   wkb[member]; Errors GeometryUnusable (place.row is the member's position + 1)
Result<std::vector<Repair>> repairPolygons(std::vector<std::string>& wkb);

/// The union of the member polygons of each area as MultiPolygon WKB, islands and holes right.
///
/// areaOf[member] < areaCount. Uses the fast union of a clean coverage (shared edges equal to the bit) and
/// falls back to the robust union for an area whose coverage is not clean: the area of the result must equal
/// the sum of the members' areas within 1e-6 relative, and be valid. An area without members is an empty
/// MultiPolygon.
///
/// Issues    GeometryUnusable (place.row: the member's or the area's position + 1), Cancelled; warning
/// SumMismatch
///           (place.row: the area's position + 1) where members overlap.
/// Threads   areas are spread over `threads`; the bytes do not depend on it.
Result<std::vector<std::string>> dissolve(std::span<const std::string> wkb,
                                          std::span<const std::uint32_t> areaOf, std::size_t areaCount,
                                          unsigned threads, const Monitor& monitor);

}  // namespace fairshares::geography
