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
  return mArrays.positions.size() * sizeof(model::Point) + mArrays.firstArc.size() * sizeof(std::uint32_t) +
         mArrays.arcs.size() * sizeof(Arc) + mArrays.edgeOfArc.size() * sizeof(std::uint32_t) +
         mArrays.edges.size() * sizeof(GraphArrays::PackedEdge) +
         mArrays.ferries.size() * sizeof(FerryTimes) + mArrays.nodeOfId.size() * sizeof(std::uint32_t);
}

std::optional<RoadGraph> RoadGraph::fromArrays(GraphArrays arrays, unsigned threads) {
  if (!fitTogether(arrays, threads)) return std::nullopt;
  RoadGraph graph;
  graph.mArrays = std::move(arrays);
  summarise(graph.mArrays, threads);
  return graph;
}

// Fills a RoadGraph step by step; each step needs the ones before it.
class RoadGraphBuilder {
 public:
  RoadGraphBuilder(const Network& network, const GraphOptions& options)
      : mNetwork(network), mOptions(options) {
    mArrays.linkCount = network.linkCount();
    mArrays.edges.resize(network.linkCount() + network.ferries.size());
  }

  void takeNodes(JoinedNodes nodes) {
    mArrays.positions = std::move(nodes.positions);
    mArrays.nodeOfId = std::move(nodes.nodeOfId);
    parallelFor(mArrays.linkCount, mOptions.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t link = begin; link < end; ++link) {
        mArrays.edges[link].from = nodes.nodeOfEnd[2 * link];
        mArrays.edges[link].to = nodes.nodeOfEnd[2 * link + 1];
      }
    });
  }

  void timeLinks(const model::SpeedTable& speeds) {
    parallelFor(mArrays.linkCount, mOptions.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t link = begin; link < end; ++link) {
        const model::Direction direction = mNetwork.directionOf(link);
        const auto milliseconds = static_cast<std::uint32_t>(
            roadMilliseconds(mNetwork.lengthMetres[link], linkKmPerHour(mNetwork, speeds, link)));
        mArrays.edges[link].packed = (milliseconds << 2) |
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
      mArrays.edges[mArrays.linkCount + ferry] = {joined.fromNode, joined.toNode,
                                                  (milliseconds << 2) | rights};
      mArrays.ferries.push_back(times);
    }
  }

  // A thread owns a range of nodes and goes through all edges for it, so that no two write to one place and
  // the order of arcs at a node is that of the edges.
  void layOutArcs() {
    mArrays.firstArc.assign(mArrays.positions.size() + 1, 0);
    parallelFor(mArrays.positions.size(), mOptions.threads, [&](std::size_t begin, std::size_t end) {
      forEachArc(begin, end, [&](std::uint32_t node, std::uint32_t, std::uint32_t, std::uint32_t) {
        ++mArrays.firstArc[node + 1];
      });
    });
    std::partial_sum(mArrays.firstArc.begin(), mArrays.firstArc.end(), mArrays.firstArc.begin());
    mArrays.arcs.resize(mArrays.firstArc.back());
    mArrays.edgeOfArc.resize(mArrays.firstArc.back());
    parallelFor(mArrays.positions.size(), mOptions.threads, [&](std::size_t begin, std::size_t end) {
      std::vector<std::uint32_t> place(mArrays.firstArc.begin() + static_cast<std::ptrdiff_t>(begin),
                                       mArrays.firstArc.begin() + static_cast<std::ptrdiff_t>(end));
      forEachArc(begin, end,
                 [&](std::uint32_t node, std::uint32_t other, std::uint32_t packed, std::uint32_t edge) {
                   const std::uint32_t arc = place[node - begin]++;
                   mArrays.arcs[arc] = {other, packed};
                   mArrays.edgeOfArc[arc] = edge;
                 });
      for (std::size_t node = begin; node < end; ++node) sortArcs(node);
    });
  }

  [[nodiscard]] std::uint64_t totalMilliseconds() const {
    std::uint64_t total = 0;
    for (const GraphArrays::PackedEdge& edge : mArrays.edges) total += edge.packed >> 2;
    return total;
  }

  RoadGraph finish() {
    summarise(mArrays, mOptions.threads);
    RoadGraph graph;
    graph.mArrays = std::move(mArrays);
    return graph;
  }

 private:
  template <typename Take> void forEachArc(std::size_t begin, std::size_t end, Take take) const {
    for (std::uint32_t number = 0; number < mArrays.edges.size(); ++number) {
      const GraphArrays::PackedEdge& edge = mArrays.edges[number];
      if (edge.from == edge.to || (edge.packed & (RoadGraph::LEAVE | RoadGraph::ARRIVE)) == 0) continue;
      if (edge.from - begin < end - begin) take(edge.from, edge.to, edge.packed, number);
      if (edge.to - begin < end - begin) take(edge.to, edge.from, turned(edge.packed), number);
    }
  }
  static std::uint32_t turned(std::uint32_t packed) {
    return (packed & ~3u) | ((packed & 1u) << 1) | ((packed & 2u) >> 1);
  }
  void sortArcs(std::size_t node) {
    const std::uint32_t first = mArrays.firstArc[node], last = mArrays.firstArc[node + 1];
    const auto key = [](const RoadGraph::Arc& arc) { return (std::uint64_t{arc.node} << 32) | arc.packed; };
    if (last - first > 32) return sortManyArcs(first, last);
    for (std::uint32_t i = first + 1; i < last; ++i) {
      const RoadGraph::Arc arc = mArrays.arcs[i];
      const std::uint32_t edge = mArrays.edgeOfArc[i];
      std::uint32_t place = i;
      for (; place > first && key(mArrays.arcs[place - 1]) > key(arc); --place) {
        mArrays.arcs[place] = mArrays.arcs[place - 1];
        mArrays.edgeOfArc[place] = mArrays.edgeOfArc[place - 1];
      }
      mArrays.arcs[place] = arc;
      mArrays.edgeOfArc[place] = edge;
    }
  }
  void sortManyArcs(std::uint32_t first, std::uint32_t last) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> sorted;
    for (std::uint32_t i = first; i < last; ++i)
      sorted.emplace_back(mArrays.arcs[i].node, mArrays.arcs[i].packed, mArrays.edgeOfArc[i]);
    std::sort(sorted.begin(), sorted.end());
    for (std::uint32_t i = first; i < last; ++i)
      std::tie(mArrays.arcs[i].node, mArrays.arcs[i].packed, mArrays.edgeOfArc[i]) = sorted[i - first];
  }

  const Network& mNetwork;
  const GraphOptions& mOptions;
  GraphArrays mArrays;
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
