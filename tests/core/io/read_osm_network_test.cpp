// OpenStreetMap through GDAL's driver and in columns, and the texts of its tags.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "io/road_values.h"
#include "line_files.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using model::Direction;
using testing_support::TemporaryFolder;

// A hamlet, drawn as OpenStreetMap draws it: ways run on through junctions.
//
//        7                       residential 40 (2-4-7) crosses primary 30 at node 2,
//        |                       bridge 41 crosses primary 30 between its nodes
//   1----2----3     roundabout 50 (3-5-6-3)
//        |    |\.
//        4    6-5     ferry 60 (6-8)
//
class OsmFile {
 public:
  OsmFile() {
    node(1, 0, 0), node(2, 1, 0), node(3, 2, 0), node(4, 1, -1), node(5, 2.2, -0.2), node(6, 2, -0.2),
        node(7, 1, 1);
    node(8, 3, -2), node(9, 1.5, 1), node(10, 1.5, -1);
  }
  // Hundredths of a degree around 3.2 W 55.95 N.
  void node(int id, double east, double north) {
    mNodes += "<node id=\"" + std::to_string(id) + "\" version=\"1\" lat=\"" +
              std::to_string(55.95 + north / 100) + "\" lon=\"" + std::to_string(-3.2 + east / 100) +
              "\"/>\n";
  }
  OsmFile& way(int id, const std::vector<int>& nodes, const std::map<std::string, std::string>& tags) {
    mWays += "<way id=\"" + std::to_string(id) + "\" version=\"1\">\n";
    for (const int node : nodes) mWays += "<nd ref=\"" + std::to_string(node) + "\"/>";
    for (const auto& [key, value] : tags) mWays += "<tag k=\"" + key + "\" v=\"" + value + "\"/>";
    mWays += "</way>\n";
    return *this;
  }
  [[nodiscard]] std::string text() const {
    return "<?xml version=\"1.0\"?>\n<osm version=\"0.6\">\n" + mNodes + mWays + "</osm>\n";
  }

 private:
  std::string mNodes, mWays;
};

NetworkRequest osmRequest(const std::string& path) {
  NetworkRequest request = requestFor(path);
  request.speeds = {{"motorway", 100.0}, {"primary", 80.0}, {"residential", 32.0}, {"unclassified", 48.0}};
  return request;
}

Result<RoadNetwork> readOsm(const TemporaryFolder& folder, const OsmFile& file) {
  return readRoads(osmRequest(folder.write("a.osm", file.text())));
}

TEST(ReadOsmNetwork, CutsWaysWhereTheyShareANodeAndNowhereElse) {
  const TemporaryFolder folder;
  OsmFile file;
  file.way(30, {1, 2, 3}, {{"highway", "primary"}})
      .way(40, {4, 2, 7}, {{"highway", "residential"}})
      .way(41, {9, 10}, {{"highway", "unclassified"}, {"bridge", "yes"}})
      .way(70, {1, 4}, {{"waterway", "stream"}});
  const auto result = readOsm(folder, file);
  ASSERT_TRUE(result) << told(result.issues());
  const model::Network& network = result.value().network;
  ASSERT_EQ(network.linkCount(), 5U);
  EXPECT_EQ(network.line(0).back(), network.line(1).front());
  EXPECT_EQ(network.line(0).back(), network.line(2).back());
  EXPECT_EQ(network.line(0).back(), network.line(3).front());
  EXPECT_EQ(network.row, (std::vector<std::uint32_t>{1, 1, 2, 2, 3}));
  // A hundredth of a degree is 623 m to the east and 1113 m to the north here.
  EXPECT_NEAR(network.lengthMetres[0], 624.5, 2.0);
  EXPECT_NEAR(network.lengthMetres[2], 1113.5, 2.0);
  EXPECT_EQ(network.roadClasses[network.roadClass[4]], "unclassified");
  EXPECT_EQ(result.value().counts.splitAtJunctions, 2U);
  EXPECT_EQ(result.value().counts.otherFeatures, 1U);
  EXPECT_TRUE(network.nodes.empty());
}

TEST(ReadOsmNetwork, TellsDirectionsAndSpeeds) {
  const TemporaryFolder folder;
  OsmFile file;
  file.way(1, {1, 2}, {{"highway", "primary"}, {"maxspeed", "30 mph"}, {"oneway", "yes"}})
      .way(2, {2, 3}, {{"highway", "primary"}, {"maxspeed", "50"}, {"oneway", "-1"}})
      .way(3, {3, 5, 6, 3}, {{"highway", "residential"}, {"junction", "roundabout"}})
      .way(4, {2, 4}, {{"highway", "residential"}, {"junction", "roundabout"}, {"oneway", "no"}})
      .way(5, {2, 7}, {{"highway", "motorway"}, {"maxspeed", "GB:motorway"}})
      .way(6, {9, 10}, {{"highway", "residential"}, {"maxspeed", "walk"}, {"oneway", "reversible"}})
      .way(7, {4, 10}, {{"highway", "residential"}, {"maxspeed", "-20"}});
  const auto result = readOsm(folder, file);
  ASSERT_TRUE(result) << told(result.issues());
  const model::Network& network = result.value().network;
  EXPECT_EQ(network.direction,
            (std::vector<Direction>{Direction::Forward, Direction::Backward, Direction::Forward,
                                    Direction::Both, Direction::Forward, Direction::Both, Direction::Both}));
  EXPECT_EQ(network.ownSpeedKmPerHour,
            (std::vector<std::optional<double>>{30 * 1.609344, 50.0, std::nullopt, std::nullopt,
                                                70 * 1.609344, std::nullopt, std::nullopt}));
  EXPECT_EQ(result.value().counts.selfLoops, 1U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueNotNumeric)->where.row, 6U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueOutOfRange)->where.row, 7U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::CodeUnknown)->value, "reversible");
}

TEST(ReadOsmNetwork, LeavesOutWhatIsClosedToCarsAndCountsIt) {
  const TemporaryFolder folder;
  OsmFile file;
  file.way(1, {1, 2}, {{"highway", "primary"}})
      .way(2, {2, 3}, {{"highway", "residential"}, {"access", "private"}})
      .way(3, {2, 4}, {{"highway", "residential"}, {"access", "no"}})
      .way(4, {2, 7}, {{"highway", "residential"}, {"access", "no"}, {"motor_vehicle", "yes"}})
      .way(5, {3, 5}, {{"highway", "residential"}, {"motor_vehicle", "no"}})
      .way(6, {5, 6}, {{"highway", "footway"}})
      .way(7, {6, 8}, {{"highway", "construction"}});
  const auto result = readOsm(folder, file);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().network.linkCount(), 2U);
  EXPECT_EQ(result.value().counts.closedByAccess, 3U);
  EXPECT_EQ(result.value().counts.closedByClass, 2U);
  EXPECT_FALSE(result.issues().hasErrors());
}

TEST(ReadOsmNetwork, NamesAClassWithoutSpeedWithItsCount) {
  const TemporaryFolder folder;
  OsmFile file;
  file.way(1, {1, 2}, {{"highway", "primary"}})
      .way(2, {2, 3}, {{"highway", "living_street"}})
      .way(3, {2, 4}, {{"highway", "living_street"}});
  const auto result = readOsm(folder, file);
  expectRefused(result, IssueCode::CodeUnknown);
  const auto issue = findIssue(result.issues(), IssueCode::CodeUnknown);
  EXPECT_EQ(issue->where.key, "living_street");
  EXPECT_NE(issue->message.find("2 links"), std::string::npos) << issue->message;
}

TEST(ReadOsmNetwork, TakesFerriesWithTheirDuration) {
  const TemporaryFolder folder;
  OsmFile file;
  file.way(1, {1, 2}, {{"highway", "primary"}})
      .way(2, {6, 8}, {{"route", "ferry"}, {"duration", "00:35"}, {"name", "North \"Sound\" ferry"}})
      .way(3, {8, 5}, {{"route", "ferry"}, {"duration", "PT1H5M"}, {"motor_vehicle", "no"}})
      .way(4, {7, 8}, {{"route", "ferry"}, {"name", "Undated"}})
      .way(5, {7, 9}, {{"route", "ferry"}, {"access", "private"}, {"duration", "00:10"}});
  std::string text = file.text();
  for (std::size_t at; (at = text.find("\"Sound\"")) != std::string::npos;)
    text.replace(at, 7, "&quot;Sound&quot;");
  NetworkRequest request = osmRequest(folder.write("a.osm", text));
  request.ferryWaitingMinutes = 15;
  const auto result = readRoads(request);
  ASSERT_TRUE(result) << told(result.issues());
  const std::vector<model::Ferry>& ferries = result.value().network.ferries;
  ASSERT_EQ(ferries.size(), 2U);
  EXPECT_EQ(ferries[0].name, "North \"Sound\" ferry");
  EXPECT_EQ(ferries[0].crossingMinutes, 35.0);
  EXPECT_EQ(ferries[0].waitingMinutes, 15.0);
  EXPECT_TRUE(ferries[0].vehicles);
  EXPECT_EQ(ferries[0].from, ferries[0].line.front());
  EXPECT_NEAR(ferries[0].from.x, 326400, 300);  // metres, not degrees
  EXPECT_EQ(ferries[1].crossingMinutes, 65.0);
  EXPECT_FALSE(ferries[1].vehicles);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueMissing)->where.row, 4U);

  request.ferryKmPerHour = 20.0;
  const auto filled = readRoads(request);
  ASSERT_TRUE(filled) << told(filled.issues());
  ASSERT_EQ(filled.value().network.ferries.size(), 3U);
  EXPECT_NEAR(filled.value().network.ferries[2].crossingMinutes, 3.56 / 20 * 60, 0.2);
  EXPECT_TRUE(filled.issues().contains(IssueCode::ValueFilled));
}

TEST(ReadOsmNetwork, ReadsTagsFromColumnsOrOtherTags) {
  const TemporaryFolder folder;
  DrawnLayer layer;
  layer.name = "lines";
  layer.epsg = 4326;
  layer.fields = {{"osm_id"}, {"highway"}, {"maxspeed"}, {"other_tags"}};
  layer.lines = {{"LINESTRING(-3.2 55.95,-3.19 55.95)", {"1", "primary", "20 mph", "\"oneway\"=>\"yes\""}},
                 {"LINESTRING(-3.19 55.95,-3.18 55.95)",
                  {"2", "primary", nullptr, "\"name\"=>\"A \\\"B\\\", C=>D\",\"maxspeed\"=>\"40 mph\""}}};
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  const auto result = readRoads(osmRequest(folder.file("a.gpkg")));
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().network.ownSpeedKmPerHour,
            (std::vector<std::optional<double>>{20 * 1.609344, 40 * 1.609344}));
  EXPECT_EQ(result.value().network.direction, (std::vector<Direction>{Direction::Forward, Direction::Both}));
}

TEST(RoadValues, ReadSpeeds) {
  EXPECT_EQ(speedFromText("30 mph", 1.0), 30 * 1.609344);
  EXPECT_EQ(speedFromText("30mph", 1.0), 30 * 1.609344);
  EXPECT_EQ(speedFromText(" 50 ", 1.0), 50.0);
  EXPECT_EQ(speedFromText("50", 1.609344), 50 * 1.609344);
  EXPECT_EQ(speedFromText("50 km/h", 1.609344), 50.0);
  EXPECT_EQ(speedFromText("-5", 1.0), -5.0);
  for (const char* text : {"", "none", "fast", "30 miles", "30;40", "mph", "--3"})
    EXPECT_FALSE(speedFromText(text, 1.0)) << text;
}

TEST(RoadValues, ReadMinutes) {
  EXPECT_EQ(minutesFromText("35"), 35.0);
  EXPECT_EQ(minutesFromText("35.5 min"), 35.5);
  EXPECT_EQ(minutesFromText("00:35"), 35.0);
  EXPECT_EQ(minutesFromText("01:10:30"), 70.5);
  EXPECT_EQ(minutesFromText("12:30"), 750.0);
  EXPECT_EQ(minutesFromText("PT35M"), 35.0);
  EXPECT_EQ(minutesFromText("PT1H5M30S"), 65.5);
  EXPECT_EQ(minutesFromText("P1DT2H"), 1560.0);
  EXPECT_EQ(minutesFromText("-1275"), -1275.0);
  for (const char* text : {"", "soon", "1:75", "1:2:3:4", "P", "PT", "PT5X", "P5M", ":", "1:", "35 hours"})
    EXPECT_FALSE(minutesFromText(text)) << text;
}

TEST(RoadValues, ReadTagsWithQuotesAndStopAtNonsense) {
  std::vector<std::string> pairs;
  const auto take = [&](std::string_view key, std::string_view value) {
    pairs.push_back(std::string(key) + "|" + std::string(value));
  };
  forEachTag(R"("a"=>"1","b \"c\""=>"d\\e","f"=>"")", take);
  EXPECT_EQ(pairs, (std::vector<std::string>{"a|1", "b \"c\"|d\\e", "f|"}));
  pairs.clear();
  for (const char* text : {"", "a", "\"a", "\"a\"", "\"a\"=>", "\"a\"=>\"", "\"a\"=>\"b\\", "\"a\"-\"b\""})
    forEachTag(text, take);
  EXPECT_TRUE(pairs.empty());
}

}  // namespace
}  // namespace fairshares::io
