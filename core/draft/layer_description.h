// Fair Shares: what a map layer or table looks like, without the layer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fairshares::draft {

enum class Shape { Table, Points, Lines, Polygons };

struct FieldDescription {
  std::string name;
  std::vector<std::string> samples;  ///< the first cells, as text; empty ones are left out
};

struct LayerDescription {
  std::string name;  ///< as the user sees it
  Shape shape = Shape::Table;
  std::optional<std::size_t> rows;  ///< not known for some sources
  std::vector<FieldDescription> fields;
};

/// The names of the fields, in order.
std::vector<std::string> headerOf(const LayerDescription& layer);
/// Position of the field that is called exactly so.
std::optional<std::size_t> findField(const LayerDescription& layer, const std::string& name);
/// True if there are samples and each is a number or a mark for a missing one.
bool holdsNumbers(const FieldDescription& field);
/// True if there are samples and each is the code of a Scottish data zone of some census.
bool holdsDataZones(const FieldDescription& field);

}  // namespace fairshares::draft
