#include "geography/road_graph.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
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
  return fromBuilt(std::move(arrays), threads);
}

RoadGraph RoadGraph::fromBuilt(GraphArrays arrays, unsigned threads) {
  RoadGraph graph;
  graph.mArrays = std::move(arrays);
  summarise(graph.mArrays, threads);
  return graph;
}

// Fills a RoadGraph step by step; each step needs the ones before it. Steps that take long return false if
// the user cancelled.
class RoadGraphBuilder {
 public:
  RoadGraphBuilder(const Network& network, const GraphOptions& options, const Monitor& monitor)
      : mNetwork(network), mOptions(options), mMonitor(monitor) {
    mArrays.linkCount = network.linkCount();
    mArrays.edges.reserve(network.linkCount() + network.ferries.size());
    mArrays.edges.resize(network.linkCount());
  }

  [[nodiscard]] bool takeNodes(JoinedNodes nodes) {
    mArrays.positions = std::move(nodes.positions);
    mArrays.nodeOfId = std::move(nodes.nodeOfId);
    const std::span<GraphArrays::PackedEdge> edges = mArrays.edges.edit();
    return forLinks([&](std::size_t begin, std::size_t end) {
      for (std::size_t link = begin; link < end; ++link) {
        edges[link].from = nodes.nodeOfEnd[2 * link];
        edges[link].to = nodes.nodeOfEnd[2 * link + 1];
      }
    });
  }

  [[nodiscard]] bool timeLinks(const model::SpeedTable& speeds) {
    const std::span<GraphArrays::PackedEdge> edges = mArrays.edges.edit();
    return forLinks([&](std::size_t begin, std::size_t end) {
      for (std::size_t link = begin; link < end; ++link) {
        const model::Direction direction = mNetwork.directionOf(link);
        const auto milliseconds = static_cast<std::uint32_t>(
            roadMilliseconds(mNetwork.lengthMetres[link], linkKmPerHour(mNetwork, speeds, link)));
        edges[link].packed = (milliseconds << 2) |
                             (direction != model::Direction::Backward ? RoadGraph::LEAVE : 0) |
                             (direction != model::Direction::Forward ? RoadGraph::ARRIVE : 0);
      }
    });
  }

  void takeFerries(const std::vector<JoinedFerry>& ferries) { addFerries(ferries, mArrays); }

  // A thread owns a range of nodes and goes through all edges for it, so that no two write to one place and
  // the order of arcs at a node is that of the edges.
  [[nodiscard]] bool layOutArcs() {
    std::atomic<bool> cancelled = false;
    mArrays.firstArc.assign(mArrays.positions.size() + 1, 0);
    const std::span<std::uint32_t> firstArc = mArrays.firstArc.edit();
    parallelFor(mArrays.positions.size(), mOptions.threads, [&](std::size_t begin, std::size_t end) {
      forEachArc(begin, end, cancelled, [&](std::uint32_t node, std::uint32_t, std::uint32_t, std::uint32_t) {
        ++firstArc[node + 1];
      });
    });
    if (cancelled) return false;
    std::partial_sum(firstArc.begin(), firstArc.end(), firstArc.begin());
    mArrays.arcs.resize(mArrays.firstArc.back());
    mArrays.edgeOfArc.resize(mArrays.firstArc.back());
    const std::span<RoadGraph::Arc> arcs = mArrays.arcs.edit();
    const std::span<std::uint32_t> edgeOfArc = mArrays.edgeOfArc.edit();
    parallelFor(mArrays.positions.size(), mOptions.threads, [&](std::size_t begin, std::size_t end) {
      std::vector<std::uint32_t> place(mArrays.firstArc.begin() + static_cast<std::ptrdiff_t>(begin),
                                       mArrays.firstArc.begin() + static_cast<std::ptrdiff_t>(end));
      forEachArc(begin, end, cancelled,
                 [&](std::uint32_t node, std::uint32_t other, std::uint32_t packed, std::uint32_t edge) {
                   const std::uint32_t arc = place[node - begin]++;
                   arcs[arc] = {other, packed};
                   edgeOfArc[arc] = edge;
                 });
    });
    return !cancelled &&
           parallelForUnlessCancelled(mArrays.positions.size(), mOptions.threads, ITEMS_BETWEEN_QUESTIONS,
                                      mMonitor, [&](std::size_t begin, std::size_t end) {
                                        for (std::size_t node = begin; node < end; ++node)
                                          sortArcs(node, arcs, edgeOfArc);
                                      });
  }

  [[nodiscard]] const GraphArrays& arrays() const { return mArrays; }

  RoadGraph finish() { return RoadGraph::fromBuilt(std::move(mArrays), mOptions.threads); }

 private:
  [[nodiscard]] bool forLinks(const std::function<void(std::size_t, std::size_t)>& body) const {
    return parallelForUnlessCancelled(mArrays.linkCount, mOptions.threads, ITEMS_BETWEEN_QUESTIONS, mMonitor,
                                      body);
  }
  template <typename Take>
  void forEachArc(std::size_t begin, std::size_t end, std::atomic<bool>& cancelled, Take take) const {
    for (std::uint32_t number = 0; number < mArrays.edges.size(); ++number) {
      if (number % ITEMS_BETWEEN_QUESTIONS == 0 && mMonitor.isCancelled()) cancelled = true;
      if (cancelled) return;
      const GraphArrays::PackedEdge& edge = mArrays.edges[number];
      if (!hasArcs(edge)) continue;
      if (edge.from - begin < end - begin) take(edge.from, edge.to, edge.packed, number);
      if (edge.to - begin < end - begin) take(edge.to, edge.from, turned(edge.packed), number);
    }
  }
  void sortArcs(std::size_t node, std::span<RoadGraph::Arc> arcs, std::span<std::uint32_t> edgeOfArc) const {
    const std::uint32_t first = mArrays.firstArc[node], last = mArrays.firstArc[node + 1];
    const auto key = [](const RoadGraph::Arc& arc) { return (std::uint64_t{arc.node} << 32) | arc.packed; };
    if (last - first > 32)
      return sortManyArcs(arcs.subspan(first, last - first), edgeOfArc.subspan(first, last - first));
    for (std::uint32_t i = first + 1; i < last; ++i) {
      const RoadGraph::Arc arc = arcs[i];
      const std::uint32_t edge = edgeOfArc[i];
      std::uint32_t place = i;
      for (; place > first && key(arcs[place - 1]) > key(arc); --place) {
        arcs[place] = arcs[place - 1];
        edgeOfArc[place] = edgeOfArc[place - 1];
      }
      arcs[place] = arc;
      edgeOfArc[place] = edge;
    }
  }
  static void sortManyArcs(std::span<RoadGraph::Arc> arcs, std::span<std::uint32_t> edgeOfArc) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> sorted;
    for (std::size_t i = 0; i < arcs.size(); ++i)
      sorted.emplace_back(arcs[i].node, arcs[i].packed, edgeOfArc[i]);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < arcs.size(); ++i)
      std::tie(arcs[i].node, arcs[i].packed, edgeOfArc[i]) = sorted[i];
  }

  const Network& mNetwork;
  const GraphOptions& mOptions;
  const Monitor& mMonitor;
  GraphArrays mArrays;
};

Result<RoadGraph> buildRoadGraph(const Network& network, const model::SpeedTable& speeds,
                                 const GraphOptions& given, Monitor& monitor) {
  constexpr std::size_t LINKS_WORTH_A_THREAD = 20000;
  constexpr const char* STAGE = "Building the road graph";
  GraphOptions options = given;
  if (network.linkCount() < LINKS_WORTH_A_THREAD) options.threads = 1;
  Issues issues;
  monitor.report(STAGE, 0.0);
  checkNetworkValues(network, speeds, options, monitor, issues);
  if (issues.contains(IssueCode::Cancelled)) return issues;
  monitor.report(STAGE, 0.05);
  Result<JoinedNodes> nodes = network.fromNode.empty() && network.nodes.empty()
                                  ? joinByEnds(network, options.joinToleranceMetres, options.threads, monitor)
                                  : joinByIds(network, options.idToleranceMetres, options.threads, monitor);
  if (!nodes) issues.append(nodes.takeIssues());
  if (issues.hasErrors()) return issues;

  monitor.report(STAGE, 0.6);
  const std::vector<JoinedFerry> ferries = joinFerries(network, nodes.value().positions, options, issues);
  if (issues.hasErrors()) return issues;
  monitor.report(STAGE, 0.65);
  RoadGraphBuilder builder(network, options, monitor);
  if (!builder.takeNodes(nodes.takeValue()) || !builder.timeLinks(speeds)) return cancelledIssue();
  builder.takeFerries(ferries);
  if (totalMilliseconds(builder.arrays()) > RoadGraph::LONGEST_PATH_MILLISECONDS)
    return tooMuchTravel(network);
  monitor.report(STAGE, 0.75);
  if (!builder.layOutArcs()) return cancelledIssue();
  RoadGraph graph = builder.finish();
  monitor.report(STAGE, 1.0);
  return {std::move(graph), std::move(issues)};
}

Result<RoadGraph> buildRoadGraph(const Network& network, const model::SpeedTable& speeds,
                                 const GraphOptions& options) {
  SilentMonitor nobody;
  return buildRoadGraph(network, speeds, options, nobody);
}

}  // namespace fairshares::geography
