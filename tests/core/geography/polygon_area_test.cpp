// Areas of polygons drawn by hand, and of the sample's zones against GEOS.
#include "geography/polygon_area.h"

#include <gtest/gtest.h>

#include "core/geography/polygon_support.h"
#include "core/geography/zone_layers.h"

using namespace fairshares;
using testing_support::Polygons;

namespace {

TEST(PolygonArea, OfASquareWithAHoleAndAnIsland) {
  const Polygons polygons;
  // 3 km x 3 km less 1 km x 1 km, and an island of 1 km x 2 km.
  const std::string wkb =
      polygons.wkb("MULTIPOLYGON(((200000 700000,203000 700000,203000 703000,200000 703000,"
                   "200000 700000),(201000 701000,202000 701000,202000 702000,201000 702000,"
                   "201000 701000)),((205000 700000,206000 700000,206000 702000,205000 "
                   "702000,205000 700000)))");
  EXPECT_DOUBLE_EQ(geography::areaSquareKilometres(wkb).value(), 10.0);
}

TEST(PolygonArea, OfPointsLinesAndNonsenseIsNothing) {
  const Polygons polygons;
  EXPECT_FALSE(geography::areaSquareKilometres(polygons.wkb("POINT(1 2)")));
  EXPECT_FALSE(geography::areaSquareKilometres(polygons.wkb("LINESTRING(0 0,1 1)")));
  EXPECT_FALSE(geography::areaSquareKilometres("polygon of Z1"));
  EXPECT_FALSE(geography::areaSquareKilometres(""));
}

TEST(PolygonArea, OfEveryZoneOfTheSampleIsWhatGeosMeasures) {
  const Polygons polygons;
  const auto zones = testing_support::readPolygons(FAIRSHARES_SOURCE_DIR "/sample_data/scotland/zones.gpkg",
                                                   "zones", "DataZone");
  ASSERT_FALSE(zones.wkb.empty());
  for (const std::string& wkb : zones.wkb)
    EXPECT_NEAR(geography::areaSquareKilometres(wkb).value(), polygons.area(wkb) / 1e6,
                1e-9 * polygons.area(wkb) / 1e6);
}

}  // namespace
