#include "geography/coverage_outline.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <unordered_map>
#include <utility>

namespace fairshares::geography {

namespace {

struct Point {
  double x = 0.0;
  double y = 0.0;
  bool operator==(const Point&) const = default;
};

struct PointHash {
  std::size_t operator()(const Point& point) const {
    // Mixes the bits of both coordinates (the multiplier is 2^64 over the golden ratio).
    std::uint64_t mixed = std::bit_cast<std::uint64_t>(point.x) * 0x9E3779B97F4A7C15u;
    mixed ^= mixed >> 32;
    mixed = (mixed + std::bit_cast<std::uint64_t>(point.y)) * 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(mixed ^ (mixed >> 29));
  }
};

using Corner = std::uint32_t;
using Ring = std::vector<Corner>;  // without the first corner repeated at the end

struct Edge {
  Corner from = 0;
  Corner to = 0;
};

struct Piece {
  Ring shell;
  std::vector<Ring> holes;
};

struct Box {
  double minX, minY, maxX, maxY;
  [[nodiscard]] bool contains(const Box& other) const {
    return minX <= other.minX && minY <= other.minY && other.maxX <= maxX && other.maxY <= maxY;
  }
};

/// The corners of all members and the edges between them, inside on the left.
class Corners {
 public:
  void addRing(const GeosSession& session, const GEOSGeometry& ring, bool isShell) {
    const GEOSContextHandle_t context = session.context();
    const GEOSCoordSequence* const sequence = GEOSGeom_getCoordSeq_r(context, &ring);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(context, sequence, &size);
    Ring corners;
    for (unsigned position = 0; position + 1 < size; ++position) {
      Point point;
      GEOSCoordSeq_getXY_r(context, sequence, position, &point.x, &point.y);
      point = {point.x + 0.0, point.y + 0.0};  // -0 becomes 0, so that equal points have equal bits
      const Corner corner = mNumbers.try_emplace(point, static_cast<Corner>(mPoints.size())).first->second;
      if (corner == mPoints.size()) mPoints.push_back(point);
      if (corners.empty() || corners.back() != corner) corners.push_back(corner);
    }
    if ((doubleArea(corners) > 0.0) != isShell) std::reverse(corners.begin(), corners.end());
    for (std::size_t position = 0; position < corners.size(); ++position)
      mEdges.push_back({corners[position], corners[(position + 1) % corners.size()]});
  }

  /// Edges that are walked in one direction only, sorted by their start; nothing if the coverage is not
  /// clean.
  std::optional<std::vector<Edge>> takeBoundary() {
    const auto key = [](const Edge& edge) {
      return std::pair(std::min(edge.from, edge.to), std::max(edge.from, edge.to));
    };
    std::sort(mEdges.begin(), mEdges.end(),
              [&](const Edge& left, const Edge& right) { return key(left) < key(right); });
    std::vector<Edge> boundary;
    for (std::size_t first = 0, last = 0; first < mEdges.size(); first = last) {
      for (last = first; last < mEdges.size() && key(mEdges[last]) == key(mEdges[first]);) ++last;
      if (last - first == 1)
        boundary.push_back(mEdges[first]);
      else if (last - first > 2 || mEdges[first].from == mEdges[first + 1].from)
        return std::nullopt;
    }
    std::sort(boundary.begin(), boundary.end(), [](const Edge& left, const Edge& right) {
      return std::pair(left.from, left.to) < std::pair(right.from, right.to);
    });
    return boundary;
  }

  [[nodiscard]] std::size_t count() const { return mPoints.size(); }
  [[nodiscard]] const Point& at(Corner corner) const { return mPoints[corner]; }

  /// Twice the area of a ring, positive if it is walked with its inside on the left.
  [[nodiscard]] double doubleArea(const Ring& ring) const {
    double sum = 0.0;
    if (ring.empty()) return sum;
    const Point& origin = at(ring.front());
    for (std::size_t position = 0; position < ring.size(); ++position) {
      const Point& here = at(ring[position]);
      const Point& next = at(ring[(position + 1) % ring.size()]);
      sum += (here.x - origin.x) * (next.y - origin.y) - (next.x - origin.x) * (here.y - origin.y);
    }
    return sum;
  }

  [[nodiscard]] Box box(const Ring& ring) const {
    Box box{at(ring[0]).x, at(ring[0]).y, at(ring[0]).x, at(ring[0]).y};
    for (const Corner corner : ring) {
      const Point& point = at(corner);
      box = {std::min(box.minX, point.x), std::min(box.minY, point.y), std::max(box.maxX, point.x),
             std::max(box.maxY, point.y)};
    }
    return box;
  }

  /// True if a ray from the point to the right crosses the ring an odd number of times.
  [[nodiscard]] bool isInside(const Point& point, const Ring& ring) const {
    bool inside = false;
    for (std::size_t position = 0; position < ring.size(); ++position) {
      const Point& here = at(ring[position]);
      const Point& next = at(ring[(position + 1) % ring.size()]);
      if ((here.y > point.y) == (next.y > point.y)) continue;
      if (point.x < here.x + (next.x - here.x) * (point.y - here.y) / (next.y - here.y)) inside = !inside;
    }
    return inside;
  }

 private:
  std::unordered_map<Point, Corner, PointHash> mNumbers;
  std::vector<Point> mPoints;
  std::vector<Edge> mEdges;
};

/// Walks along a boundary. Edges are named by their position in it.
class Walk {
 public:
  Walk(const Corners& corners, const std::vector<Edge>& boundary)
      : mCorners(corners), mBoundary(boundary), mFirstFrom(corners.count() + 1, 0),
        mDone(boundary.size(), false) {
    for (const Edge& edge : boundary) ++mFirstFrom[edge.from + 1];
    for (std::size_t corner = 0; corner < corners.count(); ++corner)
      mFirstFrom[corner + 1] += mFirstFrom[corner];
  }

  [[nodiscard]] bool isDone(std::size_t edge) const { return mDone[edge]; }

  /// The corners of the closed walk that begins with an edge; nothing if it does not close.
  std::optional<Ring> around(std::size_t start) {
    Ring corners;
    std::size_t edge = start;
    do {
      if (mDone[edge]) return std::nullopt;
      mDone[edge] = true;
      corners.push_back(mBoundary[edge].from);
      const std::optional<std::size_t> next = sharpestLeft(mBoundary[edge]);
      if (!next) return std::nullopt;
      edge = *next;
    } while (edge != start);
    return corners;
  }

 private:
  // The edge that leaves where `incoming` arrives, first met when turning clockwise from the way back:
  // between the two lies inside only.
  [[nodiscard]] std::optional<std::size_t> sharpestLeft(const Edge& incoming) const {
    const std::size_t begin = mFirstFrom[incoming.to], end = mFirstFrom[incoming.to + 1];
    if (begin == end) return std::nullopt;
    if (end - begin == 1) return begin;
    const double back = direction(incoming.to, incoming.from);
    std::size_t best = begin;
    double bestTurn = 3.0 * std::numbers::pi;
    for (std::size_t edge = begin; edge < end; ++edge) {
      double turn = back - direction(incoming.to, mBoundary[edge].to);
      if (turn <= 0.0) turn += 2.0 * std::numbers::pi;
      if (turn < bestTurn) {
        bestTurn = turn;
        best = edge;
      }
    }
    return best;
  }
  [[nodiscard]] double direction(Corner from, Corner to) const {
    return std::atan2(mCorners.at(to).y - mCorners.at(from).y, mCorners.at(to).x - mCorners.at(from).x);
  }

  const Corners& mCorners;
  const std::vector<Edge>& mBoundary;
  std::vector<std::size_t>
      mFirstFrom;  // edges of a corner: positions mFirstFrom[corner] .. mFirstFrom[corner + 1]
  std::vector<bool> mDone;
};

// Cuts a closed walk where it visits a corner again.
std::vector<Ring> simpleRings(const Ring& walk) {
  std::vector<Ring> rings;
  Ring open;
  std::unordered_map<Corner, std::size_t> place;
  for (const Corner corner : walk) {
    const auto visited = place.find(corner);
    if (visited == place.end()) {
      place.emplace(corner, open.size());
      open.push_back(corner);
      continue;
    }
    const auto begin = open.begin() + static_cast<std::ptrdiff_t>(visited->second);
    rings.emplace_back(begin, open.end());
    for (auto left = begin + 1; left != open.end(); ++left) place.erase(*left);
    open.erase(begin + 1, open.end());
  }
  rings.push_back(std::move(open));
  return rings;
}

// Sorts the rings of one walk: at most one has its inside on the left and is a shell, the others are holes.
bool sortRings(const Corners& corners, std::vector<Ring> rings, std::vector<Piece>& pieces,
               std::vector<Ring>& freeHoles) {
  std::vector<Ring> holes;
  std::optional<Ring> shell;
  for (Ring& ring : rings) {
    const double area = corners.doubleArea(ring);
    if (ring.size() < 3 || area == 0.0 || (area > 0.0 && shell)) return false;
    if (area > 0.0)
      shell = std::move(ring);
    else
      holes.push_back(std::move(ring));
  }
  if (shell)
    pieces.push_back({std::move(*shell), std::move(holes)});
  else
    std::move(holes.begin(), holes.end(), std::back_inserter(freeHoles));
  return true;
}

// Gives each free hole to the smallest piece round it. False if there is none.
bool placeFreeHoles(const Corners& corners, std::vector<Ring> freeHoles, std::vector<Piece>& pieces) {
  if (freeHoles.empty()) return true;
  std::vector<Box> boxes;
  for (const Piece& piece : pieces) boxes.push_back(corners.box(piece.shell));
  for (Ring& hole : freeHoles) {
    const Box holeBox = corners.box(hole);
    Piece* smallest = nullptr;
    for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
      if (!boxes[piece].contains(holeBox) || !corners.isInside(corners.at(hole[0]), pieces[piece].shell))
        continue;
      if (!smallest || corners.doubleArea(pieces[piece].shell) < corners.doubleArea(smallest->shell))
        smallest = &pieces[piece];
    }
    if (!smallest) return false;
    smallest->holes.push_back(std::move(hole));
  }
  return true;
}

std::optional<std::vector<Piece>> tracePieces(Corners& corners) {
  const std::optional<std::vector<Edge>> boundary = corners.takeBoundary();
  if (!boundary) return std::nullopt;
  Walk walk(corners, *boundary);
  std::vector<Piece> pieces;
  std::vector<Ring> freeHoles;
  for (std::size_t edge = 0; edge < boundary->size(); ++edge) {
    if (walk.isDone(edge)) continue;
    const std::optional<Ring> around = walk.around(edge);
    if (!around || !sortRings(corners, simpleRings(*around), pieces, freeHoles)) return std::nullopt;
  }
  if (!placeFreeHoles(corners, std::move(freeHoles), pieces)) return std::nullopt;
  return pieces;
}

void addPolygon(const GeosSession& session, const GEOSGeometry& polygon, Corners& corners) {
  const GEOSContextHandle_t context = session.context();
  if (GEOSisEmpty_r(context, &polygon) != 0) return;
  corners.addRing(session, *GEOSGetExteriorRing_r(context, &polygon), true);
  const int holes = GEOSGetNumInteriorRings_r(context, &polygon);
  for (int hole = 0; hole < holes; ++hole)
    corners.addRing(session, *GEOSGetInteriorRingN_r(context, &polygon, hole), false);
}

GEOSGeometry* linearRing(const GeosSession& session, const Corners& corners, const Ring& ring) {
  const GEOSContextHandle_t context = session.context();
  GEOSCoordSequence* const sequence =
      GEOSCoordSeq_create_r(context, static_cast<unsigned>(ring.size() + 1), 2);
  for (std::size_t position = 0; position <= ring.size(); ++position) {
    const Point& point = corners.at(ring[position % ring.size()]);
    GEOSCoordSeq_setXY_r(context, sequence, static_cast<unsigned>(position), point.x, point.y);
  }
  return GEOSGeom_createLinearRing_r(context, sequence);
}

GeosSession::Geometry multiPolygon(const GeosSession& session, const Corners& corners,
                                   const std::vector<Piece>& pieces) {
  std::vector<GEOSGeometry*> polygons;
  for (const Piece& piece : pieces) {
    std::vector<GEOSGeometry*> holes;
    for (const Ring& hole : piece.holes) holes.push_back(linearRing(session, corners, hole));
    polygons.push_back(GEOSGeom_createPolygon_r(session.context(), linearRing(session, corners, piece.shell),
                                                holes.data(), static_cast<unsigned>(holes.size())));
  }
  GeosSession::Geometry multi = session.own(GEOSGeom_createCollection_r(
      session.context(), GEOS_MULTIPOLYGON, polygons.data(), static_cast<unsigned>(polygons.size())));
  if (multi && GEOSNormalize_r(session.context(), multi.get()) == -1) multi.reset();
  return multi;
}

}  // namespace

GeosSession::Geometry coverageOutline(const GeosSession& session,
                                      const std::vector<GeosSession::Geometry>& members) {
  Corners corners;
  for (const GeosSession::Geometry& member : members) {
    const int parts = GEOSGetNumGeometries_r(session.context(), member.get());
    for (int part = 0; part < parts; ++part)
      addPolygon(session, *GEOSGetGeometryN_r(session.context(), member.get(), part), corners);
  }
  const std::optional<std::vector<Piece>> pieces = tracePieces(corners);
  if (!pieces) return {};
  GeosSession::Geometry outline = multiPolygon(session, corners, *pieces);
  return outline && session.isValid(*outline) ? std::move(outline) : GeosSession::Geometry();
}

}  // namespace fairshares::geography
