// Fair Shares: the features of a line layer, one after the other, without an object for each.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <ogr_api.h>

#include "model/network.h"

namespace fairshares::io {

/// What was found where a line is needed.
enum class LineState {
  Taken,    ///< a line, or several
  Missing,  ///< no geometry, or an empty one
  NoLine    ///< points or polygons
};

/// Points of one feature's lines, without heights and measures, one line after the other.
struct LineParts {
  std::vector<model::Point> points;
  std::vector<std::uint32_t> ends;  ///< [part], position in `points` after the part's last point
};

/// A layer read from front to back, on one thread, within one GdalSession. Where the driver has a fast stream
/// of columns (GeoPackage since GDAL 3.6), it is used: three times as fast as feature by feature.
class LineFeatures {
 public:
  virtual ~LineFeatures() = default;
  /// Goes to the next feature; false at the end, and when reading cannot go on.
  virtual bool next() = 0;
  /// Text of a wanted column, as found; empty where it is NULL. Numbers as text. Lives until next().
  [[nodiscard]] virtual std::string_view cell(std::size_t column) = 0;
  /// Replaces `parts` by the lines of the feature; curves become straight pieces.
  virtual LineState takeLines(LineParts& parts) = 0;
  /// Number of the feature, from 1.
  [[nodiscard]] std::size_t row() const { return mRow; }

 protected:
  std::size_t mRow = 0;
};

/// Starts reading `layer`. `fields` are positions of the wanted columns in the layer; cell(i) is fields[i].
std::unique_ptr<LineFeatures> readLineFeatures(OGRLayerH layer, std::vector<int> fields);

/// The lines of a geometry, as LineFeatures::takeLines.
LineState takeLinesOf(OGRGeometryH geometry, LineParts& parts);

}  // namespace fairshares::io
