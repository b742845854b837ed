// Fair Shares: GEOS for one thread: its context, its words, its geometries owned.
#pragma once

#include <geos_c.h>

#include <memory>
#include <string>

namespace fairshares::geography {

/// A GEOS context of its own with WKB reading and writing (little-endian, 2-D, ISO). GEOS prints nothing; its
/// last words are kept. To be used by one thread, and to outlive every Geometry it made.
class GeosSession {
 public:
  struct Destroyer {
    GEOSContextHandle_t context = nullptr;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Destroyer>;

  GeosSession();
  ~GeosSession();
  GeosSession(const GeosSession&) = delete;
  GeosSession& operator=(const GeosSession&) = delete;

  [[nodiscard]] GEOSContextHandle_t context() const { return mContext; }
  /// Owns what a GEOS function returned (perhaps null).
  [[nodiscard]] Geometry own(GEOSGeometry* geometry) const { return {geometry, Destroyer{mContext}}; }

  /// Null if the bytes are not WKB.
  [[nodiscard]] Geometry read(const std::string& wkb);
  [[nodiscard]] std::string write(const GEOSGeometry& geometry);
  /// Area in the square of the coordinates' unit; 0 for an empty geometry.
  [[nodiscard]] double area(const GEOSGeometry& geometry) const;
  /// True for a Polygon or MultiPolygon.
  [[nodiscard]] bool isPolygonal(const GEOSGeometry& geometry) const;
  [[nodiscard]] bool isValid(const GEOSGeometry& geometry) const;
  /// The polygons of any geometry as one MultiPolygon with its rings in a standard order; points and lines
  /// are left out.
  [[nodiscard]] Geometry normalizedMultiPolygon(const GEOSGeometry& geometry) const;

  /// What GEOS said last; empty if nothing since the last call.
  [[nodiscard]] std::string takeWords();

 private:
  static void receive(const char* words, void* self);
  GEOSContextHandle_t mContext;
  GEOSWKBReader* mReader;
  GEOSWKBWriter* mWriter;
  std::string mWords;
};

}  // namespace fairshares::geography
