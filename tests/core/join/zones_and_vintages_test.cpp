// Zones in code order, codes that repeat or are blank, and data zones of different censuses.
#include "core/join/join_outcome.h"
#include "join/zone_vintage.h"

namespace fairshares::join {
namespace {

using namespace testing_support;

/// The same study with zone codes of another kind everywhere.
TinyStudy withZoneCodes(const std::vector<std::string>& codes) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.zones.codes = tiny.sources.population.codes = tiny.sources.lookups[0].codes = codes;
  tinyAttributes(tiny, "indicators.csv").codes = tinyAttributes(tiny, "classes.csv").codes = codes;
  tiny.sources.practices->texts[1].values = {codes[0], codes[5]};
  return tiny;
}

const std::vector<std::string> ZONES_2011{"S01006506", "S01006507", "S01006508",
                                          "S01013479", "S01013480", "S01013481"};
const std::vector<std::string> ZONES_2022{"S01013482", "S01013483", "S01013484",
                                          "S01020871", "S01020872", "S01020873"};

TEST(ZoneVintage, KnowsTheThreeCensusesByTheirRanges) {
  EXPECT_EQ(zoneVintage("S01000001"), 2001);
  EXPECT_EQ(zoneVintage("S01006505"), 2001);
  EXPECT_EQ(zoneVintage("S01006506"), 2011);
  EXPECT_EQ(zoneVintage("S01013481"), 2011);
  EXPECT_EQ(zoneVintage("S01013482"), 2022);
  EXPECT_EQ(zoneVintage("S01020873"), 2022);
}

TEST(ZoneVintage, LeavesOtherCodesAlone) {
  for (const char* code :
       {"S01000000", "S01020874", "S02001236", "E01000001", "Z1", "", "S0100650x", "s01006506"})
    EXPECT_FALSE(zoneVintage(code).has_value()) << code;
}

TEST(ZoneVintage, LetsOneVintagePass) {
  joinedOf(withZoneCodes(ZONES_2011));
  joinedOf(withZoneCodes(ZONES_2022));
}

TEST(ZoneVintage, RefusesASourceOfAnotherCensusByNameOnceAndFirst) {
  TinyStudy tiny = withZoneCodes(ZONES_2011);
  tiny.sources.population.codes = ZONES_2022;
  const Issues issues = refusalOf(tiny);
  const Issue& first = issues.list().front();
  EXPECT_EQ(first.code, IssueCode::CodeVintage);
  EXPECT_EQ(first.where.file, "population.csv");
  EXPECT_EQ(first.where.key, "S01013482");
  EXPECT_EQ(first.where.row, 2u);
  EXPECT_EQ(first.value, "2022: 6");
  EXPECT_EQ(issuesOf(issues, IssueCode::CodeVintage).size(), 1u);
}

TEST(ZoneVintage, IsNotBuriedUnderLinesAboutSingleZones) {
  TinyStudy tiny = withZoneCodes(ZONES_2011);
  const std::vector<std::string> other{"S01013482", "S01013483", "S01013484",
                                       "S01013485", "S01013486", "S01013487"};
  tiny.sources.population.codes = tiny.sources.lookups[0].codes = other;
  tinyAttributes(tiny, "indicators.csv").codes = tinyAttributes(tiny, "classes.csv").codes = other;
  const Issues issues = refusalOf(tiny);
  EXPECT_EQ(issuesOf(issues, IssueCode::CodeVintage).size(), 4u) << allText(issues);
  for (const IssueCode code :
       {IssueCode::CodeUnmatched, IssueCode::PeopleLost, IssueCode::ValueMissing, IssueCode::CodeUnknown})
    EXPECT_FALSE(issues.contains(code)) << allText(issues);
}

TEST(MatchCodes, SaysOnceThatNearlyNothingMeets) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.population.codes = {"A1", "A2", "A3", "A4", "A5", "A6"};
  const Issues issues = refusalOf(tiny);
  ASSERT_EQ(issuesOf(issues, IssueCode::CodeUnmatched).size(), 1u) << allText(issues);
  EXPECT_EQ(issuesOf(issues, IssueCode::CodeUnmatched)[0].where.key, "");
  EXPECT_FALSE(issues.contains(IssueCode::PeopleLost)) << allText(issues);
}

TEST(ZoneVintage, RefusesAMixtureWithinTheZones) {
  std::vector<std::string> mixed = ZONES_2011;
  mixed[5] = "S01013482";
  TinyStudy tiny = withZoneCodes(mixed);
  const Issues issues = refusalOf(tiny);
  const std::vector<Issue> found = issuesOf(issues, IssueCode::CodeVintage);
  ASSERT_EQ(found.size(), 6u) << allText(
      issues);  // zones, population, lookup, indicators, classes, practices
  EXPECT_EQ(found[0].where.file, "zones.gpkg");
  EXPECT_EQ(found[0].value, "2011: 5, 2022: 1");
  EXPECT_EQ(found[0].where.key, "S01013482");
}

TEST(ZoneVintage, LooksAtTheZoneColumnOfPracticesToo) {
  TinyStudy tiny = withZoneCodes(ZONES_2011);
  tiny.sources.practices->texts[1].values[1] = "S01000005";
  const std::vector<Issue> found = issuesOf(refusalOf(tiny), IssueCode::CodeVintage);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].where.file, "practices.csv");
  EXPECT_EQ(found[0].where.column, "DataZone");
  EXPECT_EQ(found[0].where.row, 3u);
}

TEST(JoinZones, RefusesADuplicateZoneAndNamesBothRows) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.zones.codes.push_back("Z2");
  tiny.sources.zones.names.push_back("again");
  tiny.sources.zones.rows.push_back(8);
  tiny.sources.zones.wkb.push_back("");
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeDuplicate);
  EXPECT_EQ(issue.where.file, "zones.gpkg");
  EXPECT_EQ(issue.where.key, "Z2");
  EXPECT_EQ(issue.where.row, 8u);
  EXPECT_NE(issue.message.find("row 3"), std::string::npos);
}

TEST(JoinZones, RefusesABlankCode) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.zones.codes[2] = "";
  const Issues issues = refusalOf(tiny);
  const std::vector<Issue> blank = issuesOf(issues, IssueCode::CodeBlank);
  ASSERT_EQ(blank.size(), 1u);
  EXPECT_EQ(blank[0].where.row, 4u);
  EXPECT_TRUE(issues.contains(IssueCode::PeopleLost));  // the 256 of the zone without a code
}

TEST(JoinZones, RefusesALayerWithoutZones) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.zones = model::AreaLayer{"zones.gpkg"};
  EXPECT_TRUE(refusalOf(tiny).contains(IssueCode::FileEmpty));
}

TEST(JoinZones, CallsAZoneWithoutANameByItsCode) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.zones.names[1] = "";
  EXPECT_EQ(joinedOf(tiny).model.zones.names[1], "Z2");
}

}  // namespace
}  // namespace fairshares::join
