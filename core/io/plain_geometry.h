// Fair Shares: geometries as the model keeps them: flat, without arcs, little-endian WKB.
#pragma once

#include <memory>
#include <string>

#include <ogr_api.h>

namespace fairshares::io {

struct FeatureFreer {
  void operator()(void* feature) const { OGR_F_Destroy(feature); }
};
using Feature = std::unique_ptr<void, FeatureFreer>;

struct GeometryFreer {
  void operator()(void* geometry) const { OGR_G_DestroyGeometry(geometry); }
};
using Geometry = std::unique_ptr<void, GeometryFreer>;

/// A Polygon or MultiPolygon without heights, measures and arcs; empty if the geometry is none.
Geometry plainPolygon(Geometry geometry);
/// A Point without height and measure (also from a MultiPoint of one); empty if the geometry is none.
Geometry plainPoint(Geometry geometry);
/// Little-endian ISO WKB.
std::string wkbOf(OGRGeometryH geometry);

}  // namespace fairshares::io
