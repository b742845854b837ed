// CSV files and the workbook, byte for byte and read back.
#include "io/write_tables.h"

#include <gmock/gmock.h>

#include "core/io/writers/output_support.h"
#include "io/csv_text.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace testing_support;
using testing::ElementsAre;
using testing::HasSubstr;

class WriteTables : public testing::Test {
 protected:
  std::vector<WrittenFile> written(const std::vector<model::OutputTable>& tables,
                                   const std::string& folder = "out") {
    auto result = writeTables(mFolder.file(folder), "results", tables, mMonitor);
    EXPECT_TRUE(result.hasValue()) << (result.hasValue() ? "" : describe(result.issues().list()[0]));
    mIssues = result.issues();
    return result.hasValue() ? result.takeValue() : std::vector<WrittenFile>();
  }
  TemporaryFolder mFolder;
  SilentMonitor mMonitor;
  Issues mIssues;
};

TEST_F(WriteTables, GiveCsvAsRfc4180WithExactNumbersAndWithoutGeometry) {
  written({zonesTable()});
  EXPECT_EQ(readFile(mFolder.file("out/zones.csv")),
            "code,name,population,acute_needs_index\r\n"
            "Z1,\"Inbhir Nis \"\"north\"\", Àrd\",812,0.30000000000000004\r\n"
            "Z2,\"\",9007199254740993,1e-12\r\n"
            "Z3,,0,\r\n");
}

TEST_F(WriteTables, KeepSpreadsheetsFromRunningTextsAsFormulas) {
  model::OutputTable table;
  table.name = "notes";
  table.columns = {
      {"text", "", "",
       model::OutputColumn::Texts{"=1+1", "+44 131", "-", "@me", "\tx", "\ry", "a=b", "line\nbreak"}},
      {"number", "", "", model::OutputColumn::Reals{-1.5, -2.0, 0.0, 1e300, -0.1, 5.0, 6.0, 7.0}}};
  written({table});
  EXPECT_EQ(readFile(mFolder.file("out/notes.csv")),
            "text,number\r\n'=1+1,-1.5\r\n'+44 "
            "131,-2\r\n'-,0\r\n'@me,1e+300\r\n'\tx,-0.1\r\n\"'\ry\",5\r\na=b,6\r\n"
            "\"line\nbreak\",7\r\n");
}

TEST_F(WriteTables, GiveOneSheetATableWithNumbersAsNumbers) {
  written({zonesTable(), sharesTable()});
  const GDALDatasetUniquePtr workbook = openForReading(mFolder.file("out/results.xlsx"));
  ASSERT_NE(workbook, nullptr);
  ASSERT_EQ(workbook->GetLayerCount(), 2);
  OGRLayer* const zones = workbook->GetLayer(0);
  EXPECT_STREQ(zones->GetName(), "zones");
  const OGRFeatureDefn* const fields = zones->GetLayerDefn();
  ASSERT_EQ(fields->GetFieldCount(), 4);
  EXPECT_STREQ(fields->GetFieldDefn(3)->GetNameRef(), "acute_needs_index");
  EXPECT_EQ(fields->GetFieldDefn(0)->GetType(), OFTString);
  EXPECT_EQ(fields->GetFieldDefn(3)->GetType(), OFTReal);
  ASSERT_EQ(zones->GetFeatureCount(), 3);
  const OGRFeatureUniquePtr first(zones->GetNextFeature());
  EXPECT_STREQ(first->GetFieldAsString(1), "Inbhir Nis \"north\", Àrd");
  EXPECT_EQ(first->GetFieldAsDouble(3), 0.1 + 0.2);  // to the last bit
  const OGRFeatureUniquePtr second(zones->GetNextFeature());
  const OGRFeatureUniquePtr third(zones->GetNextFeature());
  EXPECT_FALSE(third->IsFieldSetAndNotNull(3));
  EXPECT_STREQ(workbook->GetLayer(1)->GetName(), "shares");
}

TEST_F(WriteTables, KeepControlCharactersAndMarkupOfTextsInTheWorkbook) {
  model::OutputTable table;
  table.name = "notes";
  table.columns = {
      {"text", "", "", model::OutputColumn::Texts{"a < b & \"c\" > 'd'", std::string("bell\x07"), "=1+1"}},
      {"number", "", "", model::OutputColumn::Integers{1, 2, 3}}};
  written({table});
  const GDALDatasetUniquePtr workbook = openForReading(mFolder.file("out/results.xlsx"));
  ASSERT_NE(workbook, nullptr);
  std::vector<std::string> texts;
  for (const auto& feature : *workbook->GetLayer(0)) texts.emplace_back(feature->GetFieldAsString(0));
  EXPECT_THAT(texts, ElementsAre("a < b & \"c\" > 'd'", HasSubstr("bell"), "=1+1"));
}

TEST_F(WriteTables, GiveTheSameBytesForTheSameTables) {
  written({zonesTable(), sharesTable(3000)}, "first");
  sleep(2);  // a ZIP archive tells time in steps of two seconds
  written({zonesTable(), sharesTable(3000)}, "second");
  for (const std::string name : {"zones.csv", "shares.csv", "results.xlsx"})
    EXPECT_EQ(readFile(mFolder.file("first/" + name)), readFile(mFolder.file("second/" + name))) << name;
}

TEST_F(WriteTables, NameEveryFileWithItsSizeAndLeaveNothingElse) {
  const std::vector<WrittenFile> files = written({zonesTable(), sharesTable()});
  std::vector<std::string> names;
  for (const WrittenFile& file : files) {
    names.push_back(std::filesystem::path(file.path).filename().string());
    EXPECT_EQ(file.bytes, std::filesystem::file_size(file.path));
  }
  EXPECT_THAT(names, ElementsAre("zones.csv", "shares.csv", "results.xlsx"));
  EXPECT_THAT(namesIn(mFolder.path() / "out"), ElementsAre("results.xlsx", "shares.csv", "zones.csv"));
}

TEST_F(WriteTables, LeaveATableThatFitsNoSheetOutOfTheWorkbookAndSayWhereItIs) {
  model::OutputTable longName = sharesTable();
  longName.name = "a_name_of_more_than_thirty_one_characters";
  model::OutputTable longText = sharesTable(1);
  longText.name = "long_text";
  longText.columns[0].values = model::OutputColumn::Texts{std::string(40'000, 'x')};
  const std::vector<WrittenFile> files = written({longName, sharesTable(), longText});
  EXPECT_EQ(files.size(), 4u);
  ASSERT_EQ(mIssues.list().size(), 2u);
  EXPECT_EQ(mIssues.list()[0].severity, Severity::Warning);
  EXPECT_EQ(mIssues.list()[0].code, IssueCode::WriteFailed);
  EXPECT_EQ(mIssues.list()[0].where.layer, longName.name);
  EXPECT_THAT(mIssues.list()[0].mend, HasSubstr(longName.name + ".csv"));
  EXPECT_EQ(mIssues.list()[1].where.layer, "long_text");
  EXPECT_EQ(openForReading(mFolder.file("out/results.xlsx"))->GetLayerCount(), 1);
}

TEST_F(WriteTables, LeaveATableOfTooManyRowsOutOfTheWorkbookSlow) {
  model::OutputTable table;
  table.name = "many";
  table.columns = {{"number", "", "", model::OutputColumn::Integers(1'048'576, 1)}};
  const std::vector<WrittenFile> files = written({table, sharesTable()});
  EXPECT_EQ(files.size(), 3u);
  ASSERT_EQ(mIssues.list().size(), 1u);
  EXPECT_EQ(mIssues.list()[0].where.layer, "many");
}

TEST_F(WriteTables, StopWhenAskedAndLeaveEarlierFilesAsTheyWere) {
  written({sharesTable(2)});
  const std::string before = readFile(mFolder.file("out/shares.csv"));
  for (const double when : {0.1, 0.7}) {
    ScriptedMonitor monitor([when](double fraction) { return fraction >= when; });
    const auto result = writeTables(mFolder.file("out"), "results", {sharesTable(3000)}, monitor);
    ASSERT_FALSE(result.hasValue());
    EXPECT_EQ(result.issues().list()[0].code, IssueCode::Cancelled);
    EXPECT_EQ(readFile(mFolder.file("out/shares.csv")), before);
    EXPECT_THAT(namesIn(mFolder.path() / "out"), ElementsAre("results.xlsx", "shares.csv"));
  }
  ScriptedMonitor atOnce([](double) { return true; });
  EXPECT_FALSE(writeTables(mFolder.file("new"), "results", {sharesTable(3000)}, atOnce).hasValue());
  EXPECT_FALSE(std::filesystem::exists(mFolder.file("new")));
}

TEST_F(WriteTables, SayThatTheDiskIsFullAndLeaveNothing) {
  const SmallDisk disk(mFolder.path() / "small", "size=1m");
  if (!disk.mounted()) GTEST_SKIP() << "mounting is not permitted here";
  const auto result =
      writeTables(mFolder.file("small"), "results", {sharesTable(), bigTable(3'000'000)}, mMonitor);
  ASSERT_FALSE(result.hasValue());
  EXPECT_EQ(result.issues().list()[0].code, IssueCode::WriteFailed);
  EXPECT_EQ(result.issues().list()[0].where.file, mFolder.file("small/big.csv"));
  EXPECT_THAT(result.issues().list()[0].message, HasSubstr("disk is full"));
  EXPECT_THAT(namesIn(mFolder.path() / "small"), ElementsAre());
}

TEST_F(WriteTables, SayThatTheDiskIsFullForTheWorkbookToo) {
  const SmallDisk disk(mFolder.path() / "small", "size=700k");
  if (!disk.mounted()) GTEST_SKIP() << "mounting is not permitted here";
  const auto result = writeTables(mFolder.file("small"), "results", {sharesTable(20'000)}, mMonitor);
  ASSERT_FALSE(result.hasValue());
  EXPECT_EQ(result.issues().list()[0].code, IssueCode::WriteFailed);
  EXPECT_EQ(result.issues().list()[0].where.file, mFolder.file("small/results.xlsx"));
  EXPECT_THAT(result.issues().list()[0].message, HasSubstr("disk is full"));
  EXPECT_THAT(namesIn(mFolder.path() / "small"), ElementsAre());
}

TEST_F(WriteTables, RefuseAFolderThatCannotBeMadeAndAFileInItsPlace) {
  for (const std::string& folder : {mFolder.file("not/there"), mFolder.write("file", "x")}) {
    const auto result = writeTables(folder, "results", {sharesTable()}, mMonitor);
    ASSERT_FALSE(result.hasValue());
    EXPECT_EQ(result.issues().list()[0].code, IssueCode::OutputNotWritable);
    EXPECT_EQ(result.issues().list()[0].where.file, folder);
  }
  EXPECT_EQ(readFile(mFolder.file("file")), "x");
}

TEST_F(WriteTables, NameEveryFileThatCannotBeReplacedAtOnce) {
  std::filesystem::create_directories(mFolder.path() / "out/zones.csv");
  std::filesystem::create_directories(mFolder.path() / "out/results.xlsx");
  const auto result =
      writeTables(mFolder.file("out"), "results.xlsx", {zonesTable(), sharesTable()}, mMonitor);
  ASSERT_FALSE(result.hasValue());
  ASSERT_EQ(result.issues().list().size(), 2u);
  EXPECT_EQ(result.issues().list()[0].where.file, mFolder.file("out/zones.csv"));
  EXPECT_EQ(result.issues().list()[1].where.file, mFolder.file("out/results.xlsx"));
  EXPECT_FALSE(std::filesystem::exists(mFolder.file("out/shares.csv")));
}

}  // namespace
}  // namespace fairshares::io
