// Where zones are travelled from: given points, stand-ins inside the polygon, points that cannot be right.
#include "run/access_points.h"

#include <gtest/gtest.h>

#include "core/geography/polygon_support.h"

namespace fairshares {
namespace {

using model::Point;
using testing_support::Polygons;

//   A: a square of 10 km.  B: an islet of 1 km at x = 20 km and an island of 10 km at x = 30 km.  C: 10 km,
//   empty.
struct Places {
  Polygons polygons;
  std::vector<std::string> codes{"A", "B", "C"};
  std::vector<std::string> wkb{
      polygons.wkb("MULTIPOLYGON (((0 0, 10000 0, 10000 10000, 0 10000, 0 0)))"),
      polygons.wkb("MULTIPOLYGON (((20000 0, 21000 0, 21000 1000, 20000 1000, 20000 0)), "
                   "((30000 0, 40000 0, 40000 10000, 30000 10000, 30000 0)))"),
      polygons.wkb("MULTIPOLYGON (((50000 0, 60000 0, 60000 10000, 50000 10000, 50000 0)))")};
  std::vector<double> population{100.0, 50.0, 0.0};
  geography::Land land = geography::Land::fromPolygons(wkb).takeValue();
  model::JoinReport report;
  Issues issues;

  std::vector<Point> points(const std::optional<model::PointLayer>& given) {
    const run::ZoneTable zones{codes, wkb, population, "zones.gpkg"};
    return run::accessPoints(zones, land, given, report, issues);
  }
};

model::PointLayer layerOf(const std::vector<std::pair<std::string, std::optional<Point>>>& rows) {
  model::PointLayer layer;
  layer.file = "centroids.csv";
  for (const auto& [code, point] : rows) {
    layer.codes.push_back(code);
    layer.names.emplace_back();
    layer.points.push_back(point);
    layer.rows.push_back(layer.rows.size() + 2);
  }
  return layer;
}

TEST(AccessPoints, GivenByCodeAreTakenInWhateverOrderTheyCome) {
  Places places;
  const auto points = places.points(
      layerOf({{"C", Point{55'000, 5'000}}, {"A", Point{1'000, 2'000}}, {"B", Point{30'500, 100}}}));
  EXPECT_EQ(points, (std::vector<Point>{{1'000, 2'000}, {30'500, 100}, {55'000, 5'000}}));
  EXPECT_TRUE(places.issues.list().empty());
  EXPECT_TRUE(places.report.empty());
}

TEST(AccessPoints, WithoutALayerLieInsideTheLargestPart) {
  Places places;
  const auto points = places.points(std::nullopt);
  ASSERT_EQ(points.size(), 3u);
  EXPECT_TRUE(points[1].x > 30'000 && points[1].x < 40'000 && points[1].y > 0 && points[1].y < 10'000);
  EXPECT_TRUE(places.issues.list().empty()) << "nobody promised any points";
}

TEST(AccessPoints, StandInForMissingOnesWithANoteAndALineEach) {
  Places places;
  const auto points = places.points(layerOf({{"A", Point{1'000, 2'000}}, {"B", std::nullopt}}));
  EXPECT_GT(points[1].x, 30'000);
  ASSERT_EQ(places.issues.list().size(), 1u);
  EXPECT_EQ(places.issues.list()[0].severity, Severity::Note);
  EXPECT_EQ(places.issues.list()[0].code, IssueCode::CodeUnmatched);
  EXPECT_EQ(places.issues.list()[0].where.key, "B");
  ASSERT_EQ(places.report.size(), 1u) << "nobody lives in C, so it needs no point";
  EXPECT_EQ(places.report[0].code, "B");
  EXPECT_EQ(places.report[0].persons, 50.0);
}

TEST(AccessPoints, ALittleOutsideTheirZoneAreAccepted) {
  Places places;
  const auto points =
      places.points(layerOf({{"A", Point{-5'000, 0}}, {"B", Point{21'000, 2'000}}, {"C", Point{50'000, 0}}}));
  EXPECT_EQ(points[0], (Point{-5'000, 0})) << "exactly as far as is allowed";
  EXPECT_FALSE(places.issues.hasErrors());
}

TEST(AccessPoints, FarOutsideTheirZoneAreRefusedWithRowAndDistance) {
  Places places;
  places.points(layerOf({{"A", Point{-5'001, 0}}, {"B", Point{25'000, 20'000}}, {"C", Point{50'000, 0}}}));
  const auto& issues = places.issues.list();
  ASSERT_EQ(issues.size(), 2u) << "all of them at once";
  EXPECT_EQ(issues[0].code, IssueCode::ValueOutOfRange);
  EXPECT_EQ(issues[0].where.file, "centroids.csv");
  EXPECT_EQ(issues[0].where.row, 2u);
  EXPECT_EQ(issues[0].where.key, "A");
  EXPECT_EQ(issues[0].value, "5.0 km");
  EXPECT_EQ(issues[1].where.row, 3u);
  EXPECT_EQ(issues[1].value, "11.2 km") << "from the corner of the larger part";
}

TEST(AccessPoints, OfOtherZonesDrawAWarningAndALineEach) {
  Places places;
  places.points(layerOf({{"A", Point{1, 1}},
                         {"B", Point{30'500, 1}},
                         {"C", Point{50'001, 1}},
                         {"Y", Point{0, 0}},
                         {"Z", Point{0, 0}}}));
  ASSERT_EQ(places.issues.list().size(), 1u);
  EXPECT_EQ(places.issues.list()[0].severity, Severity::Warning);
  EXPECT_EQ(places.issues.list()[0].value, "2");
  EXPECT_EQ(places.issues.list()[0].where.key, "Y");
  EXPECT_EQ(places.report.size(), 2u);
}

}  // namespace
}  // namespace fairshares
