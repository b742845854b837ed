#include "geography/coverage.h"

#include <bit>

#include "base/contract.h"
#include "geography/polygon_rings.h"

namespace fairshares::geography {

namespace {

/// Numbers different points in the order they are met: an open table of positions, at most half full.
class PointNumbers {
 public:
  PointNumbers(std::size_t pointsAtMost, std::vector<model::Point>& points)
      : mPoints(points), mSlots(std::bit_ceil(2 * pointsAtMost + 2), Coverage::NONE) {}

  std::uint32_t numberOf(const model::Point& point) {
    std::size_t slot = hash(point) & (mSlots.size() - 1);
    for (; mSlots[slot] != Coverage::NONE; slot = (slot + 1) & (mSlots.size() - 1))
      if (mPoints[mSlots[slot]] == point) return mSlots[slot];
    mSlots[slot] = static_cast<std::uint32_t>(mPoints.size());
    mPoints.push_back(point);
    return mSlots[slot];
  }

 private:
  static std::size_t hash(const model::Point& point) {
    constexpr std::uint64_t GOLDEN = 0x9E3779B97F4A7C15u;  // 2^64 over the golden ratio
    std::uint64_t mixed = std::bit_cast<std::uint64_t>(point.x) * GOLDEN;
    mixed = (mixed ^ (mixed >> 32) ^ std::bit_cast<std::uint64_t>(point.y)) * GOLDEN;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32));
  }

  std::vector<model::Point>& mPoints;
  std::vector<std::uint32_t> mSlots;
};

}  // namespace

Coverage::Coverage(std::span<const std::string> wkb)
    : mWkb(wkb), mIsMatched(wkb.size(), false), mAreas(wkb.size(), 0.0) {
  readEdges();
  listLeaving();
  matchTwins();
}

void Coverage::readEdges() {
  std::size_t bytes = 0;
  for (const std::string& polygon : mWkb) bytes += polygon.size();
  const std::size_t pointsAtMost = bytes / sizeof(model::Point);
  FAIRSHARES_EXPECTS(pointsAtMost < NONE);
  mEdges.reserve(pointsAtMost);
  mFirstEdge.reserve(mWkb.size() + 1);
  PointNumbers numbers(pointsAtMost, mCorners);
  PolygonRings rings;
  for (std::size_t member = 0; member < mWkb.size(); ++member) {
    mFirstEdge.push_back(static_cast<std::uint32_t>(mEdges.size()));
    rings.clear();
    mIsMatched[member] = appendRings(mWkb[member], rings);
    for (const Ring& ring : rings.rings) {
      const auto first = static_cast<std::uint32_t>(mEdges.size());
      const auto last = static_cast<std::uint32_t>(first + ring.count - 1);
      for (const model::Point& point : rings.pointsOf(ring)) {
        const auto edge = static_cast<std::uint32_t>(mEdges.size());
        mEdges.push_back({numbers.numberOf(point), 0, edge == first ? last : edge - 1, NONE,
                          static_cast<std::uint32_t>(member)});
      }
      for (std::uint32_t edge = first; edge <= last; ++edge)
        mEdges[mEdges[edge].previous].to = mEdges[edge].from;
      const double area = signedArea(rings.pointsOf(ring));
      mAreas[member] += area;
      if ((area > 0.0) != ring.isShell) mIsMatched[member] = false;  // too thin to be sure of anything
    }
  }
  mFirstEdge.push_back(static_cast<std::uint32_t>(mEdges.size()));
}

void Coverage::listLeaving() {
  mFirstLeaving.assign(mCorners.size() + 1, 0);
  for (const Edge& edge : mEdges) ++mFirstLeaving[edge.from + 1];
  for (std::size_t corner = 0; corner < mCorners.size(); ++corner)
    mFirstLeaving[corner + 1] += mFirstLeaving[corner];
  mLeaving.resize(mEdges.size());
  std::vector<std::uint32_t> next(mFirstLeaving.begin(), mFirstLeaving.end() - 1);
  for (std::size_t edge = 0; edge < mEdges.size(); ++edge)
    mLeaving[next[mEdges[edge].from]++] = static_cast<std::uint32_t>(edge);
}

void Coverage::matchTwins() {
  for (Edge& edge : mEdges) {
    std::uint32_t alike = 0, opposite = 0;
    for (const std::uint32_t other : leaving(edge.from)) alike += mEdges[other].to == edge.to;
    for (const std::uint32_t other : leaving(edge.to))
      if (mEdges[other].to == edge.from) {
        ++opposite;
        edge.twin = other;
      }
    if (alike > 1 || opposite > 1) mIsMatched[edge.member] = false;
  }
}

}  // namespace fairshares::geography
