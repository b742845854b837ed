#include "geography/segment_tree.h"

namespace fairshares::geography {

namespace {

// Segments from one point to two different others: they overlap if they set out in the same direction.
Meeting meetingAt(const model::Point& common, const model::Point& one, const model::Point& other) {
  // Same direction means that no product below is negative; only then the exact test is needed.
  const double alike = (one.x - common.x) * (other.x - common.x) + (one.y - common.y) * (other.y - common.y);
  const bool overlap = alike > 0.0 && orientation(common, one, other) == 0;
  return overlap ? Meeting::Elsewhere : Meeting::AtCommonEnd;
}

bool straddles(const Segment& line, const Segment& segment) {
  return orientation(line.from, line.to, segment.from) * orientation(line.from, line.to, segment.to) <= 0;
}

}  // namespace

Meeting meetingOf(const Segment& one, const Segment& other) {
  const bool fromFrom = one.from == other.from, fromTo = one.from == other.to;
  const bool toFrom = one.to == other.from, toTo = one.to == other.to;
  if ((fromFrom && toTo) || (fromTo && toFrom)) return Meeting::Elsewhere;
  if (toFrom) return meetingAt(one.to, one.from, other.to);
  if (fromTo) return meetingAt(one.from, one.to, other.from);
  if (fromFrom) return meetingAt(one.from, one.to, other.to);
  if (toTo) return meetingAt(one.to, one.from, other.from);
  const bool meet = Box(one).overlaps(Box(other)) && straddles(one, other) && straddles(other, one);
  return meet ? Meeting::Elsewhere : Meeting::None;
}

void Box::cover(const Box& other) {
  minX = std::min(minX, other.minX);
  minY = std::min(minY, other.minY);
  maxX = std::max(maxX, other.maxX);
  maxY = std::max(maxY, other.maxY);
}

void SegmentTree::build(std::span<const Segment> segments) {
  mSegments = segments;
  mBoxes.clear();
  mNodes.clear();
  mLevels.assign(1, 0);
  if (segments.empty()) return;
  for (const Segment& segment : segments) mBoxes.emplace_back(segment);
  for (std::size_t position = 0; position < mBoxes.size(); ++position) {
    if (position % RUN == 0)
      mNodes.push_back(mBoxes[position]);
    else
      mNodes.back().cover(mBoxes[position]);
  }
  mLevels.push_back(mNodes.size());
  while (levelSize(mLevels.size() - 2) > 1) {
    const std::size_t begin = mLevels[mLevels.size() - 2], end = mLevels.back();
    for (std::size_t node = begin; node < end; node += 2) {
      Box both = mNodes[node];
      if (node + 1 < end) both.cover(mNodes[node + 1]);
      mNodes.push_back(both);
    }
    mLevels.push_back(mNodes.size());
  }
}

}  // namespace fairshares::geography
