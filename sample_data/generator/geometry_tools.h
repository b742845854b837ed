// A thin, safe layer over the GEOS C interface.
#pragma once

#include "grid_projection.h"

#include <geos_c.h>
#include <memory>
#include <vector>

namespace sample {

/// The GEOS context of the generator (one thread only).
GEOSContextHandle_t geos();

struct GeometryDeleter {
  void operator()(GEOSGeometry* geometry) const;
};

/// An owned GEOS geometry.
using Geometry = std::unique_ptr<GEOSGeometry, GeometryDeleter>;

/// Takes ownership of a GEOS result. Throws std::runtime_error if GEOS failed.
Geometry owned(GEOSGeometry* geometry);

/// A polygon from a ring whose first point is not repeated.
Geometry polygonFrom(const std::vector<Point>& ring);

/// A line through the points.
Geometry lineFrom(const std::vector<Point>& points);

/// A collection of the given GEOS type that takes over the members.
Geometry collectionOf(int type, std::vector<Geometry> members);

/// Copies of the parts of a geometry (a simple geometry is its own single part).
std::vector<Geometry> partsOf(const GEOSGeometry* geometry);

/// The vertices of the outer ring of a polygon, or of a line.
std::vector<Point> verticesOf(const GEOSGeometry* geometry);

/// A point that lies inside the polygon.
Point pointInside(const GEOSGeometry* polygon);

/// Area in square metres.
double areaOf(const GEOSGeometry* geometry);

/// Length in metres.
double lengthOf(const GEOSGeometry* geometry);

/// Land with a fast test whether points and straight lines lie on it.
class LandTester {
 public:
  explicit LandTester(const std::vector<Point>& ring);
  ~LandTester();
  LandTester(const LandTester&) = delete;
  LandTester& operator=(const LandTester&) = delete;

  bool contains(const Point& point) const;

  /// True if the straight line from one point to the other stays on this land.
  bool covers(const Point& from, const Point& to) const;

  /// Metres of the straight line that are not on this land.
  double metresOffLand(const Point& from, const Point& to) const;

  /// Distance from the point to this land in metres, 0 inside.
  double distanceTo(const Point& point) const;

  const GEOSGeometry* polygon() const { return mPolygon.get(); }

 private:
  Geometry mPolygon;
  const GEOSPreparedGeometry* mPrepared = nullptr;
};

}  // namespace sample
