// The speed of each road class.
#include "io/read_road_speeds.h"

#include <gtest/gtest.h>

#include <string>

#include "reading_support.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

const std::string HEADER = "road_class,km_per_hour\n";

Result<std::vector<ClassSpeed>> roadSpeeds(const std::string& content) {
  const TemporaryFolder folder;
  return readRoadSpeeds(tableAt(folder.write("speeds.csv", content)));
}

// The only error, with the row, column and class it is about.
void expectOneError(const Result<std::vector<ClassSpeed>>& result, IssueCode code, std::size_t row,
                    const std::string& column, const std::string& roadClass) {
  expectRefused(result, code);
  ASSERT_EQ(result.issues().list().size(), 1U) << told(result.issues());
  const Place& where = result.issues().list().front().where;
  EXPECT_EQ(where.file, "speeds.csv");
  EXPECT_EQ(where.row, row);
  EXPECT_EQ(where.column, column);
  EXPECT_EQ(where.key, roadClass);
}

TEST(ReadRoadSpeeds, ReadsClassesInTheOrderOfTheRows) {
  const auto result = roadSpeeds(HEADER + "Motorway,105\nA Road,72.5\nLocal Road,30\n");
  ASSERT_TRUE(result) << told(result.issues());
  ASSERT_EQ(result.value().size(), 3U);
  EXPECT_EQ(result.value()[0].name, "Motorway");
  EXPECT_EQ(result.value()[0].kmPerHour, 105.0);
  EXPECT_EQ(result.value()[1].name, "A Road");
  EXPECT_EQ(result.value()[1].kmPerHour, 72.5);
  EXPECT_EQ(result.value()[2].kmPerHour, 30.0);
  EXPECT_TRUE(result.issues().list().empty()) << told(result.issues());
}

TEST(ReadRoadSpeeds, TakesAnEmptySpeedForClosedToCars) {
  const auto result = roadSpeeds(HEADER + "A Road,70\nRestricted Local Access Road,\nTrack,  \n");
  ASSERT_TRUE(result) << told(result.issues());
  ASSERT_EQ(result.value().size(), 3U);
  EXPECT_TRUE(result.value()[0].kmPerHour.has_value());
  EXPECT_FALSE(result.value()[1].kmPerHour.has_value());
  EXPECT_EQ(result.value()[2].name, "Track");
  EXPECT_FALSE(result.value()[2].kmPerHour.has_value());
}

TEST(ReadRoadSpeeds, FindsItsColumnsAmongOthersInAnySpelling) {
  const auto result = roadSpeeds("note,Km per hour,Road Class\n\"from a table, say\",48,B Road\n");
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value()[0].name, "B Road");
  EXPECT_EQ(result.value()[0].kmPerHour, 48.0);
}

TEST(ReadRoadSpeeds, TakesTheFastestSpeedThatIsBelieved) {
  const auto result = roadSpeeds(HEADER + "test track,200\nlane,0.001\n");
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value()[0].kmPerHour, 200.0);
  EXPECT_EQ(result.value()[1].kmPerHour, 0.001);
}

TEST(ReadRoadSpeeds, RefusesSpeedsThatCannotBe) {
  expectOneError(roadSpeeds(HEADER + "A Road,70\nB Road,0\n"), IssueCode::ValueOutOfRange, 3, "km_per_hour",
                 "B Road");
  expectOneError(roadSpeeds(HEADER + "A Road,70\nB Road,-48\n"), IssueCode::ValueNegative, 3, "km_per_hour",
                 "B Road");
  expectOneError(roadSpeeds(HEADER + "A Road,200.001\n"), IssueCode::ValueOutOfRange, 2, "km_per_hour",
                 "A Road");
  expectOneError(roadSpeeds(HEADER + "A Road,inf\n"), IssueCode::ValueNotFinite, 2, "km_per_hour", "");
  expectOneError(roadSpeeds(HEADER + "A Road,60 mph\n"), IssueCode::ValueNotNumeric, 2, "km_per_hour", "");
}

TEST(ReadRoadSpeeds, DoesNotTakeNotKnownForClosed) {
  for (const char* const mark : {"n/a", "*", "#VALUE!", "NA"})
    expectOneError(roadSpeeds(HEADER + "A Road,70\nB Road," + mark + "\n"), IssueCode::ValueMissing, 3,
                   "km_per_hour", "");
}

TEST(ReadRoadSpeeds, RefusesAClassThatStandsTwiceInAnySpellingNamingBothRows) {
  for (const char* const again : {"A Road,70", "A Road,", "a_road,60", "A ROAD,70"}) {
    const auto result = roadSpeeds(HEADER + "A Road,70\nB Road,50\n" + again + "\n");
    expectOneError(result, IssueCode::CodeDuplicate, 4, "road_class",
                   std::string(again).substr(0, std::string(again).find(',')));
    EXPECT_NE(result.issues().list()[0].message.find("row 2"), std::string::npos) << told(result.issues());
  }
}

TEST(ReadRoadSpeeds, SaysEveryProblemAtOnce) {
  const auto result = roadSpeeds(HEADER + "A Road,fast\n,50\nB Road,0\nC Road,-1\nA road,60\n");
  for (const IssueCode code : {IssueCode::ValueNotNumeric, IssueCode::CodeBlank, IssueCode::ValueOutOfRange,
                               IssueCode::ValueNegative, IssueCode::CodeDuplicate})
    expectRefused(result, code);
  EXPECT_EQ(result.issues().list().size(), 5U) << told(result.issues());
}

TEST(ReadRoadSpeeds, RefusesATableThatClosesEveryRoad) {
  const auto result = roadSpeeds(HEADER + "A Road,\nB Road,\n");
  expectRefused(result, IssueCode::ValueMissing);
  EXPECT_EQ(result.issues().list().size(), 1U) << told(result.issues());
}

TEST(ReadRoadSpeeds, RefusesMissingEmptyAndForeignFilesAndColumns) {
  const TemporaryFolder folder;
  expectRefused(readRoadSpeeds(tableAt(folder.file("none.csv"))), IssueCode::FileMissing);
  expectRefused(roadSpeeds(""), IssueCode::FileEmpty);
  expectRefused(roadSpeeds(HEADER), IssueCode::FileEmpty);
  expectRefused(roadSpeeds("road_class,mph\nA Road,45\n"), IssueCode::ColumnMissing);
  expectRefused(roadSpeeds("road_class,km per hour,Km-Per-Hour\nA Road,45,50\n"), IssueCode::ColumnAmbiguous);
}

}  // namespace
}  // namespace fairshares::io
