// From longitude and latitude to the British National Grid.
#include "grid_projection.h"

#include <cmath>
#include <ogr_spatialref.h>
#include <stdexcept>

namespace sample {

namespace {

constexpr const char* BRITISH_GRID =
    "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy "
    "+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";

}  // namespace

double distanceBetween(const Point& first, const Point& second) {
  const double dx = first.x - second.x;
  const double dy = first.y - second.y;
  return std::sqrt(dx * dx + dy * dy);
}

GridProjection::GridProjection() {
  OGRSpatialReference degrees;
  degrees.importFromProj4("+proj=longlat +datum=WGS84 +no_defs");
  degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  OGRSpatialReference grid;
  grid.importFromProj4(BRITISH_GRID);
  grid.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  mToGrid.reset(OGRCreateCoordinateTransformation(&degrees, &grid));
  if (!mToGrid) throw std::runtime_error("no transformation to the British National Grid");
}

GridProjection::~GridProjection() = default;

Point GridProjection::project(double longitude, double latitude) const {
  double x = longitude;
  double y = latitude;
  if (!mToGrid->Transform(1, &x, &y)) throw std::runtime_error("a position cannot be projected");
  return {std::round(x), std::round(y)};
}

}  // namespace sample
