// Single cells and headers: numbers, codes, ages, sexes and the names of columns.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/area_code_history.h"
#include "io/age_labels.h"
#include "io/code_cells.h"
#include "io/code_columns.h"
#include "io/header_names.h"
#include "io/number_cells.h"
#include "io/sex_labels.h"

namespace fairshares::io {
namespace {

using Names = std::vector<std::string>;

double numberIn(std::string_view cell) {
  const NumberCell read = readNumberCell(cell, false);
  EXPECT_EQ(read.kind, CellKind::Number) << cell;
  return read.value;
}

TEST(NumberCell, ReadsWhatTablesHold) {
  EXPECT_EQ(numberIn("42"), 42.0);
  EXPECT_EQ(numberIn(" 42 "), 42.0);
  EXPECT_EQ(numberIn("15.0"), 15.0);
  EXPECT_EQ(numberIn("-0.5"), -0.5);
  EXPECT_EQ(numberIn("1,703"), 1703.0);
  EXPECT_EQ(numberIn("-12,345,678.25"), -12345678.25);
  EXPECT_EQ(numberIn("8%"), 0.08);
  EXPECT_EQ(numberIn("12.5 %"), 0.125);
  EXPECT_EQ(numberIn("1234567890123456789"), 1234567890123456789.0);
  EXPECT_TRUE(readNumberCell("8%", false).percent);
}

TEST(NumberCell, KnowsTheMarksOfMissingValues) {
  for (const std::string_view mark : MISSING_MARKS)
    EXPECT_EQ(readNumberCell(mark, false).kind, CellKind::Missing);
  EXPECT_EQ(readNumberCell("  ", false).kind, CellKind::Missing);
}

TEST(NumberCell, RefusesWhatIsNoNumber) {
  for (const char* text : {"many", "1,5", "1,2345", ",123", "12,34,567", "0x10", "1 000", "--1", "%"})
    EXPECT_EQ(readNumberCell(text, false).kind, CellKind::NotNumeric) << text;
  for (const char* text : {"nan", "NaN", "inf", "-inf", "1e999"})
    EXPECT_EQ(readNumberCell(text, false).kind, CellKind::NotFinite) << text;
}

TEST(NumberCell, DoesNotGuessWhereACommaMayBeADecimalPoint) {
  EXPECT_EQ(readNumberCell("1,703", true).kind, CellKind::NotNumeric);
  EXPECT_EQ(readNumberCell("1.703", true).value, 1.703);
}

TEST(NumberCell, CountsPrintedDecimals) {
  EXPECT_EQ(readNumberCell("12.25", false).decimals, 2);
  EXPECT_EQ(readNumberCell("12.0", false).decimals, 0);
  EXPECT_EQ(readNumberCell("12", false).decimals, 0);
}

TEST(AgeLabel, ReadsEveryPublishedSpelling) {
  const std::vector<std::pair<std::string, AgeBand>> labels{{"Age0", {0, 0}},
                                                            {"Age 17", {17, 17}},
                                                            {"89", {89, 89}},
                                                            {"15.0", {15, 15}},
                                                            {"Age90plus", {90, 120}},
                                                            {"Age 90 and over", {90, 120}},
                                                            {"90 and over", {90, 120}},
                                                            {"90+", {90, 120}},
                                                            {"85plus", {85, 120}},
                                                            {"Ages00to04", {0, 4}},
                                                            {"Ages0to4", {0, 4}},
                                                            {"5to14", {5, 14}},
                                                            {"0 - 4", {0, 4}},
                                                            {"15-19", {15, 19}},
                                                            {"10 \xE2\x80\x93 14", {10, 14}},
                                                            {"Age_0_4", {0, 4}},
                                                            {"Under 1", {0, 0}},
                                                            {"Aged 16 to 64 years", {16, 64}},
                                                            {"85 years and over", {85, 120}},
                                                            {"Ages85to120", {85, 120}}};
  for (const auto& [label, ages] : labels) EXPECT_EQ(readAgeLabel(label), ages) << label;
}

TEST(AgeLabel, LeavesOtherHeadersAlone) {
  for (const char* label : {"AllAges", "Ages0to4QF", "Ages0To4QF", "Total", "Sex", "2019", "age", "Year",
                            "Age of head", "9-5", ""})
    EXPECT_FALSE(readAgeLabel(label)) << label;
  EXPECT_TRUE(isAllAgesLabel("All Ages"));
  EXPECT_FALSE(isAllAgesLabel("AllAgesQF"));
}

TEST(SexLabel, ReadsWordsLettersAndFigures) {
  for (const char* label : {"Female", "FEMALES", " f ", "2", "2.0"})
    EXPECT_EQ(readSexLabel(label)->sex, Sex::Female) << label;
  for (const char* label : {"Male", "males", "M", "1"})
    EXPECT_EQ(readSexLabel(label)->sex, Sex::Male) << label;
  for (const char* label : {"All", "Persons", "Both sexes", "Total"})
    EXPECT_TRUE(readSexLabel(label)->both) << label;
  for (const char* label : {"", "x", "3"}) EXPECT_FALSE(readSexLabel(label)) << label;
}

TEST(CodeCells, TrimsCodesAndMakesArchivedOnesCurrent) {
  CodeCells codes;
  EXPECT_EQ(codes.read(" S01006506"), "S01006506");
  EXPECT_EQ(codes.read("10002.0"), "10002");
  EXPECT_EQ(codes.read("5M"), "5M");
  EXPECT_EQ(codes.read("n/a"), "");
  EXPECT_EQ(codes.read("S08000018"), "S08000029");
  EXPECT_EQ(codes.read("S08000018"), "S08000029");
  Issues issues;
  codes.reportArchived({}, issues);
  ASSERT_EQ(issues.list().size(), 1U);
  EXPECT_EQ(issues.list()[0].code, IssueCode::CodeArchived);
  EXPECT_EQ(issues.list()[0].where.key, "S08000018");
  EXPECT_NE(issues.list()[0].message.find("2 rows"), std::string::npos);
}

TEST(AreaCodeHistory, KnowsBoardsCouncilsAndPartnerships) {
  EXPECT_EQ(currentAreaCode("S08000021"), "S08000031");
  EXPECT_EQ(currentAreaCode("S12000046"), "S12000049");
  EXPECT_EQ(currentAreaCode("S12000044"), "S12000050");
  EXPECT_EQ(currentAreaCode("S37000023"), "S37000033");
  EXPECT_FALSE(currentAreaCode("S08000031"));
  EXPECT_FALSE(currentAreaCode(""));
}

TEST(HeaderNames, AreMatchedWithoutCaseSpacesUnderscoresAndAsterisks) {
  EXPECT_EQ(plainHeader("Data_Zone **"), "datazone");
  const Names header{"code", "Income Rate*", "SMR"};
  EXPECT_EQ(findColumn(header, "income_rate", {}).value(), 1U);
  EXPECT_EQ(findColumn(header, "smr", {}).value(), 2U);
}

TEST(HeaderNames, ExactNamesWinOverLikeOnes) {
  const Names header{"Rate", "rate", "RATE"};
  EXPECT_EQ(findColumn(header, "rate", {}).value(), 1U);
  const auto several = findColumn(header, "rAte", {});
  ASSERT_FALSE(several);
  EXPECT_TRUE(several.issues().contains(IssueCode::ColumnAmbiguous));
}

TEST(HeaderNames, MissingOnesNameTheNearest) {
  const Names header{"DataZone", "SMR", "income_rate"};
  const auto missing = findColumn(header, "incom_rate", {"simd.csv", {}, {}, {}, {}});
  ASSERT_FALSE(missing);
  const Issue& issue = missing.issues().list().front();
  EXPECT_EQ(issue.code, IssueCode::ColumnMissing);
  EXPECT_EQ(issue.where.file, "simd.csv");
  EXPECT_EQ(issue.where.column, "incom_rate");
  EXPECT_NE(issue.mend.find("income_rate"), std::string::npos);
}

std::string codeColumn(const Names& header, CodeKind kind) {
  const auto column = findCodeColumn(header, kind, std::nullopt, {});
  return column ? header[column.value()] : std::string(issueCodeName(column.issues().list().front().code));
}

TEST(CodeColumns, OfZonesAreRecognised) {
  for (const char* name :
       {"DataZone", "DZ_CODE", "DZCode", "dzcode", "data_zone", "dz11_code", "DataZone2011Code",
        "Data zone code", "DZ2011", "DataZone2022", "Data_Zone", "Data Zone 2011 codes", "Code"})
    EXPECT_EQ(codeColumn({"Year", name, "DataZoneName", "HB"}, CodeKind::Zone), name);
}

TEST(CodeColumns, OfPracticesBoardsAndCouncilsAreRecognised) {
  for (const char* name : {"PracticeCode", "prac_code", "practice_code", "gpprac", "GP Practice Code"})
    EXPECT_EQ(codeColumn({"Date", name, "HB"}, CodeKind::Practice), name);
  for (const char* name : {"HB", "HBCode", "hb_code", "hb2019", "HB2019", "HealthBoard", "hb19_code"})
    EXPECT_EQ(codeColumn({"year", name, "HBName"}, CodeKind::Board), name);
  for (const char* name : {"CA", "ca_code", "CouncilArea", "CA2019", "council_area_code"})
    EXPECT_EQ(codeColumn({"CAName", name}, CodeKind::CouncilArea), name);
  EXPECT_EQ(codeColumn({"InterZone", "Name"}, CodeKind::OtherArea), "InterZone");
}

TEST(CodeColumns, AreChosenInTheDocumentedOrder) {
  EXPECT_EQ(codeColumn({"hb2014", "hb2019", "hb2018"}, CodeKind::Board), "hb2019");
  EXPECT_EQ(codeColumn({"hb2019", "HB"}, CodeKind::Board), "HB");
  EXPECT_EQ(codeColumn({"code", "DataZone2011"}, CodeKind::Zone), "DataZone2011");
}

TEST(CodeColumns, AreAmbiguousWhereTheOrderDoesNotDecide) {
  EXPECT_EQ(codeColumn({"DataZone2011", "DataZone2022"}, CodeKind::Zone), "column_ambiguous");
  EXPECT_EQ(codeColumn({"DataZone", "Data_Zone"}, CodeKind::Zone), "column_ambiguous");
  EXPECT_EQ(codeColumn({"IntZone", "HSCP"}, CodeKind::OtherArea), "column_ambiguous");
  EXPECT_EQ(codeColumn({"x", "y"}, CodeKind::Zone), "column_missing");
}

}  // namespace
}  // namespace fairshares::io
