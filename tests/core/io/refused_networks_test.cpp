// Road layers as they should not be: each problem told with its place, all at once, never a crash.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "line_files.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::readFile;
using testing_support::TemporaryFolder;

DrawnLayer aRoad(const std::string& wkt, int epsg = 27700) {
  DrawnLayer layer;
  layer.fields = {{"road_function"}, {"start_node"}, {"end_node"}, {"speed", OFTReal}};
  layer.lines = {{wkt, {"A Road", "N1", "N2"}}};
  layer.epsg = epsg;
  return layer;
}
const std::string LINE = "LINESTRING(325000 673000,325000 673100)";

Result<RoadNetwork> readDrawn(const DrawnLayer& layer) {
  const TemporaryFolder folder;
  writeLines(folder.file("roads.gpkg"), "GPKG", {layer});
  return readRoads(folder.file("roads.gpkg"));
}

TEST(RefusedNetworks, DegreesAreNeverTakenAsMetres) {
  expectRefused(readDrawn(aRoad("LINESTRING(-3.2 55.95,-3.19 55.96)", 27700)), IssueCode::CrsContradiction);
  expectRefused(readDrawn(aRoad(LINE, 4326)), IssueCode::CrsContradiction);
  const TemporaryFolder folder;
  writeLines(folder.file("roads.shp"), "ESRI Shapefile", {aRoad(LINE, 0)});
  expectRefused(readRoads(folder.file("roads.shp")), IssueCode::CrsMissing);
  NetworkRequest request = requestFor(folder.file("roads.shp"));
  request.layers[0].crs = "EPSG:27700";
  EXPECT_TRUE(readRoads(request));
  request.layers[0].crs = "EPSG:4326";
  expectRefused(readRoads(request), IssueCode::CrsContradiction);
}

TEST(RefusedNetworks, DegreesAmongMetresAreTold) {
  DrawnLayer layer = aRoad(LINE);
  layer.lines.push_back({"LINESTRING(-3.2 55.95,-3.19 55.96)", {"A Road", "N2", "N3"}});
  const auto result = readDrawn(layer);
  expectRefused(result, IssueCode::CrsContradiction);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::CrsContradiction)->where.row, 2U);
}

TEST(RefusedNetworks, AStudyInDegreesOrOutOfScaleIsRefused) {
  const TemporaryFolder folder;
  writeLines(folder.file("roads.gpkg"), "GPKG", {aRoad(LINE)});
  NetworkRequest request = requestFor(folder.file("roads.gpkg"));
  for (const char* crs : {"EPSG:4326", "EPSG:3857", "EPSG:2222222"}) {
    request.targetCrs = crs;
    const auto result = readRoads(request);
    ASSERT_FALSE(result) << crs;
    EXPECT_TRUE(result.issues().contains(IssueCode::StudyValue)) << crs << told(result.issues());
  }
  request.targetCrs = "EPSG:32630";  // the UTM zone of Scotland
  const auto utm = readRoads(request);
  ASSERT_TRUE(utm) << told(utm.issues());
  EXPECT_NEAR(utm.value().network.lengthMetres[0], 100.0, 0.2);
}

TEST(RefusedNetworks, FeaturesWithoutLineAreLeftOutAndTold) {
  DrawnLayer layer = aRoad(LINE);
  layer.lines.push_back({"", {"A Road", "N2", "N3"}});
  layer.lines.push_back({"LINESTRING EMPTY", {"A Road", "N2", "N3"}});
  layer.lines.push_back({"POINT(325000 673000)", {"A Road", "N2", "N3"}});
  layer.lines.push_back(
      {"POLYGON((325000 673000,325010 673000,325000 673010,325000 673000))", {"A Road", "N2", "N3"}});
  layer.lines.push_back({"LINESTRING(325000 673100,325000 673200)", {"A Road", "N2", "N3"}});
  const auto result = readDrawn(layer);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().network.linkCount(), 2U);
  EXPECT_EQ(result.value().network.rowOf(1), 6U);
  EXPECT_EQ(result.value().counts.withoutLine, 4U);
  EXPECT_EQ(countIssues(result.issues(), IssueCode::GeometryMissing), 4U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::GeometryMissing)->where.row, 2U);
}

TEST(RefusedNetworks, CurvesBecomeLines) {
  DrawnLayer layer = aRoad("CIRCULARSTRING(325000 673000,325100 673100,325200 673000)");
  const auto result = readDrawn(layer);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_NEAR(result.value().network.lengthMetres[0], 314.1, 0.2);
}

TEST(RefusedNetworks, SelfLoopsAreKeptAndTold) {
  DrawnLayer layer = aRoad(LINE);
  layer.lines.push_back(
      {"LINESTRING(325000 673100,325050 673100,325050 673150,325000 673100)", {"A Road", "N2", "N2"}});
  const auto result = readDrawn(layer);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().network.linkCount(), 2U);
  EXPECT_EQ(result.value().counts.selfLoops, 1U);
  const auto issue = findIssue(result.issues(), IssueCode::GeometryUnusable);
  ASSERT_TRUE(issue);
  EXPECT_EQ(issue->severity, Severity::Note);
  EXPECT_EQ(issue->where.row, 2U);
}

TEST(RefusedNetworks, SpeedsMustBeAboveZero) {
  const TemporaryFolder folder;
  DrawnLayer layer = aRoad(LINE);
  layer.lines[0].cells = {"A Road", "N1", "N2", "0"};
  layer.lines.push_back({LINE, {"A Road", "N1", "N2", "-30"}});
  layer.lines.push_back({LINE, {"A Road", "N1", "N2", "30"}});
  layer.lines.push_back({LINE, {"A Road", "N1", "N2", nullptr}});
  writeLines(folder.file("roads.gpkg"), "GPKG", {layer});
  NetworkRequest request = requestFor(folder.file("roads.gpkg"));
  request.mapping.emplace().speed = "speed";  // beside the recognised columns of OS Open Roads
  const auto result = readRoads(request);
  expectRefused(result, IssueCode::ValueOutOfRange);
  EXPECT_EQ(countIssues(result.issues(), IssueCode::ValueOutOfRange), 2U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueOutOfRange)->where.column, "speed");
  request.mapping->unknownSpeeds = {"0", "-30"};
  const auto known = readRoads(request);
  ASSERT_TRUE(known) << told(known.issues());
  EXPECT_EQ(known.value().network.ownSpeedKmPerHour,
            (std::vector<std::optional<double>>{std::nullopt, std::nullopt, 30.0, std::nullopt}));

  request = requestFor(folder.file("roads.gpkg"));
  request.speeds = {{"A Road", 0.0}, {"B Road", -1.0}, {"b_road", 5.0}};
  const auto classes = readRoads(request);
  ASSERT_FALSE(classes);
  EXPECT_EQ(countIssues(classes.issues(), IssueCode::ValueOutOfRange), 2U);
  EXPECT_EQ(countIssues(classes.issues(), IssueCode::CodeDuplicate), 1U);
}

TEST(RefusedNetworks, UnknownClassesAreNamedWithTheirCounts) {
  DrawnLayer layer = aRoad(LINE);
  for (const char* name : {"Goat Track", "Goat Track", "Towpath", ""})
    layer.lines.push_back({LINE, {name, "N1", "N2"}});
  const auto result = readDrawn(layer);
  expectRefused(result, IssueCode::CodeUnknown);
  EXPECT_EQ(countIssues(result.issues(), IssueCode::CodeUnknown), 3U);
  const auto& list = result.issues().list();
  const auto goats =
      std::find_if(list.begin(), list.end(), [](const Issue& issue) { return issue.value == "Goat Track"; });
  ASSERT_NE(goats, list.end());
  EXPECT_EQ(goats->message.find("2 links"), 0U);
  EXPECT_EQ(goats->where.column, "road_function");
}

TEST(RefusedNetworks, OneIdAtTwoPlacesIsToldWithBothRows) {
  DrawnLayer layer = aRoad(LINE);
  layer.lines.push_back({"LINESTRING(325000 673100.9,325000 673300)", {"A Road", "N2", "N3"}});  // within 1 m
  layer.lines.push_back({"LINESTRING(325000 673300,325900 673300)", {"A Road", "N3", "N1"}});
  const auto result = readDrawn(layer);
  expectRefused(result, IssueCode::NodeContradiction);
  ASSERT_EQ(countIssues(result.issues(), IssueCode::NodeContradiction), 1U);
  const auto issue = findIssue(result.issues(), IssueCode::NodeContradiction);
  EXPECT_EQ(issue->where.row, 3U);
  EXPECT_NE(issue->message.find("row 1"), std::string::npos) << issue->message;
  EXPECT_EQ(issue->value, "948.7 m");
}

TEST(RefusedNetworks, IdsThatAreMissingHereAndThereAreNotUsed) {
  DrawnLayer layer = aRoad(LINE);
  layer.lines.push_back({"LINESTRING(325000 673100,325000 673200)", {"A Road", "N2", nullptr}});
  layer.lines.push_back({"LINESTRING(325000 673200,325000 673300)", {"A Road", "", "N4"}});
  const auto result = readDrawn(layer);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_TRUE(result.value().network.nodes.empty());
  const auto issue = findIssue(result.issues(), IssueCode::CodeBlank);
  ASSERT_TRUE(issue);
  EXPECT_EQ(issue->severity, Severity::Warning);
  EXPECT_EQ(issue->value, "2");
  EXPECT_EQ(issue->where.row, 2U);
}

TEST(RefusedNetworks, CoordinatesThatAreNoNumbersAreTold) {
  DrawnLayer layer = aRoad(LINE);
  layer.lines.push_back({"LINESTRING(325000 673000,1e999 673050,325000 673100)", {"A Road", "N1", "N2"}});
  const auto result = readDrawn(layer);
  expectRefused(result, IssueCode::GeometryUnusable);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::GeometryUnusable)->where.row, 2U);
}

TEST(RefusedNetworks, AnEmptyLayerOrOneWithoutRoadsIsRefused) {
  DrawnLayer layer = aRoad(LINE);
  layer.lines.clear();
  expectRefused(readDrawn(layer), IssueCode::FileEmpty);
  layer.lines = {{"", {"A Road", "N1", "N2"}}};
  expectRefused(readDrawn(layer), IssueCode::FileEmpty);
}

TEST(RefusedNetworks, AWrongClassColumnIsGivenUpEarly) {
  DrawnLayer layer = aRoad(LINE);
  std::vector<std::string> names;
  for (int i = 0; i < 9000; ++i) names.push_back("Street " + std::to_string(i));
  for (const std::string& name : names) layer.lines.push_back({LINE, {name.c_str(), "N1", "N2"}});
  expectRefused(readDrawn(layer), IssueCode::CodeUnknown);
}

TEST(RefusedNetworks, DamagedFilesAreRefusedWithoutAWordOnTheTerminal) {
  const TemporaryFolder folder;
  DrawnLayer layer = aRoad(LINE);
  layer.lines.assign(20'000, layer.lines[0]);
  writeLines(folder.file("whole.gpkg"), "GPKG", {layer});
  const std::string bytes = readFile(folder.file("whole.gpkg"));
  testing::internal::CaptureStderr();
  testing::internal::CaptureStdout();
  for (const double part : {0.1, 0.3, 0.5, 0.7, 0.9, 0.98}) {
    const std::string path = folder.write(
        "cut.gpkg", bytes.substr(0, static_cast<std::size_t>(part * static_cast<double>(bytes.size()))));
    EXPECT_FALSE(readRoads(path)) << part;
    std::filesystem::remove(path);
  }
  std::string garbled = bytes;
  for (std::size_t page = 20 * 4096; page + 4096 < garbled.size(); page += 40 * 4096)
    std::fill_n(garbled.begin() + static_cast<std::ptrdiff_t>(page), 4096, '\x5A');
  EXPECT_FALSE(readRoads(folder.write("garbled.gpkg", garbled)));
  EXPECT_FALSE(readRoads(folder.write("a.osm", "<?xml version=\"1.0\"?><osm version=\"0.6\"><node id=")));
  EXPECT_FALSE(readRoads(folder.write("b.gpkg", "SQLite format 3 and nonsense")));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  expectRefused(readRoads(folder.file("none.gpkg")), IssueCode::FileMissing);
}

}  // namespace
}  // namespace fairshares::io
