// Polygons for tests: drawn in ASCII, given as WKT, measured by GEOS.
#pragma once

#include <geos_c.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fairshares::testing_support {

/// WKT to little-endian WKB and back, and what the tests ask of a geometry. A GEOS context of its own.
class Polygons {
 public:
  Polygons() : mContext(GEOS_init_r()) {}
  ~Polygons() { GEOS_finish_r(mContext); }
  Polygons(const Polygons&) = delete;
  Polygons& operator=(const Polygons&) = delete;

  [[nodiscard]] std::string wkb(const std::string& wkt) const {
    GEOSWKTReader* const reader = GEOSWKTReader_create_r(mContext);
    GEOSGeometry* const geometry = GEOSWKTReader_read_r(mContext, reader, wkt.c_str());
    GEOSWKTReader_destroy_r(mContext, reader);
    std::string result = write(geometry);
    GEOSGeom_destroy_r(mContext, geometry);
    return result;
  }
  [[nodiscard]] double area(const std::string& wkb) const {
    GEOSGeometry* const geometry = read(wkb);
    double area = 0.0;
    GEOSArea_r(mContext, geometry, &area);
    GEOSGeom_destroy_r(mContext, geometry);
    return area;
  }
  [[nodiscard]] bool isValid(const std::string& wkb) const {
    GEOSGeometry* const geometry = read(wkb);
    const bool valid = geometry && GEOSisValid_r(mContext, geometry) == 1;
    GEOSGeom_destroy_r(mContext, geometry);
    return valid;
  }
  /// "MultiPolygon", "Polygon", ...
  [[nodiscard]] std::string type(const std::string& wkb) const {
    GEOSGeometry* const geometry = read(wkb);
    char* const name = GEOSGeomType_r(mContext, geometry);
    std::string result(name);
    GEOSFree_r(mContext, name);
    GEOSGeom_destroy_r(mContext, geometry);
    return result;
  }
  /// Number of polygons and, of all of them, of holes.
  [[nodiscard]] std::pair<int, int> partsAndHoles(const std::string& wkb) const {
    GEOSGeometry* const geometry = read(wkb);
    const int parts = GEOSGetNumGeometries_r(mContext, geometry);
    int holes = 0;
    for (int part = 0; part < parts; ++part)
      holes += GEOSGetNumInteriorRings_r(mContext, GEOSGetGeometryN_r(mContext, geometry, part));
    GEOSGeom_destroy_r(mContext, geometry);
    return {parts, holes};
  }
  /// True if `wkb` is valid and covers just what the members cover, by GEOS's robust union; so many parts
  /// too.
  [[nodiscard]] bool isUnionOf(const std::string& wkb, const std::vector<std::string>& members) const {
    std::vector<GEOSGeometry*> parts;
    for (const std::string& member : members) parts.push_back(read(member));
    GEOSGeometry* const collection = GEOSGeom_createCollection_r(
        mContext, GEOS_GEOMETRYCOLLECTION, parts.data(), static_cast<unsigned>(parts.size()));
    GEOSGeometry* const united = GEOSUnaryUnion_r(mContext, collection);
    GEOSGeometry* const geometry = read(wkb);
    const bool same = GEOSisValid_r(mContext, geometry) == 1 &&
                      GEOSEquals_r(mContext, geometry, united) == 1 &&
                      GEOSGetNumGeometries_r(mContext, geometry) == GEOSGetNumGeometries_r(mContext, united);
    for (GEOSGeometry* const used : {collection, united, geometry}) GEOSGeom_destroy_r(mContext, used);
    return same;
  }
  /// GEOS's own union of a clean coverage, as normalised MultiPolygon.
  [[nodiscard]] std::string coverageUnion(const std::vector<std::string>& members) const {
    std::vector<GEOSGeometry*> parts;
    for (const std::string& member : members) parts.push_back(read(member));
    GEOSGeometry* const collection = GEOSGeom_createCollection_r(
        mContext, GEOS_GEOMETRYCOLLECTION, parts.data(), static_cast<unsigned>(parts.size()));
    GEOSGeometry* united = GEOSCoverageUnion_r(mContext, collection);
    GEOSGeom_destroy_r(mContext, collection);
    if (united && GEOSGeomTypeId_r(mContext, united) == GEOS_POLYGON)
      united = GEOSGeom_createCollection_r(mContext, GEOS_MULTIPOLYGON, &united, 1);
    if (!united) return {};
    GEOSNormalize_r(mContext, united);
    std::string result = write(united);
    GEOSGeom_destroy_r(mContext, united);
    return result;
  }

 private:
  [[nodiscard]] std::string write(const GEOSGeometry* geometry) const {
    GEOSWKBWriter* const writer = GEOSWKBWriter_create_r(mContext);
    GEOSWKBWriter_setByteOrder_r(mContext, writer, GEOS_WKB_NDR);
    std::size_t size = 0;
    unsigned char* const bytes = GEOSWKBWriter_write_r(mContext, writer, geometry, &size);
    std::string result(reinterpret_cast<const char*>(bytes), size);
    GEOSFree_r(mContext, bytes);
    GEOSWKBWriter_destroy_r(mContext, writer);
    return result;
  }
  [[nodiscard]] GEOSGeometry* read(const std::string& wkb) const {
    GEOSWKBReader* const reader = GEOSWKBReader_create_r(mContext);
    GEOSGeometry* const geometry = GEOSWKBReader_read_r(
        mContext, reader, reinterpret_cast<const unsigned char*>(wkb.data()), wkb.size());
    GEOSWKBReader_destroy_r(mContext, reader);
    return geometry;
  }
  GEOSContextHandle_t mContext;
};

/// One square of 1 m x 1 m for each character of a drawing; the letter names the area it belongs to, '.' is
/// sea.
struct DrawnSquares {
  std::vector<std::string> wkb;
  std::vector<std::uint32_t> areaOf;  ///< 0 for 'A', 1 for 'B', ...
};
inline DrawnSquares drawSquares(const Polygons& polygons, const std::vector<std::string>& lines) {
  DrawnSquares drawn;
  for (std::size_t line = 0; line < lines.size(); ++line)
    for (std::size_t place = 0; place < lines[line].size(); ++place) {
      if (lines[line][place] == '.') continue;
      const std::string left = std::to_string(place), right = std::to_string(place + 1);
      const std::string top = std::to_string(lines.size() - line),
                        bottom = std::to_string(lines.size() - line - 1);
      drawn.wkb.push_back(polygons.wkb("POLYGON ((" + left + " " + bottom + ", " + left + " " + top + ", " +
                                       right + " " + top + ", " + right + " " + bottom + ", " + left + " " +
                                       bottom + "))"));
      drawn.areaOf.push_back(static_cast<std::uint32_t>(lines[line][place] - 'A'));
    }
  return drawn;
}

}  // namespace fairshares::testing_support
