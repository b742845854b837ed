// Slower roads in towns: which links, by how much, and that nothing else changes.
#include "geography/congestion.h"

#include <gtest/gtest.h>

#include "core/geography/network_support.h"
#include "core/geography/polygon_support.h"
#include "geography/network_values.h"
#include "support/random.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using testing_support::NetworkSketch;
using testing_support::Polygons;

//          town of 10,000             city of 130,000
//       +-----------------+        +-----------------+
//   0 --|--- 1 ---- 2 ----|-- 3 ---|--- 4            |      middles of the links: 100, 300, 500, 700, ...
//       +-----------------+        +-----------------+
//      150               450      850              1250
struct Streets : NetworkSketch {
  Polygons polygons;
  std::vector<Settlement> settlements;

  Streets() {
    for (int i = 0; i < 6; ++i) link({{200.0 * i, 0.0}, {200.0 * (i + 1), 0.0}});
    settlement("town", 10'000, "POLYGON ((150 -50, 450 -50, 450 50, 150 50, 150 -50))");
    settlement("city", 130'000, "POLYGON ((850 -50, 1250 -50, 1250 50, 850 50, 850 -50))");
  }
  void settlement(const char* id, double population, const std::string& wkt) {
    Settlement one;
    one.id = one.name = id;
    one.population = population;
    one.wkb = polygons.wkb(wkt);
    one.row = settlements.size() + 1;
    settlements.push_back(one);
  }
  std::vector<double> slowed(const std::vector<CongestionStep>& steps) {
    const Issues issues = slowByCongestion(network, speeds, settlements, steps);
    EXPECT_FALSE(issues.hasErrors());
    std::vector<double> result;
    for (std::size_t link = 0; link < network.linkCount(); ++link)
      result.push_back(linkKmPerHour(network, speeds, link));
    return result;
  }
};

TEST(Congestion, SlowsLinksWhoseMiddleLiesInASettlementByTheLargestStepItMeets) {
  Streets streets;
  EXPECT_EQ(streets.slowed({{10'000, 1.5}, {125'000, 2.0}}),
            (std::vector<double>{36.0, 24.0, 36.0, 36.0, 18.0, 18.0}));
}

TEST(Congestion, TakesStepsInAnyOrder) {
  Streets streets;
  EXPECT_EQ(streets.slowed({{125'000, 2.0}, {10'000, 1.5}}),
            (std::vector<double>{36.0, 24.0, 36.0, 36.0, 18.0, 18.0}));
}

TEST(Congestion, CountsASettlementExactlyAtAThresholdAndNoneBelow) {
  Streets streets;
  EXPECT_EQ(streets.slowed({{10'001, 1.5}})[1], 36.0);
  Streets others;
  EXPECT_EQ(others.slowed({{10'000, 1.5}})[1], 24.0);
}

TEST(Congestion, SlowsALinkWithASpeedOfItsOwnFromThatSpeed) {
  Streets streets;
  streets.network.ownSpeedKmPerHour = {std::nullopt, 90.0, std::nullopt, 90.0, std::nullopt, std::nullopt};
  EXPECT_EQ(streets.slowed({{10'000, 1.5}}), (std::vector<double>{36.0, 60.0, 36.0, 90.0, 24.0, 24.0}));
}

TEST(Congestion, TakesTheMiddleHalfwayAlongTheDrawnPoints) {
  Streets streets;
  streets.link({{0.0, 0.0}, {300.0, 0.0}, {2000.0, 0.0}});             // its middle point is in the town
  streets.link({{0.0, 0.0}, {600.0, 0.0}, {640.0, 0.0}, {300, 0.0}});  // between 600 and 640
  const std::vector<double> speeds = streets.slowed({{10'000, 1.5}});
  EXPECT_EQ(speeds[6], 24.0);
  EXPECT_EQ(speeds[7], 36.0);
}

TEST(Congestion, OfASettlementGivenAsAPointSlowsNothing) {
  Streets streets;
  streets.settlements.clear();
  streets.settlement("point", 500'000, "POINT (300 0)");
  EXPECT_EQ(streets.slowed({{10'000, 1.5}})[1], 36.0);
}

TEST(Congestion, WithTheFactorOneOrWithoutStepsChangesNoBit) {
  for (const std::vector<CongestionStep>& steps :
       {std::vector<CongestionStep>{}, std::vector<CongestionStep>{{10'000, 1.0}}}) {
    Streets streets;
    const RoadGraph before = buildRoadGraph(streets.network, streets.speeds, {}).takeValue();
    streets.slowed(steps);
    const RoadGraph after = buildRoadGraph(streets.network, streets.speeds, {}).takeValue();
    for (std::uint32_t edge = 0; edge < before.edgeCount(); ++edge)
      EXPECT_EQ(before.edge(edge).milliseconds, after.edge(edge).milliseconds);
  }
}

TEST(Congestion, OfALargerFactorNeverShortensATime) {
  testing_support::Random random(testing_support::testSeed());
  for (int round = 0; round < 50; ++round) {
    const double factor = 1.0 + random.fraction() * 3.0, larger = factor + random.fraction();
    Streets streets, slower;
    streets.slowed({{10'000, factor}});
    slower.slowed({{10'000, larger}});
    const RoadGraph before = buildRoadGraph(streets.network, streets.speeds, {}).takeValue();
    const RoadGraph after = buildRoadGraph(slower.network, slower.speeds, {}).takeValue();
    for (std::uint32_t edge = 0; edge < before.edgeCount(); ++edge)
      EXPECT_GE(after.edge(edge).milliseconds, before.edge(edge).milliseconds);
  }
}

TEST(Congestion, RefusesASettlementThatIsNeitherPolygonNorPoint) {
  Streets streets;
  streets.settlement("line", 20'000, "LINESTRING (0 0, 1 1)");
  const Issues issues = slowByCongestion(streets.network, streets.speeds, streets.settlements,
                                         std::vector<CongestionStep>{{1, 2.0}});
  EXPECT_TRUE(issues.contains(IssueCode::GeometryUnusable));
}

}  // namespace
