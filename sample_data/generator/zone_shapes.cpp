// The polygons of the zones.
#include "zone_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <stdexcept>

namespace sample {

namespace {

/// An edge of a face, from its smaller to its larger end, in whole metres.
using Edge = std::array<long, 4>;

struct Face {
  Geometry polygon;
  int zone = -1;
};

Edge edgeBetween(const Point& from, const Point& to) {
  const Edge forward = {std::lround(from.x), std::lround(from.y), std::lround(to.x), std::lround(to.y)};
  const Edge backward = {forward[2], forward[3], forward[0], forward[1]};
  return std::min(forward, backward);
}

double lengthOfEdge(const Edge& edge) {
  return distanceBetween({double(edge[0]), double(edge[1])}, {double(edge[2]), double(edge[3])});
}

/// Cuts a ring's land into faces along the Voronoi edges of its sites.
std::vector<Face> facesOf(const std::vector<Point>& ring, const LandTester& land,
                          const std::vector<Point>& sites) {
  std::vector<Face> faces;
  if (sites.size() == 1) {
    faces.push_back({polygonFrom(ring), -1});
    return faces;
  }
  std::vector<Geometry> points;
  for (const Point& site : sites)
    points.push_back(owned(GEOSGeom_createPointFromXY_r(geos(), site.x, site.y)));
  const Geometry cloud = collectionOf(GEOS_MULTIPOINT, std::move(points));
  const Geometry edges = owned(GEOSVoronoiDiagram_r(geos(), cloud.get(), land.polygon(), 0.0, 1));

  std::vector<Geometry> lines = partsOf(edges.get());
  std::vector<Point> closed = ring;
  closed.push_back(ring.front());
  lines.push_back(lineFrom(closed));
  const Geometry allLines = collectionOf(GEOS_MULTILINESTRING, std::move(lines));
  const Geometry noded = owned(GEOSUnaryUnionPrec_r(geos(), allLines.get(), 1.0));
  const GEOSGeometry* pieces[] = {noded.get()};
  const Geometry polygons = owned(GEOSPolygonize_r(geos(), pieces, 1));
  for (Geometry& polygon : partsOf(polygons.get())) {
    if (land.contains(pointInside(polygon.get()))) faces.push_back({std::move(polygon), -1});
  }
  return faces;
}

/// Gives each face the zone whose access point it holds.
void claimFaces(std::vector<Face>& faces, const std::vector<Zone>& zones, const std::vector<int>& members) {
  GEOSSTRtree* tree = GEOSSTRtree_create_r(geos(), 10);
  for (Face& face : faces) GEOSSTRtree_insert_r(geos(), tree, face.polygon.get(), &face);
  for (const int zone : members) {
    const Geometry site =
        owned(GEOSGeom_createPointFromXY_r(geos(), zones[zone].access.x, zones[zone].access.y));
    std::vector<Face*> near;
    const auto collect = [](void* item, void* list) {
      static_cast<std::vector<Face*>*>(list)->push_back(static_cast<Face*>(item));
    };
    GEOSSTRtree_query_r(geos(), tree, site.get(), collect, &near);
    bool claimed = false;
    for (Face* face : near) {
      if (face->zone >= 0 || GEOSIntersects_r(geos(), face->polygon.get(), site.get()) != 1) continue;
      face->zone = zone;
      claimed = true;
      break;
    }
    if (!claimed) throw std::runtime_error("a zone has no land: " + zones[zone].code);
  }
  GEOSSTRtree_destroy_r(geos(), tree);
}

std::map<Edge, std::vector<int>> facesByEdge(const std::vector<Face>& faces) {
  std::map<Edge, std::vector<int>> byEdge;
  for (std::size_t face = 0; face < faces.size(); ++face) {
    const std::vector<Point> vertices = verticesOf(faces[face].polygon.get());
    for (std::size_t vertex = 1; vertex < vertices.size(); ++vertex)
      byEdge[edgeBetween(vertices[vertex - 1], vertices[vertex])].push_back(static_cast<int>(face));
  }
  return byEdge;
}

/// Hands faces without a zone to the neighbouring zone they share most border with, until none is left.
void adoptOrphans(std::vector<Face>& faces, const std::map<Edge, std::vector<int>>& byEdge) {
  bool changed = true;
  while (changed) {
    std::map<std::pair<int, int>, double> shared;  // orphan face, zone
    for (const auto& [edge, sides] : byEdge) {
      if (sides.size() != 2 || (faces[sides[0]].zone < 0) == (faces[sides[1]].zone < 0)) continue;
      const bool firstIsOrphan = faces[sides[0]].zone < 0;
      shared[{sides[firstIsOrphan ? 0 : 1], faces[sides[firstIsOrphan ? 1 : 0]].zone}] += lengthOfEdge(edge);
    }
    std::map<int, std::pair<double, int>> best;
    for (const auto& [pair, length] : shared) {
      if (length > best[pair.first].first) best[pair.first] = {length, pair.second};
    }
    for (const auto& [face, choice] : best) faces[face].zone = choice.second;
    changed = !best.empty();
  }
}

void collectBorders(const std::vector<Face>& faces, const std::map<Edge, std::vector<int>>& byEdge,
                    std::vector<ZoneBorder>& borders) {
  std::map<std::pair<int, int>, std::pair<ZoneBorder, double>> byPair;  // border, longest edge so far
  for (const auto& [edge, sides] : byEdge) {
    if (sides.size() != 2 || faces[sides[0]].zone == faces[sides[1]].zone) continue;
    const auto [first, second] = std::minmax(faces[sides[0]].zone, faces[sides[1]].zone);
    auto& [border, longest] = byPair[{first, second}];
    border.first = first;
    border.second = second;
    border.length += lengthOfEdge(edge);
    if (lengthOfEdge(edge) > longest) {
      longest = lengthOfEdge(edge);
      border.middle = {(edge[0] + edge[2]) / 2.0, (edge[1] + edge[3]) / 2.0};
    }
  }
  for (const auto& entry : byPair) borders.push_back(entry.second.first);
}

void mergeFaces(std::vector<Face>& faces, std::vector<Zone>& zones) {
  std::map<int, std::vector<Geometry>> byZone;
  for (Face& face : faces) byZone[face.zone].push_back(std::move(face.polygon));
  for (auto& [zone, polygons] : byZone) {
    if (zone < 0) throw std::runtime_error("a piece of land belongs to no zone");
    const Geometry all = collectionOf(GEOS_MULTIPOLYGON, std::move(polygons));
    zones[zone].shape = owned(GEOSCoverageUnion_r(geos(), all.get()));
    GEOSNormalize_r(geos(), zones[zone].shape.get());
  }
}

}  // namespace

std::vector<ZoneBorder> drawZones(const Land& land, std::vector<Zone>& zones) {
  std::vector<ZoneBorder> borders;
  for (std::size_t ring = 0; ring < land.rings.size(); ++ring) {
    std::vector<int> members;
    std::vector<Point> sites;
    for (std::size_t zone = 0; zone < zones.size(); ++zone) {
      if (zones[zone].ring != static_cast<int>(ring)) continue;
      members.push_back(static_cast<int>(zone));
      sites.push_back(zones[zone].access);
    }
    std::vector<Face> faces = facesOf(land.rings[ring], *land.testers[ring], sites);
    claimFaces(faces, zones, members);
    const std::map<Edge, std::vector<int>> byEdge = facesByEdge(faces);
    adoptOrphans(faces, byEdge);
    collectBorders(faces, byEdge, borders);
    mergeFaces(faces, zones);
  }
  return borders;
}

}  // namespace sample
