// The readers on real Scottish files: counts and totals as their publishers give them.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "base/compensated_sum.h"
#include "io/checksum.h"
#include "io/read_areas.h"
#include "io/read_counts.h"
#include "io/read_tables.h"
#include "reading_support.h"

namespace fairshares::io {
namespace {

using namespace reading_support;

double sumOf(const model::AttributeTable::NumberColumn& column) {
  CompensatedSum sum;
  for (const auto& value : column.values) sum.add(value.value_or(0.0));
  return sum.value();
}

double sumOfSex(const model::CountTable& table, Sex sex) {
  CompensatedSum sum;
  for (std::size_t code = 0; code < table.codes.size(); ++code)
    for (std::size_t band = 0; band < table.bands.size(); ++band)
      sum.add(table.persons[code * table.groupCount() + groupIndex(sex, band, table.bands.size())]);
  return sum.value();
}

TEST(RealPopulation, Of2020AddsUpToThePublishedFigures) {
  FAIRSHARES_REAL_FILE(path, "data/05_population/dz2011_pop_est_2020.csv");
  const auto result = readCounts(tableAt(path), CodeKind::Zone, nracAgeBands(), 2020);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_TRUE(result.issues().empty()) << told(result.issues());
  EXPECT_EQ(result.value().codes.size(), 6976U);
  EXPECT_EQ(sumOfSex(result.value(), Sex::Female), 2800788.0);
  EXPECT_EQ(sumOfSex(result.value(), Sex::Male), 2665212.0);
}

TEST(RealPopulation, Of2019AddsUpToThePublishedFigure) {
  FAIRSHARES_REAL_FILE(path, "data/05_population/dz2011_pop_est_2019.csv");
  const auto result = readCounts(tableAt(path), CodeKind::Zone, nracAgeBands(), std::nullopt);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(compensatedSum(result.value().persons), 5463300.0);
  expectRefused(readCounts(tableAt(path), CodeKind::Zone, nracAgeBands(), 2020), IssueCode::ValueOutOfRange);
}

TEST(RealLookups, HaveEveryZoneInOneBoard) {
  FAIRSHARES_REAL_FILE(path, "data/04_lookups/dz2011_lookup.csv");
  const auto result =
      readAttributes(tableAt(path), CodeKind::Zone, {{"HB"}, {"CA"}, {"IntZone"}, {"DataZoneName"}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes.size(), 6976U);
  std::map<std::string, int> zones;
  for (const std::string& board : result.value().findText("HB")->values) ++zones[board];
  EXPECT_EQ(zones.size(), 14U);
  EXPECT_EQ(zones["S08000031"], 1458);
  EXPECT_EQ(zones["S08000025"], 29);
  const auto& councils = result.value().findText("CA")->values;
  EXPECT_EQ(std::set<std::string>(councils.begin(), councils.end()).size(), 32U);
}

TEST(RealLookups, ListOfBoardsGivesTheCurrentFourteen) {
  FAIRSHARES_REAL_FILE(path, "data/04_lookups/health_board_codes_incl_archived.csv");
  const auto result = readAttributes(tableAt(path), CodeKind::Board, {{"hb19_name"}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes.size(), 14U);
  EXPECT_TRUE(result.issues().contains(IssueCode::CodeArchived));
}

TEST(RealSimd, RawFileHasItsPublishedGaps) {
  FAIRSHARES_REAL_FILE(path, "data/06_simd/raw/simd2020_withinds.csv");
  const auto result = readAttributes(tableAt(path), CodeKind::Zone,
                                     {{"Total_population", true},
                                      {"Attendance", true},
                                      {"crime_count", true},
                                      {"crime_rate", true},
                                      {"Attainment", true},
                                      {"drive_GP", true},
                                      {"SMR", true},
                                      {"income_rate", true}});
  ASSERT_TRUE(result) << told(result.issues());
  const model::AttributeTable& table = result.value();
  EXPECT_EQ(table.codes.size(), 6976U);
  EXPECT_EQ(sumOf(*table.findNumber("Total_population")), 5424800.0);
  EXPECT_EQ(table.findNumber("crime_count")->missing, 500U);
  EXPECT_EQ(table.findNumber("Attendance")->missing, 567U);  // 565 `*` and 2 blank
  EXPECT_EQ(table.findNumber("Attainment")->missing, 189U);  // 178 `*` and 11 `n/a`
  double longest = 0;
  for (const auto& minutes : table.findNumber("drive_GP")->values)
    longest = std::max(longest, minutes.value_or(0));
  EXPECT_NEAR(longest, 89.4, 0.05);
  const auto rounded = findIssue(result.issues(), IssueCode::ValueRounded);
  ASSERT_TRUE(rounded);
  EXPECT_EQ(rounded->severity, Severity::Note);
}

TEST(RealSimd, FullPrecisionFileHasItsPublishedGaps) {
  FAIRSHARES_REAL_FILE(path, "data/06_simd/imd2020_scotland_dz11_indicators.csv");
  const auto result = readAttributes(tableAt(path), CodeKind::Zone,
                                     {{"SMR", true},
                                      {"Attendance", true},
                                      {"Attainment", true},
                                      {"crime_count", true},
                                      {"crime_rate", true}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().findNumber("Attendance")->missing, 567U);
  EXPECT_EQ(result.value().findNumber("Attainment")->missing, 189U);
  EXPECT_EQ(result.value().findNumber("crime_count")->missing, 500U);
  EXPECT_EQ(result.value().findNumber("crime_rate")->missing, 501U);
  double highest = 0;
  for (const auto& ratio : result.value().findNumber("SMR")->values)
    highest = std::max(highest, ratio.value_or(0));
  EXPECT_NEAR(highest, 824.27, 0.01);
}

TEST(RealCensus, AddsUpToThePublishedFigures) {
  FAIRSHARES_REAL_FILE(path, "data/08_census2022/census2022_dz2011_disability.csv");
  const auto result = readAttributes(tableAt(path), CodeKind::Zone,
                                     {{"total_residents", true},
                                      {"Day_to_day_activities_limited_a_lot", true},
                                      {"Day_to_day_activities_limited_a_little", true},
                                      {"Day_to_day_activities_not_limited", true}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(sumOf(result.value().numbers[0]), 5439618.0);
  EXPECT_EQ(sumOf(result.value().numbers[1]), 585449.0);
  EXPECT_EQ(sumOf(result.value().numbers[2]), 725521.0);
  EXPECT_EQ(sumOf(result.value().numbers[3]), 4129072.0);
}

TEST(RealCensus, LongTableIsRefusedSinceItsCodesRepeat) {
  FAIRSHARES_REAL_FILE(path, "data/08_census2022/census2022_dz2011_disability_long.csv");
  const auto result = readAttributes(tableAt(path), CodeKind::Zone, {{"n", true}});
  expectRefused(result, IssueCode::CodeDuplicate);
  EXPECT_EQ(result.issues().errorCount(), 2U * 6976U);
}

TEST(RealPractices, AddUpToThePublishedLists) {
  FAIRSHARES_REAL_FILE(path, "data/09_gp/gp_practices_list_size_locations.csv");
  FAIRSHARES_REAL_FILE(spatialHub, "data/09_gp/gp_practices_spatialhub.csv");
  const auto lists = readAttributes(tableAt(path), CodeKind::Practice,
                                    {{"list_size", true}, {"easting", true}, {"postcode"}});
  ASSERT_TRUE(lists) << told(lists.issues());
  EXPECT_EQ(lists.value().codes.size(), 907U);
  EXPECT_EQ(sumOf(lists.value().numbers[0]), 5855311.0);
  const auto hub = readAttributes(tableAt(spatialHub), CodeKind::Practice, {{"address"}, {"la_s_code"}});
  ASSERT_TRUE(hub) << told(hub.issues());
  EXPECT_EQ(hub.value().codes.size(), 911U);
}

TEST(RealNeedsIndicators, AreReadWithTheirGaps) {
  FAIRSHARES_REAL_FILE(path, "data/17_needs_indicators/needs_indicators_dz2011.csv");
  const auto result =
      readAttributes(tableAt(path), CodeKind::Zone, {{"smr", true}, {"limiting_illness_ratio", true}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes.size(), 6976U);
  EXPECT_GT(result.value().numbers[1].missing, 0U);
}

TEST(RealHospitals, RepeatNoCode) {
  FAIRSHARES_REAL_FILE(path, "data/10_hospitals/hospitals_opendata.csv");
  study::TableReference table = tableAt(path);
  table.code = "HospitalCode";
  const auto result =
      readAttributes(table, CodeKind::FreeText, {{"HospitalName"}, {"AddressLine2QF"}, {"HealthBoard"}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes.size(), 245U);
}

TEST(RealBoundaries, HaveEveryDataZone) {
  FAIRSHARES_REAL_FILE(path, "data/01_dz2011_boundaries/data_zones_2011.gpkg");
  const auto result =
      readAreas(tableAt(path, "data_zones"), CodeKind::Zone, std::nullopt, std::nullopt, "EPSG:27700");
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes.size(), 6976U);
  EXPECT_EQ(result.value().names.front(), "Culter - 01");
  expectRefused(readAreas(tableAt(path), CodeKind::Zone, std::nullopt, std::nullopt, "EPSG:27700"),
                IssueCode::LayerMissing);
  EXPECT_EQ(fileChecksum(path).value().substr(0, 16), "5e7e4a09a24cad53");
}

TEST(RealBoundaries, OfBoardsAndCouncilsAreRead) {
  FAIRSHARES_REAL_FILE(path, "data/03_boards_councils/boards_councils.gpkg");
  FAIRSHARES_REAL_FILE(topology, "data/03_boards_councils/scotland_boards_topojson.json");
  const auto boards = readAreas(tableAt(path, "health_boards_2019"), CodeKind::Board, std::nullopt,
                                std::nullopt, "EPSG:27700");
  ASSERT_TRUE(boards) << told(boards.issues());
  EXPECT_EQ(boards.value().codes.size(), 14U);
  const auto councils = readAreas(tableAt(path, "council_areas_2024"), CodeKind::CouncilArea, std::nullopt,
                                  std::nullopt, "EPSG:27700");
  ASSERT_TRUE(councils) << told(councils.issues());
  EXPECT_EQ(councils.value().codes.size(), 32U);
  expectRefused(readAreas(tableAt(topology), CodeKind::Board, std::nullopt, std::nullopt, "EPSG:27700"),
                IssueCode::CrsMissing);
  const auto declared =
      readAreas(tableAt(topology), CodeKind::Board, std::nullopt, "EPSG:4326", "EPSG:27700");
  ASSERT_TRUE(declared) << told(declared.issues());
  EXPECT_EQ(declared.value().codes.size(), 14U);
}

}  // namespace
}  // namespace fairshares::io
