#include "real_data/plain_shape.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace fairshares::testing_support::plain {

double crowMetres(const Position& a, const Position& b) {
  return std::hypot(a.first - b.first, a.second - b.second);
}

Shape shapeOf(const OGRGeometry& geometry) {
  Shape shape{std::unique_ptr<OGRGeometry>(geometry.clone()), {}};
  shape.geometry->getEnvelope(&shape.frame);
  return shape;
}

double metresTo(const Shape& shape, const Position& place) {
  const OGRPoint point(place.first, place.second);
  return shape.geometry->Intersects(&point) ? 0.0 : shape.geometry->Distance(&point);
}

double metresToFrame(const Shape& shape, const Position& place) {
  const double x = std::max({shape.frame.MinX - place.first, place.first - shape.frame.MaxX, 0.0});
  const double y = std::max({shape.frame.MinY - place.second, place.second - shape.frame.MaxY, 0.0});
  return std::hypot(x, y);
}

Position pointInside(const Shape& polygon) {
  const std::unique_ptr<OGRGeometry> point(
      OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(polygon.geometry.get()))));
  if (!point) throw std::runtime_error("no point in a polygon");
  return {point->toPoint()->getX(), point->toPoint()->getY()};
}

std::unique_ptr<GDALDataset> openVector(const std::string& path) {
  GDALAllRegister();
  std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  if (!dataset) throw std::runtime_error("cannot read " + path);
  return dataset;
}

}  // namespace fairshares::testing_support::plain
