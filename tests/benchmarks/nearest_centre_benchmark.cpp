// Building the graph of a country and finding the nearest of 600 centres, beside bare loops and Boost.Graph.
// Run: fairshares_benchmark_nearest_centre; BOOST_* and Bare* are the yardsticks.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>

#include "benchmarks/grid_network.h"
#include "geography/nearest_centre.h"
#include "geography/road_graph.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;

constexpr std::size_t LINKS = 4'000'000;
constexpr std::uint32_t CENTRES = 600;

const benchmark_support::GridNetwork& grid() {
  static const benchmark_support::GridNetwork GRID = benchmark_support::gridNetwork(LINKS);
  return GRID;
}
const RoadGraph& graph() {
  static const RoadGraph GRAPH = buildRoadGraph(grid().network, grid().speeds).takeValue();
  return GRAPH;
}
std::vector<CentreSeed> seeds() {
  std::mt19937_64 random(7);
  std::vector<CentreSeed> list;
  for (std::uint32_t centre = 0; centre < CENTRES; ++centre)
    list.push_back({static_cast<std::uint32_t>(random() % graph().nodeCount()), centre, 0});
  return list;
}

void BareLoopOverLines(benchmark::State& state) {
  const model::Network& network = grid().network;
  for (auto _ : state) {
    double sum = 0.0;
    for (std::size_t link = 0; link < network.linkCount(); ++link)
      for (const model::Point& point : network.line(link)) sum += point.x + point.y;
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(BareLoopOverLines)->Unit(benchmark::kMillisecond);

void BuildGraph(benchmark::State& state) {
  const benchmark_support::GridNetwork& roads = grid();
  GraphOptions options;
  options.threads = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(buildRoadGraph(roads.network, roads.speeds, options));
  state.counters["links"] = static_cast<double>(graph().linkCount());
  state.counters["nodes"] = static_cast<double>(graph().nodeCount());
  state.counters["bytes_a_link"] =
      static_cast<double>(graph().bytes()) / static_cast<double>(graph().linkCount());
}
BENCHMARK(BuildGraph)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

// The same with node ids, as OS Open Roads has them.
void BuildGraphByIds(benchmark::State& state) {
  const benchmark_support::GridNetwork& roads = grid();
  model::Network network = roads.network;
  for (std::uint32_t node = 0; node < graph().nodeCount(); ++node)
    network.nodes.push_back(graph().position(node));
  const std::span<model::Point> nodes = network.nodes.edit();
  std::shuffle(nodes.begin(), nodes.end(), std::mt19937_64(3));
  const RoadGraph shuffled = [&] {
    model::Network lonely = network;
    lonely.lengthMetres.clear();
    lonely.roadClass.clear();
    lonely.direction.clear();
    lonely.shape.clear();
    lonely.shapeStart = {0};
    return buildRoadGraph(lonely, roads.speeds).takeValue();
  }();
  std::vector<std::uint32_t> idOfNode(network.nodes.size());
  for (std::uint32_t id = 0; id < network.nodes.size(); ++id) idOfNode[shuffled.nodeOfId(id)] = id;
  for (std::uint32_t link = 0; link < network.linkCount(); ++link) {
    network.fromNode.push_back(idOfNode[graph().edge(link).from]);
    network.toNode.push_back(idOfNode[graph().edge(link).to]);
  }
  GraphOptions options;
  options.threads = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(buildRoadGraph(network, roads.speeds, options));
}
BENCHMARK(BuildGraphByIds)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

void NearestOf600Centres(benchmark::State& state) {
  const std::vector<CentreSeed> centres = seeds();
  for (auto _ : state) benchmark::DoNotOptimize(nearestCentres(graph(), centres, SilentMonitor()));
}
BENCHMARK(NearestOf600Centres)->Unit(benchmark::kMillisecond);

// The same arcs, reversed, with the same node numbers (ours, along the curve, which also serves Boost), and
// one node more from which every centre is 0 ms away.
struct StepTime {
  std::uint32_t milliseconds;
};
using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, StepTime>;

void BOOST_NearestOf600Centres(benchmark::State& state) {
  std::vector<std::pair<std::size_t, std::size_t>> arcs;
  std::vector<StepTime> times;
  for (std::uint32_t node = 0; node < graph().nodeCount(); ++node)
    for (const RoadGraph::Arc& arc : graph().arcs(node))
      if ((arc.packed & RoadGraph::ARRIVE) != 0) {
        arcs.emplace_back(node, arc.node);
        times.push_back({arc.milliseconds()});
      }
  const std::size_t start = graph().nodeCount();
  for (const CentreSeed& seed : seeds()) {
    arcs.emplace_back(start, seed.node);
    times.push_back({0});
  }
  const BoostGraph boostGraph(boost::edges_are_sorted, arcs.begin(), arcs.end(), times.begin(), start + 1);
  std::vector<std::uint32_t> distances(start + 1);
  std::vector<std::size_t> predecessors(start + 1);
  for (auto _ : state)
    boost::dijkstra_shortest_paths(
        boostGraph, start,
        boost::weight_map(boost::get(&StepTime::milliseconds, boostGraph))
            .distance_map(boost::make_iterator_property_map(distances.begin(),
                                                            boost::get(boost::vertex_index, boostGraph)))
            .predecessor_map(boost::make_iterator_property_map(predecessors.begin(),
                                                               boost::get(boost::vertex_index, boostGraph))));

  const CentreTimes ours = nearestCentres(graph(), seeds(), SilentMonitor()).takeValue();
  for (std::uint32_t node = 0; node < graph().nodeCount(); ++node) {
    const auto nearest = ours.at(node);
    if (nearest ? nearest->milliseconds != distances[node] : distances[node] != ~std::uint32_t{0})
      return state.SkipWithError("Boost.Graph finds other times");
  }
}
BENCHMARK(BOOST_NearestOf600Centres)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
