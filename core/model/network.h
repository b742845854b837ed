// Fair Shares: roads and ferries as they were read, before anything is joined. Plain arrays, no files.
//
// All coordinates are metres in one projected system; whoever fills these tables has reprojected them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/array.h"
#include "base/issue.h"

namespace fairshares::model {

/// A place in metres.
struct Point {
  double x = 0.0;  ///< easting
  double y = 0.0;  ///< northing
  auto operator<=>(const Point&) const = default;
};

/// Which way a link may be travelled, seen along its drawn line.
enum class Direction : std::uint8_t { Both, Forward, Backward };

/// What a link is. Ferries are not links: they have a table of their own.
enum class LinkKind : std::uint8_t {
  Road,       ///< a real road
  Proximity,  ///< stands in for the roads between neighbouring zones
  FixedLink   ///< a declared bridge or causeway between zones
};

/// A crossing between two terminals, usable both ways.
struct Ferry {
  std::string name;  ///< for people: "Ardrossan - Brodick"
  Point from;
  Point to;
  double crossingMinutes = 0.0;
  double waitingMinutes = 0.0;  ///< charged once a boarding
  bool vehicles = true;         ///< false: foot passengers only
  std::vector<Point> line;      ///< its drawn course from `from` to `to`; empty: straight
  std::size_t row = 0;          ///< 1-based row for messages
  std::string basis;            ///< where its minutes come from, as the table says; may be empty
  std::string file;             ///< it was read from, as the user wrote it; empty: that of the network
  std::string layer;
};

/// Lines of a road layer, or links made from zones, and the ferries. Arrays are parallel, one entry a link;
/// those of a network that was kept on a disk stay there (base/array.h).
///
/// Topology: with `nodes`, link l runs from nodes[fromNode[l]] to nodes[toNode[l]]. Without, links meet where
/// their ends do. Lines that cross without sharing a node never meet: bridges stay bridges.
struct Network {
  std::string file;   ///< as the user wrote it
  std::string layer;  ///< for messages

  Array<Point> nodes;             ///< empty: links are joined by their ends
  Array<std::uint32_t> fromNode;  ///< [link], position in nodes; empty without nodes
  Array<std::uint32_t> toNode;    ///< [link]

  std::vector<std::string> roadClasses;                  ///< names, for people and for the speed table
  Array<double> lengthMetres;                      ///< [link], along the road, >= 0
  Array<std::uint16_t> roadClass;                  ///< [link], position in roadClasses
  Array<Direction> direction;                      ///< [link]; empty: both ways everywhere
  Array<LinkKind> kind;                            ///< [link]; empty: all roads
  std::vector<std::optional<double>> ownSpeedKmPerHour;  ///< [link]; empty: the class decides everywhere
  Array<std::uint32_t> row;  ///< [link], 1-based feature numbers for messages; empty: position + 1

  Array<std::uint32_t> shapeStart;  ///< [link + 1], position of a link's first point in `shape`
  Array<Point> shape;               ///< at least two points a link

  /// Where links were read from if from several layers, rising by first link; rows count within each.
  struct Source {
    std::string file;
    std::string layer;
    std::size_t firstLink = 0;
  };
  std::vector<Source> sources;  ///< empty: all links are of `file` and `layer`

  std::vector<Ferry> ferries;

  [[nodiscard]] std::size_t linkCount() const { return lengthMetres.size(); }
  [[nodiscard]] std::span<const Point> line(std::size_t link) const {
    return {shape.data() + shapeStart[link], shapeStart[link + 1] - shapeStart[link]};
  }
  [[nodiscard]] Direction directionOf(std::size_t link) const {
    return direction.empty() ? Direction::Both : direction[link];
  }
  [[nodiscard]] LinkKind kindOf(std::size_t link) const { return kind.empty() ? LinkKind::Road : kind[link]; }
  [[nodiscard]] std::size_t rowOf(std::size_t link) const { return row.empty() ? link + 1 : row[link]; }
  /// File, layer and row of a link, for messages.
  [[nodiscard]] Place placeOf(std::size_t link) const;
  /// File, layer, row and name of a ferry, for messages.
  [[nodiscard]] Place placeOf(const Ferry& ferry) const;
};

/// Speed of each road class. Where a value comes from is the study's knowledge.
struct SpeedTable {
  std::vector<double> kmPerHour;  ///< [position in Network::roadClasses]
};

}  // namespace fairshares::model
