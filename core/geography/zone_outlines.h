// Fair Shares: in which zone a place lies, asked a million times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/network.h"

namespace fairshares::geography {

/// The polygons of zones as edges sorted into horizontal bands. Parts (single polygons) are numbered zone by
/// zone, as stored. Immutable and shared by threads, unlike Land, whose questions use GEOS.
///
/// Borders   a place on the border between two zones lies in exactly one of them, if they share the very same
///           points; holes are outside
class ZoneOutlines {
 public:
  /// Errors   GeometryUnusable for what is no polygon (place.row is the zone's position + 1)
  static Result<ZoneOutlines> fromPolygons(std::span<const std::string> zoneWkb);

  [[nodiscard]] std::uint32_t firstPart(std::size_t zone) const { return mFirstPart[zone]; }
  [[nodiscard]] std::uint32_t endPart(std::size_t zone) const { return mFirstPart[zone + 1]; }
  [[nodiscard]] double areaSquareMetres(std::size_t zone) const;

  struct Box {
    model::Point least, greatest;
  };
  [[nodiscard]] const Box& box(std::uint32_t part) const { return mParts[part].box; }
  [[nodiscard]] bool contains(std::uint32_t part, const model::Point& place) const;
  /// The part of the zone with the place in it, else the one whose border is nearest (the lowest of equals).
  [[nodiscard]] std::uint32_t partNearest(std::size_t zone, const model::Point& place) const;
  /// Where zones overlap, the one of lowest rank.
  [[nodiscard]] std::optional<std::uint32_t> zoneAt(const model::Point& place,
                                                    std::span<const std::uint32_t> rankOfZone) const;

 private:
  struct Edge {
    model::Point low, high;  // low.y < high.y
  };
  struct Part {
    Box box;
    std::uint32_t zone = 0;
    double areaSquareMetres = 0.0;
    std::size_t firstBand = 0;  // in mFirstEdge
    std::size_t bands = 0;
  };
  void addPart(std::uint32_t zone, std::span<const Edge> edges);
  void sortIntoCells();
  [[nodiscard]] std::size_t bandOf(const Part& part, double y) const;
  [[nodiscard]] std::size_t cellOf(const model::Point& place) const;

  std::vector<std::uint32_t> mFirstPart;  // [zone + 1]
  std::vector<Part> mParts;
  std::vector<std::size_t> mFirstEdge;  // [band of any part, and one end for each part]
  std::vector<Edge> mEdges;             // by band; an edge is in each band it meets
  Box mBox;
  std::size_t mColumns = 1;
  std::vector<std::size_t> mFirstInCell;  // [cell + 1]
  std::vector<std::uint32_t> mInCell;     // parts whose boxes meet the cell
};

}  // namespace fairshares::geography
