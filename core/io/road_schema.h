// Fair Shares: which columns of a line layer tell what of its roads.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/osm_way.h"
#include "io/read_network.h"

namespace fairshares::io {

enum class RoadSchemaKind { OpenRoads, OpenStreetMap, Mapped };

/// A layer's columns by meaning. Positions count within `fields`, the layer's positions of the columns used.
struct RoadSchema {
  RoadSchemaKind kind = RoadSchemaKind::Mapped;
  std::vector<int> fields;
  std::optional<std::size_t> roadClass;
  std::optional<std::size_t> formOfWay;
  std::optional<std::size_t> speed;
  std::optional<std::size_t> oneWay;
  std::optional<std::size_t> startNode;
  std::optional<std::size_t> endNode;
  std::array<std::optional<std::size_t>, OSM_KEYS.size()> osm;
  std::optional<std::size_t> furtherTags;
  [[nodiscard]] bool hasNodeIds() const { return startNode.has_value(); }
};

/// Recognises the schema (see readNetwork) and finds the columns of the mapping.
///
/// Errors: ColumnMissing, ColumnAmbiguous.
Result<RoadSchema> findRoadSchema(std::span<const std::string> header,
                                  const std::optional<NetworkMapping>& mapping, const Place& place);

}  // namespace fairshares::io
