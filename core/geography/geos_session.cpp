#include "geography/geos_session.h"

#include <utility>
#include <vector>

#include "base/contract.h"

namespace fairshares::geography {

namespace {

constexpr int LITTLE_ENDIAN_BYTES = GEOS_WKB_NDR;

// Copies the polygons of `geometry`, whatever it is nested in, to the end of `polygons`.
void collectPolygons(const GeosSession& session, const GEOSGeometry& geometry,
                     std::vector<GeosSession::Geometry>& polygons) {
  const GEOSContextHandle_t context = session.context();
  const int type = GEOSGeomTypeId_r(context, &geometry);
  if (GEOSisEmpty_r(context, &geometry) != 0) return;
  if (type == GEOS_POLYGON) {
    polygons.push_back(session.own(GEOSGeom_clone_r(context, &geometry)));
  } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    const int count = GEOSGetNumGeometries_r(context, &geometry);
    for (int part = 0; part < count; ++part)
      collectPolygons(session, *GEOSGetGeometryN_r(context, &geometry, part), polygons);
  }
}

}  // namespace

GeosSession::GeosSession()
    : mContext(GEOS_init_r()), mReader(GEOSWKBReader_create_r(mContext)),
      mWriter(GEOSWKBWriter_create_r(mContext)) {
  GEOSContext_setErrorMessageHandler_r(mContext, &GeosSession::receive, this);
  GEOSContext_setNoticeMessageHandler_r(mContext, &GeosSession::receive, this);
  GEOSWKBWriter_setByteOrder_r(mContext, mWriter, LITTLE_ENDIAN_BYTES);
  GEOSWKBWriter_setOutputDimension_r(mContext, mWriter, 2);
}

GeosSession::~GeosSession() {
  GEOSWKBReader_destroy_r(mContext, mReader);
  GEOSWKBWriter_destroy_r(mContext, mWriter);
  GEOS_finish_r(mContext);
}

void GeosSession::receive(const char* words, void* self) {
  static_cast<GeosSession*>(self)->mWords = words;
}

GeosSession::Geometry GeosSession::read(const std::string& wkb) {
  return own(GEOSWKBReader_read_r(mContext, mReader, reinterpret_cast<const unsigned char*>(wkb.data()),
                                  wkb.size()));
}

std::string GeosSession::write(const GEOSGeometry& geometry) {
  std::size_t size = 0;
  unsigned char* const bytes = GEOSWKBWriter_write_r(mContext, mWriter, &geometry, &size);
  FAIRSHARES_ENSURES(bytes != nullptr);
  std::string wkb(reinterpret_cast<const char*>(bytes), size);
  GEOSFree_r(mContext, bytes);
  return wkb;
}

double GeosSession::area(const GEOSGeometry& geometry) const {
  double area = 0.0;
  return GEOSArea_r(mContext, &geometry, &area) == 1 ? area : 0.0;
}

bool GeosSession::isPolygonal(const GEOSGeometry& geometry) const {
  const int type = GEOSGeomTypeId_r(mContext, &geometry);
  return type == GEOS_POLYGON || type == GEOS_MULTIPOLYGON;
}

bool GeosSession::isValid(const GEOSGeometry& geometry) const {
  return GEOSisValid_r(mContext, &geometry) == 1;
}

GeosSession::Geometry GeosSession::normalizedMultiPolygon(const GEOSGeometry& geometry) const {
  std::vector<Geometry> polygons;
  collectPolygons(*this, geometry, polygons);
  // GEOS takes the polygons over, also when it fails.
  std::vector<GEOSGeometry*> parts;
  for (Geometry& polygon : polygons) parts.push_back(polygon.release());
  Geometry multi = own(GEOSGeom_createCollection_r(mContext, GEOS_MULTIPOLYGON, parts.data(),
                                                   static_cast<unsigned>(parts.size())));
  if (multi && GEOSNormalize_r(mContext, multi.get()) == -1) multi.reset();
  return multi;
}

std::string GeosSession::takeWords() {
  return std::exchange(mWords, {});
}

}  // namespace fairshares::geography
