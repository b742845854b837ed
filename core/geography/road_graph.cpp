#include "geography/road_graph.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>

#include "base/parallel.h"
#include "geography/join_ends.h"
#include "geography/join_ferries.h"
#include "geography/network_values.h"

namespace fairshares::geography {

using model::Network;

std::uint64_t roadMilliseconds(double lengthMetres, double kmPerHour) {
  // 1 km/h is 1000 mm in 3600 ms: ms = mm * 3600 / (km/h * 1000).
  return static_cast<std::uint64_t>(
      std::ceil(std::round(lengthMetres * 1000.0) * 3600.0 / (kmPerHour * 1000.0)));
}

std::uint64_t ferryMilliseconds(double minutes) {
  return static_cast<std::uint64_t>(std::llround(minutes * 60000.0));
}

std::size_t RoadGraph::bytes() const {
  return mPositions.size() * sizeof(model::Point) + mFirstArc.size() * sizeof(std::uint32_t) +
         mArcs.size() * sizeof(Arc) + mEdgeOfArc.size() * sizeof(std::uint32_t) +
         mEdges.size() * sizeof(PackedEdge) + mFerries.size() * sizeof(FerryTimes) +
         mNodeOfId.size() * sizeof(std::uint32_t);
}

// Fills a RoadGraph step by step; each step needs the ones before it.
class RoadGraphBuilder {
 public:
  RoadGraphBuilder(const Network& network, const GraphOptions& options)
      : mNetwork(network), mOptions(options) {
    mGraph.mLinkCount = network.linkCount();
    mGraph.mEdges.resize(network.linkCount() + network.ferries.size());
  }

  void takeNodes(JoinedNodes nodes) {
    mGraph.mPositions = std::move(nodes.positions);
    mGraph.mNodeOfId = std::move(nodes.nodeOfId);
    parallelFor(mGraph.mLinkCount, mOptions.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t link = begin; link < end; ++link) {
        mGraph.mEdges[link].from = nodes.nodeOfEnd[2 * link];
        mGraph.mEdges[link].to = nodes.nodeOfEnd[2 * link + 1];
      }
    });
  }

  void timeLinks(const model::SpeedTable& speeds) {
    parallelFor(mGraph.mLinkCount, mOptions.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t link = begin; link < end; ++link) {
        const model::Direction direction = mNetwork.directionOf(link);
        const auto milliseconds = static_cast<std::uint32_t>(
            roadMilliseconds(mNetwork.lengthMetres[link], linkKmPerHour(mNetwork, speeds, link)));
        mGraph.mEdges[link].packed = (milliseconds << 2) |
                                     (direction != model::Direction::Backward ? RoadGraph::LEAVE : 0) |
                                     (direction != model::Direction::Forward ? RoadGraph::ARRIVE : 0);
      }
    });
  }

  void takeFerries(const std::vector<JoinedFerry>& ferries) {
    for (std::size_t ferry = 0; ferry < ferries.size(); ++ferry) {
      const JoinedFerry& joined = ferries[ferry];
      const FerryTimes& times = joined.times;
      const std::uint32_t milliseconds = times.fromRoadMilliseconds + times.waitingMilliseconds +
                                         times.crossingMilliseconds + times.toRoadMilliseconds;
      const std::uint32_t rights = times.used ? RoadGraph::LEAVE | RoadGraph::ARRIVE : 0;
      mGraph.mEdges[mGraph.mLinkCount + ferry] = {joined.fromNode, joined.toNode,
                                                  (milliseconds << 2) | rights};
      mGraph.mFerries.push_back(times);
    }
  }

  // A thread owns a range of nodes and goes through all edges for it, so that no two write to one place and
  // the order of arcs at a node is that of the edges.
  void layOutArcs() {
    mGraph.mFirstArc.assign(mGraph.nodeCount() + 1, 0);
    parallelFor(mGraph.nodeCount(), mOptions.threads, [&](std::size_t begin, std::size_t end) {
      forEachArc(begin, end, [&](std::uint32_t node, std::uint32_t, std::uint32_t, std::uint32_t) {
        ++mGraph.mFirstArc[node + 1];
      });
    });
    std::partial_sum(mGraph.mFirstArc.begin(), mGraph.mFirstArc.end(), mGraph.mFirstArc.begin());
    mGraph.mArcs.resize(mGraph.mFirstArc.back());
    mGraph.mEdgeOfArc.resize(mGraph.mFirstArc.back());
    parallelFor(mGraph.nodeCount(), mOptions.threads, [&](std::size_t begin, std::size_t end) {
      std::vector<std::uint32_t> place(mGraph.mFirstArc.begin() + static_cast<std::ptrdiff_t>(begin),
                                       mGraph.mFirstArc.begin() + static_cast<std::ptrdiff_t>(end));
      forEachArc(begin, end,
                 [&](std::uint32_t node, std::uint32_t other, std::uint32_t packed, std::uint32_t edge) {
                   const std::uint32_t arc = place[node - begin]++;
                   mGraph.mArcs[arc] = {other, packed};
                   mGraph.mEdgeOfArc[arc] = edge;
                 });
      for (std::size_t node = begin; node < end; ++node) sortArcs(node);
    });
  }

  [[nodiscard]] std::uint64_t totalMilliseconds() const {
    std::uint64_t total = 0;
    for (const RoadGraph::PackedEdge& edge : mGraph.mEdges) total += edge.packed >> 2;
    return total;
  }

  RoadGraph finish() {
    std::uint64_t total = 0;
    for (const RoadGraph::Arc& arc : mGraph.mArcs) {
      mGraph.mLongestArc = std::max(mGraph.mLongestArc, arc.milliseconds());
      total += arc.milliseconds();
    }
    mGraph.mMeanArc = mGraph.mArcs.empty() ? 0 : total / mGraph.mArcs.size();
    for (std::size_t link = 0; link < mGraph.mLinkCount; ++link)
      if (mGraph.mEdges[link].from == mGraph.mEdges[link].to) ++mGraph.mSelfLoops;
    return std::move(mGraph);
  }

 private:
  template <typename Take> void forEachArc(std::size_t begin, std::size_t end, Take take) const {
    for (std::uint32_t number = 0; number < mGraph.mEdges.size(); ++number) {
      const RoadGraph::PackedEdge& edge = mGraph.mEdges[number];
      if (edge.from == edge.to || (edge.packed & (RoadGraph::LEAVE | RoadGraph::ARRIVE)) == 0) continue;
      if (edge.from - begin < end - begin) take(edge.from, edge.to, edge.packed, number);
      if (edge.to - begin < end - begin) take(edge.to, edge.from, turned(edge.packed), number);
    }
  }
  static std::uint32_t turned(std::uint32_t packed) {
    return (packed & ~3u) | ((packed & 1u) << 1) | ((packed & 2u) >> 1);
  }
  void sortArcs(std::size_t node) {
    const std::uint32_t first = mGraph.mFirstArc[node], last = mGraph.mFirstArc[node + 1];
    const auto key = [](const RoadGraph::Arc& arc) { return (std::uint64_t{arc.node} << 32) | arc.packed; };
    if (last - first > 32) return sortManyArcs(first, last);
    for (std::uint32_t i = first + 1; i < last; ++i) {
      const RoadGraph::Arc arc = mGraph.mArcs[i];
      const std::uint32_t edge = mGraph.mEdgeOfArc[i];
      std::uint32_t place = i;
      for (; place > first && key(mGraph.mArcs[place - 1]) > key(arc); --place) {
        mGraph.mArcs[place] = mGraph.mArcs[place - 1];
        mGraph.mEdgeOfArc[place] = mGraph.mEdgeOfArc[place - 1];
      }
      mGraph.mArcs[place] = arc;
      mGraph.mEdgeOfArc[place] = edge;
    }
  }
  void sortManyArcs(std::uint32_t first, std::uint32_t last) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> sorted;
    for (std::uint32_t i = first; i < last; ++i)
      sorted.emplace_back(mGraph.mArcs[i].node, mGraph.mArcs[i].packed, mGraph.mEdgeOfArc[i]);
    std::sort(sorted.begin(), sorted.end());
    for (std::uint32_t i = first; i < last; ++i)
      std::tie(mGraph.mArcs[i].node, mGraph.mArcs[i].packed, mGraph.mEdgeOfArc[i]) = sorted[i - first];
  }

  const Network& mNetwork;
  const GraphOptions& mOptions;
  RoadGraph mGraph;
};

namespace {

Issue tooMuchTravel(const Network& network) {
  Issue issue;
  issue.code = IssueCode::ValueOutOfRange;
  issue.where.file = network.file;
  issue.where.layer = network.layer;
  issue.where.column = "length";
  issue.message =
      "Travelling each link once takes more than a hundred years; lengths or speeds are in the wrong "
      "unit.";
  issue.mend = "Give lengths in metres and speeds in km/h.";
  return issue;
}

}  // namespace

Result<RoadGraph> buildRoadGraph(const Network& network, const model::SpeedTable& speeds,
                                 const GraphOptions& given) {
  constexpr std::size_t LINKS_WORTH_A_THREAD = 20000;
  GraphOptions options = given;
  if (network.linkCount() < LINKS_WORTH_A_THREAD) options.threads = 1;
  Issues issues;
  checkNetworkValues(network, speeds, options, issues);
  Result<JoinedNodes> nodes = network.fromNode.empty() && network.nodes.empty()
                                  ? joinByEnds(network, options.joinToleranceMetres, options.threads)
                                  : joinByIds(network, options.idToleranceMetres, options.threads);
  if (!nodes) issues.append(nodes.takeIssues());
  if (issues.hasErrors()) return issues;

  const std::vector<JoinedFerry> ferries = joinFerries(network, nodes.value().positions, options, issues);
  if (issues.hasErrors()) return issues;
  RoadGraphBuilder builder(network, options);
  builder.takeNodes(nodes.takeValue());
  builder.timeLinks(speeds);
  builder.takeFerries(ferries);
  if (builder.totalMilliseconds() > RoadGraph::LONGEST_PATH_MILLISECONDS) return tooMuchTravel(network);
  builder.layOutArcs();
  return {builder.finish(), std::move(issues)};
}

}  // namespace fairshares::geography
