#include "geography/network_check.h"

#include <gtest/gtest.h>

#include "core/geography/network_support.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using testing_support::DrawnTown;

struct Checked {
  RoadGraph graph;
  RoadComponents components;
  NetworkCheck check;
  std::vector<std::optional<bool>> island;
};

Checked check(const DrawnTown& town, const std::vector<model::Point>& zones, bool footFerries = true) {
  GraphOptions options;
  options.footFerries = footFerries;
  Checked result{buildRoadGraph(town.network, town.speeds, options).takeValue(), {}, {}, {}};
  result.components = roadComponents(town.network, result.graph);
  const auto access = joinPlaces(result.graph, EdgeIndex(town.network), zones, nullptr, AccessOptions());
  result.check = checkNetwork(town.network, result.graph, result.components, access, 300.0);
  result.island = islandZonesByRoad(result.graph, result.components, access);
  return result;
}

TEST(NetworkCheck, CountsComponentsWithAndWithoutFerries) {
  const Checked world = check(DrawnTown({"A--B~~C----D   E--F"}), {{0.0, 0.0}, {100.0, 0.0}, {900.0, 0.0}});
  EXPECT_EQ(world.check.components, 3u);
  EXPECT_EQ(world.check.componentsWithFerries, 2u);
  EXPECT_EQ(world.check.largestComponentNodes, 2u);
  EXPECT_EQ(world.check.lengthMetres, 300.0 + 500.0 + 300.0);
  EXPECT_EQ(world.island, (std::vector<std::optional<bool>>{false, false, true}));
}

TEST(NetworkCheck, ListsFerriesThatLeadNowhere) {
  DrawnTown town({"A--B~~C----D~~E"});
  // From D a ferry goes to E, where no road goes on but F's: give E a road without any zone.
  town.link({{1400.0, 0.0}, {1400.0, 200.0}});
  town.ferry({0.0, 0.0}, {0.0, 0.0}, 5.0, 0.0);
  const Checked world = check(town, {{0.0, 0.0}, {800.0, 0.0}});
  EXPECT_EQ(world.check.ferries,
            (std::vector<FerryState>{FerryState::Working, FerryState::LeadsNowhere, FerryState::SameNode}));
  town.network.ferries[0].vehicles = false;
  EXPECT_EQ(check(town, {{0.0, 0.0}}, false).check.ferries[0], FerryState::LeftOut);
}

TEST(NetworkCheck, ListsZonesFarFromAnyRoad) {
  const Checked world = check(DrawnTown({"A--B"}), {{0.0, 50.0}, {0.0, 400.0}, {0.0, 5000.0}});
  EXPECT_EQ(world.check.zonesFarFromRoad, (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(world.check.zonesWithoutRoad, (std::vector<std::uint32_t>{2}));
  EXPECT_FALSE(world.island[2]);
}

TEST(NetworkCheck, ListsLinksOfLengthZeroAndCountsSelfLoops) {
  DrawnTown town({"A--B"});
  town.link({{300.0, 0.0}, {300.0, 0.0}});
  town.link({{300.0, 0.0}, {300.0, 100.0}, {300.0, 0.0}});
  const Checked world = check(town, {});
  EXPECT_EQ(world.check.zeroLengthLinks, (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(world.check.selfLoops, 2u);
}

}  // namespace
