// Needs indicators, declared fills, categories and finished indices on their units.
#include <limits>

#include "core/join/join_outcome.h"

namespace fairshares::join {
namespace {

using namespace testing_support;

std::optional<double>& smrOf(TinyStudy& tiny, std::size_t zone) {
  return tinyAttributes(tiny, "indicators.csv").numbers[0].values[zone];
}

TEST(JoinIndicators, RefusesAMissingValueWherePeopleLive) {
  TinyStudy tiny = tinyStudy();
  smrOf(tiny, 2) = std::nullopt;
  const Issue issue = onlyErrorOf(tiny, IssueCode::ValueMissing);
  EXPECT_EQ(issue.where.file, "indicators.csv");
  EXPECT_EQ(issue.where.column, "SMR");
  EXPECT_EQ(issue.where.key, "Z3");
  EXPECT_EQ(issue.where.row, 4u);
}

TEST(JoinIndicators, RefusesAMissingZoneWherePeopleLive) {
  TinyStudy tiny = tinyStudy();
  removeCode(tinyAttributes(tiny, "indicators.csv"), "Z3");
  const Issue issue = onlyErrorOf(tiny, IssueCode::ValueMissing);
  EXPECT_EQ(issue.where.key, "Z3");
  EXPECT_FALSE(issue.where.row.has_value());
}

TEST(JoinIndicators, LetsAnEmptyZoneGoWithoutAndReportsIt) {
  TinyStudy tiny = tinyStudy();
  setPopulation(tiny.sources.population, "Z3", 0.0);
  removeCode(tinyAttributes(tiny, "indicators.csv"), "Z3");
  const Accepted joined = joinedOf(tiny);
  EXPECT_FALSE(joined.model.indicators[0].values[2].has_value());
  const auto lines = joined.lines(model::JoinEvent::UnmatchedUnit, "indicators.csv");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].code, "Z3");
  EXPECT_TRUE(issuesOf(joined.issues, IssueCode::ValueMissing).empty());
}

TEST(JoinIndicators, NotesCodesThatAreNoZones) {
  TinyStudy tiny = tinyStudy();
  addCode(tinyAttributes(tiny, "indicators.csv"), "Z7");
  const Accepted joined = joinedOf(tiny);
  ASSERT_EQ(issuesOf(joined.issues, IssueCode::CodeUnknown).size(), 1u);
  EXPECT_EQ(joined.lines(model::JoinEvent::UnmatchedSource, "indicators.csv").size(), 1u);
}

TEST(JoinIndicators, RefusesADuplicateCode) {
  TinyStudy tiny = tinyStudy();
  addCode(tinyAttributes(tiny, "indicators.csv"), "Z2");
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeDuplicate);
  EXPECT_EQ(issue.where.column, "DataZone");
  EXPECT_EQ(issue.where.key, "Z2");
}

TEST(JoinIndicators, ExplainsFirstWhenMostZonesAreNotInTheTable) {
  TinyStudy tiny = tinyStudy();
  tinyAttributes(tiny, "indicators.csv").codes = {"a", "b", "c", "d", "Z5", "Z6"};
  const Issues issues = refusalOf(tiny);
  EXPECT_EQ(issues.list().front().code, IssueCode::CodeUnmatched);
  EXPECT_EQ(issues.list().front().where.column, "DataZone");
}

TEST(JoinIndicators, RefusesAColumnThatIsNotThere) {
  TinyStudy tiny = tinyStudy();
  tiny.study.indicators[0].column = "smr2";
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ColumnMissing).where.column, "smr2");
}

TEST(JoinIndicators, RefusesNotANumber) {
  TinyStudy tiny = tinyStudy();
  smrOf(tiny, 0) = std::numeric_limits<double>::infinity();
  const Issues issues = refusalOf(tiny);
  ASSERT_EQ(issuesOf(issues, IssueCode::ValueNotFinite).size(), 1u);
  EXPECT_EQ(issuesOf(issues, IssueCode::ValueNotFinite)[0].where.key, "Z1");
}

TEST(JoinIndicators, CountsMissingCellsAColumn) {
  TinyStudy tiny = tinyStudy();
  setPopulation(tiny.sources.population, "Z3", 0.0);
  smrOf(tiny, 2) = std::nullopt;
  tinyAttributes(tiny, "indicators.csv").numbers[0].missing = 1;
  const auto lines = joinedOf(tiny).lines(model::JoinEvent::MissingValues, "indicators.csv");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].column, "SMR");
  EXPECT_EQ(lines[0].count, 1.0);
}

TEST(FillValues, FillsWithTheNationalMeanAndListsTheValue) {
  TinyStudy tiny = tinyStudy();
  tiny.study.indicators[0].fill = study::FillRule::NationalMean;
  for (std::size_t zone = 0; zone < 6; ++zone) smrOf(tiny, zone) = 0.0;
  smrOf(tiny, 5) = std::nullopt;
  smrOf(tiny, 0) = 1984.0;  // 64 of the 1984 persons with a value
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.indicators[0].values[5], 64.0);
  EXPECT_EQ(joined.model.indicators[0].filled, std::vector<std::size_t>{5});
  const auto lines = joined.lines(model::JoinEvent::Filled, "indicators.csv");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].code, "Z6");
  EXPECT_EQ(lines[0].column, "SMR");
  EXPECT_EQ(lines[0].value, 64.0);
  EXPECT_EQ(lines[0].persons, 2048.0);
  const auto notes = issuesOf(joined.issues, IssueCode::ValueFilled);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].severity, Severity::Note);
}

TEST(FillValues, FillsWithTheMeanOfTheParentArea) {
  TinyStudy tiny = tinyStudy();
  tiny.study.indicators[0].fill = study::FillRule::ParentMean;
  tiny.study.indicators[0].fillLevel = "boards";
  smrOf(tiny, 2) = std::nullopt;  // North: Z1 (64) has 100, Z2 (128) has 120
  const Accepted joined = joinedOf(tiny);
  EXPECT_DOUBLE_EQ(*joined.model.indicators[0].values[2], (64.0 * 100.0 + 128.0 * 120.0) / 192.0);
}

TEST(FillValues, NeverCountsOrFillsZonesWithoutPeople) {
  TinyStudy tiny = tinyStudy();
  tiny.study.indicators[0].fill = study::FillRule::ParentMean;
  tiny.study.indicators[0].fillLevel = "boards";
  setPopulation(tiny.sources.population, "Z1", 0.0);
  setPopulation(tiny.sources.population, "Z4", 0.0);
  smrOf(tiny, 2) = std::nullopt;
  smrOf(tiny, 3) = std::nullopt;
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.indicators[0].values[2], 120.0);
  EXPECT_FALSE(joined.model.indicators[0].values[3].has_value());
  EXPECT_EQ(joined.lines(model::JoinEvent::Filled).size(), 1u);
}

TEST(FillValues, RefusesAnAreaInWhichNobodyHasAValue) {
  TinyStudy tiny = tinyStudy();
  tiny.study.indicators[0].fill = study::FillRule::ParentMean;
  tiny.study.indicators[0].fillLevel = "councils";
  smrOf(tiny, 2) = std::nullopt;  // the only zone of C2
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ValueMissing).where.key, "Z3");
}

TEST(FillValues, RefusesALevelTheStudyDoesNotHave) {
  TinyStudy tiny = tinyStudy();
  tiny.study.indicators[0].fill = study::FillRule::ParentMean;
  tiny.study.indicators[0].fillLevel = "regions";
  smrOf(tiny, 2) = std::nullopt;
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ReferenceUnknown).value, "regions");
}

TEST(FillValues, FillsIndicatorsOnPracticesByTheAreaOfThePractice) {
  TinyStudy tiny = tinyStudy();
  addCode(*tiny.sources.practices, "P3");  // in Z1, as P1
  addCode(*tiny.sources.practiceLists, "P3", 64.0);
  addCode(tinyAttributes(tiny, "practice_needs.csv"), "P3");
  study::Indicator rate = tiny.study.indicators[0];
  rate.id = "rate";
  rate.basis = study::Basis::Practices;
  rate.table = tinyReference("rates.csv");
  rate.column = "rate";
  rate.fill = study::FillRule::ParentMean;
  rate.fillLevel = "councils";
  tiny.study.indicators.push_back(rate);
  model::AttributeTable rates = tinyTable("rates.csv", "PracticeCode", {"P1", "P2"});
  rates.numbers = {{"rate", {3.0, 5.0}, 0}};
  tiny.sources.attributes[tableKey(rate.table)] = rates;
  const std::vector<std::optional<double>> values = joinedOf(tiny).model.indicators[1].values;
  ASSERT_EQ(values.size(), 3u);
  EXPECT_NEAR(values[2].value(), 3.0, 1e-12);  // P1 is the only other practice of C1; P2 lies in C3
}

TEST(JoinCategories, RefusesAMissingCategoryWherePeopleLive) {
  TinyStudy tiny = tinyStudy();
  tinyAttributes(tiny, "classes.csv").texts[0].values[1] = "";
  const Issue issue = onlyErrorOf(tiny, IssueCode::ValueMissing);
  EXPECT_EQ(issue.where.file, "classes.csv");
  EXPECT_EQ(issue.where.column, "Class");
  EXPECT_EQ(issue.where.key, "Z2");
}

TEST(JoinCategories, LetsAnEmptyZoneGoWithout) {
  TinyStudy tiny = tinyStudy();
  setPopulation(tiny.sources.population, "Z2", 0.0);
  tinyAttributes(tiny, "classes.csv").texts[0].values[1] = "";
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.categories[0].ofZone[1], "");
  EXPECT_FALSE(joined.model.programmes[TINY_ACUTE].excessCost.ratio[1].has_value());
}

TEST(JoinCategories, RefusesAColumnThatIsNotThere) {
  TinyStudy tiny = tinyStudy();
  tiny.study.categories[0].column = "UR8";
  EXPECT_TRUE(refusalOf(tiny).contains(IssueCode::ColumnMissing));
}

/// The acute programme with a finished needs index.
TinyStudy withFinishedNeeds(const std::vector<std::optional<double>>& values) {
  TinyStudy tiny = tinyStudy();
  study::NeedsStep& needs = tiny.study.programmes[TINY_ACUTE].needs;
  needs.method = study::StepMethod::Index;
  needs.index = study::IndexSource{tinyReference("needs.csv"), "mlc"};
  model::AttributeTable table = tinyTable("needs.csv", "DataZone", TINY_ZONES);
  table.numbers = {{"mlc", values, 0}};
  tiny.sources.attributes[tableKey(needs.index->table)] = table;
  return tiny;
}

TEST(FinishedIndex, IsJoinedByCode) {
  const std::vector<std::optional<double>> values{1.0, 1.1, 1.2, 1.3, 1.4, 1.5};
  EXPECT_EQ(joinedOf(withFinishedNeeds(values)).model.programmes[TINY_ACUTE].needs.index, values);
}

TEST(FinishedIndex, IsNeverFilled) {
  const Issue issue =
      onlyErrorOf(withFinishedNeeds({1.0, 1.1, std::nullopt, 1.3, 1.4, 1.5}), IssueCode::ValueMissing);
  EXPECT_EQ(issue.where.file, "needs.csv");
  EXPECT_EQ(issue.where.column, "mlc");
  EXPECT_EQ(issue.where.key, "Z3");
}

TEST(FinishedIndex, RefusesZeroAndLessWherePeopleLive) {
  EXPECT_EQ(
      onlyErrorOf(withFinishedNeeds({1.0, 0.0, 1.2, 1.3, 1.4, 1.5}), IssueCode::ValueOutOfRange).where.key,
      "Z2");
  EXPECT_EQ(onlyErrorOf(withFinishedNeeds({1.0, -1.0, 1.2, 1.3, 1.4, 1.5}), IssueCode::ValueNegative).value,
            "-1");
}

TEST(FinishedIndex, KeepsTheValueOfAnEmptyZone) {
  TinyStudy tiny = withFinishedNeeds({1.0, 0.0, 1.2, 1.3, 1.4, 1.5});
  setPopulation(tiny.sources.population, "Z2", 0.0);
  EXPECT_EQ(joinedOf(tiny).model.programmes[TINY_ACUTE].needs.index[1], 0.0);
}

TEST(FinishedIndex, IsJoinedToPracticesForAProgrammeOnPractices) {
  TinyStudy tiny = tinyStudy();
  removeCode(tinyAttributes(tiny, "practice_needs.csv"), "P2");
  const Issue issue = onlyErrorOf(tiny, IssueCode::ValueMissing);
  EXPECT_EQ(issue.where.file, "practice_needs.csv");
  EXPECT_EQ(issue.where.key, "P2");
}

}  // namespace
}  // namespace fairshares::join
