#include "geography/land.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geography/geos_session.h"

namespace fairshares::geography {

namespace {

using model::Point;
using Geometry = GeosSession::Geometry;

// A piece of border in whole millimetres, its lower end first, and the part it belongs to.
struct BorderPiece {
  std::array<std::int64_t, 4> ends;
  std::uint32_t part;
  auto operator<=>(const BorderPiece&) const = default;
};

void addRing(GEOSContextHandle_t context, const GEOSGeometry* ring, std::uint32_t part,
             std::vector<BorderPiece>& pieces) {
  const GEOSCoordSequence* const points = GEOSGeom_getCoordSeq_r(context, ring);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(context, points, &count);
  const auto at = [&](unsigned i) {
    double x = 0.0, y = 0.0;
    GEOSCoordSeq_getXY_r(context, points, i, &x, &y);
    return std::pair<std::int64_t, std::int64_t>{std::llround(x * 1000.0), std::llround(y * 1000.0)};
  };
  for (unsigned i = 1; i < count; ++i) {
    const auto [low, high] = std::minmax({at(i - 1), at(i)});
    if (low != high) pieces.push_back({{low.first, low.second, high.first, high.second}, part});
  }
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> pairsThatShare(std::vector<BorderPiece> pieces) {
  std::sort(pieces.begin(), pieces.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t first = 0, last = 0; first < pieces.size(); first = last) {
    for (last = first; last < pieces.size() && pieces[last].ends == pieces[first].ends; ++last)
      for (std::size_t other = first; other < last; ++other)
        if (pieces[other].part != pieces[last].part)
          pairs.emplace_back(pieces[other].part, pieces[last].part);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

Issue noPolygon(std::size_t zone) {
  Issue issue;
  issue.code = IssueCode::GeometryUnusable;
  issue.where.row = zone + 1;
  issue.message = "The zone has no polygon, so nobody can say which land it is or what it touches.";
  issue.mend = "Give the zone its polygon.";
  return issue;
}

}  // namespace

struct Land::Shapes {
  struct PreparedDestroyer {
    GEOSContextHandle_t context = nullptr;
    void operator()(const GEOSPreparedGeometry* shape) const { GEOSPreparedGeom_destroy_r(context, shape); }
  };
  GeosSession session;
  using Prepared = std::unique_ptr<const GEOSPreparedGeometry, PreparedDestroyer>;

  std::vector<Geometry> parts;
  mutable std::vector<Prepared> prepared;  // by part; those that somebody has asked about
  std::vector<std::uint32_t> numbers;      // what the tree holds pointers to
  GEOSSTRtree* tree = nullptr;

  ~Shapes() {
    if (tree) GEOSSTRtree_destroy_r(session.context(), tree);
    prepared.clear();
    parts.clear();
  }
  void index() {
    tree = GEOSSTRtree_create_r(session.context(), 10);
    numbers.resize(parts.size());
    prepared.resize(parts.size());
    for (std::uint32_t part = 0; part < parts.size(); ++part) {
      numbers[part] = part;
      GEOSSTRtree_insert_r(session.context(), tree, parts[part].get(), &numbers[part]);
    }
  }
  // Parts whose rectangle meets that of `shape`, ascending.
  [[nodiscard]] std::vector<std::uint32_t> meeting(const GEOSGeometry& shape) const {
    std::vector<std::uint32_t> found;
    GEOSSTRtree_query_r(
        session.context(), tree, &shape,
        [](void* item, void* list) {
          static_cast<std::vector<std::uint32_t>*>(list)->push_back(*static_cast<std::uint32_t*>(item));
        },
        &found);
    std::sort(found.begin(), found.end());
    return found;
  }
  // A part with an index of its own, for questions that come again and again.
  [[nodiscard]] const GEOSPreparedGeometry* preparedPart(std::uint32_t part) const {
    if (!prepared[part])
      prepared[part] = {GEOSPrepare_r(session.context(), parts[part].get()),
                        PreparedDestroyer{session.context()}};
    return prepared[part].get();
  }
  [[nodiscard]] Geometry point(const Point& place) const {
    return session.own(GEOSGeom_createPointFromXY_r(session.context(), place.x, place.y));
  }
  [[nodiscard]] Geometry line(const Point& a, const Point& b) const {
    GEOSCoordSequence* const points = GEOSCoordSeq_create_r(session.context(), 2, 2);
    GEOSCoordSeq_setXY_r(session.context(), points, 0, a.x, a.y);
    GEOSCoordSeq_setXY_r(session.context(), points, 1, b.x, b.y);
    return session.own(GEOSGeom_createLineString_r(session.context(), points));
  }
};

Land::Land() : mShapes(std::make_unique<Shapes>()) {}
Land::Land(Land&&) noexcept = default;
Land& Land::operator=(Land&&) noexcept = default;
Land::~Land() = default;

Result<Land> Land::fromPolygons(std::span<const std::string> zoneWkb) {
  Land land;
  GeosSession& session = land.mShapes->session;
  const GEOSContextHandle_t context = session.context();
  Issues issues;
  std::vector<BorderPiece> pieces;
  land.mFirstPart.push_back(0);
  for (std::size_t zone = 0; zone < zoneWkb.size(); ++zone) {
    const Geometry whole = session.read(zoneWkb[zone]);
    const int type = whole ? GEOSGeomTypeId_r(context, whole.get()) : -1;
    const bool isPolygon = type == GEOS_POLYGON || type == GEOS_MULTIPOLYGON;
    if (!isPolygon || GEOSisEmpty_r(context, whole.get()) != 0) issues.add(noPolygon(zone));
    const int count = isPolygon ? GEOSGetNumGeometries_r(context, whole.get()) : 0;
    for (int i = 0; i < count; ++i) {
      Geometry part = session.own(GEOSGeom_clone_r(context, GEOSGetGeometryN_r(context, whole.get(), i)));
      if (GEOSisEmpty_r(context, part.get()) != 0) continue;
      const auto number = static_cast<std::uint32_t>(land.mZoneOfPart.size());
      addRing(context, GEOSGetExteriorRing_r(context, part.get()), number, pieces);
      for (int hole = 0; hole < GEOSGetNumInteriorRings_r(context, part.get()); ++hole)
        addRing(context, GEOSGetInteriorRingN_r(context, part.get(), hole), number, pieces);
      Point inside;
      const Geometry surface = session.own(GEOSPointOnSurface_r(context, part.get()));
      GEOSGeomGetX_r(context, surface.get(), &inside.x);
      GEOSGeomGetY_r(context, surface.get(), &inside.y);
      land.mInside.push_back(inside);
      land.mArea.push_back(session.area(*part));
      land.mZoneOfPart.push_back(static_cast<std::uint32_t>(zone));
      land.mShapes->parts.push_back(std::move(part));
    }
    land.mFirstPart.push_back(static_cast<std::uint32_t>(land.mZoneOfPart.size()));
  }
  if (issues.hasErrors()) return issues;
  land.mShapes->index();
  land.mNeighbours = pairsThatShare(std::move(pieces));
  return {std::move(land), std::move(issues)};
}

double Land::metresTo(std::uint32_t part, const Point& place) const {
  double metres = 0.0;
  const Geometry point = mShapes->point(place);
  // Most places are asked about the part they lie in; that is known much faster than a distance.
  if (GEOSPreparedIntersects_r(mShapes->session.context(), mShapes->preparedPart(part), point.get()) == 1)
    return 0.0;
  GEOSDistance_r(mShapes->session.context(), mShapes->parts[part].get(), point.get(), &metres);
  return metres;
}

double Land::metresBetween(std::uint32_t part, std::uint32_t other) const {
  double metres = 0.0;
  GEOSDistance_r(mShapes->session.context(), mShapes->parts[part].get(), mShapes->parts[other].get(),
                 &metres);
  return metres;
}

std::optional<std::uint32_t> Land::partAt(const Point& place) const {
  const Geometry point = mShapes->point(place);
  for (const std::uint32_t part : mShapes->meeting(*point))
    if (GEOSPreparedIntersects_r(mShapes->session.context(), mShapes->preparedPart(part), point.get()) == 1)
      return part;
  return std::nullopt;
}

std::vector<Land::Distance> Land::partsNear(const Point& place, double reachMetres) const {
  const Geometry window = mShapes->line({place.x - reachMetres, place.y - reachMetres},
                                        {place.x + reachMetres, place.y + reachMetres});
  std::vector<Distance> near;
  for (const std::uint32_t part : mShapes->meeting(*window)) {
    const double metres = metresTo(part, place);
    if (metres <= reachMetres) near.push_back({part, metres});
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const Distance& a, const Distance& b) { return a.metres < b.metres; });
  return near;
}

double Land::metresOverWater(const Point& a, const Point& b) const {
  const GEOSContextHandle_t context = mShapes->session.context();
  const Geometry line = mShapes->line(a, b);
  const std::vector<std::uint32_t> meeting = mShapes->meeting(*line);
  // Most ways stay within one part; that is known much faster than the pieces.
  for (const std::uint32_t part : meeting)
    if (GEOSPreparedCovers_r(context, mShapes->preparedPart(part), line.get()) == 1) return 0.0;
  double onLand = 0.0;
  for (const std::uint32_t part : meeting) {
    const Geometry piece =
        mShapes->session.own(GEOSIntersection_r(context, line.get(), mShapes->parts[part].get()));
    double metres = 0.0;
    if (piece && GEOSLength_r(context, piece.get(), &metres) == 1) onLand += metres;
  }
  return std::max(0.0, std::hypot(b.x - a.x, b.y - a.y) - onLand);
}

}  // namespace fairshares::geography
