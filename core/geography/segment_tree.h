// Fair Shares: which of many line segments meet, and which lie left of a point.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geography/orientation.h"

namespace fairshares::geography {

struct Segment {
  model::Point from;
  model::Point to;
};

/// How two segments meet.
enum class Meeting : std::uint8_t {
  None,
  AtCommonEnd,  ///< one end of each is the same point, and they share nothing else
  Elsewhere     ///< they cross, touch or overlap
};

/// Exact.
Meeting meetingOf(const Segment& one, const Segment& other);

struct Box {
  double minX, minY, maxX, maxY;
  explicit Box(const Segment& segment)
      : minX(std::min(segment.from.x, segment.to.x)), minY(std::min(segment.from.y, segment.to.y)),
        maxX(std::max(segment.from.x, segment.to.x)), maxY(std::max(segment.from.y, segment.to.y)) {}
  void cover(const Box& other);
  [[nodiscard]] bool overlaps(const Box& other) const {
    return minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY;
  }
};

/// Boxes round runs of segments, in pairs up to one box round all. Segments along a line follow each other in
/// space too, so the boxes are small without any sorting.
class SegmentTree {
 public:
  /// The segments must outlive the tree or its next `build`.
  void build(std::span<const Segment> segments);

  /// True if `accept(i, j, meeting)` holds for every two segments i < j that meet. False as well if a bound
  /// on the work is exceeded (boxes that nearly all overlap), which no map comes near.
  template <typename Accept> bool allMeetings(const Accept& accept);

  /// Calls `visit(i)` for every segment strictly left of the point on a level just above it: each segment
  /// that has the point's y in [least y, greatest y) and the point on its right. Exact.
  template <typename Visit> void forEachLeftOf(const model::Point& point, const Visit& visit) const;

 private:
  static constexpr std::size_t RUN = 8;                // segments in a box of the lowest level
  static constexpr std::size_t WORK_PER_SEGMENT = 16;  // coasts need less than 1

  template <typename Accept> bool within(std::size_t level, std::size_t node, const Accept& accept);
  template <typename Accept>
  bool between(std::size_t level, std::size_t one, std::size_t other, const Accept& accept);
  template <typename Accept> bool judge(std::size_t one, std::size_t other, const Accept& accept) const;
  template <typename Visit>
  void leftOf(std::size_t level, std::size_t node, const model::Point& point, const Visit& visit) const;
  [[nodiscard]] std::size_t runEnd(std::size_t run) const {
    return std::min((run + 1) * RUN, mSegments.size());
  }
  [[nodiscard]] std::size_t levelSize(std::size_t level) const { return mLevels[level + 1] - mLevels[level]; }
  [[nodiscard]] const Box& box(std::size_t level, std::size_t node) const {
    return mNodes[mLevels[level] + node];
  }

  std::span<const Segment> mSegments;
  std::vector<Box> mBoxes;           // [segment]
  std::vector<Box> mNodes;           // level by level, the lowest first
  std::vector<std::size_t> mLevels;  // first node of each level, and the end
  std::size_t mWork = 0;             // pairs of boxes looked at since allMeetings began
};

template <typename Accept> bool SegmentTree::allMeetings(const Accept& accept) {
  mWork = 0;
  return mSegments.empty() || within(mLevels.size() - 2, 0, accept);
}

template <typename Accept>
bool SegmentTree::judge(std::size_t one, std::size_t other, const Accept& accept) const {
  if (!mBoxes[one].overlaps(mBoxes[other])) return true;
  const Meeting meeting = meetingOf(mSegments[one], mSegments[other]);
  return meeting == Meeting::None || accept(one, other, meeting);
}

template <typename Accept>
bool SegmentTree::within(std::size_t level, std::size_t node, const Accept& accept) {
  if (level > 0) {
    const std::size_t left = 2 * node, right = left + 1;
    if (!within(level - 1, left, accept)) return false;
    if (right == levelSize(level - 1)) return true;
    return within(level - 1, right, accept) && between(level - 1, left, right, accept);
  }
  for (std::size_t one = node * RUN; one < runEnd(node); ++one)
    for (std::size_t other = one + 1; other < runEnd(node); ++other)
      if (!judge(one, other, accept)) return false;
  return true;
}

template <typename Accept>
bool SegmentTree::between(std::size_t level, std::size_t one, std::size_t other, const Accept& accept) {
  if (!box(level, one).overlaps(box(level, other))) return true;
  if (++mWork > WORK_PER_SEGMENT * mSegments.size()) return false;
  if (level > 0) {
    const std::size_t size = levelSize(level - 1);
    for (std::size_t left = 2 * one; left < std::min(2 * one + 2, size); ++left)
      for (std::size_t right = 2 * other; right < std::min(2 * other + 2, size); ++right)
        if (!between(level - 1, left, right, accept)) return false;
    return true;
  }
  for (std::size_t left = one * RUN; left < runEnd(one); ++left) {
    if (!mBoxes[left].overlaps(box(0, other))) continue;
    for (std::size_t right = other * RUN; right < runEnd(other); ++right)
      if (!judge(left, right, accept)) return false;
  }
  return true;
}

template <typename Visit>
void SegmentTree::forEachLeftOf(const model::Point& point, const Visit& visit) const {
  if (!mSegments.empty()) leftOf(mLevels.size() - 2, 0, point, visit);
}

template <typename Visit>
void SegmentTree::leftOf(std::size_t level, std::size_t node, const model::Point& point,
                         const Visit& visit) const {
  const auto mayBeLeft = [&](const Box& box) {
    return box.minY <= point.y && point.y < box.maxY && box.minX < point.x;
  };
  if (!mayBeLeft(box(level, node))) return;
  if (level > 0) {
    for (std::size_t child = 2 * node; child < std::min(2 * node + 2, levelSize(level - 1)); ++child)
      leftOf(level - 1, child, point, visit);
    return;
  }
  for (std::size_t position = node * RUN; position < runEnd(node); ++position) {
    if (!mayBeLeft(mBoxes[position])) continue;
    const Segment& segment = mSegments[position];
    const bool isUpward = segment.from.y < segment.to.y;
    if (orientation(segment.from, segment.to, point) == (isUpward ? -1 : 1)) visit(position);
  }
}

}  // namespace fairshares::geography
