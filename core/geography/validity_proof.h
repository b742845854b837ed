// Fair Shares: polygons that are plainly valid, found without GEOS.
#pragma once

#include <string>
#include <vector>

#include "geography/polygon_rings.h"
#include "geography/segment_tree.h"

namespace fairshares::geography {

/// Proves polygons valid in the sense of OGC Simple Features. To be kept for many polygons: it reuses its
/// memory. One thread each.
class ValidityProof {
 public:
  /// True only for a valid Polygon or MultiPolygon with an area; in all other cases GEOS is to decide: for
  /// invalid ones, but also for valid ones whose rings touch in a point, and for WKB of another dialect.
  bool holds(const std::string& wkb);

 private:
  [[nodiscard]] bool ringsKeepApart();
  [[nodiscard]] bool ringsNest() const;

  PolygonRings mRings;
  std::vector<Segment> mSegments;    // [point]: from it to the next of its ring
  std::vector<std::size_t> mRingOf;  // [point]
  SegmentTree mTree;
};

}  // namespace fairshares::geography
