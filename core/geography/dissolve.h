// Fair Shares: zones to areas, and invalid polygons made valid (GEOS).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "geography/coverage.h"

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
/// Shape     wkb[member]; Errors GeometryUnusable (place.key is empty: the caller knows the codes by
/// position) Threads   polygons are spread over `threads` (0: one for each core); nothing depends on it.
Result<std::vector<Repair>> repairPolygons(std::vector<std::string>& wkb, unsigned threads = 0);

/// The union of the member polygons of each area as normalised MultiPolygon WKB, islands and holes right.
///
/// areaOf[member] < areaCount. Where the members of an area are a clean coverage (edges shared to the bit,
/// nothing overlaps, proven), the outline is made of their edges; else GEOS unites them, and warns if the
/// area of the union is not the sum of the members' areas within 1e-6 relative. An area without members is an
/// empty MultiPolygon. The order of the members does not reach the bytes.
///
/// Errors    GeometryUnusable: a member that is no polygon, or members that GEOS cannot unite; Cancelled
/// Issues    GeometryUnusable (place.row: the member's or the area's position + 1), Cancelled; warning
/// SumMismatch
///           (place.row: the area's position + 1) where members overlap and the outline covers less than
///           their sum.
/// Threads   areas are spread over `threads`; the bytes do not depend on it.
Result<std::vector<std::string>> dissolve(const Coverage& coverage, std::span<const std::uint32_t> areaOf,
                                          std::size_t areaCount, unsigned threads, const Monitor& monitor);

/// The same for one level only.
Result<std::vector<std::string>> dissolve(std::span<const std::string> wkb,
                                          std::span<const std::uint32_t> areaOf, std::size_t areaCount,
                                          unsigned threads, const Monitor& monitor);

}  // namespace fairshares::geography
