// Persons by age and sex: what is refused, with file, row, column, code and value.
#include <gtest/gtest.h>

#include <string>

#include "io/count_builder.h"
#include "io/read_counts.h"
#include "reading_support.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

const std::vector<AgeBand> BANDS{{0, 1}, {2, OPEN_AGE}};
const std::string HEADER = "Year,DataZone,Sex,AllAges,Age0,Age1,Age2plus\n";

Result<model::CountTable> readText(const std::string& content, std::optional<int> year = std::nullopt,
                                   CodeKind kind = CodeKind::Zone,
                                   const std::vector<AgeBand>& bands = BANDS) {
  const TemporaryFolder folder;
  return readCounts(tableAt(folder.write("pop.csv", content)), kind, bands, year);
}

TEST(ReadCounts, RefusesMissingEmptyAndForeignFiles) {
  const TemporaryFolder folder;
  expectRefused(readCounts(tableAt(folder.file("none.csv")), CodeKind::Zone, BANDS, {}),
                IssueCode::FileMissing);
  expectRefused(readText(""), IssueCode::FileEmpty);
  expectRefused(readText(HEADER), IssueCode::FileEmpty);
  expectRefused(readText(std::string("GIF89a\x01\x00\x01", 9)), IssueCode::FileFormat);
}

TEST(ReadCounts, RefusesAFileCutShort) {
  const auto result = readText(HEADER + "2020,S1,Female,3,1,1,1\n2020,S1,Male,3,1,1,1\n2020,S2,Female,3,1");
  expectRefused(result, IssueCode::FileFormat);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::FileFormat)->where.row, 4U);
}

TEST(ReadCounts, RefusesMissingColumns) {
  expectRefused(readText("Year,Zoned,Sex,AllAges,Age0,Age1,Age2plus\n2020,S1,Female,3,1,1,1\n"),
                IssueCode::ColumnMissing);
  const auto sex = readText("DataZone,AllAges,Age0,Age1,Age2plus\nS1,3,1,1,1\n");
  expectRefused(sex, IssueCode::ColumnMissing);
  EXPECT_EQ(findIssue(sex.issues(), IssueCode::ColumnMissing)->where.column, "Sex");
  expectRefused(readText("DataZone,Sex,AllAges\nS1,Female,3\n"), IssueCode::ColumnMissing);
}

TEST(ReadCounts, RefusesARowThatOccursAgain) {
  const auto result =
      readText(HEADER + "2020,S1,Female,3,1,1,1\n2020,S1,Male,3,1,1,1\n2020,S1,Female,3,1,1,1\n");
  expectRefused(result, IssueCode::CodeDuplicate);
  const Issue issue = *findIssue(result.issues(), IssueCode::CodeDuplicate);
  EXPECT_EQ(issue.where.row, 4U);
  EXPECT_EQ(issue.where.key, "S1");
}

TEST(ReadCounts, ReadsPathsWithAccentsAndSpaces) {
  const TemporaryFolder folder;
  const std::string path = folder.write("\xC3\xA0 b/p\xC3\xB3p 2020.csv",
                                        HEADER + "2020,S1,Female,3,1,1,1\n2020,S1,Male,4,1,1,2\n");
  const auto result = readCounts(tableAt(path), CodeKind::Zone, BANDS, 2020);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().persons, (std::vector<double>{2, 1, 2, 2}));
}

TEST(ReadCounts, RefusesANegativeCountAndNamesRowAndColumn) {
  const auto result = readText(HEADER + "2020,S1,Female,3,1,1,1\n2020,S1,Male,1,1,-1,1\n");
  expectRefused(result, IssueCode::ValueNegative);
  const Issue issue = *findIssue(result.issues(), IssueCode::ValueNegative);
  EXPECT_EQ(issue.where.row, 3U);
  EXPECT_EQ(issue.where.column, "Age1");
  EXPECT_EQ(issue.where.key, "S1");
  EXPECT_EQ(issue.value, "-1");
}

TEST(ReadCounts, RefusesTextNanAndMissingCountsAllAtOnce) {
  const auto result = readText(HEADER + "2020,S1,Female,3,one,1,1\n2020,S1,Male,3,nan,,1\n");
  expectRefused(result, IssueCode::ValueNotNumeric);
  expectRefused(result, IssueCode::ValueNotFinite);
  expectRefused(result, IssueCode::ValueMissing);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueNotNumeric)->where.column, "Age0");
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueMissing)->where.row, 3U);
  EXPECT_FALSE(
      result.issues().contains(IssueCode::SumMismatch));  // nothing is said on sums of what is not known
}

TEST(ReadCounts, RefusesAgesThatDoNotAddUpToAllAges) {
  const auto result = readText(HEADER + "2020,S1,Female,4,1,1,1\n2020,S1,Male,3,1,1,1\n");
  expectRefused(result, IssueCode::SumMismatch);
  const Issue issue = *findIssue(result.issues(), IssueCode::SumMismatch);
  EXPECT_EQ(issue.where.row, 2U);
  EXPECT_EQ(issue.where.column, "AllAges");
  EXPECT_EQ(issue.value, "4");
}

TEST(ReadCounts, RefusesSexesThatDoNotAddUpToAll) {
  const auto result =
      readText(HEADER + "2020,S1,All,7,2,3,2\n2020,S1,Female,3,1,1,1\n2020,S1,Male,3,1,1,1\n");
  expectRefused(result, IssueCode::SumMismatch);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::SumMismatch)->where.key, "S1");
}

TEST(ReadCounts, RefusesACodeWithoutOneSexAndATableOfBothTogether) {
  const auto one = readText(HEADER + "2020,S1,Female,3,1,1,1\n2020,S1,Male,3,1,1,1\n2020,S2,Male,3,1,1,1\n");
  expectRefused(one, IssueCode::ValueMissing);
  EXPECT_EQ(findIssue(one.issues(), IssueCode::ValueMissing)->where.key, "S2");
  expectRefused(readText(HEADER + "2020,S1,All,3,1,1,1\n"), IssueCode::SexUnknown);
}

TEST(ReadCounts, RefusesUnknownSexesAndBlankCodes) {
  const auto result = readText(HEADER + "2020,S1,Femal,3,1,1,1\n2020,,Male,3,1,1,1\n");
  expectRefused(result, IssueCode::SexUnknown);
  expectRefused(result, IssueCode::CodeBlank);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::SexUnknown)->value, "Femal");
  EXPECT_EQ(findIssue(result.issues(), IssueCode::CodeBlank)->where.row, 3U);
}

TEST(ReadCounts, RefusesBandsThatTheColumnsCannotMake) {
  const std::string table = "DataZone,Sex,Ages0to4,Ages5to14,85plus\nS1,Female,1,1,1\nS1,Male,1,1,1\n";
  const auto result =
      readText(table, {}, CodeKind::Zone, {{0, 1}, {2, 4}, {5, 14}, {15, 84}, {85, OPEN_AGE}});
  expectRefused(result, IssueCode::AgeBandNotMade);
  ASSERT_EQ(countIssues(result.issues(), IssueCode::AgeBandNotMade), 2U);
  EXPECT_EQ(result.issues().list()[0].where.column, "Ages0to4");
  EXPECT_EQ(result.issues().list()[1].where.key, "15-84");
}

TEST(ReadCounts, RefusesColumnsThatShareAnAge) {
  expectRefused(readText("DataZone,Sex,Age0,Age1,Ages0to4,Age5plus\nS1,Female,1,1,1,1\nS1,Male,1,1,1,1\n"),
                IssueCode::AgeBandsOverlap);
}

TEST(ReadCounts, TakesTheYearThatTheStudyNames) {
  const std::string table =
      HEADER + "2019,S1,Female,3,1,1,1\n2019,S1,Male,3,1,1,1\n2020,S1,Female,6,2,2,2\n2020,S1,Male,6,2,2,2\n";
  EXPECT_EQ(readText(table, 2020).value().persons, (std::vector<double>{4, 2, 4, 2}));
  EXPECT_EQ(readText(table, 2019).value().persons, (std::vector<double>{2, 1, 2, 1}));
  const auto none = readText(table);
  expectRefused(none, IssueCode::StudyKeyMissing);
  EXPECT_FALSE(none.issues().contains(IssueCode::CodeDuplicate));
  const auto absent = readText(table, 2021);
  expectRefused(absent, IssueCode::ValueOutOfRange);
  EXPECT_EQ(findIssue(absent.issues(), IssueCode::ValueOutOfRange)->where.column, "Year");
  EXPECT_EQ(findIssue(absent.issues(), IssueCode::ValueOutOfRange)->value, "2021");
}

TEST(ReadCounts, SaysThatAYearCannotBeCheckedWithoutItsColumn) {
  const auto result = readText("DataZone,Sex,Age0,Age1,Age2plus\nS1,Female,1,1,1\nS1,Male,1,1,1\n", 2020);
  ASSERT_TRUE(result);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ColumnMissing)->severity, Severity::Warning);
}

TEST(ReadCounts, KeepsScotlandApartAsACheck) {
  const std::string rows = HEADER + "2020,S1,Female,3,1,1,1\n2020,S1,Male,3,1,1,1\n";
  const auto good = readText(
      rows + "2020,S92000003,All,6,2,2,2\n2020,S92000003,Female,3,1,1,1\n2020,S92000003,Male,3,1,1,1\n");
  ASSERT_TRUE(good) << told(good.issues());
  EXPECT_EQ(good.value().codes.size(), 1U);
  EXPECT_EQ(good.value().statedTotal, 6.0);
  const auto bad = readText(rows + "2020,S92000003,Female,4,2,1,1\n2020,S92000003,Male,3,1,1,1\n");
  expectRefused(bad, IssueCode::SumMismatch);
  EXPECT_EQ(findIssue(bad.issues(), IssueCode::SumMismatch)->where.key, "S92000003");
  EXPECT_FALSE(readText(rows).value().statedTotal);
}

TEST(ReadCounts, AllowsFractionsTheRoundingOfTheirPrint) {
  EXPECT_EQ(sumTolerance(1000, 91, 0), 0.0);
  EXPECT_NEAR(sumTolerance(1000, 3, 1), 0.2, 1e-5);
  const std::string rows = "2030,S1,Male,0.3,0.1,0.1,0.1\n";
  EXPECT_TRUE(readText(HEADER + "2030,S1,Female,3.4,1.1,1.1,1.1\n" + rows));
  expectRefused(readText(HEADER + "2030,S1,Female,3.6,1.1,1.1,1.1\n" + rows), IssueCode::SumMismatch);
}

TEST(ReadCounts, SaysOnceAColumnThatItsDecimalCommasAreNotRead) {
  std::string table = "DataZone;Sex;AllAges;Age0;Age1;Age2plus\n";
  for (int zone = 0; zone < 150; ++zone)
    for (const char* sex : {"Female", "Male"})
      table += "S" + std::to_string(zone) + ";" + sex + ";3,5;1,5;1;1\n";
  const auto result = readText(table);
  expectRefused(result, IssueCode::ValueNotNumeric);
  ASSERT_EQ(countIssues(result.issues(), IssueCode::ValueNotNumeric), 2U) << told(result.issues());
  const Issue issue = *findIssue(result.issues(), IssueCode::ValueNotNumeric);
  EXPECT_EQ(issue.where.row, 2U);
  EXPECT_EQ(issue.where.column, "Age0");
  EXPECT_EQ(issue.value, "1,5");
  EXPECT_NE(issue.message.find("300 cells"), std::string::npos) << issue.message;
  EXPECT_NE(issue.mend.find("decimal points"), std::string::npos) << issue.mend;
}

TEST(ReadCounts, SaysOnceALongTableThatItsThousandsArePartedByBlanks) {
  std::string table = "DataZone,Sex,Age,Population\n";
  for (int zone = 0; zone < 4; ++zone)
    for (const char* sex : {"Female", "Male"})
      for (const char* age : {"0", "1", "2+"})
        table += "S" + std::to_string(zone) + "," + sex + "," + age +
                 ",1\xC2\xA0"
                 "252\n";
  const auto result = readText(table);
  expectRefused(result, IssueCode::ValueNotNumeric);
  ASSERT_EQ(countIssues(result.issues(), IssueCode::ValueNotNumeric), 1U) << told(result.issues());
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueNotNumeric)->where.column, "Population");
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueNotNumeric)->where.row, 2U);
}

TEST(ReadCounts, NamesTheSeparatorOrSignAndNeverAdvisesAnEmptyCell) {
  for (const auto& [cell, word] : {std::pair("1 252", "blanks"),
                                   std::pair("\xC2\xA3"
                                             "5",
                                             "pound sign"),
                                   std::pair("\"2,5\"", "decimal point"), std::pair("one", "Correct")}) {
    const auto result = readText(HEADER + "2020,S1,Female,3," + cell + ",1,1\n2020,S1,Male,3,1,1,1\n");
    expectRefused(result, IssueCode::ValueNotNumeric);
    const Issue issue = *findIssue(result.issues(), IssueCode::ValueNotNumeric);
    EXPECT_EQ(issue.where.key, "S1");
    EXPECT_NE(issue.mend.find(word), std::string::npos) << issue.mend;
    EXPECT_EQ(issue.mend.find("empty"), std::string::npos) << issue.mend;
  }
}

TEST(ReadCounts, NamesNoMoreThanAPersonCanRead) {
  std::string table = HEADER;
  for (int zone = 0; zone < 1000; ++zone) table += "2020,S" + std::to_string(zone) + ",Female,x,x,x,x\n";
  const auto result = readText(table);
  EXPECT_FALSE(result);
  EXPECT_LT(result.issues().list().size(), 200U);
  EXPECT_GT(result.issues().unlisted(), 0U);
}

}  // namespace
}  // namespace fairshares::io
