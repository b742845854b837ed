// Fair Shares: tables ready to be written to any format: names, titles and units beside the values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fairshares::model {

/// Stands in the description of every table that a run writes. A layer of the same name without it is
/// somebody else's, and is not replaced.
inline constexpr std::string_view OUTPUT_MARK = "Computed by Fair Shares";

enum class GeometryKind { None, MultiPolygon, Point, MultiLineString };

/// One column. Missing values are nullopt and become NULL, never 0 or "".
struct OutputColumn {
  std::string name;   ///< permanent, for example acute_needs_index
  std::string title;  ///< for people: "Acute: needs index"
  std::string unit;   ///< "persons", "ratio to Scotland", "GBP", "" for text
  using Texts = std::vector<std::optional<std::string>>;
  using Integers = std::vector<std::optional<std::int64_t>>;
  using Reals = std::vector<std::optional<double>>;
  std::variant<Texts, Integers, Reals> values;
};

/// A way to draw a layer.
struct LayerStyle {
  std::string name;  ///< at most 30 characters, unique in its layer
  std::string qml;   ///< as QGIS reads it
  bool isDefault = false;
};

/// One layer or table.
struct OutputTable {
  std::string name;  ///< layer name: zones, boards, shares, ...
  std::string title;
  std::string description;  ///< carries OUTPUT_MARK; says "synthetic" where so, and what stood in
  GeometryKind geometry = GeometryKind::None;
  std::string crs;                              ///< "EPSG:27700"; empty without geometry
  std::vector<std::optional<std::string>> wkb;  ///< [row]; empty without geometry
  std::vector<OutputColumn> columns;            ///< all of rowCount() values
  std::vector<LayerStyle> styles;               ///< kept in the GeoPackage alone
  [[nodiscard]] std::size_t rowCount() const;
};

}  // namespace fairshares::model
