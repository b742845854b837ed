#include "geography/nearest_centre.h"

#include <algorithm>
#include <bit>

namespace fairshares::geography {

namespace {

// Nodes waiting in buckets of 2^shift milliseconds, in a ring that is longer than any step.
class BucketRing {
 public:
  BucketRing(std::uint64_t meanStep, std::uint64_t longestStep, std::size_t nodes) {
    // Buckets of half a step hold much of the front at once and see little work twice.
    mShift = meanStep < 4 ? 0 : static_cast<unsigned>(std::bit_width(meanStep)) - 1;
    const std::uint64_t mostBuckets = std::clamp<std::uint64_t>(nodes / 4, 64, 1 << 16);
    while ((longestStep >> mShift) + 2 > mostBuckets) ++mShift;
    mBuckets.resize(std::bit_ceil((longestStep >> mShift) + 2));
    mMask = mBuckets.size() - 1;
  }
  void push(std::uint64_t milliseconds, std::uint32_t node) {
    mBuckets[(milliseconds >> mShift) & mMask].push_back(node);
    ++mWaiting;
  }
  [[nodiscard]] bool isEmpty() const { return mWaiting == 0; }
  /// The bucket being worked on; it may grow meanwhile.
  [[nodiscard]] const std::vector<std::uint32_t>& bucket() const { return mBuckets[mCurrent]; }
  void finishBucket() {
    mWaiting -= mBuckets[mCurrent].size();
    mBuckets[mCurrent].clear();
    mCurrent = (mCurrent + 1) & mMask;
  }

 private:
  unsigned mShift = 0;
  std::uint64_t mMask = 0;
  std::uint64_t mCurrent = 0;
  std::size_t mWaiting = 0;
  std::vector<std::vector<std::uint32_t>> mBuckets;
};

// Inlined always: GCC takes a function that only prefetches for one without effect and drops the call.
[[gnu::always_inline]] inline void prefetch(const void* address) {
#if defined(__GNUC__) || defined(__clang__)
  __builtin_prefetch(address);
#else
  static_cast<void>(address);
#endif
}

}  // namespace

class CentreSearch {
 public:
  CentreSearch(const RoadGraph& graph, std::span<const CentreSeed> seeds)
      : mGraph(graph), mRing(graph.meanArcMilliseconds(), longestStep(graph, seeds), graph.nodeCount()) {
    mTimes.mLabels.assign(graph.nodeCount(), CentreTimes::UNREACHED);
    mTimes.mArcs.assign(graph.nodeCount(), CentreTimes::NO_ARC);
    for (const CentreSeed& seed : seeds) {
      FAIRSHARES_EXPECTS(seed.node < graph.nodeCount() && seed.centre < MOST_CENTRES);
      improve(seed.node,
              (std::uint64_t{seed.milliseconds} << CentreTimes::TIME_SHIFT) |
                  (std::uint64_t{seed.centre} << 1),
              CentreTimes::NO_ARC);
    }
  }

  // False if cancelled.
  template <std::uint32_t RIGHT> bool run(const Monitor& monitor) {
    std::size_t untilQuestion = 0;
    while (!mRing.isEmpty()) {
      for (std::size_t i = 0; i < mRing.bucket().size(); ++i) {
        if (untilQuestion-- == 0) {
          if (monitor.isCancelled()) return false;
          untilQuestion = NODES_BETWEEN_QUESTIONS;
        }
        prefetchAhead(i);
        work<RIGHT>(mRing.bucket()[i]);
      }
      mRing.finishBucket();
    }
    return true;
  }
  CentreTimes takeTimes() { return std::move(mTimes); }

 private:
  static constexpr std::size_t NODES_BETWEEN_QUESTIONS = 20000;
  static constexpr std::uint64_t WAITING = 1;

  static std::uint64_t longestStep(const RoadGraph& graph, std::span<const CentreSeed> seeds) {
    std::uint64_t longest = graph.longestArcMilliseconds();
    for (const CentreSeed& seed : seeds) longest = std::max<std::uint64_t>(longest, seed.milliseconds);
    return longest;
  }

  // The search waits for memory more than it computes. What a node needs lies where its number says, so it is
  // fetched, one step of the chain at a time, while nodes before it are worked on.
  [[gnu::always_inline]] void prefetchAhead(std::size_t i) const {
    constexpr std::size_t FAR = 32, MIDDLE = 16, NEAR = 8;
    const std::vector<std::uint32_t>& bucket = mRing.bucket();
    if (i + FAR < bucket.size()) {
      prefetch(&mTimes.mLabels[bucket[i + FAR]]);
      prefetch(mGraph.firstArcAddress(bucket[i + FAR]));
    }
    if (i + MIDDLE < bucket.size()) prefetch(mGraph.arcs(bucket[i + MIDDLE]).data());
    if (i + NEAR < bucket.size())
      for (const RoadGraph::Arc& arc : mGraph.arcs(bucket[i + NEAR])) prefetch(&mTimes.mLabels[arc.node]);
  }

  template <std::uint32_t RIGHT> void work(std::uint32_t node) {
    std::uint64_t& label = mTimes.mLabels[node];
    if ((label & WAITING) == 0) return;  // worked on since it was pushed
    label &= ~WAITING;
    const std::uint64_t here = label;
    std::uint32_t arcNumber = mGraph.firstArc(node);
    for (const RoadGraph::Arc& arc : mGraph.arcs(node)) {
      if ((arc.packed & RIGHT) != 0)
        improve(arc.node, here + (std::uint64_t{arc.packed >> 2} << CentreTimes::TIME_SHIFT), arcNumber);
      ++arcNumber;
    }
  }

  void improve(std::uint32_t node, std::uint64_t label, std::uint32_t arc) {
    std::uint64_t& known = mTimes.mLabels[node];
    if (label >= (known & ~WAITING)) return;
    known = label | WAITING;
    mTimes.mArcs[node] = arc;
    mRing.push(label >> CentreTimes::TIME_SHIFT, node);
  }

  const RoadGraph& mGraph;
  BucketRing mRing;
  CentreTimes mTimes;
};

Result<CentreTimes> nearestCentres(const RoadGraph& graph, std::span<const CentreSeed> seeds,
                                   const Monitor& monitor, TravelDirection direction) {
  CentreSearch search(graph, seeds);
  // Searching from the centres goes against the traffic when travel is towards them.
  const bool finished = direction == TravelDirection::TowardsCentre ? search.run<RoadGraph::ARRIVE>(monitor)
                                                                    : search.run<RoadGraph::LEAVE>(monitor);
  if (!finished) return cancelledIssue();
  return search.takeTimes();
}

}  // namespace fairshares::geography
