// A thin, safe layer over the GEOS C interface.
#include "geometry_tools.h"

#include <stdexcept>

namespace sample {

GEOSContextHandle_t geos() {
  static const GEOSContextHandle_t context = GEOS_init_r();
  return context;
}

void GeometryDeleter::operator()(GEOSGeometry* geometry) const {
  GEOSGeom_destroy_r(geos(), geometry);
}

Geometry owned(GEOSGeometry* geometry) {
  if (!geometry) throw std::runtime_error("a geometry operation failed");
  return Geometry(geometry);
}

namespace {

GEOSCoordSequence* sequenceFrom(const std::vector<Point>& points, bool closed) {
  const std::size_t count = points.size() + (closed ? 1 : 0);
  GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(geos(), static_cast<unsigned>(count), 2);
  for (std::size_t vertex = 0; vertex < count; ++vertex) {
    const Point& point = points[vertex % points.size()];
    GEOSCoordSeq_setXY_r(geos(), sequence, static_cast<unsigned>(vertex), point.x, point.y);
  }
  return sequence;
}

Geometry pointFrom(const Point& point) {
  return owned(GEOSGeom_createPointFromXY_r(geos(), point.x, point.y));
}

}  // namespace

Geometry polygonFrom(const std::vector<Point>& ring) {
  GEOSGeometry* shell = GEOSGeom_createLinearRing_r(geos(), sequenceFrom(ring, true));
  return owned(GEOSGeom_createPolygon_r(geos(), shell, nullptr, 0));
}

Geometry lineFrom(const std::vector<Point>& points) {
  return owned(GEOSGeom_createLineString_r(geos(), sequenceFrom(points, false)));
}

Geometry collectionOf(int type, std::vector<Geometry> members) {
  std::vector<GEOSGeometry*> released;
  for (Geometry& member : members) released.push_back(member.release());
  return owned(
      GEOSGeom_createCollection_r(geos(), type, released.data(), static_cast<unsigned>(released.size())));
}

std::vector<Geometry> partsOf(const GEOSGeometry* geometry) {
  std::vector<Geometry> parts;
  const int count = GEOSGetNumGeometries_r(geos(), geometry);
  for (int part = 0; part < count; ++part)
    parts.push_back(owned(GEOSGeom_clone_r(geos(), GEOSGetGeometryN_r(geos(), geometry, part))));
  return parts;
}

std::vector<Point> verticesOf(const GEOSGeometry* geometry) {
  const bool isPolygon = GEOSGeomTypeId_r(geos(), geometry) == GEOS_POLYGON;
  const GEOSGeometry* line = isPolygon ? GEOSGetExteriorRing_r(geos(), geometry) : geometry;
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos(), line);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(geos(), sequence, &count);
  std::vector<Point> points(count);
  for (unsigned vertex = 0; vertex < count; ++vertex)
    GEOSCoordSeq_getXY_r(geos(), sequence, vertex, &points[vertex].x, &points[vertex].y);
  return points;
}

Point pointInside(const GEOSGeometry* polygon) {
  const Geometry inside = owned(GEOSPointOnSurface_r(geos(), polygon));
  Point point;
  GEOSGeomGetX_r(geos(), inside.get(), &point.x);
  GEOSGeomGetY_r(geos(), inside.get(), &point.y);
  return point;
}

double areaOf(const GEOSGeometry* geometry) {
  double area = 0.0;
  GEOSArea_r(geos(), geometry, &area);
  return area;
}

double lengthOf(const GEOSGeometry* geometry) {
  double length = 0.0;
  GEOSLength_r(geos(), geometry, &length);
  return length;
}

LandTester::LandTester(const std::vector<Point>& ring)
    : mPolygon(polygonFrom(ring)), mPrepared(GEOSPrepare_r(geos(), mPolygon.get())) {}

LandTester::~LandTester() {
  GEOSPreparedGeom_destroy_r(geos(), mPrepared);
}

bool LandTester::contains(const Point& point) const {
  return GEOSPreparedContains_r(geos(), mPrepared, pointFrom(point).get()) == 1;
}

bool LandTester::covers(const Point& from, const Point& to) const {
  return GEOSPreparedCovers_r(geos(), mPrepared, lineFrom({from, to}).get()) == 1;
}

double LandTester::metresOffLand(const Point& from, const Point& to) const {
  if (covers(from, to)) return 0.0;
  return lengthOf(owned(GEOSDifference_r(geos(), lineFrom({from, to}).get(), mPolygon.get())).get());
}

double LandTester::distanceTo(const Point& point) const {
  double distance = 0.0;
  GEOSPreparedDistance_r(geos(), mPrepared, pointFrom(point).get(), &distance);
  return distance;
}

}  // namespace sample
