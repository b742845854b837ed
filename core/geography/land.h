// Fair Shares: the land that zones are made of: single polygons, who touches whom, what lies where.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/network.h"

namespace fairshares::geography {

/// The polygons of all zones, one by one: a zone of several islands is several parts.
///
/// Parts are numbered zone by zone in the zones' order, within a zone in the order they are stored. Holes
/// stay holes. Zones should be a coverage: neighbours share the very same points along their border (to the
/// millimetre); borders that only run close to each other do not make neighbours.
///
/// Thread   one at a time: questions use GEOS's working memory
class Land {
 public:
  /// Errors   GeometryUnusable for what is no polygon (place.row is the zone's position + 1)
  static Result<Land> fromPolygons(std::span<const std::string> zoneWkb);
  Land(Land&&) noexcept;
  Land& operator=(Land&&) noexcept;
  ~Land();

  [[nodiscard]] std::size_t zoneCount() const { return mFirstPart.size() - 1; }
  [[nodiscard]] std::size_t partCount() const { return mZoneOfPart.size(); }
  [[nodiscard]] std::uint32_t firstPart(std::size_t zone) const { return mFirstPart[zone]; }
  [[nodiscard]] std::uint32_t endPart(std::size_t zone) const { return mFirstPart[zone + 1]; }
  [[nodiscard]] std::uint32_t zoneOfPart(std::uint32_t part) const { return mZoneOfPart[part]; }
  [[nodiscard]] double areaSquareMetres(std::uint32_t part) const { return mArea[part]; }
  /// A point in the part, away from its rim.
  [[nodiscard]] const model::Point& inside(std::uint32_t part) const { return mInside[part]; }
  /// Pairs of parts that share a piece of border, ascending, the lower part first.
  [[nodiscard]] const std::vector<std::pair<std::uint32_t, std::uint32_t>>& neighbours() const {
    return mNeighbours;
  }

  struct Distance {
    std::uint32_t part = 0;
    double metres = 0.0;  ///< 0 inside
  };
  /// The part a place lies in or on the rim of, of several the lowest. Empty in the water.
  [[nodiscard]] std::optional<std::uint32_t> partAt(const model::Point& place) const;
  /// Parts within `reachMetres` of a place, nearest first, of equally near ones the lowest.
  [[nodiscard]] std::vector<Distance> partsNear(const model::Point& place, double reachMetres) const;
  [[nodiscard]] double metresBetween(std::uint32_t part, std::uint32_t other) const;
  [[nodiscard]] double metresTo(std::uint32_t part, const model::Point& place) const;
  /// How much of the straight line from `a` to `b` lies on no land.
  [[nodiscard]] double metresOverWater(const model::Point& a, const model::Point& b) const;

 private:
  Land();
  struct Shapes;  // GEOS geometries and their index
  std::unique_ptr<Shapes> mShapes;
  std::vector<std::uint32_t> mFirstPart;
  std::vector<std::uint32_t> mZoneOfPart;
  std::vector<double> mArea;
  std::vector<model::Point> mInside;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> mNeighbours;
};

}  // namespace fairshares::geography
