// In which zone each point lies, against squares whose sides are known.
//
//               +---------+---------+---------+
//               |    A    |    B    |    C    |      side 1000 m from (1000, 1000)
//               +---------+---------+---------+
#include "wizard/zone_finder.h"

#include <gtest/gtest.h>
#include <qgscoordinatetransform.h>
#include <qgsfeature.h>
#include <qgsgeometry.h>
#include <qgsproject.h>
#include <qgsvectordataprovider.h>

#include <cmath>

#include "plugin/support/memory_layers.h"
#include "support/random.h"
#include "support/test_seed.h"

using namespace fairshares;
using namespace fairshares::testing_support;
using wizard::FoundZones;
using wizard::LayerSnapshot;

namespace {

const QgsCoordinateReferenceSystem& grid() {
  static const QgsCoordinateReferenceSystem crs(QStringLiteral("EPSG:27700"));
  return crs;
}

struct Place {
  QString code;
  std::optional<QgsPointXY> point;
};

std::unique_ptr<QgsVectorLayer> pointLayer(const std::vector<Place>& places,
                                           const QString& crs = "EPSG:27700") {
  auto layer =
      std::make_unique<QgsVectorLayer>("Point?crs=" + crs + "&field=code:string", "points", "memory");
  QgsFeatureList features;
  for (const Place& place : places) {
    QgsFeature feature(layer->fields());
    feature.setAttributes(QgsAttributes() << place.code);
    if (place.point) feature.setGeometry(QgsGeometry::fromPointXY(*place.point));
    features.append(feature);
  }
  if (!layer->dataProvider()->addFeatures(features)) throw std::runtime_error("no points");
  return layer;
}

FoundZones find(const QgsVectorLayer& points, const QgsVectorLayer& zones, const QString& x = {},
                const QString& y = {}, const QgsCoordinateReferenceSystem& crs = grid()) {
  return wizard::findZones({LayerSnapshot(points), "code", x, y, crs, LayerSnapshot(zones), "zone"},
                           [] { return false; });
}

using Zones = std::map<std::string, std::string>;
using Codes = std::vector<std::string>;

TEST(ZoneFinder, GivesThePointsOfEachZoneAndNamesTheOthers) {
  const auto zones = memorySquares("z", "zone:string", {{"A"}, {"B"}, {"C"}});
  const auto points = pointLayer({{"in_b", QgsPointXY(2500, 1500)},
                                  {"east", QgsPointXY(4001, 1500)},
                                  {"in_a", QgsPointXY(1001, 1999)},
                                  {"lost", std::nullopt},
                                  {"afar", QgsPointXY(0, 0)}});
  const FoundZones found = find(*points, *zones);
  EXPECT_EQ(found.zoneOf, (Zones{{"in_a", "A"}, {"in_b", "B"}}));
  EXPECT_EQ(found.outside, (Codes{"afar", "east"}));
  EXPECT_EQ(found.nowhere, (Codes{"lost"}));
  EXPECT_EQ(found.points(), 5u);
}

TEST(ZoneFinder, OnABorderTheFirstCodeHasItWhateverTheOrderOfTheZones) {
  const auto points = pointLayer({{"p", QgsPointXY(2000, 1500)}});
  EXPECT_EQ(find(*points, *memorySquares("z", "zone:string", {{"A"}, {"B"}})).zoneOf.at("p"), "A");
  EXPECT_EQ(find(*points, *memorySquares("z", "zone:string", {{"B"}, {"A"}})).zoneOf.at("p"), "A");
}

TEST(ZoneFinder, PositionsInFieldsAndInAnotherSystemAreThoseOfTheMap) {
  const auto zones = memorySquares("z", "zone:string", {{"A"}, {"B"}}, 100000.0);
  const QgsCoordinateReferenceSystem degrees(QStringLiteral("EPSG:4326"));
  const QgsCoordinateTransform toDegrees(grid(), degrees, QgsCoordinateTransformContext());
  const QgsPointXY inB = toDegrees.transform(QgsPointXY(150000, 50000));
  const auto table = memoryTable("t", "code:string,lon:double,lat:double",
                                 {{"p", inB.x(), inB.y()}, {"blank", QVariant(), 50.0}});
  const FoundZones found = find(*table, *zones, "lon", "lat", degrees);
  EXPECT_EQ(found.zoneOf, (Zones{{"p", "B"}}));
  EXPECT_EQ(found.nowhere, (Codes{"blank"}));
  EXPECT_EQ(find(*pointLayer({{"q", inB}}, "EPSG:4326"), *zones, {}, {}, degrees).zoneOf.at("q"), "B");
}

TEST(ZoneFinder, AgreesWithArithmeticOnRandomPoints) {
  Random random(testSeed());
  QList<QVariantList> rows;
  for (int zone = 0; zone < 20; ++zone)
    rows << QVariantList{QStringLiteral("Z%1").arg(zone, 2, 10, QChar('0'))};
  const auto zones = memorySquares("z", "zone:string", rows);
  std::vector<Place> places;
  Zones expected;
  for (int point = 0; point < 500; ++point) {
    const QgsPointXY at(random.fraction() * 24000.0, random.fraction() * 3000.0);
    const QString code = QString::number(point);
    places.push_back({code, at});
    const int square = static_cast<int>(std::floor((at.x() - 1000.0) / 1000.0));
    if (at.y() > 1000.0 && at.y() < 2000.0 && square >= 0 && square < 20)
      expected[code.toStdString()] = rows[square].front().toString().toStdString();
  }
  const FoundZones found = find(*pointLayer(places), *zones);
  EXPECT_EQ(found.zoneOf, expected);
  EXPECT_EQ(found.points(), 500u);
  EXPECT_GT(found.zoneOf.size(), 50u);
}

TEST(ZoneFinder, AFieldThatHasGoneIsToldAndAStopEndsTheSearch) {
  const auto zones = memorySquares("z", "zone:string", {{"A"}});
  const auto points = pointLayer({{"p", QgsPointXY(1500, 1500)}});
  const wizard::ZoneSearch wrong{LayerSnapshot(*points), "gone", {}, {}, grid(),
                                 LayerSnapshot(*zones),  "zone"};
  EXPECT_THROW(wizard::findZones(wrong, [] { return false; }), std::runtime_error);
  const wizard::ZoneSearch right{LayerSnapshot(*points), "code", {}, {}, grid(),
                                 LayerSnapshot(*zones),  "zone"};
  EXPECT_EQ(wizard::findZones(right, [] { return true; }).points(), 0u);
}

}  // namespace
