// One changed ferry at Scotland's size: the graph with it, the search, and the journeys of all zones; beside
// building the graph from scratch.
// Run: fairshares_benchmark_change_ferries; BuildGraphFromScratch is the yardstick.
#include <benchmark/benchmark.h>

#include "benchmarks/grid_network.h"
#include "geography/access.h"
#include "geography/change_ferries.h"
#include "geography/edge_index.h"
#include "geography/journeys.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;

constexpr std::size_t LINKS = 450'000, FERRIES = 60, ZONES = 7'000, CENTRES = 100;

struct World {
  benchmark_support::GridNetwork grid = benchmark_support::gridNetwork(LINKS);
  RoadGraph graph;
  std::vector<Access> zones, centres;

  World() {
    graph = buildRoadGraph(grid.network, grid.speeds).takeValue();
    std::mt19937_64 random(11);
    const auto place = [&] {
      return graph.position(static_cast<std::uint32_t>(random() % graph.nodeCount()));
    };
    for (std::size_t i = 0; i < FERRIES; ++i) {
      model::Ferry ferry;
      ferry.from = place();
      ferry.to = place();
      ferry.crossingMinutes = static_cast<double>(10 + random() % 100);
      grid.network.ferries.push_back(ferry);
    }
    graph = withFerries(graph, grid.network).takeValue();
    const EdgeIndex index(grid.network);
    const auto joined = [&](std::size_t count) {
      std::vector<model::Point> places;
      for (std::size_t i = 0; i < count; ++i) {
        const model::Point node = place();
        places.push_back(
            {node.x + static_cast<double>(random() % 100), node.y + static_cast<double>(random() % 100)});
      }
      return joinPlaces(graph, index, places, nullptr, {});
    };
    zones = joined(ZONES);
    centres = joined(CENTRES);
  }
};

World& world() {
  static World WORLD;
  return WORLD;
}

void BuildGraphFromScratch(benchmark::State& state) {
  const World& here = world();
  for (auto _ : state) benchmark::DoNotOptimize(buildRoadGraph(here.grid.network, here.grid.speeds));
}
BENCHMARK(BuildGraphFromScratch)->Unit(benchmark::kMillisecond)->UseRealTime();

void GraphWithChangedFerry(benchmark::State& state) {
  World& here = world();
  for (auto _ : state) {
    here.grid.network.ferries[7].crossingMinutes += 1.0;
    benchmark::DoNotOptimize(withFerries(here.graph, here.grid.network));
  }
}
BENCHMARK(GraphWithChangedFerry)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(20);

void ChangedFerryToJourneys(benchmark::State& state) {
  World& here = world();
  std::size_t reached = 0;
  for (auto _ : state) {
    here.grid.network.ferries[7].crossingMinutes += 1.0;
    const RoadGraph graph = withFerries(here.graph, here.grid.network).takeValue();
    const Journeys journeys = journeysToNearest(graph, here.zones, here.centres, SilentMonitor()).takeValue();
    reached = 0;
    for (const Journey& journey : journeys.journeys) reached += journey.time() ? 1U : 0U;
  }
  state.counters["links"] = static_cast<double>(here.graph.linkCount());
  state.counters["zones_reached"] = static_cast<double>(reached);
}
BENCHMARK(ChangedFerryToJourneys)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(20);

}  // namespace

BENCHMARK_MAIN();
