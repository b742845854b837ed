// Ferries from tables and lines, fixed links.
#include <gtest/gtest.h>

#include <filesystem>

#include "io/read_ferries.h"
#include "line_files.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

FerryRequest ferriesAt(const std::string& path) {
  FerryRequest request;
  request.table = tableAt(path);
  request.targetCrs = "EPSG:27700";
  request.waitingMinutes = 30.0;
  return request;
}

const std::string HEADER = "from,from_lon,from_lat,to,to_lon,to_lat,minutes,waiting_minutes,basis\n";
const std::string ARRAN = "Ardrossan Harbour,-4.823062,55.640516,Brodick Harbour,-5.139172,55.576606,";

Result<std::vector<model::Ferry>> readTable(const std::string& text) {
  const TemporaryFolder folder;
  return readFerries(ferriesAt(folder.write("ferries.csv", text)));
}

TEST(ReadFerries, ReadsATableOfTerminals) {
  const auto result =
      readTable(HEADER + ARRAN + "55,20,timetable\n" + ARRAN + "00:55,,\"assumed, plausible\"\n");
  ASSERT_TRUE(result) << told(result.issues());
  ASSERT_EQ(result.value().size(), 2U);
  const model::Ferry& ferry = result.value()[0];
  EXPECT_EQ(ferry.name, "Ardrossan Harbour - Brodick Harbour");
  // NS 225 421 and NS 022 358 on the National Grid.
  EXPECT_NEAR(ferry.from.x, 222500, 700);
  EXPECT_NEAR(ferry.from.y, 642100, 700);
  EXPECT_NEAR(ferry.to.x, 202200, 700);
  EXPECT_NEAR(ferry.to.y, 635800, 700);
  EXPECT_EQ(ferry.crossingMinutes, 55.0);
  EXPECT_EQ(ferry.waitingMinutes, 20.0);
  EXPECT_EQ(ferry.basis, "timetable");
  EXPECT_EQ(ferry.row, 2U);
  EXPECT_TRUE(ferry.vehicles);
  EXPECT_EQ(result.value()[1].crossingMinutes, 55.0);
  EXPECT_EQ(result.value()[1].waitingMinutes, 30.0);
  EXPECT_EQ(result.value()[1].basis, "assumed, plausible");
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueFilled)->severity, Severity::Note);
}

TEST(ReadFerries, ReadsMetresVehiclesAndModes) {
  const auto result =
      readTable("name,from_easting,from_northing,to_easting,to_northing,crossing_minutes,ferry_type,mode\n"
                "A,222500,642100,202200,635800,55,Passenger,ferry\n"
                "B,222500,642100,202200,635800,60,Vehicle,Ferry\n"
                "C,222500,642100,202200,635800,46,,train\n");
  ASSERT_TRUE(result) << told(result.issues());
  ASSERT_EQ(result.value().size(), 2U);
  EXPECT_EQ(result.value()[0].from, (model::Point{222500, 642100}));
  EXPECT_FALSE(result.value()[0].vehicles);
  EXPECT_TRUE(result.value()[1].vehicles);
  EXPECT_EQ(result.value()[1].name, "B");
  EXPECT_EQ(findIssue(result.issues(), IssueCode::CodeUnknown)->value, "1");
}

TEST(ReadFerries, RefusesWrongRowsAllAtOnce) {
  const auto result = readTable(HEADER + ARRAN + "-1275,0,overnight\n" +          // 2
                                "Ardrossan,-4.8,,Brodick,-5.1,55.5,55,0,\n" +     // 3: no latitude
                                "Uig,,,Tarbert,,,100,0,\n" +                      // 4: no coordinates
                                ARRAN + ",0,\n" +                                 // 5: no minutes
                                ARRAN + "soon,0,\n" +                             // 6
                                "X,55.64,-4.82,Y,55.57,-5.13,55,0,exchanged\n" +  // 7: in the Indian Ocean
                                "X,-4.8,155.6,Y,-5.1,55.5,55,0,\n" +              // 8: no latitude on Earth
                                "X,west,55.6,Y,-5.1,55.5,55,0,\n");               // 9
  expectRefused(result, IssueCode::ValueNegative);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueNegative)->where.row, 2U);
  expectRefused(result, IssueCode::ValueMissing);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueMissing)->where.row, 3U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueMissing)->where.column, "from_lat");
  EXPECT_EQ(countIssues(result.issues(), IssueCode::ValueMissing), 6U);
  expectRefused(result, IssueCode::ValueNotNumeric);
  EXPECT_EQ(countIssues(result.issues(), IssueCode::ValueNotNumeric), 2U);
  expectRefused(result, IssueCode::ValueOutOfRange);
  EXPECT_EQ(countIssues(result.issues(), IssueCode::ValueOutOfRange), 3U);
}

TEST(ReadFerries, RefusesTablesWithoutTerminalsOrMinutes) {
  expectRefused(readTable("from,to,minutes\nA,B,5\n"), IssueCode::ColumnMissing);
  expectRefused(readTable("from,from_lon,from_lat,to,to_lon,to_lat\nA,-4,55,B,-5,55\n"),
                IssueCode::ColumnMissing);
  expectRefused(readTable(HEADER), IssueCode::FileEmpty);
  expectRefused(readFerries(ferriesAt("/nowhere/ferries.csv")), IssueCode::FileMissing);
}

TEST(ReadFerries, ReadsALayerOfLinesInAnySystem) {
  const TemporaryFolder folder;
  DrawnLayer layer;
  layer.name = "ferry_line";
  layer.epsg = 4326;
  layer.fields = {{"Route"}, {"Minutes", OFTInteger}, {"vehicle"}};
  layer.lines = {
      {"LINESTRING Z(-4.823062 55.640516 0,-5.0 55.6 0,-5.139172 55.576606 0)", {"Arran", "55", "yes"}},
      {"LINESTRING(-4.823062 55.640516,-5.139172 55.576606)", {"Foot", "60", "no"}}};
  writeLines(folder.file("a.gpkg"), "GPKG", {layer});
  const auto result = readFerries(ferriesAt(folder.file("a.gpkg")));
  ASSERT_TRUE(result) << told(result.issues());
  ASSERT_EQ(result.value().size(), 2U);
  EXPECT_EQ(result.value()[0].name, "Arran");
  EXPECT_EQ(result.value()[0].line.size(), 3U);
  EXPECT_NEAR(result.value()[0].from.x, 222500, 700);
  EXPECT_EQ(result.value()[0].to, result.value()[0].line.back());
  EXPECT_EQ(result.value()[0].waitingMinutes, 30.0);
  EXPECT_FALSE(result.value()[1].vehicles);

  layer.lines.push_back({"", {"Nowhere", "-5", "yes"}});
  writeLines(folder.file("b.gpkg"), "GPKG", {layer});
  const auto wrong = readFerries(ferriesAt(folder.file("b.gpkg")));
  expectRefused(wrong, IssueCode::GeometryMissing);
  expectRefused(wrong, IssueCode::ValueNegative);
}

TEST(ReadFixedLinks, ReadsPairsOfZonesAndRefusesHalfOnes) {
  const TemporaryFolder folder;
  const auto result =
      readFixedLinks(tableAt(folder.write("a.csv", "link,zone_a,zone_b\nSkye Bridge,S1,S2\n")));
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value()[0].link, "Skye Bridge");
  EXPECT_EQ(result.value()[0].zoneB, "S2");
  EXPECT_EQ(result.value()[0].row, 2U);
  const auto wrong =
      readFixedLinks(tableAt(folder.write("b.csv", "link,zone_a,zone_b\nSkye Bridge,S1,\nCauseway,S1,S1\n")));
  expectRefused(wrong, IssueCode::CodeBlank);
  EXPECT_EQ(countIssues(wrong.issues(), IssueCode::CodeBlank), 1U);
  expectRefused(readFixedLinks(tableAt(folder.write("c.csv", "link,zone\nA,B\n"))), IssueCode::ColumnMissing);
}

TEST(ReadFerries, ReadsTheRealTablesAndThoseOfTheSample) {
  const std::string sample = FAIRSHARES_SOURCE_DIR "/sample_data/scotland/";
  const auto ferries = readFerries(ferriesAt(sample + "ferries.csv"));
  ASSERT_TRUE(ferries) << told(ferries.issues());
  EXPECT_GT(ferries.value().size(), 20U);
  EXPECT_TRUE(readFixedLinks(tableAt(sample + "fixed_links.csv")));
  FAIRSHARES_REAL_FILE(legs, "data/14_ferries/ferry_legs_minutes.csv");
  const auto real = readFerries(ferriesAt(legs));
  ASSERT_TRUE(real) << told(real.issues());
  EXPECT_EQ(real.value().size(), 62U);
  FAIRSHARES_REAL_FILE(timetable, "data/14_ferries/ferry_legs_crossing_minutes_2014.csv");
  const auto timed = readFerries(ferriesAt(timetable));
  ASSERT_TRUE(timed) << told(timed.issues());
  EXPECT_EQ(timed.value().size(), 24U);  // without four trains
  FAIRSHARES_REAL_FILE(links, "data/14_ferries/fixed_links.csv");
  const auto fixed = readFixedLinks(tableAt(links));
  ASSERT_TRUE(fixed) << told(fixed.issues());
  EXPECT_EQ(fixed.value().size(), 22U);
}

}  // namespace
}  // namespace fairshares::io
