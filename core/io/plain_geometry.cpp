// Fair Shares: geometries as the model keeps them: flat, without arcs, little-endian WKB.
#include "io/plain_geometry.h"

namespace fairshares::io {

Geometry plainPolygon(Geometry geometry) {
  if (!geometry || OGR_G_IsEmpty(geometry.get())) return {};
  if (OGR_G_HasCurveGeometry(geometry.get(), FALSE))
    geometry.reset(OGR_G_GetLinearGeometry(geometry.get(), 0, nullptr));
  OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry.get()));
  if (type == wkbCurvePolygon) geometry.reset(OGR_G_ForceToPolygon(geometry.release()));
  if (type == wkbMultiSurface) geometry.reset(OGR_G_ForceToMultiPolygon(geometry.release()));
  type = wkbFlatten(OGR_G_GetGeometryType(geometry.get()));
  if (type != wkbPolygon && type != wkbMultiPolygon) return {};
  OGR_G_FlattenTo2D(geometry.get());
  OGR_G_SetMeasured(geometry.get(), FALSE);
  return geometry;
}

Geometry plainPoint(Geometry geometry) {
  if (!geometry || OGR_G_IsEmpty(geometry.get())) return {};
  if (wkbFlatten(OGR_G_GetGeometryType(geometry.get())) == wkbMultiPoint &&
      OGR_G_GetGeometryCount(geometry.get()) == 1)
    geometry.reset(OGR_G_Clone(OGR_G_GetGeometryRef(geometry.get(), 0)));
  if (wkbFlatten(OGR_G_GetGeometryType(geometry.get())) != wkbPoint) return {};
  OGR_G_FlattenTo2D(geometry.get());
  OGR_G_SetMeasured(geometry.get(), FALSE);
  return geometry;
}

std::string wkbOf(OGRGeometryH geometry) {
  std::string bytes(static_cast<std::size_t>(OGR_G_WkbSize(geometry)), '\0');
  // OGR writes bytes as unsigned char; the model keeps them as text.
  OGR_G_ExportToIsoWkb(geometry, wkbNDR, reinterpret_cast<unsigned char*>(bytes.data()));
  return bytes;
}

}  // namespace fairshares::io
