// Other ferries over the same roads are what building from scratch gives, to the bit.
#include "geography/change_ferries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>

#include "benchmarks/grid_network.h"
#include "core/geography/network_support.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using testing_support::NetworkSketch;

template <typename Items> bool sameBits(const Items& one, const Items& other) {
  return one.size() == other.size() &&
         (one.empty() || std::memcmp(one.data(), other.data(), one.size() * sizeof *one.data()) == 0);
}

void expectSame(const RoadGraph& graph, const RoadGraph& expected) {
  const GraphArrays &one = graph.arrays(), &other = expected.arrays();
  ASSERT_TRUE(sameBits(one.positions, other.positions));
  ASSERT_EQ(one.firstArc, other.firstArc);
  ASSERT_TRUE(sameBits(one.arcs, other.arcs));
  ASSERT_EQ(one.edgeOfArc, other.edgeOfArc);
  ASSERT_TRUE(sameBits(one.edges, other.edges));
  ASSERT_EQ(one.nodeOfId, other.nodeOfId);
  ASSERT_EQ(
      std::tie(one.linkCount, one.selfLoops, one.longestArcMilliseconds, one.meanArcMilliseconds),
      std::tie(other.linkCount, other.selfLoops, other.longestArcMilliseconds, other.meanArcMilliseconds));
  ASSERT_EQ(one.ferries.size(), other.ferries.size());
  for (std::size_t i = 0; i < one.ferries.size(); ++i) {
    const FerryTimes &a = one.ferries[i], &b = other.ferries[i];
    ASSERT_EQ(std::tie(a.used, a.fromRoadMilliseconds, a.waitingMilliseconds, a.crossingMilliseconds,
                       a.toRoadMilliseconds),
              std::tie(b.used, b.fromRoadMilliseconds, b.waitingMilliseconds, b.crossingMilliseconds,
                       b.toRoadMilliseconds));
  }
}

// Few places and times, so that ferries share nodes with each other, with links and with themselves.
void giveFerries(NetworkSketch& sketch, std::mt19937_64& random, std::uint64_t side) {
  const auto place = [&] {
    return model::Point{100.0 * static_cast<double>(random() % side),
                        100.0 * static_cast<double>(random() % side)};
  };
  sketch.network.ferries.clear();
  for (std::uint64_t i = random() % 6; i > 0; --i) {
    sketch.ferry(place(), place(), static_cast<double>(random() % 3), static_cast<double>(random() % 2));
    sketch.network.ferries.back().vehicles = random() % 4 != 0;
  }
}

NetworkSketch randomRoads(std::mt19937_64& random, std::uint64_t side) {
  NetworkSketch sketch;
  const auto place = [&] {
    return model::Point{100.0 * static_cast<double>(random() % side),
                        100.0 * static_cast<double>(random() % side)};
  };
  for (std::uint64_t i = 1 + random() % (3 * side * side); i > 0; --i)
    sketch.link({place(), place()}, static_cast<model::Direction>(random() % 3),
                static_cast<std::uint16_t>(random() % 2));
  return sketch;
}

TEST(ChangeFerries, GivesTheGraphThatBuildingFromScratchGives) {
  std::mt19937_64 random(testing_support::testSeed());
  std::size_t different = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::uint64_t side = 2 + random() % 6;
    NetworkSketch sketch = randomRoads(random, side);
    GraphOptions options;
    options.footFerries = random() % 2 == 0;
    giveFerries(sketch, random, side);
    const RoadGraph before = buildRoadGraph(sketch.network, sketch.speeds, options).takeValue();
    giveFerries(sketch, random, side);
    const RoadGraph expected = buildRoadGraph(sketch.network, sketch.speeds, options).takeValue();
    const RoadGraph changed = withFerries(before, sketch.network, options).takeValue();
    ASSERT_NO_FATAL_FAILURE(expectSame(changed, expected)) << "round " << round;
    if (!sameBits(before.arrays().arcs, changed.arrays().arcs)) ++different;
  }
  EXPECT_GT(different, 1500u);
}

TEST(ChangeFerries, GivesItForAnyNumberOfThreadsAndWithNodeIds) {
  benchmark_support::GridNetwork grid = benchmark_support::gridNetwork(60'000, testing_support::testSeed());
  const RoadGraph plain = buildRoadGraph(grid.network, grid.speeds).takeValue();
  for (std::uint32_t node = 0; node < plain.nodeCount(); ++node)
    grid.network.nodes.push_back(plain.position(node));
  for (std::uint32_t link = 0; link < plain.linkCount(); ++link) {
    grid.network.fromNode.push_back(plain.edge(link).from);
    grid.network.toNode.push_back(plain.edge(link).to);
  }
  const RoadGraph before = buildRoadGraph(grid.network, grid.speeds).takeValue();
  for (std::uint32_t i = 0; i < 40; ++i) {
    model::Ferry ferry;
    ferry.from = plain.position((i * 7919u) % static_cast<std::uint32_t>(plain.nodeCount()));
    ferry.to = plain.position((i * 104'729u + 5u) % static_cast<std::uint32_t>(plain.nodeCount()));
    ferry.crossingMinutes = 20.0 + i;
    grid.network.ferries.push_back(ferry);
  }
  const RoadGraph expected = buildRoadGraph(grid.network, grid.speeds).takeValue();
  for (const unsigned threads : {1u, 2u, 5u}) {
    GraphOptions options;
    options.threads = threads;
    expectSame(withFerries(before, grid.network, options).takeValue(), expected);
  }
}

TEST(ChangeFerries, TellsTheSameProblems) {
  testing_support::DrawnTown town({"A--B    C--D"});
  const RoadGraph graph = buildRoadGraph(town.network, town.speeds).takeValue();
  town.ferry({300.0, 0.0}, {90'000.0, 0.0}, 20.0, 0.0);
  EXPECT_TRUE(withFerries(graph, town.network).issues().contains(IssueCode::TerminalUnreached));
  town.network.ferries[0].to = {800.0, 0.0};
  EXPECT_TRUE(withFerries(graph, town.network));
  town.network.ferries[0].crossingMinutes = -1275.0;
  EXPECT_TRUE(withFerries(graph, town.network).issues().contains(IssueCode::ValueOutOfRange));
}

TEST(ChangeFerries, DoesNotTakeTheGraphOfOtherRoads) {
  testing_support::DrawnTown town({"A--B    C--D"});
  const RoadGraph graph = buildRoadGraph(town.network, town.speeds).takeValue();
  town.link({{0.0, 0.0}, {0.0, 100.0}});
  EXPECT_THROW(withFerries(graph, town.network), ContractViolation);
}

}  // namespace
