// Fair Shares: settlements, fixed links and points as they were read, before anything is joined.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/network.h"

namespace fairshares::model {

/// A town as an area or a point, with its people at a stated date.
struct Settlement {
  std::string id;
  std::string name;
  double population = 0.0;
  std::string wkb;      ///< Polygon, MultiPolygon or Point, little-endian, in metres of the study's system
  std::size_t row = 0;  ///< 1-based row or feature number for messages
};

/// A bridge or causeway between two zones, by their codes.
struct FixedLinkRow {
  std::string link;  ///< for people: "Skye Bridge"
  std::string zoneA;
  std::string zoneB;
  std::size_t row = 0;
};

/// Points by code: centroids of zones, hospitals, practices, health centres. Arrays are parallel.
struct PointLayer {
  std::string file;  ///< as the user wrote it
  std::string layer;
  std::vector<std::string> codes;
  std::vector<std::string> names;            ///< empty texts where there is no name column
  std::vector<std::optional<Point>> points;  ///< metres; nothing where the row has no position
  std::vector<std::size_t> rows;
};

}  // namespace fairshares::model
