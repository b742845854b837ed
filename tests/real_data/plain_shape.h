// Polygons and places for the plain geography, through OGR: no reader and no shape of the engine is used.
#pragma once

#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <utility>

namespace fairshares::testing_support::plain {

using Position = std::pair<double, double>;  // metres

/// As the crow flies.
double crowMetres(const Position& a, const Position& b);

struct Shape {
  std::unique_ptr<OGRGeometry> geometry;
  OGREnvelope frame;
};

Shape shapeOf(const OGRGeometry& geometry);
/// 0 for a place in the shape or on its rim.
double metresTo(const Shape& shape, const Position& place);
/// A lower bound of metresTo that is quick to have.
double metresToFrame(const Shape& shape, const Position& place);
/// Any point of the surface.
Position pointInside(const Shape& polygon);

/// Opens a vector file to read. Throws if it cannot.
std::unique_ptr<GDALDataset> openVector(const std::string& path);

}  // namespace fairshares::testing_support::plain
