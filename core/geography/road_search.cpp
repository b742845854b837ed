#include "geography/road_search.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/contract.h"

namespace fairshares::geography {

namespace {

constexpr std::size_t NODES_BETWEEN_QUESTIONS = 8192;

double metresBetween(const model::Point& a, const model::Point& b) {
  return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

}  // namespace

std::vector<std::uint32_t> arcDecimetres(const model::Network& network, const RoadGraph& graph) {
  std::vector<std::uint32_t> ofEdge(graph.edgeCount());
  for (std::uint32_t edge = 0; edge < graph.edgeCount(); ++edge) {
    double metres = 0.0;
    if (!graph.isFerry(edge)) {
      metres = network.lengthMetres[edge];
    } else if (graph.ferry(edge).used) {
      const model::Ferry& ferry = network.ferries[edge - graph.linkCount()];
      metres = metresBetween(ferry.from, graph.position(graph.edge(edge).from)) +
               metresBetween(ferry.to, graph.position(graph.edge(edge).to));
    }
    ofEdge[edge] = static_cast<std::uint32_t>(std::llround(metres * 10.0));
  }
  std::vector<std::uint32_t> ofArc;
  for (std::uint32_t node = 0; node < graph.nodeCount(); ++node)
    for (std::uint32_t i = 0; i < graph.arcs(node).size(); ++i)
      ofArc.push_back(ofEdge[graph.edgeOfArc(graph.firstArc(node) + i)]);
  return ofArc;
}

RoadSearch::RoadSearch(const RoadGraph& graph, std::span<const std::uint32_t> decimetres)
    : mGraph(graph), mDecimetres(decimetres), mWays(graph.nodeCount(), Drive::none()),
      mWanted(graph.nodeCount(), 0) {
  constexpr std::size_t MOST_BUCKETS = 1 << 14;
  // Starts differ by less than the edge their place is on, which need not be among the arcs.
  std::uint64_t longest = 0;
  for (std::uint32_t edge = 0; edge < graph.edgeCount(); ++edge)
    longest = std::max<std::uint64_t>(longest, graph.edge(edge).milliseconds);
  const std::uint64_t mean = graph.meanArcMilliseconds();
  mShift = mean < 4 ? 0 : static_cast<unsigned>(std::bit_width(mean)) - 2;
  while ((longest >> mShift) + 2 > MOST_BUCKETS) ++mShift;
  mBuckets.resize(std::bit_ceil((longest >> mShift) + 2));
  mMask = mBuckets.size() - 1;
}

void RoadSearch::improve(std::uint32_t node, Drive way) {
  if (way >= mWays[node] || way.isTooLong()) return;
  if (mWays[node].isNone()) mTouched.push_back(node);
  mWays[node] = way;
  std::vector<Entry>& bucket = mBuckets[bucketOf(way)];
  if (bucket.empty()) mFilled.push_back(bucketOf(way));
  bucket.push_back({way, node});
  ++mWaiting;
}

void RoadSearch::leave(const Entry& entry, std::uint32_t right) {
  std::uint32_t arcNumber = mGraph.firstArc(entry.node);
  for (const RoadGraph::Arc& arc : mGraph.arcs(entry.node)) {
    if ((arc.packed & right) != 0)
      improve(arc.node, entry.way + Drive(arc.milliseconds(), mDecimetres[arcNumber]));
    ++arcNumber;
  }
}

void RoadSearch::forget() {
  for (const std::uint32_t node : mTouched) mWays[node] = Drive::none();
  for (const std::size_t bucket : mFilled) mBuckets[bucket].clear();
  mTouched.clear();
  mFilled.clear();
  mWaiting = 0;
}

bool RoadSearch::search(std::span<const SearchStart> starts, std::span<const std::uint32_t> targets,
                        TravelDirection direction, std::span<Drive> ways, const Monitor& monitor,
                        std::size_t mostNodes) {
  FAIRSHARES_EXPECTS(ways.size() == targets.size());
  const std::uint32_t right = direction == TravelDirection::FromCentre ? RoadGraph::LEAVE : RoadGraph::ARRIVE;
  std::size_t missing = 0;
  for (const std::uint32_t target : targets) {
    if (mWanted[target] == 0) ++missing;
    mWanted[target] = 1;
  }
  Drive least = Drive::none();
  for (const SearchStart& start : starts) least = std::min(least, start.way);
  for (const SearchStart& start : starts) improve(start.node, start.way);
  std::size_t visited = 0, untilQuestion = NODES_BETWEEN_QUESTIONS;
  // A target is settled with the last entry of its bucket, so a bucket is always worked on to its end.
  for (std::size_t current = bucketOf(least); mWaiting > 0 && missing > 0 && visited < mostNodes;
       current = (current + 1) & mMask) {
    std::vector<Entry>& bucket = mBuckets[current];
    for (std::size_t i = 0; i < bucket.size(); ++i) {
      const Entry entry = bucket[i];
      if (entry.way != mWays[entry.node]) continue;  // improved since
      ++visited;
      if (mWanted[entry.node] != 0) {
        mWanted[entry.node] = 0;
        --missing;
      }
      leave(entry, right);
    }
    mWaiting -= bucket.size();
    untilQuestion -= std::min(untilQuestion, bucket.size() + 1);
    bucket.clear();
    if (untilQuestion > 0) continue;
    if (monitor.isCancelled()) break;
    untilQuestion = NODES_BETWEEN_QUESTIONS;
  }
  // What is still wanted was seen at most, perhaps not by the best way.
  for (std::size_t i = 0; i < targets.size(); ++i)
    ways[i] = mWanted[targets[i]] != 0 ? Drive::none() : mWays[targets[i]];
  const bool isComplete = missing == 0 || mWaiting == 0;
  for (const std::uint32_t target : targets) mWanted[target] = 0;
  forget();
  return isComplete;
}

}  // namespace fairshares::geography
