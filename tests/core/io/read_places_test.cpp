// Settlements as polygons, points and tables; points of any kind.
#include <gtest/gtest.h>

#include <filesystem>

#include "io/read_places.h"
#include "line_files.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

PlacesRequest placesAt(const std::string& path) {
  PlacesRequest request;
  request.table = tableAt(path);
  request.targetCrs = "EPSG:27700";
  return request;
}

std::string wktOf(const std::string& wkb) {
  OGRGeometry* geometry = nullptr;
  OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &geometry, wkb.size());
  const std::unique_ptr<OGRGeometry> owned(geometry);
  return geometry ? geometry->exportToWkt() : "none";
}

DrawnLayer towns() {
  DrawnLayer layer;
  layer.name = "settlements";
  layer.fields = {{"settlement_id", OFTInteger}, {"name"}, {"population_2020", OFTInteger}};
  layer.lines = {{"POLYGON Z((325000 673000 1,326000 673000 1,325000 674000 1,325000 673000 1))",
                  {"7", "Leith", "12000"}},
                 {"POINT(340000 680000)", {"8", "Aberlady", "1000"}}};
  return layer;
}

TEST(ReadSettlements, ReadsPolygonsAndPointsWithTheirPeople) {
  const TemporaryFolder folder;
  writeLines(folder.file("a.gpkg"), "GPKG", {towns()});
  const auto result = readSettlements(placesAt(folder.file("a.gpkg")));
  ASSERT_TRUE(result) << told(result.issues());
  ASSERT_EQ(result.value().size(), 2U);
  EXPECT_EQ(result.value()[0].id, "7");
  EXPECT_EQ(result.value()[0].name, "Leith");
  EXPECT_EQ(result.value()[0].population, 12000.0);
  EXPECT_EQ(wktOf(result.value()[0].wkb),
            "POLYGON ((325000 673000,326000 673000,325000 674000,325000 673000))");
  EXPECT_EQ(wktOf(result.value()[1].wkb), "POINT (340000 680000)");
  EXPECT_EQ(result.value()[1].row, 2U);
}

TEST(ReadSettlements, ReadsTablesOfCentres) {
  const TemporaryFolder folder;
  const auto metres =
      readSettlements(placesAt(folder.write("a.csv", "name,easting,northing,population\nBerwick-upon-Tweed,"
                                                     "398844,653519,13000\nCarlisle,340451,555981,75000\n")));
  ASSERT_TRUE(metres) << told(metres.issues());
  EXPECT_EQ(metres.value()[0].id, "Berwick-upon-Tweed");
  EXPECT_EQ(wktOf(metres.value()[0].wkb), "POINT (398844 653519)");
  const auto degrees = readSettlements(placesAt(
      folder.write("b.csv", "code;name;Longitude;Latitude;pop\nB1;Berwick;-2.0052;55.7708;13000\n")));
  ASSERT_TRUE(degrees) << told(degrees.issues());
  EXPECT_EQ(degrees.value()[0].id, "B1");
  EXPECT_EQ(wktOf(degrees.value()[0].wkb).rfind("POINT (39", 0), 0U) << wktOf(degrees.value()[0].wkb);
}

TEST(ReadSettlements, RefusesWhatIsWrongAllAtOnce) {
  const TemporaryFolder folder;
  DrawnLayer layer = towns();
  layer.lines.push_back({"POINT(340000 681000)", {"8", "Aberlady again", "1000"}});
  layer.lines.push_back({"POINT(340000 681000)", {nullptr, "Nameless", "1000"}});
  layer.lines.push_back({"POINT(340000 682000)", {"9", "Uncounted", nullptr}});
  layer.lines.push_back({"POINT(340000 682000)", {"10", "Less than none", "-5"}});
  layer.lines.push_back({"LINESTRING(340000 682000,340000 683000)", {"11", "A line", "5"}});
  layer.lines.push_back({"", {"12", "Nowhere", "5"}});
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  const auto result = readSettlements(placesAt(folder.file("a.gpkg")));
  expectRefused(result, IssueCode::CodeDuplicate);
  const auto duplicate = findIssue(result.issues(), IssueCode::CodeDuplicate);
  EXPECT_EQ(duplicate->where.row, 3U);
  EXPECT_EQ(duplicate->value, "8");
  EXPECT_NE(duplicate->message.find("row 2"), std::string::npos);
  expectRefused(result, IssueCode::CodeBlank);
  expectRefused(result, IssueCode::GeometryMissing);
  EXPECT_EQ(countIssues(result.issues(), IssueCode::GeometryMissing), 2U);
}

TEST(ReadSettlements, RefusesPopulationsThatAreNone) {
  const TemporaryFolder folder;
  const auto result = readSettlements(placesAt(folder.write(
      "a.csv",
      "name,easting,northing,population\nA,325000,673000,\nB,325000,673000,-5\nC,325000,673000,many\n"
      "D,,673000,5\nE,-3.2,55.9,5\n")));
  expectRefused(result, IssueCode::GeometryMissing);
  expectRefused(result, IssueCode::ValueOutOfRange);
  const auto values = readSettlements(placesAt(folder.write(
      "b.csv",
      "name,easting,northing,population\nA,325000,673000,\nB,325000,673000,-5\nC,325000,673000,many\n")));
  expectRefused(values, IssueCode::ValueMissing);
  expectRefused(values, IssueCode::ValueNegative);
  expectRefused(values, IssueCode::ValueNotNumeric);
  expectRefused(readSettlements(placesAt(folder.write("c.csv", "name,easting,northing\nA,1,2\n"))),
                IssueCode::ColumnMissing);
  expectRefused(readSettlements(placesAt(folder.write("d.csv", "name,population\nA,1\n"))),
                IssueCode::ColumnMissing);
  expectRefused(
      readSettlements(placesAt(folder.write("e.csv", "name,easting,northing,population_2011,population_2022\n"
                                                     "A,325000,673000,1,2\n"))),
      IssueCode::ColumnAmbiguous);
}

TEST(ReadSettlements, RefusesDegreesTakenForMetres) {
  const TemporaryFolder folder;
  DrawnLayer layer = towns();
  layer.lines = {{"POINT(-3.2 55.95)", {"7", "Leith", "12000"}}};
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  expectRefused(readSettlements(placesAt(folder.file("a.gpkg"))), IssueCode::CrsContradiction);
  layer.epsg = 4326;
  writeLines(folder.file("b.gpkg"), "GPKG", {layer});
  const auto result = readSettlements(placesAt(folder.file("b.gpkg")));
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(wktOf(result.value()[0].wkb).rfind("POINT (325", 0), 0U);
}

TEST(ReadPoints, ReadsLayersAndTablesByCode) {
  const TemporaryFolder folder;
  const auto table = readPoints(
      placesAt(folder.write("a.csv", "DataZone,easting,northing\nS01006506,383771,800512\nS01006507,,\n")),
      CodeKind::Zone);
  ASSERT_TRUE(table) << told(table.issues());
  EXPECT_EQ(table.value().codes, (std::vector<std::string>{"S01006506", "S01006507"}));
  EXPECT_EQ(table.value().points[0], (model::Point{383771, 800512}));
  EXPECT_FALSE(table.value().points[1]);
  EXPECT_EQ(findIssue(table.issues(), IssueCode::ValueMissing)->severity, Severity::Note);

  DrawnLayer layer;
  layer.name = "hospitals";
  layer.fields = {{"code"}, {"name"}};
  layer.lines = {{"MULTIPOINT((239915 638553))", {"A013G", "Crosshouse"}}};
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  const auto points = readPoints(placesAt(folder.file("a.gpkg")), CodeKind::FreeText);
  ASSERT_TRUE(points) << told(points.issues());
  EXPECT_EQ(points.value().names[0], "Crosshouse");
  EXPECT_EQ(points.value().points[0], (model::Point{239915, 638553}));

  layer.lines.push_back({"POLYGON((0 0,1 0,0 1,0 0))", {"B", "An area"}});
  writeLines(folder.file("b.gpkg"), "GPKG", {layer});
  expectRefused(readPoints(placesAt(folder.file("b.gpkg")), CodeKind::FreeText), IssueCode::GeometryMissing);
}

TEST(ReadPoints, TakesNamedColumnsInADeclaredSystem) {
  const TemporaryFolder folder;
  PlacesRequest request = placesAt(folder.write("a.csv", "code,x,y\nA,-3.2,55.95\n"));
  expectRefused(readPoints(request, CodeKind::FreeText), IssueCode::ColumnMissing);
  request.x = "x";
  request.y = "y";
  request.crs = "EPSG:4326";
  const auto result = readPoints(request, CodeKind::FreeText);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_NEAR(result.value().points[0]->x, 325150, 100);
}

TEST(ReadPlaces, ReadsTheRealAndTheSamplesPlaces) {
  const std::string sample = FAIRSHARES_SOURCE_DIR "/sample_data/scotland/";
  const auto settlements = readSettlements(placesAt(sample + "settlements.gpkg"));
  ASSERT_TRUE(settlements) << told(settlements.issues());
  EXPECT_EQ(settlements.value().size(), 369U);
  EXPECT_EQ(readSettlements(placesAt(sample + "extra_centres.csv")).value().size(), 2U);
  const auto centroids = readPoints(placesAt(sample + "centroids.csv"), CodeKind::Zone);
  ASSERT_TRUE(centroids) << told(centroids.issues());
  FAIRSHARES_REAL_FILE(towns, "data/12_places/settlements.gpkg");
  const auto real = readSettlements(placesAt(towns));
  ASSERT_TRUE(real) << told(real.issues());
  double people = 0.0;
  for (const model::Settlement& settlement : real.value()) people += settlement.population;
  EXPECT_EQ(real.value().size(), 188U);
  EXPECT_EQ(people, 4'527'653.0);
  FAIRSHARES_REAL_FILE(medians, "data/16_dz_centroids/dz2011_median_postcode.csv");
  EXPECT_EQ(readPoints(placesAt(medians), CodeKind::Zone).value().codes.size(), 6'976U);
  FAIRSHARES_REAL_FILE(degrees, "data/16_dz_centroids/dz2011_centroids.csv");
  EXPECT_EQ(readPoints(placesAt(degrees), CodeKind::Zone).value().codes.size(), 6'976U);
}

}  // namespace
}  // namespace fairshares::io
