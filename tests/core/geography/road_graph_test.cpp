#include "geography/road_graph.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/geography/network_support.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using testing_support::DrawnTown;
using testing_support::NetworkSketch;

TEST(RoadGraph, TimesALinkInWholeMillisecondsRoundedUp) {
  EXPECT_EQ(roadMilliseconds(1000.0, 60.0), 60'000u);
  EXPECT_EQ(roadMilliseconds(1000.0000000001, 60.0), 60'000u);
  EXPECT_EQ(roadMilliseconds(1000.0, 48.0), 75'000u);
  EXPECT_EQ(roadMilliseconds(1.0, 64.0), 57u);  // 56.25
  EXPECT_EQ(roadMilliseconds(0.0, 64.0), 0u);
}

TEST(RoadGraph, JoinsEndsWithinTheToleranceAndNotBeyond) {
  NetworkSketch sketch;
  sketch.link({{0.0, 0.0}, {100.0, 0.0}});
  sketch.link({{100.006, 0.006}, {200.0, 0.0}});  // 8.5 mm away
  sketch.link({{200.0, 0.011}, {300.0, 0.0}});    // 11 mm away
  const RoadGraph graph = buildRoadGraph(sketch.network, sketch.speeds).takeValue();
  EXPECT_EQ(graph.nodeCount(), 5u);
  EXPECT_EQ(graph.edge(0).to, graph.edge(1).from);
  EXPECT_NE(graph.edge(1).to, graph.edge(2).from);
}

TEST(RoadGraph, JoinsEndsWhereverTheGridOfTheSearchLies) {
  // Pairs 9 mm apart along a diagonal that crosses every kind of cell border.
  for (const double gap : {0.009, 0.0}) {
    NetworkSketch sketch;
    double at = 0.0;
    for (int i = 0; i < 3000; ++i) {
      const double next = at + 0.0531;
      sketch.link({{at, at}, {next, next}});
      at = next + gap / std::sqrt(2.0);
    }
    const RoadGraph graph = buildRoadGraph(sketch.network, sketch.speeds).takeValue();
    EXPECT_EQ(graph.nodeCount(), 3001u);
  }
}

TEST(RoadGraph, TakesNodeIdsWhereThereAreAnyAndKeepsLonelyNodes) {
  NetworkSketch sketch;
  sketch.link({{0.0, 0.0}, {100.0, 0.0}});
  sketch.link({{100.0, 0.0}, {200.0, 0.0}});  // same place, another node: one road above the other
  sketch.network.nodes = {{0.0, 0.0}, {100.0, 0.0}, {100.0, 0.0}, {200.0, 0.0}, {900.0, 0.0}};
  sketch.network.fromNode = {0, 2};
  sketch.network.toNode = {1, 3};
  const RoadGraph graph = buildRoadGraph(sketch.network, sketch.speeds).takeValue();
  EXPECT_EQ(graph.nodeCount(), 5u);
  EXPECT_NE(graph.edge(0).to, graph.edge(1).from);
  EXPECT_EQ(graph.position(graph.nodeOfId(4)), (model::Point{900.0, 0.0}));
  EXPECT_TRUE(graph.arcs(graph.nodeOfId(4)).empty());
}

TEST(RoadGraph, RefusesNodeIdsThatContradictTheDrawing) {
  NetworkSketch sketch;
  sketch.link({{0.0, 0.0}, {100.0, 0.0}});
  sketch.network.nodes = {{0.0, 0.0}, {150.0, 0.0}};
  sketch.network.fromNode = {0};
  sketch.network.toNode = {1};
  const Result<RoadGraph> graph = buildRoadGraph(sketch.network, sketch.speeds);
  ASSERT_FALSE(graph);
  const Issue& issue = graph.issues().list().front();
  EXPECT_EQ(issue.code, IssueCode::NodeContradiction);
  EXPECT_EQ(issue.where.row, 1u);
  EXPECT_EQ(issue.where.column, "end node");
  EXPECT_EQ(issue.value, "50 m");
}

TEST(RoadGraph, RefusesLinksThatNameNoNode) {
  NetworkSketch sketch;
  sketch.link({{0.0, 0.0}, {100.0, 0.0}});
  sketch.network.nodes = {{0.0, 0.0}};
  sketch.network.fromNode = {0};
  sketch.network.toNode = {7};
  EXPECT_TRUE(buildRoadGraph(sketch.network, sketch.speeds).issues().contains(IssueCode::ReferenceUnknown));
}

TEST(RoadGraph, RefusesZeroNegativeAndAbsurdSpeedsAllAtOnce) {
  NetworkSketch sketch;
  for (int i = 0; i < 5; ++i) sketch.link({{100.0 * i, 0.0}, {100.0 * i + 100.0, 0.0}});
  sketch.network.ownSpeedKmPerHour = {0.0, -30.0, 5000.0, std::numeric_limits<double>::quiet_NaN(), {}};
  sketch.speeds.kmPerHour[0] = 0.0;
  const Result<RoadGraph> graph = buildRoadGraph(sketch.network, sketch.speeds);
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.issues().errorCount(), 5u);
  EXPECT_EQ(graph.issues().list().front().where.key, "Local Road");
  for (const Issue& issue : graph.issues().list()) EXPECT_EQ(issue.code, IssueCode::ValueOutOfRange);
}

TEST(RoadGraph, DoesNotMindTheSpeedOfAClassNoLinkHas) {
  NetworkSketch sketch;
  sketch.link({{0.0, 0.0}, {100.0, 0.0}});
  sketch.speeds.kmPerHour[1] = 0.0;
  EXPECT_TRUE(buildRoadGraph(sketch.network, sketch.speeds));
}

TEST(RoadGraph, RefusesLengthsAndLinesNobodyCanTravel) {
  NetworkSketch sketch;
  sketch.link({{0.0, 0.0}, {100.0, 0.0}});
  sketch.link({{0.0, 0.0}, {std::numeric_limits<double>::infinity(), 0.0}});
  sketch.network.lengthMetres = {-1.0, 100.0};
  const Result<RoadGraph> graph = buildRoadGraph(sketch.network, sketch.speeds);
  ASSERT_FALSE(graph);
  EXPECT_TRUE(graph.issues().contains(IssueCode::ValueOutOfRange));
  EXPECT_TRUE(graph.issues().contains(IssueCode::GeometryUnusable));
}

TEST(RoadGraph, RefusesAFerryTerminalInTheSea) {
  DrawnTown town({"A--B"});
  town.ferry({300.0, 0.0}, {9000.0, 0.0}, 20.0, 0.0);
  const Result<RoadGraph> graph = buildRoadGraph(town.network, town.speeds);
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.issues().list().front().code, IssueCode::TerminalUnreached);
  EXPECT_EQ(graph.issues().list().front().where.file, "roads.gpkg");
  EXPECT_EQ(graph.issues().list().front().where.column, "to");
  EXPECT_EQ(graph.issues().list().front().where.key, "ferry 1");
}

TEST(RoadGraph, RefusesMinutesThatCannotBe) {
  DrawnTown town({"A--B"});
  town.ferry({0.0, 0.0}, {300.0, 0.0}, -1275.0, 0.0);
  EXPECT_TRUE(buildRoadGraph(town.network, town.speeds).issues().contains(IssueCode::ValueOutOfRange));
}

TEST(RoadGraph, DrivesFromTheRoadToTheTerminal) {
  DrawnTown town({"A--B    C--D"});
  town.ferry({400.0, 0.0}, {800.0, 30.0}, 20.0, 30.0);
  const RoadGraph graph = buildRoadGraph(town.network, town.speeds).takeValue();
  const auto ferry = static_cast<std::uint32_t>(graph.linkCount());
  EXPECT_TRUE(graph.isFerry(ferry));
  EXPECT_EQ(graph.ferry(ferry).fromRoadMilliseconds, 18'000u);  // 100 m at 20 km/h
  EXPECT_EQ(graph.ferry(ferry).toRoadMilliseconds, 5'400u);
  EXPECT_EQ(graph.edge(ferry).milliseconds, 18'000u + 5'400u + 3'000'000u);
}

TEST(RoadGraph, LeavesOutFootFerriesWhenTold) {
  DrawnTown town({"A--B~~~C--D"});
  town.network.ferries[0].vehicles = false;
  GraphOptions options;
  options.footFerries = false;
  const RoadGraph graph = buildRoadGraph(town.network, town.speeds, options).takeValue();
  EXPECT_FALSE(graph.ferry(2).used);
  EXPECT_EQ(graph.arcs(testing_support::nodeAt(graph, town.places.at('B'))).size(), 1u);
}

TEST(RoadGraph, OfNothingIsEmpty) {
  const NetworkSketch sketch;
  const RoadGraph graph = buildRoadGraph(sketch.network, sketch.speeds).takeValue();
  EXPECT_EQ(graph.nodeCount(), 0u);
  EXPECT_EQ(graph.edgeCount(), 0u);
}

}  // namespace
