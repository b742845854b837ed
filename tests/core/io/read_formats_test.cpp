// The same tables as workbooks, databases and archives: made here with GDAL's own drivers.
#include <gtest/gtest.h>

#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>

#include <string>
#include <vector>

#include "io/gdal_session.h"
#include "io/read_counts.h"
#include "io/read_tables.h"
#include "reading_support.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;
using Rows = std::vector<std::vector<std::string>>;

struct Sheet {
  std::string name;
  Rows rows;
};

// Writes sheets whose first row becomes the field names (for sheets: the header row). Cells that are whole or
// decimal numbers in a column of `numbers` are written as numbers.
void writeTables(const std::string& path, const char* driverName, const std::vector<Sheet>& sheets,
                 const std::vector<std::size_t>& numbers = {}) {
  const GdalSession session;
  GDALDatasetH dataset =
      GDALCreate(GDALGetDriverByName(driverName), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  ASSERT_NE(dataset, nullptr);
  for (const Sheet& sheet : sheets) {
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, sheet.name.c_str(), nullptr, wkbNone, nullptr);
    if (sheet.rows.empty()) continue;
    for (std::size_t column = 0; column < sheet.rows[0].size(); ++column) {
      const bool number = std::find(numbers.begin(), numbers.end(), column) != numbers.end();
      OGRFieldDefnH field = OGR_Fld_Create(sheet.rows[0][column].c_str(), number ? OFTReal : OFTString);
      EXPECT_EQ(OGR_L_CreateField(layer, field, TRUE), OGRERR_NONE);
      OGR_Fld_Destroy(field);
    }
    for (std::size_t row = 1; row < sheet.rows.size(); ++row) {
      OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
        if (!sheet.rows[row][column].empty())
          OGR_F_SetFieldString(feature, static_cast<int>(column), sheet.rows[row][column].c_str());
      EXPECT_EQ(OGR_L_CreateFeature(layer, feature), OGRERR_NONE);
      OGR_F_Destroy(feature);
    }
  }
  GDALClose(dataset);
}

const Rows SIMD{{"Data_Zone", "SMR", "note", "category"},
                {" S01006506", "69.55405294", "*", "1"},
                {"S01006507", "1500", "a", "5M"},
                {"S01006508", "", "n/a", "2"}};

class WorkbookFormats : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(WorkbookFormats, GiveTheSameTable) {
  const TemporaryFolder folder;
  const std::string path = folder.file(std::string("S\xC3\xA0r table.") + GetParam().second);
  writeTables(path, GetParam().first, {{"Data", SIMD}}, {1});
  const auto result = readAttributes(tableAt(path), CodeKind::Zone, {{"SMR", true}, {"note"}, {"category"}});
  ASSERT_TRUE(result) << told(result.issues());
  const model::AttributeTable& table = result.value();
  EXPECT_EQ(table.codes, (std::vector<std::string>{"S01006506", "S01006507", "S01006508"}));
  EXPECT_EQ(table.numbers[0].values[0], 69.55405294);
  EXPECT_EQ(table.numbers[0].values[1], 1500.0);
  EXPECT_EQ(table.numbers[0].values[2], std::nullopt);
  EXPECT_EQ(table.texts[0].values, (std::vector<std::string>{"", "a", ""}));
  EXPECT_EQ(table.texts[1].values, (std::vector<std::string>{"1", "5M", "2"}));
}

INSTANTIATE_TEST_SUITE_P(All, WorkbookFormats,
                         testing::Values(std::pair("XLSX", "xlsx"), std::pair("ODS", "ods"),
                                         std::pair("GPKG", "gpkg"), std::pair("CSV", "csv")),
                         [](const auto& parameter) { return std::string(parameter.param.first); });

TEST(ReadWorkbooks, FindTheHeaderBelowATitleAndCountRowsAsTheSheetDoes) {
  for (const char* driver : {"XLSX", "ODS"}) {
    const TemporaryFolder folder;
    const std::string path = folder.file(std::string("t.") + (driver[0] == 'X' ? "xlsx" : "ods"));
    writeTables(path, driver,
                {{"Table",
                  {{"Mid-2020 estimates", "F2", "F3"},
                   {"Source: NRS", "", ""},
                   {"Data zone code", "Name", "SMR"},
                   {"S01006506", "Culter", "12.0"},
                   {"S01006507", "Cove", "x"},
                   {"Crown copyright 2021", "", ""}}}});
    const auto result = readAttributes(tableAt(path), CodeKind::Zone, {{"SMR", true}});
    expectRefused(result, IssueCode::ValueNotNumeric);
    const Issue issue = *findIssue(result.issues(), IssueCode::ValueNotNumeric);
    EXPECT_EQ(issue.where.row, 5U) << driver;
    EXPECT_EQ(issue.where.layer, "Table") << driver;
    EXPECT_EQ(issue.where.key, "S01006507") << driver;
  }
}

TEST(ReadWorkbooks, AskForTheSheetWhereThereAreSeveral) {
  const TemporaryFolder folder;
  const std::string path = folder.file("t.xlsx");
  writeTables(path, "XLSX", {{"Notes", {{"a", "b"}, {"1", "2"}}}, {"Data", SIMD}});
  expectRefused(readAttributes(tableAt(path), CodeKind::Zone, {{"SMR", true}}), IssueCode::LayerMissing);
  expectRefused(readAttributes(tableAt(path, "Dat"), CodeKind::Zone, {{"SMR", true}}),
                IssueCode::LayerMissing);
  EXPECT_TRUE(readAttributes(tableAt(path, "Data"), CodeKind::Zone, {{"SMR", true}}));
}

TEST(ReadWorkbooks, RefuseAWorkbookCutShort) {
  const TemporaryFolder folder;
  const std::string path = folder.file("t.xlsx");
  writeTables(path, "XLSX", {{"Data", SIMD}}, {1});
  const std::string bytes = testing_support::readFile(path);
  const auto result = readAttributes(tableAt(folder.write("cut.xlsx", bytes.substr(0, bytes.size() / 2))),
                                     CodeKind::Zone, {{"SMR", true}});
  EXPECT_FALSE(result);
  expectRefused(result, IssueCode::FileFormat);
}

TEST(ReadWorkbooks, ReadCategoriesAsText) {
  const TemporaryFolder folder;
  const std::string path = folder.file("ratios.xlsx");
  writeTables(path, "XLSX",
              {{"Sheet1", {{"programme", "category", "ratio"}, {"acute", "1", "1.25"}, {"acute", "2", "1"}}}},
              {1, 2});
  const auto result = readCategoryRatios(tableAt(path));
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value()[0].category, "1");
  EXPECT_EQ(result.value()[0].ratio, 1.25);
}

TEST(ReadWorkbooks, ReadTheNewerSheetsOfSmallAreaEstimates) {
  const TemporaryFolder folder;
  const std::string path = folder.file("sape.xlsx");
  Rows rows{{"Data zone code", "Data zone name", "Council area code", "Sex", "Total population", "Age 0",
             "Age 1 to 89", "Age 90 and over"},
            {"S01006506", "Culter", "S12000033", "Females", "10", "1", "7", "2"},
            {"S01006506", "Culter", "S12000033", "Males", "8", "1", "6", "1"}};
  writeTables(path, "XLSX", {{"2021", rows}}, {4, 5, 6, 7});
  const auto result = readCounts(tableAt(path), CodeKind::Zone, {{0, 89}, {90, OPEN_AGE}}, std::nullopt);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().persons, (std::vector<double>{8, 2, 7, 1}));
}

TEST(ReadArchives, FindTheOnlyTableInside) {
  const TemporaryFolder folder;
  const std::string archive = folder.file("t\xC3\xA0 ble.zip");
  {
    const GdalSession session;
    VSILFILE* member = VSIFOpenL(("/vsizip/{" + archive + "}/sub/table.csv").c_str(), "wb");
    ASSERT_NE(member, nullptr);
    const std::string content = "DataZone,SMR\nS01006506,70\n";
    VSIFWriteL(content.data(), 1, content.size(), member);
    VSIFCloseL(member);
  }
  const auto found = readAttributes(tableAt(archive), CodeKind::Zone, {{"SMR", true}});
  ASSERT_TRUE(found) << told(found.issues());
  EXPECT_EQ(found.value().numbers[0].values[0], 70.0);
  study::TableReference named = tableAt(archive);
  named.path = "/vsizip/{" + archive + "}/sub/table.csv";
  EXPECT_TRUE(readAttributes(named, CodeKind::Zone, {{"SMR", true}}));
}

TEST(ReadDatabases, ReadDbfTables) {
  const TemporaryFolder folder;
  const std::string path = folder.file("table.dbf");
  writeTables(path, "ESRI Shapefile", {{"table", SIMD}}, {1});
  const auto result = readAttributes(tableAt(path), CodeKind::Zone, {{"SMR", true}, {"category"}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().texts[0].values[1], "5M");
}

}  // namespace
}  // namespace fairshares::io
