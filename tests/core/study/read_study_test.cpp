// What a good study file becomes.
#include "study/read_study.h"

#include <filesystem>

#include "study_texts.h"
#include "support/temporary_folder.h"

namespace fairshares::study {
namespace {

using testing::ElementsAre;

TEST(ReadStudy, ReadsEverySectionOfASmallStudy) {
  Result<Study> result = read(SMALL_STUDY);
  ASSERT_TRUE(result) << describe(result.issues().list().front());
  EXPECT_TRUE(result.issues().empty());
  const Study& study = result.value();
  EXPECT_EQ(study.title, "Small study");
  EXPECT_EQ(study.year, "2026/27");
  EXPECT_FALSE(study.synthetic);
  EXPECT_EQ(study.crs, "EPSG:27700");
  EXPECT_EQ(study.ageBands, nracAgeBands());
  EXPECT_EQ(study.population.year, 2024);
  EXPECT_EQ(study.rebasing->level, "boards");
  EXPECT_EQ(study.practices->levels.at("boards"), "HB");
  EXPECT_EQ(study.practices->listYear, 20251001);
  EXPECT_EQ(study.practices->ageBands, nracAgeBands());
  EXPECT_EQ(study.indicators.front().kind, IndicatorKind::Epidemiological);
  EXPECT_EQ(study.indicators.front().title, "Smr");
  EXPECT_EQ(study.allocations->column, "pounds");
}

TEST(ReadStudy, KeepsTheOrderOfTheFile) {
  Result<Study> result = read(SMALL_STUDY);
  ASSERT_TRUE(result);
  std::vector<std::string> ids;
  for (const Programme& programme : result.value().programmes) ids.push_back(programme.id);
  EXPECT_THAT(ids, ElementsAre("hchs", "mental_health", "acute"));
  ids.clear();
  for (const Level& level : result.value().levels) ids.push_back(level.id);
  EXPECT_THAT(ids, ElementsAre("boards", "areas"));
  ids.clear();
  for (const Indicator& indicator : result.value().indicators) ids.push_back(indicator.id);
  EXPECT_THAT(ids, ElementsAre("smr", "illness"));
}

TEST(ReadStudy, KeepsTheOrderWhereAStepTableStandsBeforeItsProgramme) {
  const std::string text = replaced(
      replaced(SMALL_STUDY, "[programmes.acute.needs]\ncoefficients = { smr = 0.06, illness = 0.12 }\n", ""),
      "[programmes.hchs]", "[programmes.acute.needs]\nrows_of = \"x\"\n[programmes.hchs]");
  Result<Study> result = read(text);
  ASSERT_TRUE(result) << describe(result.issues().list().front());
  EXPECT_EQ(result.value().programmes.front().id, "acute");
}

TEST(ReadStudy, ExpandsShortNamesOfSources) {
  Result<Study> result = read(SMALL_STUDY);
  ASSERT_TRUE(result);
  const std::string citation = "Public Health Scotland, population estimates, 2024";
  EXPECT_EQ(result.value().zones.table.provenance.source, citation);
  EXPECT_EQ(result.value().zones.table.provenance.status, Status::Published);
  EXPECT_EQ(result.value().lookups.front().provenance.source, "own");
  EXPECT_EQ(result.value().sources.at("phs-2024"), citation);
}

TEST(ReadStudy, WarnsOfASourceThatIsAlmostAShortName) {
  Result<Study> result = read(spoiled("source = \"phs-2024\"", "source = \"phs-2042\""));
  ASSERT_TRUE(result);
  const Issue issue = onlyIssue(result.issues(), IssueCode::ReferenceUnknown, "zones.source");
  EXPECT_EQ(issue.severity, Severity::Warning);
  EXPECT_EQ(issue.value, "phs-2042");
}

TEST(ReadStudy, ProgrammesInheritTheDefaultsOfTheirSteps) {
  Result<Study> result = read(SMALL_STUDY);
  ASSERT_TRUE(result);
  const Programme& mental = result.value().programmes.at(1);
  EXPECT_EQ(mental.ageSex.method, StepMethod::CostWeights);
  EXPECT_EQ(mental.ageSex.costWeights->file, "costs.csv");
  EXPECT_EQ(mental.ageSex.costWeights->provenance.source, "costs");
  EXPECT_EQ(mental.ageSex.provenance.status, Status::Derived);
  EXPECT_EQ(mental.ageSex.rowsOf, "mental_health");
  EXPECT_EQ(mental.needs.coefficientTable->file, "coefficients.csv");
  EXPECT_EQ(mental.needs.rawMinimum->value, 0.05);
  EXPECT_EQ(mental.excessCost.category, "urban_rural");
  EXPECT_EQ(mental.excessCost.ratioTable->path, "/folder/ratios.csv");
}

TEST(ReadStudy, OwnCoefficientsReplaceTheInheritedTableButKeepItsSourceAndFloor) {
  Result<Study> result = read(SMALL_STUDY);
  ASSERT_TRUE(result);
  const NeedsStep& needs = result.value().programmes.at(2).needs;
  EXPECT_FALSE(needs.coefficientTable);
  EXPECT_EQ(needs.coefficients.at("illness"), 0.12);
  EXPECT_EQ(needs.provenance.source, "coefficients");
  EXPECT_EQ(needs.rawMinimum->value, 0.05);
}

TEST(ReadStudy, AnotherMethodInheritsNothing) {
  const std::string own =
      "[programmes.acute.age_sex]\nmethod = \"index\"\nfile = \"index.csv\"\ncolumn = \"i\"\n"
      "source = \"mine\"\nstatus = \"published\"\n[programmes.acute.excess_cost]\nmethod = \"none\"\n";
  Result<Study> result = read(spoiled("[programmes.acute.needs]", own + "[programmes.acute.needs]"));
  ASSERT_TRUE(result) << describe(result.issues().list().front());
  const Programme& acute = result.value().programmes.at(2);
  EXPECT_EQ(acute.ageSex.method, StepMethod::Index);
  EXPECT_EQ(acute.ageSex.index->column, "i");
  EXPECT_EQ(acute.ageSex.index->table.provenance.source, "mine");
  EXPECT_FALSE(acute.ageSex.costWeights);
  EXPECT_EQ(acute.excessCost.method, StepMethod::None);
  EXPECT_FALSE(acute.excessCost.ratioTable);
}

TEST(ReadStudy, AnOwnFileOverridesTheFileAndKeepsTheRest) {
  Result<Study> result =
      read(spoiled("[programmes.acute.needs]", "[programmes.acute.age_sex]\nfile = \"acute.csv\"\n"
                                               "rows_of = \"hospital\"\nstatus = \"published\"\n"
                                               "[programmes.acute.needs]"));
  ASSERT_TRUE(result);
  const AgeSexStep& step = result.value().programmes.at(2).ageSex;
  EXPECT_EQ(step.costWeights->file, "acute.csv");
  EXPECT_EQ(step.costWeights->provenance.source, "costs");
  EXPECT_EQ(step.costWeights->provenance.status, Status::Published);
  EXPECT_EQ(step.rowsOf, "hospital");
}

TEST(ReadStudy, ReadsBudgetEligibilityAndTree) {
  Result<Study> result = read(SMALL_STUDY);
  ASSERT_TRUE(result);
  const Study& study = result.value();
  const Programme& mental = study.programmes.at(1);
  EXPECT_EQ(mental.budgetGbp->value, 100.0);
  EXPECT_EQ(mental.eligibility.ages, (AgeBand{5, 64}));
  EXPECT_TRUE(mental.eligibility.female);
  EXPECT_FALSE(mental.eligibility.male);
  EXPECT_THAT(childrenOf(study, 0), ElementsAre(1u, 2u));
  EXPECT_TRUE(childrenOf(study, 1).empty());
  EXPECT_EQ(findProgramme(study, "acute"), 2u);
  EXPECT_FALSE(findProgramme(study, "community"));
}

TEST(ReadStudy, ReadsSeveralLookups) {
  Result<Study> result =
      read(spoiled("[lookup]\nfile = \"lookup.csv\"", "[[lookup]]\nfile = \"one.csv\"\nsource = \"a\"\n"
                                                      "status = \"derived\"\n[[lookup]]\nfile = "
                                                      "\"two.csv\""));
  ASSERT_TRUE(result);
  ASSERT_EQ(result.value().lookups.size(), 2u);
  EXPECT_EQ(result.value().lookups.at(1).file, "two.csv");
}

TEST(ReadStudy, ResolvesPathsFromTheFolderOfTheStudy) {
  const std::string text =
      replaced(replaced(spoiled("zones.gpkg", "../data/./zones.gpkg"), "lookup.csv", "/vsizip/a.zip/l.csv"),
               "population.csv", "/other/p.csv");
  Result<Study> result = read(text);
  ASSERT_TRUE(result);
  EXPECT_EQ(result.value().zones.table.file, "../data/./zones.gpkg");
  EXPECT_EQ(result.value().zones.table.path, "/data/zones.gpkg");
  EXPECT_EQ(result.value().lookups.front().path, "/vsizip/a.zip/l.csv");
  EXPECT_EQ(result.value().population.table.path, "/other/p.csv");
  EXPECT_EQ(result.value().folder, "/folder");
}

TEST(ReadStudy, ReadsAFileWithAccentsSpacesMarkAndWindowsLineEnds) {
  const testing_support::TemporaryFolder folder;
  std::string text = "\xEF\xBB\xBF";
  for (const char letter : std::string_view(SMALL_STUDY))
    text += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
  const std::string file = folder.write("Allt na Fe\xC3\xA0rna/my study.toml", text);
  Result<Study> result = readStudy(file);
  ASSERT_TRUE(result) << describe(result.issues().list().front());
  EXPECT_EQ(result.value().file, file);
  EXPECT_EQ(result.value().zones.table.path, folder.file("Allt na Fe\xC3\xA0rna/zones.gpkg"));
}

TEST(ReadStudy, ARelativeNameGivesAnAbsoluteFolder) {
  Result<Study> result = readStudyText(SMALL_STUDY, "study.toml");
  ASSERT_TRUE(result);
  EXPECT_TRUE(std::filesystem::path(result.value().folder).is_absolute());
  EXPECT_TRUE(std::filesystem::path(result.value().zones.table.path).is_absolute());
}

TEST(ListParameters, GivesEveryTableAndNumberWithUnitAndProvenance) {
  Result<Study> result = read(SMALL_STUDY);
  ASSERT_TRUE(result);
  const std::vector<ParameterRow> rows = listParameters(result.value());
  std::vector<std::string> keys;
  for (const ParameterRow& row : rows) {
    keys.push_back(row.key);
    EXPECT_FALSE(row.provenance.source.empty()) << row.key;
    EXPECT_FALSE(row.unit.empty()) << row.key;
    EXPECT_FALSE(row.value.empty()) << row.key;
  }
  EXPECT_THAT(keys,
              ElementsAre("zones", "lookup", "population", "population.rebasing", "practices",
                          "practices.lists", "indicators.smr", "indicators.illness", "categories.urban_rural",
                          "programmes.mental_health.budget_gbp", "programmes.mental_health.age_sex",
                          "programmes.mental_health.needs", "programmes.mental_health.needs.raw_minimum",
                          "programmes.mental_health.excess_cost", "programmes.acute.budget_gbp",
                          "programmes.acute.age_sex", "programmes.acute.needs.coefficients.illness",
                          "programmes.acute.needs.coefficients.smr", "programmes.acute.needs.raw_minimum",
                          "programmes.acute.excess_cost", "allocations"));
  EXPECT_EQ(rows.at(14).value, "300.5");
  EXPECT_EQ(rows.at(14).unit, "GBP");
}

TEST(Study, NamesEveryKindOfThing) {
  EXPECT_EQ(statusName(Status::Derived), "derived");
  EXPECT_EQ(indicatorKindName(IndicatorKind::Utilisation), "utilisation");
  EXPECT_EQ(basisName(Basis::Practices), "practices");
  EXPECT_EQ(fillRuleName(FillRule::ParentMean), "parent_mean");
  EXPECT_EQ(stepMethodName(StepMethod::CategoryRatios), "category");
}

}  // namespace
}  // namespace fairshares::study
