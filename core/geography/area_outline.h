// Fair Shares: the outline of an area from the edges of its members, proven right without GEOS.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geography/coverage.h"
#include "geography/segment_tree.h"

namespace fairshares::geography {

/// Draws outlines of areas of one level. To be kept for many areas: it reuses its memory. One thread each.
///
/// An edge is on the outline of its area if it has no twin or its twin lies in another area. The outline is
/// walked with the inside on the left; where several of its edges meet in a corner, the walk turns into the
/// edge next to it round the inside, so it goes round one connected inside and never from one to another that
/// it touches only in that corner. A walk is cut into simple rings where it comes through a corner again:
/// at most one runs anticlockwise and is a shell, the others are its holes.
///
/// The sum of the members' winding numbers is the winding number of the outline. So if (1) edges of the
/// outline meet only in their ends, (2) inside and outside alternate round every corner, and (3) the winding
/// number beside every walk is 0 outside and 1 inside, then it is 0 or 1 everywhere: the members do not
/// overlap, the outline is that of their union, and it is valid. All three are tested exactly.
class AreaOutline {
 public:
  /// `walked` has a byte for each edge of the coverage, all 0, and is shared by all outlines of the level:
  /// each touches the edges of its own areas only. Everything must outlive the outline.
  AreaOutline(const Coverage& coverage, std::span<const std::uint32_t> areaOf, std::vector<char>& walked)
      : mCoverage(coverage), mAreaOf(areaOf), mWalked(walked) {}

  /// Normalised MultiPolygon WKB, or nothing if the members are no clean coverage: then GEOS is to unite
  /// them. `members` are all members of one area.
  ///
  /// Cost   n log n for n edges of the outline
  std::optional<std::string> draw(std::span<const std::uint32_t> members);

 private:
  struct Ring {
    std::size_t first;  // position in mPoints of its least point (by x, then y); inside on the left
    std::size_t count;
    int direction;  // 1 for a shell, -1 for a hole
    double area;    // m2, negative for a hole
  };
  struct Walk {
    std::size_t firstRing;
    std::size_t shell;  // position in mRings, or NO_SHELL
  };
  // An edge of the outline as seen from a corner it ends in.
  struct Ray {
    std::uint32_t corner;  // its other end
    std::uint32_t edge;
    bool leaves;
  };
  static constexpr std::size_t NO_SHELL = std::numeric_limits<std::size_t>::max();

  [[nodiscard]] bool isOnOutline(std::uint32_t edge, std::uint32_t area) const;
  bool listRays(std::uint32_t corner, std::uint32_t area);
  std::optional<std::uint32_t> nextOf(std::uint32_t edge, std::uint32_t area, bool& isShared);
  bool walkFrom(std::uint32_t edge, std::uint32_t area);
  bool cutWalk();
  bool addRing(std::span<const std::uint32_t> edges);
  bool meetsOnlyInCorners();
  bool placeWalk(std::size_t walk, std::uint32_t area);
  [[nodiscard]] bool areaAgrees(std::span<const std::uint32_t> members) const;
  [[nodiscard]] std::string writeMultiPolygon() const;

  const Coverage& mCoverage;
  std::span<const std::uint32_t> mAreaOf;
  std::vector<char>& mWalked;

  std::vector<Ray> mRays;               // of the corner looked at last
  std::vector<std::uint32_t> mPath;     // edges of the walk under way
  std::vector<bool> mIsShared;          // whether the walk may come again through the corner they leave
  std::vector<model::Point> mPoints;    // ring after ring
  std::vector<std::uint32_t> mCorners;  // [point]
  std::vector<std::uint32_t> mRingOf;   // [point]
  std::vector<Ring> mRings;
  std::vector<Walk> mWalks;
  std::vector<std::size_t> mShellOf;  // [ring] of its polygon; a shell's is itself
  std::vector<Segment> mSegments;     // [point] from it to the next of its ring
  SegmentTree mTree;
  std::vector<int> mWindings;  // [ring] round the place looked at; all 0 between looks
};

}  // namespace fairshares::geography
