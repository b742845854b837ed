#include "geography/settlements.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/geography/polygon_support.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;

std::vector<Settlement> townAndVillage() {
  const testing_support::Polygons polygons;
  return {{"1", "Town", 12'000.0, polygons.wkb("POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0))"), 2},
          {"2", "Village", 800.0, polygons.wkb("POINT (5000 500)"), 3}};
}
using Assigned = std::vector<std::optional<std::uint32_t>>;

TEST(Settlements, HoldTheZonesWhoseAccessPointLiesInThem) {
  const std::vector<model::Point> access{{500.0, 500.0}, {1000.0, 500.0}, {1000.5, 500.0}};
  EXPECT_EQ(assignSettlements(townAndVillage(), access, 0.0).takeValue(), (Assigned{0u, 0u, std::nullopt}));
}

TEST(Settlements, GivenAsPointsTakeTheNearestWithinReach) {
  const std::vector<model::Point> access{{4000.0, 500.0}, {3000.0, 500.0}, {1500.0, 500.0}};
  EXPECT_EQ(assignSettlements(townAndVillage(), access, 1500.0).takeValue(),
            (Assigned{1u, std::nullopt, 0u}));
  EXPECT_EQ(assignSettlements(townAndVillage(), access, 2000.0).takeValue(), (Assigned{1u, 0u, 0u}));
}

TEST(Settlements, RefuseDuplicatesAndNumbersThatAreNone) {
  std::vector<Settlement> settlements = townAndVillage();
  settlements.push_back({"1", "Town again", -1.0, settlements[0].wkb, 4});
  settlements.push_back({"3", "Nowhere", std::numeric_limits<double>::quiet_NaN(),
                         testing_support::Polygons().wkb("LINESTRING (0 0, 1 1)"), 5});
  const auto assigned = assignSettlements(settlements, {}, 0.0);
  ASSERT_FALSE(assigned);
  EXPECT_TRUE(assigned.issues().contains(IssueCode::CodeDuplicate));
  EXPECT_TRUE(assigned.issues().contains(IssueCode::ValueNegative));
  EXPECT_TRUE(assigned.issues().contains(IssueCode::ValueNotFinite));
  EXPECT_TRUE(assigned.issues().contains(IssueCode::GeometryUnusable));
  EXPECT_EQ(assigned.issues().list().front().where.row, 4u);
}

TEST(Settlements, HaveTheirCentreWhereTheirPeopleAre) {
  const Assigned settlementOfZone{0u, 0u, 0u, std::nullopt};
  const std::vector<model::Point> access{{0.0, 0.0}, {1000.0, 0.0}, {400.0, 0.0}, {9.0, 9.0}};
  const std::vector<double> people{100.0, 300.0, 0.0, 50.0};
  const auto centres = settlementCentres(2, settlementOfZone, access, people);
  ASSERT_TRUE(centres[0]);
  EXPECT_EQ(centres[0]->point, (model::Point{750.0, 0.0}));
  EXPECT_EQ(centres[0]->zone, 1u);
  EXPECT_FALSE(centres[1]);
}

}  // namespace
