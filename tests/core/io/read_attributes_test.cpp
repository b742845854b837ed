// Attribute tables as text: what is refused, and every quirk that is survived.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <thread>

#include "io/read_tables.h"
#include "reading_support.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

using Requests = std::vector<ColumnRequest>;

Result<model::AttributeTable> readText(const std::string& content, const Requests& columns,
                                       CodeKind kind = CodeKind::Zone) {
  const TemporaryFolder folder;
  return readAttributes(tableAt(folder.write("table.csv", content)), kind, columns);
}

TEST(ReadAttributes, RefusesAMissingFile) {
  const TemporaryFolder folder;
  const auto result = readAttributes(tableAt(folder.file("none.csv")), CodeKind::Zone, {});
  expectRefused(result, IssueCode::FileMissing);
  EXPECT_EQ(result.issues().list().front().where.file, "none.csv");
}

TEST(ReadAttributes, RefusesAFolder) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "tables");
  expectRefused(readAttributes(tableAt(folder.file("tables")), CodeKind::Zone, {}),
                IssueCode::FileUnreadable);
}

TEST(ReadAttributes, RefusesAnEmptyFileAndATableWithoutRows) {
  expectRefused(readText("", {}), IssueCode::FileEmpty);
  expectRefused(readText("\n\n", {}), IssueCode::FileEmpty);
  expectRefused(readText("DataZone,SMR\n", {{"SMR", true}}), IssueCode::FileEmpty);
}

TEST(ReadAttributes, RefusesPicturesWebPagesAndWideText) {
  expectRefused(readText(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16), {}), IssueCode::FileFormat);
  expectRefused(readText("<!DOCTYPE html><html><body>Not found</body></html>", {}), IssueCode::FileFormat);
  expectRefused(readText(std::string("\xFF\xFE"
                                     "D\0a\0t\0a\0",
                                     10),
                         {}),
                IssueCode::FileFormat);
}

TEST(ReadAttributes, RefusesAFileCutShortAndNamesItsLastRow) {
  const auto result = readText("DataZone,SMR,HB\nS01006506,70,S08000020\nS01006507,8", {{"SMR", true}});
  expectRefused(result, IssueCode::FileFormat);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::FileFormat)->where.row, 3U);
}

TEST(ReadAttributes, RefusesRaggedRows) {
  const auto result = readText("DataZone,SMR\nS01006506,70,9\nS01006507\nS01006508,3\n", {{"SMR", true}});
  expectRefused(result, IssueCode::FileFormat);
  EXPECT_EQ(countIssues(result.issues(), IssueCode::FileFormat), 2U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::FileFormat)->where.row, 2U);
}

TEST(ReadAttributes, RefusesAMissingColumnAndNamesTheNearest) {
  const auto result =
      readText("DataZone,SMR,income_rate\nS01006506,70,8%\n", {{"incomerates", true}, {"SMR", true}});
  expectRefused(result, IssueCode::ColumnMissing);
  EXPECT_EQ(result.issues().list().front().where.column, "incomerates");
  EXPECT_EQ(result.issues().list().front().where.row, 1U);
}

TEST(ReadAttributes, RefusesATableWithoutACodeColumn) {
  expectRefused(readText("x,SMR\nS01006506,70\n", {{"SMR", true}}), IssueCode::ColumnMissing);
}

TEST(ReadAttributes, RefusesDuplicateAndBlankCodesAndWrongNumbersAllAtOnce) {
  const auto result = readText("DataZone,SMR,Rate\nS01006506,70,1\n,80,1\nS01006506,x,1\nS01006508,5,NaN\n",
                               {{"SMR", true}, {"Rate", true}});
  expectRefused(result, IssueCode::CodeDuplicate);
  expectRefused(result, IssueCode::CodeBlank);
  expectRefused(result, IssueCode::ValueNotNumeric);
  expectRefused(result, IssueCode::ValueNotFinite);
  const Issue duplicate = *findIssue(result.issues(), IssueCode::CodeDuplicate);
  EXPECT_EQ(duplicate.where.row, 4U);
  EXPECT_EQ(duplicate.where.key, "S01006506");
  const Issue number = *findIssue(result.issues(), IssueCode::ValueNotNumeric);
  EXPECT_EQ(number.where.row, 4U);
  EXPECT_EQ(number.where.column, "SMR");
  EXPECT_EQ(number.value, "x");
  EXPECT_EQ(findIssue(result.issues(), IssueCode::CodeBlank)->where.row, 3U);
}

TEST(ReadAttributes, ReadsFilesWithAccentsAndSpacesInTheirPath) {
  const TemporaryFolder folder;
  const std::string path = folder.write("S\xC3\xA0r mhath/my table.csv", "DataZone,SMR\nS01006506,70\n");
  const auto result = readAttributes(tableAt(path), CodeKind::Zone, {{"SMR", true}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().numbers[0].values[0], 70.0);
}

TEST(ReadAttributes, KeepsTextsNumbersAndRowsInFileOrder) {
  const auto result = readText("DataZone,Name,SMR\nS01006507,\"Culter, west\",1\nS01006506,Culter,\n",
                               {{"Name"}, {"SMR", true}});
  ASSERT_TRUE(result) << told(result.issues());
  const model::AttributeTable& table = result.value();
  EXPECT_EQ(table.codeColumn, "DataZone");
  EXPECT_EQ(table.codes, (std::vector<std::string>{"S01006507", "S01006506"}));
  EXPECT_EQ(table.rows, (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(table.findText("Name")->values, (std::vector<std::string>{"Culter, west", "Culter"}));
  EXPECT_EQ(table.findNumber("SMR")->values[1], std::nullopt);
  EXPECT_EQ(table.findNumber("SMR")->missing, 1U);
}

TEST(ReadAttributes, SurvivesTheSimdOf2020) {
  const auto result =
      readText("\xEF\xBB\xBF"
               "Data_Zone,income_rate,Attendance,SMR\r\nS01006506,8%,*,70\r\nS01006507,12%,n/a,",
               {{"Income rate", true}, {"attendance", true}, {"SMR", true}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().numbers[0].values[0], 0.08);
  EXPECT_EQ(result.value().numbers[1].missing, 2U);
  const Issue rounded = *findIssue(result.issues(), IssueCode::ValueRounded);
  EXPECT_EQ(rounded.severity, Severity::Note);
  EXPECT_EQ(rounded.where.column, "income_rate");
  EXPECT_EQ(rounded.value, "2");
  EXPECT_EQ(countIssues(result.issues(), IssueCode::ValueMissing), 2U);
}

TEST(ReadAttributes, SurvivesTheSimdOf2016) {
  const auto result = readText(
      "Data_Zone,ALCOHOL,NEET\rS01006506,\"1,703\",#VALUE!\rS01006507,2,3\r# a note,,\r# another,,\r",
      {{"ALCOHOL", true}, {"NEET", true}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes.size(), 2U);
  EXPECT_EQ(result.value().numbers[0].values[0], 1703.0);
  EXPECT_EQ(result.value().numbers[1].missing, 1U);
}

TEST(ReadAttributes, SurvivesTheSimdOf2012) {
  const auto result =
      readText("Data Zone,\"Rate, all **\",Crime * ,,,\nS01000001,\"12,345\",,,,\nS01000002,7,1,,,",
               {{"rate all", true}, {"Crime", true}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().numbers[0].values[0], 12345.0);
  EXPECT_EQ(result.value().numbers[1].missing, 1U);
}

TEST(ReadAttributes, SurvivesACensusTable) {
  const auto result = readText(
      "\"SuperWEB2(tm)\"\r\n\r\n\"Census 2022\"\r\n\"Counting\",\"All people\"\r\n\r\n\"Filters:\"\r\n"
      "\"Default Summation\",\"All people\"\r\n\r\n"
      "\"Activities limited\",\"Limited a lot\",\"Limited a little\",\"Total\",\r\n"
      "\"Data Zone 2011\",\r\n"
      "\" S01006506\",63,140.0,203,\r\n\" S01006507\",59,115.0,174,\r\n\"Total\",122,255,377,\r\n\r\n"
      "\"(c) Copyright WingArc Australia 2022\"\r\nCrown copyright 2024, all rights reserved\r\n",
      {{"Limited a lot", true}, {"limited_a_little", true}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes, (std::vector<std::string>{"S01006506", "S01006507"}));
  EXPECT_EQ(result.value().codeColumn, "Data Zone 2011");
  EXPECT_EQ(result.value().rows.front(), 11U);
  EXPECT_EQ(result.value().numbers[1].values[1], 115.0);
  EXPECT_TRUE(result.issues().contains(IssueCode::FileFormat));  // the note on lines left out
}

TEST(ReadAttributes, ReadsSemicolonsTabsAndRefusesCommasThatMayBeDecimal) {
  EXPECT_TRUE(readText("DataZone;SMR\nS01006506;1.5\n", {{"SMR", true}}));
  EXPECT_TRUE(readText("DataZone\tSMR\nS01006506\t1.5\n", {{"SMR", true}}));
  expectRefused(readText("DataZone;SMR\nS01006506;1,703\n", {{"SMR", true}}), IssueCode::ValueNotNumeric);
}

TEST(ReadAttributes, RecodesArchivedCodesInCodesAndTextsAndSaysSo) {
  const auto boards = readText("HB,GBP\nS08000018,1\nS08000020,2\n", {{"GBP", true}}, CodeKind::Board);
  ASSERT_TRUE(boards) << told(boards.issues());
  EXPECT_EQ(boards.value().codes[0], "S08000029");
  EXPECT_EQ(findIssue(boards.issues(), IssueCode::CodeArchived)->value, "S08000018");
  const auto lookup = readText("DataZone,HB\nS01006506,S08000021\nS01006507,S08000021\n", {{"HB"}});
  ASSERT_TRUE(lookup);
  EXPECT_EQ(lookup.value().texts[0].values[1], "S08000031");
  EXPECT_EQ(findIssue(lookup.issues(), IssueCode::CodeArchived)->where.column, "HB");
}

TEST(ReadAttributes, LeavesOutAnArchivedAreaBesideItsSuccessor) {
  const auto result = readText("HB,HBName,HBDateArchived\nS08000018,old,20180201\nS08000029,new,\n",
                               {{"HBName"}}, CodeKind::Board);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().texts[0].values, (std::vector<std::string>{"new"}));
  EXPECT_TRUE(result.issues().contains(IssueCode::CodeArchived));
  expectRefused(readText("HB,HBName\nS08000018,old\nS08000029,new\n", {{"HBName"}}, CodeKind::Board),
                IssueCode::CodeDuplicate);
}

TEST(ReadAttributes, TakesTheCodeColumnThatTheStudyNames) {
  const TemporaryFolder folder;
  study::TableReference table =
      tableAt(folder.write("table.csv", "area,DataZone,v\nx,S01006506,1\ny,S01006506,2\n"));
  table.code = "Area";
  const auto result = readAttributes(table, CodeKind::Zone, {{"v", true}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes, (std::vector<std::string>{"x", "y"}));
  table.code = "arae";
  expectRefused(readAttributes(table, CodeKind::Zone, {{"v", true}}), IssueCode::ColumnMissing);
}

TEST(ReadAttributes, ReadsSeveralFilesAtOnce) {
  const TemporaryFolder folder;
  std::vector<std::string> paths;
  for (int file = 0; file < 8; ++file) {
    std::string content = "DataZone,v\n";
    for (int row = 0; row < 2000; ++row)
      content += "Z" + std::to_string(row) + "," + std::to_string(row * file) + "\n";
    paths.push_back(folder.write("t" + std::to_string(file) + ".csv", content));
  }
  std::vector<double> last(paths.size());
  std::vector<std::thread> threads;
  for (std::size_t file = 0; file < paths.size(); ++file)
    threads.emplace_back([&, file] {
      const auto result = readAttributes(tableAt(paths[file]), CodeKind::Zone, {{"v", true}});
      last[file] = result ? result.value().numbers[0].values.back().value_or(-1) : -2;
    });
  for (std::thread& thread : threads) thread.join();
  for (std::size_t file = 0; file < paths.size(); ++file)
    EXPECT_EQ(last[file], 1999.0 * static_cast<double>(file));
}

TEST(ReadAttributes, CountsAMillionWrongCellsRatherThanListingThem) {
  std::string content = "DataZone,v\n";
  for (int row = 0; row < 5000; ++row) content += "Z" + std::to_string(row) + ",x\n";
  const auto result = readText(content, {{"v", true}});
  expectRefused(result, IssueCode::ValueNotNumeric);
  EXPECT_EQ(countIssues(result.issues(), IssueCode::ValueNotNumeric), Issues::LISTED_PER_KIND);
  EXPECT_EQ(result.issues().errorCount(), 5000U);
}

TEST(ReadAttributes, SaysOnceThatDecimalCommasAreNotReadAndListsOtherWrongCells) {
  std::string table = "DataZone,Rate\n";
  for (int zone = 0; zone < 40; ++zone)
    table += "S" + std::to_string(zone) + (zone % 2 == 0 ? ",\"0,125\"\n" : ",\"-2,5\"\n");
  const auto result = readText(table + "S98,x\nS99,\nS97,3\n", {{"Rate", true}});
  expectRefused(result, IssueCode::ValueNotNumeric);
  ASSERT_EQ(countIssues(result.issues(), IssueCode::ValueNotNumeric), 2U) << told(result.issues());
  EXPECT_EQ(result.issues().list()[0].value, "x");
  const Issue column = result.issues().list()[1];
  EXPECT_EQ(column.where.row, 2U);
  EXPECT_EQ(column.where.column, "Rate");
  EXPECT_EQ(column.value, "0,125");
  EXPECT_NE(column.message.find("40 cells"), std::string::npos) << column.message;
}

TEST(ReadAttributes, ListsDecimalCommasOneByOneWhereTheyAreTheException) {
  std::string table = "DataZone;Rate\n";
  for (int zone = 0; zone < 20; ++zone)
    table += "S" + std::to_string(zone) + (zone < 8 ? ";0,5\n" : ";0.5\n");
  EXPECT_EQ(countIssues(readText(table, {{"Rate", true}}).issues(), IssueCode::ValueNotNumeric), 8U);
}

}  // namespace
}  // namespace fairshares::io
