// Arrays that went out of a graph and come back, perhaps not as they were.
#include "geography/graph_arrays.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "benchmarks/grid_network.h"
#include "core/geography/network_support.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using fairshares::testing_support::DrawnTown;

GraphArrays graphOf(const benchmark_support::GridNetwork& grid) {
  return buildRoadGraph(grid.network, grid.speeds).takeValue().arrays();
}

GraphArrays townArrays() {
  const DrawnTown town({"A--B>>C~~~D--E", "|            |", "+--#---------F"});
  return buildRoadGraph(town.network, town.speeds).takeValue().arrays();
}

TEST(GraphArrays, ComeBackAsTheSameGraph) {
  const GraphArrays arrays = townArrays();
  GraphArrays given = arrays;
  given.selfLoops = 99;
  given.longestArcMilliseconds = 0;
  const auto graph = RoadGraph::fromArrays(given);
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->selfLoopCount(), arrays.selfLoops);
  EXPECT_EQ(graph->longestArcMilliseconds(), arrays.longestArcMilliseconds);
  EXPECT_EQ(graph->meanArcMilliseconds(), arrays.meanArcMilliseconds);
  EXPECT_EQ(graph->edgeCount(), arrays.edges.size());
  EXPECT_TRUE(RoadGraph::fromArrays({}));
}

TEST(GraphArrays, AreSummarisedTheSameByAnyNumberOfThreads) {
  // 250,000 links: arcs in several parts.
  GraphArrays arrays = graphOf(benchmark_support::gridNetwork(250'000, testing_support::testSeed()));
  arrays.edges.edit()[7].to = arrays.edges[7].from;
  std::uint64_t total = 0, selfLoops = 0;
  std::uint32_t longest = 0;
  for (const GraphArrays::Arc& arc : arrays.arcs) {
    total += arc.milliseconds();
    longest = std::max(longest, arc.milliseconds());
  }
  for (std::size_t link = 0; link < arrays.linkCount; ++link)
    if (arrays.edges[link].from == arrays.edges[link].to) ++selfLoops;
  for (const unsigned threads : {1u, 2u, 7u}) {
    summarise(arrays, threads);
    EXPECT_EQ(arrays.meanArcMilliseconds, total / arrays.arcs.size());
    EXPECT_EQ(arrays.longestArcMilliseconds, longest);
    EXPECT_EQ(arrays.selfLoops, selfLoops);
    EXPECT_TRUE(fitTogether(arrays, threads));
  }
  arrays.edgeOfArc.edit().back() = static_cast<std::uint32_t>(arrays.edges.size());
  EXPECT_FALSE(fitTogether(arrays, 2));
}

TEST(GraphArrays, AreRefusedWhereOneNumberLeadsElsewhere) {
  const auto isRefused = [](auto change) {
    GraphArrays arrays = townArrays();
    change(arrays);
    return !RoadGraph::fromArrays(std::move(arrays));
  };
  using A = GraphArrays;
  EXPECT_FALSE(isRefused([](A&) {}));
  EXPECT_TRUE(isRefused([](A& a) { a.arcs.edit()[2].node = 1000; }));
  EXPECT_TRUE(isRefused([](A& a) { a.arcs.pop_back(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.edgeOfArc.edit()[1] = 1000; }));
  EXPECT_TRUE(isRefused([](A& a) { a.edgeOfArc.pop_back(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.firstArc.edit()[1] = 1u << 31; }));
  EXPECT_TRUE(isRefused([](A& a) { a.firstArc.edit()[0] = 1; }));
  EXPECT_TRUE(isRefused([](A& a) { a.firstArc.edit().back() += 1; }));
  EXPECT_TRUE(isRefused([](A& a) { a.firstArc.pop_back(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.firstArc.clear(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.positions.pop_back(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.edges.edit()[0].from = 1000; }));
  EXPECT_TRUE(isRefused([](A& a) { a.edges.edit()[0].to = 1000; }));
  EXPECT_TRUE(isRefused([](A& a) { a.ferries.clear(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.linkCount = 1000; }));
  EXPECT_TRUE(isRefused([](A& a) { a.nodeOfId = {1000}; }));
}

}  // namespace
