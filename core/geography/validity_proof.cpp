#include "geography/validity_proof.h"

#include <algorithm>

namespace fairshares::geography {

bool ValidityProof::holds(const std::string& wkb) {
  mRings.clear();
  if (!appendRings(wkb, mRings) || mRings.rings.empty()) return false;
  mSegments.clear();
  mRingOf.clear();
  for (std::size_t ring = 0; ring < mRings.rings.size(); ++ring) {
    const std::span<const model::Point> points = mRings.pointsOf(mRings.rings[ring]);
    for (std::size_t point = 0; point < points.size(); ++point) {
      mSegments.push_back({points[point], points[point + 1 == points.size() ? 0 : point + 1]});
      mRingOf.push_back(ring);
    }
  }
  mTree.build(mSegments);
  return ringsKeepApart() && ringsNest();
}

// No segments meet but those that follow each other in a ring, and these only in the point between them.
bool ValidityProof::ringsKeepApart() {
  return mTree.allMeetings([&](std::size_t one, std::size_t other, Meeting meeting) {
    if (meeting != Meeting::AtCommonEnd || mRingOf[one] != mRingOf[other]) return false;
    const Ring& ring = mRings.rings[mRingOf[one]];
    const auto [early, late] = std::minmax(one, other);
    return late == early + 1 || (early == ring.first && late == ring.first + ring.count - 1);
  });
}

// Just left of a ring's least point, outside of the ring, lies the inside of its polygon if the ring is a
// hole, and no polygon if it is a shell. Walking left from there, each segment that runs down enters an
// inside and each that runs up leaves one.
bool ValidityProof::ringsNest() const {
  if (mRings.rings.size() == 1) return true;
  return std::all_of(mRings.rings.begin(), mRings.rings.end(), [&](const Ring& ring) {
    const std::span<const model::Point> points = mRings.pointsOf(ring);
    int insides = 0;
    mTree.forEachLeftOf(points[leastPoint(points)], [&](std::size_t segment) {
      const Ring& left = mRings.rings[mRingOf[segment]];
      if (!ring.isShell && left.polygon != ring.polygon) return;
      insides += mSegments[segment].from.y > mSegments[segment].to.y ? 1 : -1;
    });
    return insides == (ring.isShell ? 0 : 1);
  });
}

}  // namespace fairshares::geography
