// Sections, keys and values that a study file may not have.
#include "study_texts.h"

namespace fairshares::study {
namespace {

TEST(RefusedKeys, AnUnknownKeyIsNamedWithTheNearestKnownOne) {
  const std::string text = spoiled("code = \"HB\"", "coed = \"HB\"\ncode = \"HB\"");
  const Issue issue = refusal(text, IssueCode::StudyKeyUnknown, "levels.boards.coed", lineOf(text, "coed"));
  EXPECT_EQ(issue.value, "coed");
  EXPECT_EQ(issue.where.key, "boards");
  EXPECT_THAT(issue.mend, testing::HasSubstr("`code`"));
}

TEST(RefusedKeys, AnUnknownSectionIsNamed) {
  const std::string text = std::string(SMALL_STUDY) + "[programs.acute]\ntitle = \"x\"\n";
  const Issue issue = refusal(text, IssueCode::StudyKeyUnknown, "programs", lineOf(text, "[programs.acute]"));
  EXPECT_THAT(issue.mend, testing::HasSubstr("`programmes`"));
}

TEST(RefusedKeys, ATableWithoutSourceOrStatus) {
  refusal(spoiled("source = \"phs-2024\"\nstatus = \"published\"\n\n[lookup]",
                  "status = \"published\"\n\n[lookup]"),
          IssueCode::StudyKeyMissing, "zones.source", lineOf(SMALL_STUDY, "[zones]"));
  refusal(spoiled("source = \"phs-2024\"\nstatus = \"published\"\n\n[lookup]",
                  "source = \"phs-2024\"\n\n[lookup]"),
          IssueCode::StudyKeyMissing, "zones.status", lineOf(SMALL_STUDY, "[zones]"));
}

TEST(RefusedKeys, AParameterWithoutSourceOrStatus) {
  const std::string path = "programmes.mental_health.budget_gbp";
  const std::size_t line = lineOf(SMALL_STUDY, "budget_gbp = { value = 100");
  refusal(spoiled("{ value = 100, source = \"own\", status", "{ value = 100, status"),
          IssueCode::StudyKeyMissing, path + ".source", line);
  refusal(
      spoiled("{ value = 100, source = \"own\", status = \"assumed\" }", "{ value = 100, source = \"own\" }"),
      IssueCode::StudyKeyMissing, path + ".status", line);
  refusal(spoiled("{ value = 100, source", "{ source"), IssueCode::StudyKeyMissing, path + ".value", line);
  const Issue bare = refusal(spoiled("{ value = 100, source = \"own\", status = \"assumed\" }", "100"),
                             IssueCode::StudyKeyMissing, path, line);
  EXPECT_EQ(bare.value, "100");
}

TEST(RefusedKeys, AStepWithoutSourceOrStatusAnywhere) {
  const std::string text = spoiled("source = \"costs\"\n", "");
  refusal(text, IssueCode::StudyKeyMissing, "age_sex.source", lineOf(text, "[age_sex]"));
}

TEST(RefusedKeys, SectionsThatEveryStudyNeeds) {
  Result<Study> study = read("[sources]\na = \"b\"\n");
  ASSERT_FALSE(study);
  for (const char* const section : {"study", "zones", "population", "programmes"})
    onlyIssue(study.issues(), IssueCode::StudyKeyMissing, section);
  EXPECT_EQ(study.issues().errorCount(), 4u);
}

TEST(RefusedKeys, KeysThatEverySectionNeeds) {
  const auto missing = [](std::string_view line, const std::string& path) {
    Result<Study> study = read(spoiled(line, ""));
    ASSERT_FALSE(study) << path;
    onlyIssue(study.issues(), IssueCode::StudyKeyMissing, path);
  };
  missing("title = \"Small study\"\n", "study.title");
  missing("file = \"zones.gpkg\"\n", "zones.file");
  missing("code = \"CA\"\n", "levels.areas.code");
  missing("level = \"boards\"\n", "population.rebasing.level");
  missing("kind = \"census\"\n", "indicators.illness.kind");
  missing("column = \"illness\"\n", "indicators.illness.column");
  missing("column = \"class\"\n", "categories.urban_rural.column");
  missing("column = \"pounds\"\n", "allocations.column");
  missing(
      "[practices.lists]\nfile = \"lists.csv\"\nyear = 20251001\nsource = \"own\"\nstatus = \"published\"\n",
      "practices.lists");
  missing("method = \"cost_weights\"\n", "age_sex.method");
  missing("category = \"urban_rural\"\n", "excess_cost.category");
  missing("file = \"ratios.csv\"\n", "excess_cost.file");
  missing("file = \"costs.csv\"\n", "age_sex.file");
}

TEST(RefusedKeys, LevelsWithoutALookup) {
  refusal(spoiled("[lookup]\nfile = \"lookup.csv\"\nsource = \"own\"\nstatus = \"derived\"\n", ""),
          IssueCode::StudyKeyMissing, "lookup", std::nullopt);
}

TEST(RefusedKeys, ALookupNamedTwice) {
  const std::string text = spoiled(
      "[lookup]\n", "[[lookup]]\nfile = \"lookup.csv\"\nsource = \"a\"\nstatus = \"derived\"\n[[lookup]]\n");
  refusal(text, IssueCode::StudyValue, "lookup[2].file",
          lineOf(text, "[[lookup]]\nfile = \"lookup.csv\"\nsource = \"own\"") + 1);
}

TEST(RefusedValues, WrongTypes) {
  const auto wrong = [](std::string_view from, std::string_view to, const std::string& path) {
    const std::string text = spoiled(from, to);
    refusal(text, IssueCode::StudyValue, path, lineOf(text, to));
  };
  wrong("title = \"Small study\"", "title = 12", "study.title");
  wrong("year = \"2026/27\"", "year = 2026", "study.year");
  wrong("year = \"2026/27\"", "synthetic = \"yes\"\nyear = \"x\"", "study.synthetic");
  wrong("year = 2024", "year = \"2024\"", "population.year");
  wrong("year = 2024", "year = 2024.0", "population.year");
  wrong("value = 0.05", "value = \"0.05\"", "needs.raw_minimum.value");
  wrong("levels = { boards = \"HB\" }", "levels = \"HB\"", "practices.levels");
  wrong("eligibility = { age_from = 5, age_to = 64, sexes = [\"female\"] }", "eligibility = \"all\"",
        "programmes.mental_health.eligibility");
  wrong("coefficients = { smr = 0.06, illness = 0.12 }", "coefficients = 0.06",
        "programmes.acute.needs.coefficients");
}

TEST(RefusedValues, ASectionThatIsNoTable) {
  Result<Study> study =
      read("zones = \"zones.gpkg\"\nlevels = 3\nprogrammes.acute = 1\nlookup = [1]\nsources = 2\n");
  ASSERT_FALSE(study);
  for (const char* const path : {"zones", "levels", "programmes.acute", "lookup", "sources"})
    onlyIssue(study.issues(), IssueCode::StudyValue, path);
}

TEST(RefusedValues, EmptyTexts) {
  refusal(spoiled("title = \"Small study\"", "title = \"  \""), IssueCode::StudyValue, "study.title", 2u);
  Result<Study> study =
      read(spoiled("phs-2024 = \"Public Health Scotland, population estimates, 2024\"", "phs-2024 = \"\""));
  ASSERT_FALSE(study);
  onlyIssue(study.issues(), IssueCode::StudyValue, "sources.phs-2024");
}

TEST(RefusedValues, YearsThatAreNone) {
  for (const char* const year : {"24", "20240", "-2024", "20251301", "20250132"})
    refusal(spoiled("year = 2024", "year = " + std::string(year)), IssueCode::StudyValue, "population.year",
            lineOf(SMALL_STUDY, "year = 2024"));
}

TEST(RefusedValues, ANegativeBudget) {
  const Issue issue =
      refusal(spoiled("value = 100", "value = -100"), IssueCode::StudyValue,
              "programmes.mental_health.budget_gbp.value", lineOf(SMALL_STUDY, "value = 100"));
  EXPECT_EQ(issue.value, "-100");
  EXPECT_EQ(issue.where.key, "mental_health");
}

TEST(RefusedValues, NotANumberAndInfinity) {
  for (const char* const number : {"nan", "-nan", "inf", "-inf"})
    refusal(spoiled("value = 100", "value = " + std::string(number)), IssueCode::StudyValue,
            "programmes.mental_health.budget_gbp.value", lineOf(SMALL_STUDY, "value = 100"));
  refusal(spoiled("smr = 0.06", "smr = nan"), IssueCode::StudyValue,
          "programmes.acute.needs.coefficients.smr", lineOf(SMALL_STUDY, "smr = 0.06"));
}

TEST(RefusedValues, AWordThatIsNotOnTheList) {
  const Issue status = refusal(spoiled("status = \"derived\"", "status = \"dervied\""), IssueCode::StudyValue,
                               "lookup.status", lineOf(SMALL_STUDY, "status = \"derived\""));
  EXPECT_THAT(status.mend, testing::HasSubstr("`derived`"));
  refusal(spoiled("kind = \"census\"", "kind = \"poverty\""), IssueCode::StudyValue,
          "indicators.illness.kind", lineOf(SMALL_STUDY, "kind = \"census\""));
  refusal(spoiled("basis = \"zones\"", "basis = \"wards\""), IssueCode::StudyValue, "programmes.acute.basis",
          lineOf(SMALL_STUDY, "basis = \"zones\""));
  refusal(spoiled("column = \"smr\"", "fill = \"zero\"\ncolumn = \"smr\""), IssueCode::StudyValue,
          "indicators.smr.fill", lineOf(SMALL_STUDY, "column = \"smr\""));
  refusal(spoiled("method = \"indicators\"", "method = \"cost_weights\""), IssueCode::StudyValue,
          "needs.method", lineOf(SMALL_STUDY, "method = \"indicators\""));
}

TEST(RefusedValues, ACoordinateSystemWithoutItsNumber) {
  refusal(spoiled("year = \"2026/27\"", "crs = \"British National Grid\""), IssueCode::StudyValue,
          "study.crs", 3u);
}

TEST(RefusedValues, IdsThatCannotBeLayerOrColumnNames) {
  for (const char* const id : {"Boards", "1boards", "nhs-boards", "_boards", "\"nhs boards\"",
                               "a123456789012345678901234567890123456789x"}) {
    Result<Study> study =
        read(std::string(SMALL_STUDY) + "[levels." + id + "]\ncode = \"X\"\n[programmes." + id + "]\n");
    ASSERT_FALSE(study);
    onlyIssue(study.issues(), IssueCode::StudyValue, "levels." + std::string(id));
    onlyIssue(study.issues(), IssueCode::StudyValue, "programmes." + std::string(id));
  }
}

TEST(RefusedValues, LevelsNamedLikeALayerWithAnotherUse) {
  for (const char* const id :
       {"zones", "practices", "shares", "join_report", "run_report", "settlements", "network_summary",
        "routes", "ferries", "layer_styles", "gpkg_contents", "rtree_x", "sqlite_x"}) {
    const std::string text = spoiled("[levels.areas]", "[levels." + std::string(id) + "]");
    const Issue issue = refusal(text, IssueCode::StudyValue, "levels." + std::string(id),
                                lineOf(SMALL_STUDY, "[levels.areas]"));
    EXPECT_EQ(issue.value, id);
  }
}

TEST(RefusedValues, LevelsAndCategoriesNamedLikeAColumnWithAnotherUse) {
  for (const char* const id : {"fid", "geom", "code", "name", "board", "population", "list_population",
                               "zone", "drive_time_min", "urban_rural_class"}) {
    for (const std::string section : {"levels", "categories"}) {
      const std::string path = section + "." + id;
      const std::string text = std::string(SMALL_STUDY) + "[" + path + "]\ncode = \"X\"\n";
      Result<Study> study = read(text);
      ASSERT_FALSE(study) << path;
      EXPECT_EQ(onlyIssue(study.issues(), IssueCode::StudyValue, path).value, id);
    }
  }
}

TEST(RefusedValues, ACategoryWithTheIdOfALevel) {
  Result<Study> study = read(spoiled("[categories.urban_rural]", "[categories.areas]"));
  ASSERT_FALSE(study);
  onlyIssue(study.issues(), IssueCode::StudyValue, "categories.areas");
}

TEST(Study, MayHaveUrbanRuralAsALevelToo) {
  EXPECT_TRUE(read(spoiled("[levels.areas]", "[levels.urban_rural]")));
}

TEST(RefusedValues, APositionWithOneCoordinateOrTwoSystems) {
  refusal(spoiled("northing = \"Y\"\n", ""), IssueCode::StudyKeyMissing, "practices.northing",
          lineOf(SMALL_STUDY, "[practices]"));
  refusal(spoiled("northing = \"Y\"\n", "northing = \"Y\"\nlongitude = \"lon\"\nlatitude = \"lat\"\n"),
          IssueCode::StudyValue, "practices.longitude", lineOf(SMALL_STUDY, "northing = \"Y\"") + 1);
}

TEST(RefusedValues, AFillThatNamesNoLevelOrNamesItInVain) {
  refusal(spoiled("column = \"smr\"", "column = \"smr\"\nfill = \"parent_mean\""), IssueCode::StudyKeyMissing,
          "indicators.smr.fill_level", lineOf(SMALL_STUDY, "[indicators.smr]"));
  refusal(spoiled("column = \"smr\"", "column = \"smr\"\nfill_level = \"boards\""), IssueCode::StudyValue,
          "indicators.smr.fill_level", lineOf(SMALL_STUDY, "column = \"smr\"") + 1);
}

TEST(RefusedValues, AFloorAboveItsCap) {
  const std::string text =
      spoiled("column = \"smr\"", "column = \"smr\"\nstandardised_minimum = 3\nstandardised_maximum = -3");
  refusal(text, IssueCode::StudyValue, "indicators.smr.standardised_minimum",
          lineOf(text, "standardised_minimum"));
}

TEST(RefusedReferences, LevelsThatAreNotThere) {
  const Issue rebasing =
      refusal(spoiled("level = \"boards\"", "level = \"board\""), IssueCode::ReferenceUnknown,
              "population.rebasing.level", lineOf(SMALL_STUDY, "level = \"boards\""));
  EXPECT_EQ(rebasing.value, "board");
  EXPECT_THAT(rebasing.mend, testing::HasSubstr("`boards`"));
  refusal(spoiled("levels = { boards", "levels = { wards"), IssueCode::ReferenceUnknown,
          "practices.levels.wards", lineOf(SMALL_STUDY, "levels = { boards"));
  refusal(spoiled("level = \"boards\"\ncolumn", "level = \"wards\"\ncolumn"), IssueCode::ReferenceUnknown,
          "allocations.level", lineOf(SMALL_STUDY, "level = \"boards\"\ncolumn"));
  const std::string text =
      spoiled("column = \"smr\"", "column = \"smr\"\nfill = \"parent_mean\"\nfill_level = \"wards\"");
  refusal(text, IssueCode::ReferenceUnknown, "indicators.smr.fill_level", lineOf(text, "fill_level"));
}

TEST(RefusedReferences, IndicatorsAndCategoriesThatAreNotThere) {
  const Issue issue =
      refusal(spoiled("illness = 0.12", "ilness = 0.12"), IssueCode::ReferenceUnknown,
              "programmes.acute.needs.coefficients.ilness", lineOf(SMALL_STUDY, "illness = 0.12"));
  EXPECT_THAT(issue.mend, testing::HasSubstr("`illness`"));
  refusal(spoiled("category = \"urban_rural\"", "category = \"rurality\""), IssueCode::ReferenceUnknown,
          "excess_cost.category", lineOf(SMALL_STUDY, "category = \"urban_rural\""));
}

}  // namespace
}  // namespace fairshares::study
