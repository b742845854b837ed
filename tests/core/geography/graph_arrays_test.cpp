// Arrays that went out of a graph and come back, perhaps not as they were.
#include "geography/graph_arrays.h"

#include <gtest/gtest.h>

#include "core/geography/network_support.h"

namespace {

using namespace fairshares::geography;
using fairshares::testing_support::DrawnTown;

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

TEST(GraphArrays, AreRefusedWhereOneNumberLeadsElsewhere) {
  const auto isRefused = [](auto change) {
    GraphArrays arrays = townArrays();
    change(arrays);
    return !RoadGraph::fromArrays(std::move(arrays));
  };
  using A = GraphArrays;
  EXPECT_FALSE(isRefused([](A&) {}));
  EXPECT_TRUE(isRefused([](A& a) { a.arcs[2].node = 1000; }));
  EXPECT_TRUE(isRefused([](A& a) { a.arcs[2].node = (a.arcs[2].node + 1) % 6; }));
  EXPECT_TRUE(isRefused([](A& a) { a.arcs[2].packed += 4; }));
  EXPECT_TRUE(isRefused([](A& a) { a.arcs.pop_back(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.edgeOfArc[1] = 1000; }));
  EXPECT_TRUE(isRefused([](A& a) { a.edgeOfArc.pop_back(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.firstArc[1] = 1u << 31; }));
  EXPECT_TRUE(isRefused([](A& a) { a.firstArc[0] = 1; }));
  EXPECT_TRUE(isRefused([](A& a) { a.firstArc.back() += 1; }));
  EXPECT_TRUE(isRefused([](A& a) { a.firstArc.pop_back(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.firstArc.clear(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.positions.pop_back(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.edges[0].from = 1000; }));
  EXPECT_TRUE(isRefused([](A& a) { a.edges[0].to = 1000; }));
  EXPECT_TRUE(isRefused([](A& a) { a.ferries.clear(); }));
  EXPECT_TRUE(isRefused([](A& a) { a.linkCount = 1000; }));
  EXPECT_TRUE(isRefused([](A& a) { a.nodeOfId = {1000}; }));
}

}  // namespace
