// Zones drawn as squares of 1 km; 60 km/h and no detour unless said, so that 1 km takes 60 s.
#include "geography/proximity_network.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "core/geography/polygon_support.h"
#include "geography/journeys.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;

std::string square(int column, int line, int width = 1) {
  const std::string left = std::to_string(1000 * column), right = std::to_string(1000 * (column + width));
  const std::string low = std::to_string(1000 * line), high = std::to_string(1000 * (line + 1));
  std::string ring = "((" + left + " " + low;
  for (int i = 1; i <= width; ++i) ring += ", " + std::to_string(1000 * (column + i)) + " " + low;
  for (int i = width; i >= 0; --i) ring += ", " + std::to_string(1000 * (column + i)) + " " + high;
  return ring + ", " + left + " " + low + "))";
}
model::Point middle(int column, int line) {
  return {1000.0 * column + 500.0, 1000.0 * line + 500.0};
}

/// Zones from squares, each zone a list of its parts; zone 0 holds the centre.
struct Islands {
  std::vector<std::string> wkb;
  std::vector<model::Point> access;
  std::vector<model::Ferry> ferries;
  std::vector<FixedLink> fixedLinks;
  std::vector<model::Point> outside;
  ProximityOptions options{1.0, 60.0, 60.0, 1e6, 300.0, 5000.0};

  void zone(const std::vector<std::string>& parts, model::Point accessPoint) {
    std::string wkt = "MULTIPOLYGON (";
    for (std::size_t i = 0; i < parts.size(); ++i) wkt += (i ? ", " : "") + parts[i];
    wkb.push_back(testing_support::Polygons().wkb(wkt + ")"));
    access.push_back(accessPoint);
  }
  void ferry(model::Point from, model::Point to, double crossingMinutes, double waitingMinutes) {
    model::Ferry each;
    each.name = "ferry";
    each.from = from;
    each.to = to;
    each.crossingMinutes = crossingMinutes;
    each.waitingMinutes = waitingMinutes;
    ferries.push_back(each);
  }
  [[nodiscard]] Result<ProximityNetwork> network() const {
    const Land land = Land::fromPolygons(wkb).takeValue();
    Issues notes;
    const LandMasses masses = landMasses(land, accessParts(land, access), fixedLinks, notes);
    return buildProximityNetwork(land, masses, access, ferries, outside, options);
  }
  /// Seconds from each zone to zone 0, -1 where there is no way.
  [[nodiscard]] std::vector<double> seconds() const {
    const ProximityNetwork proximity = network().takeValue();
    const RoadGraph graph = buildRoadGraph(proximity.network, proximity.speeds).takeValue();
    std::vector<Access> places;
    for (const std::uint32_t node : proximity.nodeOfZone)
      places.push_back(accessAtNode(graph, graph.nodeOfId(node)));
    const Journeys journeys =
        journeysToNearest(graph, places, std::span(places).first(1), SilentMonitor()).takeValue();
    std::vector<double> list;
    for (const Journey& journey : journeys.journeys)
      list.push_back(journey.time() ? static_cast<double>(*journey.time()) / 1000.0 : -1.0);
    return list;
  }
  [[nodiscard]] std::vector<bool> islands() const {
    const Land land = Land::fromPolygons(wkb).takeValue();
    Issues notes;
    const auto parts = accessParts(land, access);
    return islandZones(landMasses(land, parts, fixedLinks, notes), parts);
  }
};

using Seconds = std::vector<double>;

TEST(ProximityNetwork, JoinsZonesThatShareABorderAndNotThoseThatTouchInAPoint) {
  Islands world;  //  AB
  world.zone({square(0, 1)}, middle(0, 1));
  world.zone({square(1, 1)}, middle(1, 1));
  world.zone({square(2, 0)}, middle(2, 0));  //    C  touches B at a corner
  EXPECT_EQ(world.seconds(), (Seconds{0.0, 60.0, -1.0}));
}

TEST(ProximityNetwork, TakesTheDetourAndHalfTheWayAtEachSpeed) {
  Islands world;
  world.zone({square(0, 0)}, middle(0, 0));
  world.zone({square(1, 0, 4)}, {1500.0, 500.0});
  world.options = {1.5, 30.0, 60.0, 2.0, 300.0, 5000.0};
  // 1.5 km, one half at 30 and one at 60 km/h.
  EXPECT_EQ(world.seconds()[1], 90.0 + 45.0);
}

TEST(ProximityNetwork, MakesNoShortcutThroughAZoneOfTwoIslands) {
  // A~~B1  B2~~C: zone B is two islands; C is not reached through it without a ferry between them.
  Islands world;
  world.zone({square(0, 0)}, middle(0, 0));
  world.zone({square(2, 0), square(4, 0)}, middle(2, 0));
  world.zone({square(5, 0)}, middle(5, 0));
  world.ferry({950.0, 500.0}, {2050.0, 500.0}, 10.0, 5.0);
  EXPECT_EQ(world.seconds(), (Seconds{0.0, 27.0 + 900.0 + 27.0, -1.0}));
  // A ferry within zone B keeps its minutes.
  world.ferry({2950.0, 500.0}, {4050.0, 500.0}, 20.0, 5.0);
  EXPECT_EQ(world.seconds()[2], 954.0 + 27.0 + 1500.0 + 27.0 + 60.0);
}

TEST(ProximityNetwork, CrossesDeclaredFixedLinks) {
  Islands world;
  world.zone({square(0, 0)}, middle(0, 0));
  world.zone({square(2, 0)}, middle(2, 0));
  EXPECT_EQ(world.seconds()[1], -1.0);
  EXPECT_EQ(world.islands(), (std::vector<bool>{false, true}));
  world.fixedLinks.push_back({"bridge", 0, 1, 2});
  EXPECT_EQ(world.seconds()[1], 120.0);
  EXPECT_EQ(world.islands(), (std::vector<bool>{false, false}));
}

TEST(ProximityNetwork, CrossesAFixedLinkWithinAZone) {
  Islands world;
  world.zone({square(0, 0)}, middle(0, 0));
  world.zone({square(1, 0), square(3, 0)}, middle(3, 0));
  EXPECT_EQ(world.seconds()[1], -1.0);
  world.fixedLinks.push_back({"causeway", 1, 1, 2});
  EXPECT_EQ(world.seconds()[1], 60.0 + 120.0);
}

TEST(ProximityNetwork, NotesAFixedLinkThatJoinsNothing) {
  Islands world;
  world.zone({square(0, 0)}, middle(0, 0));
  const Land land = Land::fromPolygons(world.wkb).takeValue();
  Issues notes;
  const std::vector<FixedLink> links{{"bridge", 0, 0, 7}};
  EXPECT_TRUE(landMasses(land, accessParts(land, world.access), links, notes).fixedLinks.empty());
  ASSERT_EQ(notes.list().size(), 1u);
  EXPECT_EQ(notes.list()[0].where.row, 7u);
}

TEST(ProximityNetwork, OfParallelFerriesTakesTheFaster) {
  Islands world;
  world.zone({square(0, 0)}, middle(0, 0));
  world.zone({square(2, 0)}, middle(2, 0));
  world.ferry({1000.0, 500.0}, {2000.0, 500.0}, 20.0, 0.0);
  world.ferry({1000.0, 500.0}, {2000.0, 500.0}, 10.0, 0.0);
  EXPECT_EQ(world.seconds()[1], 30.0 + 600.0 + 30.0);
}

TEST(ProximityNetwork, RefusesATerminalInTheSea) {
  Islands world;
  world.zone({square(0, 0)}, middle(0, 0));
  world.ferry({900.0, 500.0}, {2000.0, 500.0}, 20.0, 0.0);
  const Result<ProximityNetwork> network = world.network();
  ASSERT_FALSE(network);
  EXPECT_EQ(network.issues().list().front().where.column, "to");
}

TEST(ProximityNetwork, ReachesAPlaceOutsideFromTheNearestZone) {
  Islands world;
  world.zone({square(0, 0)}, middle(0, 0));
  world.zone({square(1, 0)}, middle(1, 0));
  world.outside.push_back({3500.0, 500.0});
  const ProximityNetwork proximity = world.network().takeValue();
  ASSERT_EQ(proximity.nodeOfPlace.size(), 1u);
  EXPECT_EQ(proximity.network.toNode.back(), proximity.nodeOfZone[1]);
  EXPECT_EQ(proximity.network.lengthMetres.back(), 2000.0);
}

TEST(ProximityNetwork, PutsAnAccessPointOffTheCoastOnItsNearestPart) {
  Islands world;
  world.zone({square(0, 0), square(3, 0)}, {2900.0, 500.0});
  const Land land = Land::fromPolygons(world.wkb).takeValue();
  EXPECT_EQ(accessParts(land, world.access), (std::vector<std::uint32_t>{1}));
}

TEST(Land, RefusesWhatIsNoPolygon) {
  const std::vector<std::string> wkb{testing_support::Polygons().wkb("POINT (1 2)"), "nonsense",
                                     testing_support::Polygons().wkb("POLYGON EMPTY")};
  const Result<Land> land = Land::fromPolygons(wkb);
  ASSERT_FALSE(land);
  EXPECT_EQ(land.issues().errorCount(), 3u);
}

TEST(Land, MeasuresWhatOfALineIsWater) {
  Islands world;
  world.zone({square(0, 0)}, middle(0, 0));
  world.zone({square(2, 0)}, middle(2, 0));
  const Land land = Land::fromPolygons(world.wkb).takeValue();
  EXPECT_EQ(land.metresOverWater({500.0, 500.0}, {2500.0, 500.0}), 1000.0);
  EXPECT_EQ(land.metresOverWater({100.0, 500.0}, {900.0, 500.0}), 0.0);
  EXPECT_EQ(land.metresOverWater({500.0, 500.0}, {500.0, 500.0}), 0.0);
}

//  +--+--+  +--+     a hole in 0; 1 touches 0; 2 lies apart
//  |0 |1 |  |2 |
//  +--+--+  +--+
TEST(Land, KnowsThePartAPlaceLiesInRimsIncludedAndWaterFromHoles) {
  Islands world;
  world.zone({"((0 0, 1000 0, 1000 1000, 0 1000, 0 0), (400 400, 600 400, 600 600, 400 600, 400 400))"},
             {100.0, 100.0});
  world.zone({square(1, 0)}, middle(1, 0));
  world.zone({square(3, 0)}, middle(3, 0));
  const Land land = Land::fromPolygons(world.wkb).takeValue();
  EXPECT_EQ(land.partAt({100.0, 500.0}), 0u);
  EXPECT_EQ(land.partAt({1500.0, 500.0}), 1u);
  EXPECT_EQ(land.partAt({1000.0, 500.0}), 0u) << "of a common rim the lower part";
  EXPECT_EQ(land.partAt({400.0, 500.0}), 0u) << "the rim of a hole";
  EXPECT_EQ(land.partAt({4000.0, 1000.0}), 2u) << "a corner";
  EXPECT_EQ(land.partAt({500.0, 500.0}), std::nullopt) << "in a hole";
  EXPECT_EQ(land.partAt({2500.0, 500.0}), std::nullopt);
}

TEST(Land, FindsThePartOfAPlaceAsDistancesDo) {
  std::mt19937_64 random(testing_support::testSeed());
  std::uniform_real_distribution<double> anywhere(-500.0, 8500.0);
  Islands world;
  for (int column = 0; column < 8; ++column)
    for (int line = 0; line < 8; ++line)
      if (random() % 3 != 0) world.zone({square(column, line)}, middle(column, line));
  const Land land = Land::fromPolygons(world.wkb).takeValue();
  for (int round = 0; round < 2000; ++round) {
    model::Point place{anywhere(random), anywhere(random)};
    if (round % 4 == 0) place.x = 1000.0 * std::round(place.x / 1000.0);  // on rims, too
    const auto near = land.partsNear(place, 0.0);
    EXPECT_EQ(land.partAt(place), near.empty() ? std::nullopt : std::optional(near.front().part))
        << place.x << " " << place.y;
  }
}

}  // namespace
