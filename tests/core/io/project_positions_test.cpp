// Longitude and latitude to metres.
#include "io/project_positions.h"

#include <gtest/gtest.h>

namespace fairshares {
namespace {

model::AttributeTable table(std::optional<double> longitude, std::optional<double> latitude) {
  model::AttributeTable result;
  result.file = "practices.csv";
  result.codes = {"10002"};
  result.rows = {2};
  result.numbers = {{"longitude", {longitude}, 0}, {"latitude", {latitude}, 0}};
  return result;
}

TEST(ProjectPositions, PutsADundeePracticeOnTheNationalGridWithinMetres) {
  // Published for practice postcode DD2 5NH: 56.49558 N, 3.0660551 W is 334464 E, 734231 N.
  const auto result =
      io::projectPositions(table(-3.0660551, 56.49558), "longitude", "latitude", "EPSG:27700");
  ASSERT_TRUE(result);
  EXPECT_NEAR(result.value().findNumber("easting")->values[0].value(), 334464, 10);
  EXPECT_NEAR(result.value().findNumber("northing")->values[0].value(), 734231, 10);
}

TEST(ProjectPositions, LeavesARowWithoutAPositionWithout) {
  const auto result = io::projectPositions(table(std::nullopt, 56.5), "longitude", "latitude", "EPSG:27700");
  ASSERT_TRUE(result);
  EXPECT_FALSE(result.value().findNumber("easting")->values[0].has_value());
  EXPECT_EQ(result.value().findNumber("easting")->missing, 1u);
}

TEST(ProjectPositions, RefusesMetresInTheColumnsOfDegrees) {
  const auto result = io::projectPositions(table(334464, 734231), "longitude", "latitude", "EPSG:27700");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.issues().list()[0].code, IssueCode::ValueOutOfRange);
  EXPECT_EQ(result.issues().list()[0].where.row, 2u);
  EXPECT_EQ(result.issues().list()[0].where.key, "10002");
}

TEST(ProjectPositions, RefusesATableWithoutTheColumns) {
  const auto result = io::projectPositions(table(-3.0, 56.0), "longitude", "lat", "EPSG:27700");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.issues().list()[0].code, IssueCode::ColumnMissing);
  EXPECT_EQ(result.issues().list()[0].where.column, "lat");
}

}  // namespace
}  // namespace fairshares
