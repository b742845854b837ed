// From longitude and latitude to the British National Grid.
#pragma once

#include <memory>

class OGRCoordinateTransformation;

namespace sample {

/// A place on the map: easting and northing in metres (EPSG:27700).
struct Point {
  double x = 0.0;
  double y = 0.0;
};

/// Straight-line distance in metres.
double distanceBetween(const Point& first, const Point& second);

/// Converts WGS 84 degrees to EPSG:27700 metres, rounded to whole metres.
///
/// Uses the seven-parameter shift written out in full, because the default choice depends on which
/// correction grids a machine has (a few metres, which a stylised map does not need).
class GridProjection {
 public:
  GridProjection();
  ~GridProjection();

  /// Throws std::runtime_error if the point cannot be converted.
  Point project(double longitude, double latitude) const;

 private:
  std::unique_ptr<OGRCoordinateTransformation> mToGrid;
};

}  // namespace sample
