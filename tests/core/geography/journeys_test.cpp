// Snapping, journeys and their routes. 100 m of road take 10 s; access legs go at 20 km/h: 100 m take 18 s.
#include "geography/journeys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/geography/network_support.h"
#include "core/geography/polygon_support.h"
#include "geography/routes.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using testing_support::DrawnTown;
using testing_support::NetworkSketch;

struct World {
  NetworkSketch sketch;
  RoadGraph graph;
  std::vector<Access> places, centres;
  Journeys journeys;
  [[nodiscard]] double seconds(std::size_t place) const {
    return static_cast<double>(journeys.journeys[place].milliseconds) / 1000.0;
  }
  [[nodiscard]] JourneyState state(std::size_t place) const { return journeys.journeys[place].state; }
  [[nodiscard]] Route route(std::size_t place) const {
    return *routeOf(sketch.network, graph, journeys, place, places, centres);
  }
};

World travel(const NetworkSketch& sketch, const std::vector<model::Point>& places,
             const std::vector<model::Point>& centres, const Land* land = nullptr) {
  World world{sketch, buildRoadGraph(sketch.network, sketch.speeds).takeValue(), {}, {}, {}};
  const EdgeIndex index(world.sketch.network);
  world.places = joinPlaces(world.graph, index, places, land, AccessOptions());
  world.centres = joinPlaces(world.graph, index, centres, land, AccessOptions());
  world.journeys = journeysToNearest(world.graph, world.places, world.centres, SilentMonitor()).takeValue();
  return world;
}

TEST(Journeys, GetOntoTheNearestPointOfALinkAndNotOnlyAtItsEnds) {
  const World world = travel(DrawnTown({"A---------B"}), {{700.0, 50.0}}, {{0.0, 0.0}});
  EXPECT_EQ(world.places[0].point, (model::Point{700.0, 0.0}));
  EXPECT_EQ(world.seconds(0), 9.0 + 70.0);
}

TEST(Journeys, OnOneLinkStayOnIt) {
  const World world =
      travel(DrawnTown({"A---------B"}), {{700.0, 0.0}, {200.0, 0.0}, {300.0, 0.0}}, {{300.0, 0.0}});
  EXPECT_EQ(world.seconds(0), 40.0);
  EXPECT_EQ(world.seconds(1), 10.0);
  EXPECT_EQ(world.seconds(2), 0.0);
}

TEST(Journeys, OnAOneWayLinkDriveRoundToWhatLiesBehind) {
  const World world = travel(DrawnTown({"A->-----B",  //
                                        "|       |",  //
                                        "+-------+"}),
                             {{700.0, 200.0}, {100.0, 200.0}}, {{300.0, 200.0}});
  EXPECT_EQ(world.seconds(1), 20.0);
  // 100 m on to B, 200 + 800 + 200 m round, and 300 m from A to the centre.
  EXPECT_EQ(world.seconds(0), 10.0 + 120.0 + 30.0);
}

TEST(Journeys, SayWhyTheyDoNotArrive) {
  const World world = travel(DrawnTown({"A--B      C--D"}), {{1200.0, 0.0}, {9000.0, 0.0}}, {{0.0, 0.0}});
  EXPECT_EQ(world.state(0), JourneyState::NoWayToCentre);
  EXPECT_EQ(world.state(1), JourneyState::NoRoadNearby);
  EXPECT_FALSE(world.journeys.journeys[1].time());
  EXPECT_FALSE(routeOf(world.sketch.network, world.graph, world.journeys, 1, world.places, world.centres));
}

TEST(Journeys, DoNotLeaveTheIslandAcrossANarrowFirth) {
  //   north shore   ==========A------B      road 100 m from the place, over the water
  //   firth of 90 m           ~~~~~~~~
  //   south shore        P    ========
  //                      C----------D       road 900 m from the place, on its own shore
  NetworkSketch sketch;
  sketch.link({{0.0, 1000.0}, {1000.0, 1000.0}});
  sketch.link({{0.0, 0.0}, {1000.0, 0.0}});
  const testing_support::Polygons polygons;
  const std::vector<std::string> zones{
      polygons.wkb("POLYGON ((-500 -500, 1500 -500, 1500 905, -500 905, -500 -500))"),
      polygons.wkb("POLYGON ((-500 995, 1500 995, 1500 2000, -500 2000, -500 995))")};
  const Land land = Land::fromPolygons(zones).takeValue();
  const std::vector<model::Point> place{{300.0, 900.0}}, centre{{0.0, 0.0}};
  EXPECT_EQ(travel(sketch, place, centre).places[0].edge, 0u);
  const World world = travel(sketch, place, centre, &land);
  EXPECT_EQ(world.places[0].edge, 1u);
  EXPECT_EQ(world.seconds(0), 162.0 + 30.0);

  NetworkSketch northOnly;
  northOnly.link({{0.0, 1000.0}, {1000.0, 1000.0}});
  EXPECT_EQ(travel(northOnly, place, centre, &land).state(0), JourneyState::AcrossWater);
}

TEST(Journeys, ForgiveACoastDrawnWithABroadPen) {
  NetworkSketch sketch;
  sketch.link({{0.0, 0.0}, {1000.0, 0.0}});
  const testing_support::Polygons polygons;
  // The place lies 200 m out at sea of a simplified coast, the road 30 m.
  const std::vector<std::string> zones{polygons.wkb("POLYGON ((0 30, 1000 30, 1000 500, 0 500, 0 30))")};
  const Land land = Land::fromPolygons(zones).takeValue();
  EXPECT_EQ(travel(sketch, {{500.0, 300.0}}, {{0.0, 0.0}}, &land).state(0), JourneyState::Reached);
  EXPECT_EQ(travel(sketch, {{500.0, -170.0}}, {{0.0, 0.0}}, &land).state(0), JourneyState::Reached);
}

TEST(Journeys, PassOverLinksThatAreClosedToEntry) {
  const DrawnTown town({"A--B",  //
                        "    ",  //
                        "C--D"});
  const RoadGraph graph = buildRoadGraph(town.network, town.speeds).takeValue();
  const EdgeIndex index(town.network, [](std::uint32_t link) { return link != 0; });
  const std::vector<model::Point> place{{100.0, 190.0}};
  EXPECT_EQ(joinPlaces(graph, index, place, nullptr, AccessOptions())[0].edge, 1u);
}

TEST(Routes, TellRoadWaitAndCrossing) {
  DrawnTown town({"A--B~~~~C---D"}, 20.0, 30.0);
  const World world = travel(town, {{1200.0, 50.0}}, {{0.0, 0.0}});
  const Route route = world.route(0);
  ASSERT_EQ(route.legs.size(), 5u);
  EXPECT_EQ(route.legs[0].kind, LegKind::Access);
  EXPECT_EQ(route.legs[0].milliseconds, 9'000u);
  EXPECT_EQ(route.legs[1].kind, LegKind::Road);
  EXPECT_EQ(route.legs[1].milliseconds, 40'000u);
  EXPECT_EQ(route.legs[2].kind, LegKind::Waiting);
  EXPECT_EQ(route.legs[2].milliseconds, 1'800'000u);
  EXPECT_EQ(route.legs[3].kind, LegKind::Crossing);
  EXPECT_EQ(route.legs[3].milliseconds, 1'200'000u);
  EXPECT_EQ(route.legs[3].lengthMetres, 500.0);
  EXPECT_EQ(route.legs[3].name, "ferry 1");
  EXPECT_EQ(route.legs[4].kind, LegKind::Road);
  EXPECT_EQ(route.legs[4].milliseconds, 30'000u);
  const std::vector<model::Point> line{{1200.0, 50.0}, {1200.0, 0.0}, {800.0, 0.0}, {300.0, 0.0}, {0.0, 0.0}};
  EXPECT_EQ(route.line, line);
}

TEST(Routes, FollowTheDrawnLine) {
  NetworkSketch sketch;
  sketch.link({{0.0, 0.0}, {0.0, 300.0}, {400.0, 300.0}});
  sketch.link({{400.0, 0.0}, {400.0, 300.0}});
  const World world = travel(sketch, {{0.0, 100.0}}, {{400.0, 200.0}});
  const std::vector<model::Point> line{{0.0, 100.0}, {0.0, 300.0}, {400.0, 300.0}, {400.0, 200.0}};
  EXPECT_EQ(world.route(0).line, line);
  EXPECT_EQ(world.seconds(0), 20.0 + 40.0 + 10.0);
}

// The twin: each place and centre becomes a node that splits its link, and the book's search runs on that.
class SplitGraph {
 public:
  SplitGraph(const World& world) : mNext(static_cast<std::uint32_t>(world.graph.nodeCount())) {
    std::map<std::uint32_t, std::vector<std::tuple<double, std::uint32_t, std::uint32_t>>> onEdge;
    const auto add = [&](const Access& access) {
      if (access.state == AccessState::OnEdge)
        onEdge[access.edge].emplace_back(access.metresAlong, access.fromMilliseconds, mNext);
      return mNext++;
    };
    for (const Access& place : world.places) mPlaceNodes.push_back(add(place));
    for (const Access& centre : world.centres) mCentreNodes.push_back(add(centre));
    mInto.resize(mNext);
    for (std::uint32_t number = 0; number < world.graph.edgeCount(); ++number) {
      const Edge edge = world.graph.edge(number);
      auto& stops = onEdge[number];
      std::sort(stops.begin(), stops.end());
      stops.emplace_back(0.0, edge.milliseconds, edge.to);
      std::uint32_t from = edge.from, at = 0;
      double fromMetres = 0.0;
      for (const auto& [metres, milliseconds, node] : stops) {
        // Two stops at one spot reach each other whichever way the traffic runs.
        const bool sameSpot = metres == fromMetres && node != edge.to;
        if (edge.forward || sameSpot) mInto[node].emplace_back(from, milliseconds - at);
        if (edge.backward || sameSpot) mInto[from].emplace_back(node, milliseconds - at);
        from = node;
        at = milliseconds;
        fromMetres = metres;
      }
    }
    for (const std::vector<Access>* accesses : {&world.places, &world.centres})
      for (std::size_t i = 0; i < accesses->size(); ++i) {
        const Access& access = (*accesses)[i];
        if (access.state != AccessState::OnEdge || !access.isAtEnd()) continue;
        const std::uint32_t node = (accesses == &world.places ? mPlaceNodes : mCentreNodes)[i];
        const std::uint32_t end = world.graph.edge(access.edge).to;
        mInto[node].emplace_back(end, 0u);
        mInto[end].emplace_back(node, 0u);
      }
  }
  std::vector<std::optional<NearestCentre>> solve(const World& world) const {
    using Entry = std::tuple<std::uint64_t, std::uint32_t, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (std::uint32_t centre = 0; centre < world.centres.size(); ++centre)
      if (world.centres[centre].isJoined())
        queue.emplace(world.centres[centre].legMilliseconds, centre, mCentreNodes[centre]);
    std::vector<std::optional<NearestCentre>> nearest(mNext);
    while (!queue.empty()) {
      const auto [milliseconds, centre, node] = queue.top();
      queue.pop();
      if (nearest[node]) continue;
      nearest[node] = NearestCentre{centre, milliseconds};
      for (const auto& [next, step] : mInto[node]) queue.emplace(milliseconds + step, centre, next);
    }
    std::vector<std::optional<NearestCentre>> ofPlaces;
    for (std::size_t place = 0; place < world.places.size(); ++place) {
      ofPlaces.push_back(world.places[place].isJoined() ? nearest[mPlaceNodes[place]] : std::nullopt);
      if (ofPlaces.back()) ofPlaces.back()->milliseconds += world.places[place].legMilliseconds;
    }
    return ofPlaces;
  }

 private:
  std::uint32_t mNext;
  std::vector<std::uint32_t> mPlaceNodes, mCentreNodes;
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> mInto;
};

TEST(Journeys, OnRandomNetworksAreThoseOfTheTwinAndTheirRoutesAddUp) {
  std::mt19937_64 random(testing_support::testSeed());
  for (int round = 0; round < 1500; ++round) {
    NetworkSketch sketch;
    const std::uint64_t side = 2 + random() % 5, links = 1 + random() % (2 * side * side);
    const auto grid = [&] {
      return model::Point{300.0 * static_cast<double>(random() % side),
                          300.0 * static_cast<double>(random() % side)};
    };
    const auto anywhere = [&] {
      return model::Point{static_cast<double>(random() % (300 * side)),
                          static_cast<double>(random() % (300 * side))};
    };
    for (std::uint64_t i = 0; i < links; ++i)
      sketch.link({grid(), anywhere(), grid()}, static_cast<model::Direction>(random() % 3));
    if (random() % 2) sketch.ferry(grid(), grid(), 2.0, 1.0);
    std::vector<model::Point> places, centres;
    for (int i = 0; i < 12; ++i) places.push_back(anywhere());
    for (int i = 0; i < 4; ++i)
      centres.push_back(random() % 2 ? anywhere() : places[random() % places.size()]);
    const World world = travel(sketch, places, centres);
    const auto expected = SplitGraph(world).solve(world);
    for (std::size_t place = 0; place < places.size(); ++place) {
      const Journey& journey = world.journeys.journeys[place];
      ASSERT_EQ(journey.time().has_value(), expected[place].has_value()) << "round " << round;
      if (!expected[place]) continue;
      ASSERT_EQ(journey.milliseconds, expected[place]->milliseconds)
          << "round " << round << " place " << place;
      ASSERT_EQ(journey.centre, expected[place]->centre) << "round " << round << " place " << place;
      const Route route = world.route(place);
      std::uint64_t milliseconds = 0;
      for (const RouteLeg& leg : route.legs) milliseconds += leg.milliseconds;
      ASSERT_EQ(milliseconds, journey.milliseconds) << "round " << round << " place " << place;
      ASSERT_EQ(route.line.front(), places[place]);
      ASSERT_EQ(route.line.back(), centres[journey.centre]);
    }
  }
}

}  // namespace
