// OS Open Roads in all its spellings, mapped layers, and layers taken together.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "line_files.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using model::Direction;
using model::Point;
using testing_support::TemporaryFolder;

//   N3 (0,300)
//    |  Local Road
//   N2 (0,100) ---- A Road, dual ---- N4 (400,100)
//    |  A Road
//   N1 (0,0)                          at 325000, 673000
const std::string E0 = "325000", N0 = "673000";

DrawnLayer threeLinks(std::vector<DrawnField> fields, OGRwkbGeometryType type = wkbLineString) {
  DrawnLayer layer;
  layer.fields = std::move(fields);
  layer.type = type;
  layer.lines = {
      {"LINESTRING(325000 673000,325000 673100)", {"A Road", "Single Carriageway", "N1", "N2"}},
      {"LINESTRING(325000 673100,325000 673300)", {"Local Road", "Single Carriageway", "N2", "N3"}},
      {"LINESTRING(325000 673100,325400 673100)", {"A Road", "Dual Carriageway", "N2", "N4"}}};
  return layer;
}

const std::vector<DrawnField> GEOPACKAGE_FIELDS{
    {"road_function"}, {"form_of_way"}, {"start_node"}, {"end_node"}};

void expectThreeLinks(const Result<RoadNetwork>& result) {
  ASSERT_TRUE(result) << told(result.issues());
  const model::Network& network = result.value().network;
  EXPECT_EQ(network.lengthMetres, (std::vector<double>{100, 200, 400}));
  EXPECT_EQ(network.fromNode, (std::vector<std::uint32_t>{0, 1, 1}));
  EXPECT_EQ(network.toNode, (std::vector<std::uint32_t>{1, 2, 3}));
  EXPECT_EQ(network.nodes,
            (std::vector<Point>{{325000, 673000}, {325000, 673100}, {325000, 673300}, {325400, 673100}}));
  std::vector<double> kmPerHour;
  for (const std::uint16_t roadClass : network.roadClass)
    kmPerHour.push_back(result.value().speeds.kmPerHour[roadClass]);
  EXPECT_EQ(kmPerHour, (std::vector<double>{64, 32, 80}));
  EXPECT_EQ(network.roadClasses[network.roadClass[2]], "A Road, Dual Carriageway");
  EXPECT_TRUE(network.direction.empty());
  EXPECT_TRUE(network.ownSpeedKmPerHour.empty());
  EXPECT_EQ(network.rowOf(2), 3U);
  EXPECT_TRUE(result.issues().empty()) << told(result.issues());
}

TEST(ReadNetwork, ReadsOpenRoadsWithNodeIds) {
  const TemporaryFolder folder;
  DrawnLayer nodes{"road_node", {{"id"}}, {{"POINT(325000 673000)", {"N1"}}}, 27700, wkbPoint};
  writeLines(folder.file("a.gpkg"), "GPKG", {nodes, threeLinks(GEOPACKAGE_FIELDS)});
  expectThreeLinks(readRoads(folder.file("a.gpkg")));  // road_link is taken of the two layers
  expectThreeLinks(readRoads(folder.file("a.gpkg"), "road_link"));
}

TEST(ReadNetwork, ReadsTheSpellingsOfGmlShapefilesAndExports) {
  const TemporaryFolder folder;
  const std::vector<std::vector<DrawnField>> spellings{
      {{"roadFunction"}, {"formOfWay"}, {"startNode"}, {"endNode"}},
      {{"function"}, {"formOfWay"}, {"startNode"}, {"endNode"}},
      {{"function."}, {"formOfWay"}, {"startNode"}, {"endNode"}},
      {{"class"}, {"formOfWay"}, {"startNode"}, {"endNode"}},
      {{"roadFunction"}, {"formOfWay"}, {"startNode_href"}, {"endNode_href"}}};
  for (std::size_t i = 0; i < spellings.size(); ++i) {
    DrawnLayer layer = threeLinks(spellings[i]);
    layer.name = "RoadLink";
    const std::string name = folder.file("a" + std::to_string(i));
    writeLines(name + ".gpkg", "GPKG", {layer});
    expectThreeLinks(readRoads(name + ".gpkg"));
    writeLines(name + ".geojson", "GeoJSON", {layer});
    writeLines(name + ".gml", "GML", {layer});
    expectThreeLinks(readRoads(name + ".gml"));
  }
  // Names of dBase have ten letters.
  writeLines(folder.file("RoadLink.shp"), "ESRI Shapefile",
             {threeLinks({{"function"}, {"formOfWay"}, {"startNode"}, {"endNode"}})});
  expectThreeLinks(readRoads(folder.file("RoadLink.shp")));
}

TEST(ReadNetwork, ReadsAnExtractWithoutNodeIds) {
  const TemporaryFolder folder;
  DrawnLayer layer = threeLinks({{"road_function"}});
  for (DrawnLine& line : layer.lines) line.cells.resize(1);
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  const auto result = readRoads(folder.file("a.gpkg"));
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_TRUE(result.value().network.nodes.empty());
  EXPECT_TRUE(result.value().network.fromNode.empty());
  EXPECT_EQ(result.value().network.lengthMetres, (std::vector<double>{100, 200, 400}));
}

TEST(ReadNetwork, DropsHeightsAndMeasuresWhateverTheDriver) {
  const TemporaryFolder folder;
  DrawnLayer layer = threeLinks(GEOPACKAGE_FIELDS, wkbUnknown);
  layer.lines[0].wkt = "LINESTRING Z(325000 673000 1,325000 673100 900)";
  layer.lines[1].wkt = "MULTILINESTRING ZM((325000 673100 1 2,325000 673300 3 4))";
  layer.lines[2].wkt = "LINESTRING M(325000 673100 7,325400 673100 8)";
  for (const char* driver : {"GPKG", "FlatGeobuf"}) {
    const std::string path = folder.file(std::string("roads") + (driver[0] == 'G' ? ".gpkg" : ".fgb"));
    DrawnLayer written = layer;
    if (driver[0] == 'F') written.lines[2].wkt = "LINESTRING(325000 673100,325400 673100)";
    writeLines(path, driver, {written});
    if (driver[0] == 'F') continue;  // a FlatGeobuf file is in an order of its own
    expectThreeLinks(readRoads(path));
  }
}

TEST(ReadNetwork, JoinsLinesOfAFeatureThatGoOnAndKeepsOthersApart) {
  const TemporaryFolder folder;
  DrawnLayer layer = threeLinks(GEOPACKAGE_FIELDS, wkbMultiLineString);
  layer.lines = {{"MULTILINESTRING((325000 673000,325000 673050),(325000 673050,325000 673100))",
                  {"A Road", "Single Carriageway", "N1", "N2"}},
                 {"MULTILINESTRING((325000 673100,325000 673150),(325000 673200,325000 673300))",
                  {"B Road", "Single Carriageway", "N2", "N3"}}};
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  const auto result = readRoads(folder.file("a.gpkg"));
  ASSERT_TRUE(result) << told(result.issues());
  const model::Network& network = result.value().network;
  EXPECT_EQ(network.lengthMetres, (std::vector<double>{100, 50, 100}));
  EXPECT_EQ(network.line(0).size(), 3U);
  // The gap from 150 to 200 stays a gap: its ends are nodes of their own.
  EXPECT_EQ(network.fromNode, (std::vector<std::uint32_t>{0, 1, 3}));
  EXPECT_EQ(network.toNode, (std::vector<std::uint32_t>{1, 2, 4}));
  EXPECT_EQ(network.nodes[2], (Point{325000, 673150}));
  EXPECT_EQ(network.rowOf(1), 2U);
  EXPECT_EQ(network.rowOf(2), 2U);
  EXPECT_EQ(result.value().counts.severalLines, 1U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::GeometryUnusable)->severity, Severity::Note);
}

TEST(ReadNetwork, TakesTheMostPreciseNameOfAClass) {
  const TemporaryFolder folder;
  DrawnLayer layer = threeLinks(GEOPACKAGE_FIELDS);
  layer.lines[0].cells = {"A Road", "Slip Road", "N1", "N2"};
  layer.lines[1].cells = {"a_road", "Collapsed Dual Carriageway", "N2", "N3"};
  layer.lines[2].cells = {"A Road", "Guided Busway", "N2", "N4"};
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  const auto result = readRoads(folder.file("a.gpkg"));
  ASSERT_TRUE(result) << told(result.issues());
  const model::Network& network = result.value().network;
  ASSERT_EQ(network.linkCount(), 2U);
  EXPECT_EQ(result.value().speeds.kmPerHour[network.roadClass[0]], 48.0);
  EXPECT_EQ(result.value().speeds.kmPerHour[network.roadClass[1]], 64.0);
  EXPECT_EQ(result.value().counts.closedByClass, 1U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::CodeUnknown)->severity, Severity::Note);
}

TEST(ReadNetwork, ReadsAnyLayerByAMapping) {
  const TemporaryFolder folder;
  DrawnLayer layer;
  layer.name = "streets";
  layer.fields = {{"kind"}, {"limit"}, {"way"}, {"a", OFTInteger64}, {"b", OFTInteger64}};
  layer.lines = {{"LINESTRING(0 1000,0 1100)", {"fast", "30", "FT", "7", "8"}},
                 {"LINESTRING(0 1100,0 1300)", {"slow", "30 mph", "TF", "8", "9"}},
                 {"LINESTRING(0 1300,0 1400)", {"slow", "0", nullptr, "9", "7000000000"}},
                 {"LINESTRING(0 1300,500 1400)", {"slow", nullptr, "B", "9", "11"}}};
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  NetworkRequest request = requestFor(folder.file("a.gpkg"));
  request.speeds = {{"fast", 80.0}, {"slow", 20.0}};
  expectRefused(readRoads(request), IssueCode::ColumnMissing);  // no schema that is known
  request.mapping.emplace();
  request.mapping->roadClass = "KIND";
  request.mapping->speed = "limit";
  request.mapping->speedUnitKmPerHour = 1.5;
  request.mapping->unknownSpeeds = {"0"};
  request.mapping->oneWay = "way";
  request.mapping->forwardValues = {"ft"};
  request.mapping->backwardValues = {"tf"};
  request.mapping->startNode = "a";
  request.mapping->endNode = "b";
  const auto result = readRoads(request);
  ASSERT_TRUE(result) << told(result.issues());
  const model::Network& network = result.value().network;
  EXPECT_EQ(network.direction, (std::vector<Direction>{Direction::Forward, Direction::Backward,
                                                       Direction::Both, Direction::Both}));
  EXPECT_EQ(network.ownSpeedKmPerHour,
            (std::vector<std::optional<double>>{45.0, 30 * 1.609344, std::nullopt, std::nullopt}));
  EXPECT_EQ(network.fromNode, (std::vector<std::uint32_t>{0, 1, 2, 2}));
  EXPECT_EQ(network.nodes.size(), 5U);
  EXPECT_EQ(network.roadClass, (std::vector<std::uint16_t>{0, 1, 1, 1}));

  request.mapping->endNode = std::nullopt;
  expectRefused(readRoads(request), IssueCode::ColumnMissing);
}

TEST(ReadNetwork, BringsLayersOfDifferentSystemsIntoOne) {
  // The western link in degrees, the eastern in metres; they meet at one node.
  const TemporaryFolder folder;
  DrawnLayer metres = threeLinks(GEOPACKAGE_FIELDS);
  metres.lines.resize(1);
  DrawnLayer degrees = threeLinks(GEOPACKAGE_FIELDS);
  degrees.name = "west";
  degrees.epsg = 4326;
  degrees.lines = {{"LINESTRING(-3.20 55.95,-3.20 55.96)", {"B Road", "Single Carriageway", "N8", "N9"}}};
  writeLines(folder.file("a.gpkg"), "GPKG", {metres});
  writeLines(folder.file("b.gpkg"), "GPKG", {degrees});
  NetworkRequest request = requestFor(folder.file("a.gpkg"));
  request.layers.push_back({tableAt(folder.file("b.gpkg")), std::nullopt});
  const auto result = readRoads(request);
  ASSERT_TRUE(result) << told(result.issues());
  const model::Network& network = result.value().network;
  EXPECT_EQ(network.lengthMetres[0], 100.0);
  EXPECT_NEAR(network.lengthMetres[1], 1113.0, 1.0);  // a hundredth of a degree of latitude
  EXPECT_NEAR(network.line(1)[0].x, 325150, 100);
  EXPECT_NEAR(network.line(1)[0].y, 673550, 1200);
  EXPECT_EQ(network.placeOf(0).file, "a.gpkg");
  EXPECT_EQ(network.placeOf(1).file, "b.gpkg");
  EXPECT_EQ(network.placeOf(1).layer, "west");
  EXPECT_EQ(network.placeOf(1).row, 1U);
}

TEST(ReadNetwork, SharesNodeIdsBetweenTiles) {
  const TemporaryFolder folder;
  DrawnLayer south = threeLinks(GEOPACKAGE_FIELDS), north = south;
  south.lines.resize(1);
  north.lines.erase(north.lines.begin());
  writeLines(folder.file("south.gpkg"), "GPKG", {south});
  writeLines(folder.file("north.gpkg"), "GPKG", {north});
  NetworkRequest request = requestFor(folder.file("south.gpkg"));
  request.layers.push_back({tableAt(folder.file("north.gpkg")), std::nullopt});
  const auto result = readRoads(request);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().network.fromNode, (std::vector<std::uint32_t>{0, 1, 1}));
  EXPECT_EQ(result.value().network.nodes.size(), 4U);
}

TEST(ReadNetwork, StopsWhenAsked) {
  class Stopping final : public Monitor {
   public:
    void report(std::string_view, double) override {}
    [[nodiscard]] bool isCancelled() const override { return true; }
  };
  const TemporaryFolder folder;
  DrawnLayer layer = threeLinks(GEOPACKAGE_FIELDS);
  layer.lines.assign(5000, layer.lines[0]);
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  Stopping monitor;
  EXPECT_TRUE(
      readNetwork(requestFor(folder.file("a.gpkg")), monitor).issues().contains(IssueCode::Cancelled));
}

TEST(ReadNetwork, GivesTheSameFromColumnsAndFromFeatures) {
  // GeoPackage comes as a stream of columns, the shapefile feature by feature.
  const TemporaryFolder folder;
  DrawnLayer layer = threeLinks({{"function"}, {"formOfWay"}, {"startNode"}, {"endNode"}});
  for (int i = 0; i < 3000; ++i) {
    const std::string x = std::to_string(325000 + i), y = std::to_string(674000 + i % 7);
    layer.lines.push_back(
        {"LINESTRING(" + x + " 673500," + x + ".25 " + y + ")",
         {i % 3 == 0 ? "A Road" : "Local Road", i % 5 == 0 ? "Roundabout" : "Slip Road", "N1", "N2"}});
  }
  for (DrawnLine& line : layer.lines) line.cells.resize(2);
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  writeLines(folder.file("a.shp"), "ESRI Shapefile", {layer});
  const auto columns = readRoads(folder.file("a.gpkg")), features = readRoads(folder.file("a.shp"));
  ASSERT_TRUE(columns) << told(columns.issues());
  ASSERT_TRUE(features) << told(features.issues());
  EXPECT_EQ(columns.value().network.shape, features.value().network.shape);
  EXPECT_EQ(columns.value().network.roadClass, features.value().network.roadClass);
  EXPECT_EQ(columns.value().network.lengthMetres, features.value().network.lengthMetres);
}

const std::string REAL = FAIRSHARES_SHARED_DATA "/data/13_roads/os_open_roads_edinburgh.gpkg";

TEST(ReadNetwork, ReadsTheRealExtractsOfEdinburgh) {
  if (!std::filesystem::exists(REAL)) GTEST_SKIP() << "no roads at " << REAL;
  const auto extract = readRoads(REAL, "os_edinburgh_demo_6km");
  ASSERT_TRUE(extract) << told(extract.issues());
  const model::Network& network = extract.value().network;
  EXPECT_EQ(network.linkCount(), 12'094U);
  EXPECT_TRUE(network.nodes.empty());
  double metres = 0.0;
  std::map<std::string, int> links;
  for (std::size_t link = 0; link < network.linkCount(); ++link) {
    metres += network.lengthMetres[link];
    ++links[network.roadClasses[network.roadClass[link]]];
  }
  EXPECT_NEAR(metres, 1'082'500, 50);
  EXPECT_EQ(links["A Road"], 939);
  EXPECT_EQ(links["Secondary Access Road"], 175);

  const auto full = readRoads(REAL, "os_roadlink_full_schema_central");
  ASSERT_TRUE(full) << told(full.issues());
  EXPECT_EQ(full.value().network.linkCount() + full.value().counts.closedByClass, 1'696U);
  EXPECT_FALSE(full.value().network.nodes.empty());
}

TEST(ReadNetwork, ReadsTheRoadsOfTheSample) {
  const auto sample = readRoads(FAIRSHARES_SOURCE_DIR "/sample_data/scotland/roads.gpkg");
  ASSERT_TRUE(sample) << told(sample.issues());
  EXPECT_EQ(sample.value().network.linkCount(), 12'234U);
  EXPECT_EQ(sample.value().network.nodes.size(), 9'064U);
}

}  // namespace
}  // namespace fairshares::io
