#include "geography/area_outline.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "geography/orientation.h"
#include "geography/polygon_rings.h"

namespace fairshares::geography {

namespace {

// The winding numbers already prove the area; this guards the proof.
constexpr double AREA_TOLERANCE = 1e-6;

// Rays are put in order clockwise, beginning just above the ray that points left.
int quarterOf(const model::Point& from, const model::Point& to) {
  if (to.y != from.y) return to.y > from.y ? 0 : 2;
  return to.x > from.x ? 1 : 3;
}

bool isClockwiseBefore(const model::Point& corner, const model::Point& one, const model::Point& other) {
  const int quarterOfOne = quarterOf(corner, one), quarterOfOther = quarterOf(corner, other);
  if (quarterOfOne != quarterOfOther) return quarterOfOne < quarterOfOther;
  return orientation(corner, one, other) < 0;
}

}  // namespace

std::optional<std::string> AreaOutline::draw(std::span<const std::uint32_t> members) {
  mPoints.clear();
  mCorners.clear();
  mRingOf.clear();
  mRings.clear();
  mWalks.clear();
  for (const std::uint32_t member : members)
    if (!mCoverage.isMatched(member)) return std::nullopt;
  for (const std::uint32_t member : members)
    for (std::uint32_t edge = mCoverage.firstEdge(member); edge < mCoverage.firstEdge(member + 1); ++edge)
      if (mWalked[edge] == 0 && isOnOutline(edge, mAreaOf[member]) && !walkFrom(edge, mAreaOf[member]))
        return std::nullopt;
  if (!areaAgrees(members) || !meetsOnlyInCorners()) return std::nullopt;
  mShellOf.assign(mRings.size(), NO_SHELL);
  mWindings.assign(mRings.size(), 0);
  for (std::size_t walk = 0; walk < mWalks.size(); ++walk)
    if (!placeWalk(walk, mAreaOf[members.front()])) return std::nullopt;
  return writeMultiPolygon();
}

bool AreaOutline::isOnOutline(std::uint32_t edge, std::uint32_t area) const {
  const Coverage::Edge& own = mCoverage.edges()[edge];
  if (mAreaOf[own.member] != area) return false;
  return own.twin == Coverage::NONE || mAreaOf[mCoverage.edges()[own.twin].member] != area;
}

/// The edges of the outline at a corner, clockwise. False if they do not alternate between leaving and
/// arriving, or if two of them set out in the same direction.
bool AreaOutline::listRays(std::uint32_t corner, std::uint32_t area) {
  const std::vector<Coverage::Edge>& edges = mCoverage.edges();
  const std::vector<model::Point>& points = mCoverage.corners();
  mRays.clear();
  for (const std::uint32_t edge : mCoverage.leaving(corner)) {
    const std::uint32_t previous = edges[edge].previous;
    if (isOnOutline(edge, area)) mRays.push_back({edges[edge].to, edge, true});
    if (isOnOutline(previous, area)) mRays.push_back({edges[previous].from, previous, false});
  }
  std::sort(mRays.begin(), mRays.end(), [&](const Ray& left, const Ray& right) {
    return isClockwiseBefore(points[corner], points[left.corner], points[right.corner]);
  });
  for (std::size_t ray = 0; ray < mRays.size(); ++ray) {
    const Ray& next = mRays[ray + 1 == mRays.size() ? 0 : ray + 1];
    if (mRays[ray].leaves == next.leaves) return false;
    if (ray + 1 < mRays.size() &&
        !isClockwiseBefore(points[corner], points[mRays[ray].corner], points[next.corner]))
      return false;
  }
  return true;
}

/// The edge that goes on round the same inside: the next one clockwise from the way back. `isShared` tells
/// whether the outline comes through the corner more than once.
std::optional<std::uint32_t> AreaOutline::nextOf(std::uint32_t edge, std::uint32_t area, bool& isShared) {
  const std::uint32_t corner = mCoverage.edges()[edge].to;
  std::optional<std::uint32_t> only;
  isShared = false;
  for (const std::uint32_t leaving : mCoverage.leaving(corner)) {
    if (!isOnOutline(leaving, area)) continue;
    isShared = only.has_value();
    only = leaving;
    if (isShared) break;
  }
  if (!isShared) return only;
  if (!listRays(corner, area)) return std::nullopt;
  const auto back =
      std::find_if(mRays.begin(), mRays.end(), [&](const Ray& ray) { return ray.edge == edge; });
  return back + 1 == mRays.end() ? mRays.front().edge : (back + 1)->edge;
}

/// Walks round from an edge and keeps the rings of the walk. False if the walk does not close.
bool AreaOutline::walkFrom(std::uint32_t edge, std::uint32_t area) {
  mPath.clear();
  mIsShared.clear();
  const std::uint32_t start = edge;
  bool isShared = false;
  do {
    if (mWalked[edge] != 0) return false;
    mWalked[edge] = 1;
    mPath.push_back(edge);
    const std::optional<std::uint32_t> next = nextOf(edge, area, isShared);
    if (!next) return false;
    mIsShared.push_back(isShared);
    edge = *next;
  } while (edge != start);
  // What was noted belongs to the corner each edge arrives in: let it belong to the corner it leaves.
  std::rotate(mIsShared.begin(), mIsShared.end() - 1, mIsShared.end());
  mWalks.push_back({mRings.size(), NO_SHELL});
  return cutWalk();
}

bool AreaOutline::cutWalk() {
  if (std::find(mIsShared.begin(), mIsShared.end(), true) == mIsShared.end()) return addRing(mPath);
  std::vector<std::uint32_t> open;
  std::unordered_map<std::uint32_t, std::size_t> placeOf;  // of shared corners in `open`
  for (std::size_t step = 0; step < mPath.size(); ++step) {
    if (mIsShared[step]) {
      const std::uint32_t corner = mCoverage.edges()[mPath[step]].from;
      const auto [found, isNew] = placeOf.try_emplace(corner, open.size());
      if (!isNew) {
        const std::size_t place = found->second;
        if (!addRing(std::span(open).subspan(place))) return false;
        for (std::size_t cut = place + 1; cut < open.size(); ++cut)
          placeOf.erase(mCoverage.edges()[open[cut]].from);
        open.resize(place);
      }
    }
    open.push_back(mPath[step]);
  }
  return addRing(open);
}

/// Keeps a ring of the walk under way, from its least point on.
bool AreaOutline::addRing(std::span<const std::uint32_t> edges) {
  if (edges.size() < 3) return false;
  const std::size_t first = mPoints.size();
  const auto pointOf = [&](std::uint32_t edge) { return mCoverage.corners()[mCoverage.edges()[edge].from]; };
  const auto least =
      std::min_element(edges.begin(), edges.end(), [&](std::uint32_t left, std::uint32_t right) {
        return pointOf(left) < pointOf(right);
      });
  const auto add = [&](std::uint32_t edge) {
    mPoints.push_back(pointOf(edge));
    mCorners.push_back(mCoverage.edges()[edge].from);
    mRingOf.push_back(static_cast<std::uint32_t>(mRings.size()));
  };
  std::for_each(least, edges.end(), add);
  std::for_each(edges.begin(), least, add);
  const std::span<const model::Point> points = std::span(mPoints).subspan(first);
  const int direction = orientation(points.back(), points[0], points[1]);
  Walk& walk = mWalks.back();
  if (direction == 0 || (direction > 0 && walk.shell != NO_SHELL)) return false;
  if (direction > 0) walk.shell = mRings.size();
  mRings.push_back({first, points.size(), direction, signedArea(points)});
  return true;
}

bool AreaOutline::areaAgrees(std::span<const std::uint32_t> members) const {
  double outline = 0.0, sum = 0.0;
  for (const Ring& ring : mRings) outline += ring.area;
  for (const std::uint32_t member : members) sum += mCoverage.areaOf(member);
  return std::abs(outline - sum) <= AREA_TOLERANCE * std::abs(sum);
}

bool AreaOutline::meetsOnlyInCorners() {
  mSegments.clear();
  for (const Ring& ring : mRings)
    for (std::size_t point = 0; point < ring.count; ++point)
      mSegments.push_back(
          {mPoints[ring.first + point], mPoints[ring.first + (point + 1 == ring.count ? 0 : point + 1)]});
  mTree.build(mSegments);
  return mTree.allMeetings(
      [](std::size_t, std::size_t, Meeting meeting) { return meeting == Meeting::AtCommonEnd; });
}

/// Looks at the place just left of (and a touch above) the least point of a walk: it must be as often inside
/// as the edges there say. Finds the shell round a walk of holes only.
bool AreaOutline::placeWalk(std::size_t walk, std::uint32_t area) {
  const std::size_t firstRing = mWalks[walk].firstRing;
  const std::size_t endRing = walk + 1 == mWalks.size() ? mRings.size() : mWalks[walk + 1].firstRing;
  std::size_t least = mRings[firstRing].first;
  for (std::size_t ring = firstRing; ring < endRing; ++ring)
    if (mPoints[mRings[ring].first] < mPoints[least]) least = mRings[ring].first;
  if (!listRays(mCorners[least], area)) return false;
  const int expected = mRays.front().leaves ? 1 : 0;  // the inside is before an edge that leaves

  int winding = 0;
  std::vector<std::size_t> round;
  mTree.forEachLeftOf(mPoints[least], [&](std::size_t segment) {
    const int turn = mSegments[segment].from.y > mSegments[segment].to.y ? 1 : -1;
    winding += turn;
    mWindings[mRingOf[segment]] += turn;
    round.push_back(mRingOf[segment]);
  });
  std::size_t shell = mWalks[walk].shell;
  const bool holesOnly = shell == NO_SHELL;
  for (const std::size_t ring : round) {
    const bool isRound = std::exchange(mWindings[ring], 0) > 0;
    if (holesOnly && isRound && (shell == NO_SHELL || mRings[ring].area < mRings[shell].area)) shell = ring;
  }
  for (std::size_t ring = firstRing; ring < endRing; ++ring) mShellOf[ring] = shell;
  return winding == expected && shell != NO_SHELL;
}

std::string AreaOutline::writeMultiPolygon() const {
  std::vector<std::size_t> polygonOf(mRings.size());
  std::vector<PolygonOutline> polygons;
  const auto pointsOf = [&](std::size_t ring) {
    return std::span(mPoints).subspan(mRings[ring].first, mRings[ring].count);
  };
  for (std::size_t ring = 0; ring < mRings.size(); ++ring) {
    if (mRings[ring].direction < 0) continue;
    polygonOf[ring] = polygons.size();
    polygons.push_back({pointsOf(ring), {}});
  }
  for (std::size_t ring = 0; ring < mRings.size(); ++ring)
    if (mRings[ring].direction < 0) polygons[polygonOf[mShellOf[ring]]].holes.push_back(pointsOf(ring));
  return geography::writeMultiPolygon(std::move(polygons));
}

}  // namespace fairshares::geography
