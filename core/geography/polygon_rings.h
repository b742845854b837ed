// Fair Shares: polygons as rings of points, read from WKB without GEOS.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/network.h"

namespace fairshares::geography {

/// A ring without its closing point and without points repeated one after the other.
struct Ring {
  std::size_t first = 0;      ///< position of its first point
  std::size_t count = 0;      ///< points, at least 3
  std::uint32_t polygon = 0;  ///< polygons are counted through all that was appended
  bool isShell = true;
};

/// Rings one after the other, each with the inside of its polygon on the left: shells run anticlockwise,
/// holes clockwise.
struct PolygonRings {
  std::vector<model::Point> points;
  std::vector<Ring> rings;
  std::uint32_t polygonCount = 0;

  [[nodiscard]] std::span<const model::Point> pointsOf(const Ring& ring) const {
    return std::span(points).subspan(ring.first, ring.count);
  }
  void clear();
};

/// Position of the least point (by x, then y) of a ring.
std::size_t leastPoint(std::span<const model::Point> ring);

/// Which way a ring turns at its least point: 1 anticlockwise, -1 clockwise, 0 if it is folded flat there.
/// For a ring that does not cross itself this is the direction of the ring.
int ringDirection(std::span<const model::Point> ring);

/// Half the cross products: positive for anticlockwise rings, in square metres.
double signedArea(std::span<const model::Point> ring);

/// Appends the rings of a Polygon or MultiPolygon. False, leaving `rings` as it was, for anything but
/// little-endian 2-D WKB of closed rings of at least three different points with finite coordinates: GEOS is
/// to look at that.
bool appendRings(const std::string& wkb, PolygonRings& rings);

/// Rings of one polygon, each from its least point on, with the inside on the left.
struct PolygonOutline {
  std::span<const model::Point> shell;
  std::vector<std::span<const model::Point>> holes;
};

/// MultiPolygon WKB in the normal form of GEOS, whatever the order of the polygons and holes: shells
/// clockwise, holes anticlockwise, each from its least point, greater rings first.
std::string writeMultiPolygon(std::vector<PolygonOutline> polygons);

}  // namespace fairshares::geography
