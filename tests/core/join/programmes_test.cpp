// Programmes: cost weights with eligibility, coefficients, category ratios, the tree and its money.
#include <limits>

#include "core/join/join_outcome.h"

namespace fairshares::join {
namespace {

using namespace testing_support;

std::vector<model::CostWeightRow>& costRows(TinyStudy& tiny) {
  return tiny.sources.costWeights.begin()->second;
}
std::vector<model::CoefficientRow>& coefficientRows(TinyStudy& tiny) {
  return tiny.sources.coefficients.begin()->second;
}
std::vector<model::CategoryRatioRow>& ratioRows(TinyStudy& tiny) {
  return tiny.sources.categoryRatios.begin()->second;
}
study::Programme& acuteOf(TinyStudy& tiny) {
  return tiny.study.programmes[TINY_ACUTE];
}

TEST(CostWeights, RefusesACostOutsideTheEligibility) {
  TinyStudy tiny = tinyStudy();
  acuteOf(tiny).eligibility = {{16, 64}, true, false};
  for (model::CostWeightRow& row : costRows(tiny))
    if (row.programme == "acute" && (row.sex == Sex::Male || row.band.from != 16)) row.costGbpPerHead = 0.0;
  EXPECT_EQ(joinedOf(tiny).model.programmes[TINY_ACUTE].ageSex.costGbpByGroup,
            (std::vector<double>{0, 120, 0, 0, 0, 0}));
  costRows(tiny)[0].costGbpPerHead = 2.5;
  const Issue issue = onlyErrorOf(tiny, IssueCode::CostOutsideEligibility);
  EXPECT_EQ(issue.where.file, "costs.csv");
  EXPECT_EQ(issue.where.row, 2u);
  EXPECT_EQ(issue.where.key, "acute");
  EXPECT_EQ(issue.value, "2.5");
}

TEST(CostWeights, RefusesACostInABandThatTheEligibilityCuts) {
  TinyStudy tiny = tinyStudy();
  acuteOf(tiny).eligibility = {{0, 47}, true, false};
  for (model::CostWeightRow& row : costRows(tiny))
    if (row.programme == "acute" && (row.sex == Sex::Male || row.band.from == 65)) row.costGbpPerHead = 0.0;
  const Issue issue = onlyErrorOf(tiny, IssueCode::CostOutsideEligibility);
  EXPECT_EQ(issue.where.row, 3u);
  EXPECT_EQ(issue.where.key, "acute");
  EXPECT_EQ(issue.value, "120");
  EXPECT_NE(issue.message.find("age_to = 47"), std::string::npos) << issue.message;
  EXPECT_EQ(issue.mend, "Set age_to to 15 or 64, the nearest edges of the bands of the counts.");
  acuteOf(tiny).eligibility.ages = {20, OPEN_AGE};
  costRows(tiny)[0].costGbpPerHead = 0.0;
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::CostOutsideEligibility).mend,
            "Set age_from to 16 or 65, the nearest edges of the bands of the counts.");
}

TEST(CostWeights, WarnsOfALimitWithinABandThatCostsNothing) {
  TinyStudy tiny = tinyStudy();
  acuteOf(tiny).eligibility = {{0, 70}, true, false};
  for (model::CostWeightRow& row : costRows(tiny))
    if (row.programme == "acute" && (row.sex == Sex::Male || row.band.from == 65)) row.costGbpPerHead = 0.0;
  const auto found = issuesOf(joinedOf(tiny).issues, IssueCode::CostOutsideEligibility);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].severity, Severity::Warning);
  EXPECT_EQ(found[0].where.row, 4u);
  EXPECT_EQ(found[0].where.key, "acute");
}

TEST(CostWeights, RefusesACutBandWithoutARow) {
  TinyStudy tiny = tinyStudy();
  acuteOf(tiny).eligibility = {{0, 70}, true, false};
  auto& rows = costRows(tiny);
  rows.erase(rows.begin() + 2, rows.begin() + 6);
  const Issue issue = onlyErrorOf(tiny, IssueCode::ValueMissing);
  EXPECT_EQ(issue.where.key, "acute");
  EXPECT_EQ(issue.where.column, "female 65+");
}

TEST(CostWeights, NeedsNoRowsOutsideTheEligibility) {
  TinyStudy tiny = tinyStudy();
  acuteOf(tiny).eligibility.male = false;
  auto& rows = costRows(tiny);
  rows.erase(rows.begin() + 3, rows.begin() + 6);
  joinedOf(tiny);
}

TEST(CostWeights, RefusesAServedGroupWithoutARow) {
  TinyStudy tiny = tinyStudy();
  costRows(tiny).erase(costRows(tiny).begin() + 4);
  const Issue issue = onlyErrorOf(tiny, IssueCode::ValueMissing);
  EXPECT_EQ(issue.where.key, "acute");
  EXPECT_EQ(issue.where.column, "male 16-64");
}

TEST(CostWeights, RefusesADuplicateRowAndNamesBoth) {
  TinyStudy tiny = tinyStudy();
  costRows(tiny).push_back({"acute", Sex::Female, {0, 15}, 3.0, 99});
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeDuplicate);
  EXPECT_EQ(issue.where.row, 99u);
  EXPECT_EQ(issue.value, "female 0-15");
  EXPECT_NE(issue.message.find("row 2"), std::string::npos);
}

TEST(CostWeights, RefusesABandTheCountsDoNotHave) {
  TinyStudy tiny = tinyStudy();
  auto& rows = costRows(tiny);
  rows[0].band = {0, 64};
  rows.erase(rows.begin() + 1);
  const Issue issue = onlyErrorOf(tiny, IssueCode::AgeBandNotMade);
  EXPECT_EQ(issue.where.row, 2u);
  EXPECT_EQ(issue.value, "0-64");
}

TEST(CostWeights, SaysThatBandsOverlap) {
  TinyStudy tiny = tinyStudy();
  costRows(tiny)[0].band = {0, 20};
  const Issues issues = refusalOf(tiny);
  ASSERT_EQ(issuesOf(issues, IssueCode::AgeBandsOverlap).size(), 1u) << allText(issues);
  EXPECT_EQ(issuesOf(issues, IssueCode::AgeBandsOverlap)[0].value, "16-64");
  EXPECT_EQ(issuesOf(issues, IssueCode::AgeBandNotMade).size(), 1u);
  EXPECT_EQ(issues.errorCount(), 2u);
}

TEST(CostWeights, SaysThatBandsLeaveAGap) {
  TinyStudy tiny = tinyStudy();
  costRows(tiny)[1].band = {18, 64};
  const Issues issues = refusalOf(tiny);
  ASSERT_EQ(issuesOf(issues, IssueCode::AgeBandsGap).size(), 1u) << allText(issues);
  EXPECT_EQ(issuesOf(issues, IssueCode::AgeBandsGap)[0].value, "16");
  EXPECT_EQ(issuesOf(issues, IssueCode::AgeBandNotMade).size(), 1u);
  EXPECT_EQ(issues.errorCount(), 2u);
}

TEST(CostWeights, RefusesNegativeAndInfiniteCosts) {
  TinyStudy tiny = tinyStudy();
  costRows(tiny)[7].costGbpPerHead = -0.5;
  const Issues issues = refusalOf(tiny);
  ASSERT_EQ(issuesOf(issues, IssueCode::ValueNegative).size(), 1u);
  EXPECT_EQ(issuesOf(issues, IssueCode::ValueNegative)[0].where.key, "gp_prescribing");
  EXPECT_EQ(issuesOf(issues, IssueCode::ValueNegative)[0].value, "-0.5");
  costRows(tiny)[7].costGbpPerHead = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(refusalOf(tiny).contains(IssueCode::ValueNotFinite));
}

TEST(CostWeights, RefusesWeightsByWhichNobodyCostsAnything) {
  TinyStudy tiny = tinyStudy();
  for (model::CostWeightRow& row : costRows(tiny))
    if (row.programme == "acute") row.costGbpPerHead = 0.0;
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::StepUndefined).where.key, "acute");
}

TEST(CostWeights, RefusesAProgrammeWithoutRowsOnce) {
  TinyStudy tiny = tinyStudy();
  acuteOf(tiny).ageSex.rowsOf = "akute";
  const Issue issue = onlyErrorOf(tiny, IssueCode::ReferenceUnknown);
  EXPECT_EQ(issue.where.key, "acute");
  EXPECT_EQ(issue.value, "akute");
}

TEST(CostWeights, TakesRowsOfAnotherNameWhereTheStudySaysSo) {
  TinyStudy tiny = tinyStudy();
  acuteOf(tiny).ageSex.rowsOf = "gp_prescribing";
  EXPECT_EQ(joinedOf(tiny).model.programmes[TINY_ACUTE].ageSex.costGbpByGroup[0], 170.0);
}

TEST(NeedsTerms, RefusesAnIndicatorTheStudyDoesNotHave) {
  TinyStudy tiny = tinyStudy();
  coefficientRows(tiny).push_back({"acute", "smoking", 0.2, 3});
  const Issue issue = onlyErrorOf(tiny, IssueCode::ReferenceUnknown);
  EXPECT_EQ(issue.where.file, "coefficients.csv");
  EXPECT_EQ(issue.where.row, 3u);
  EXPECT_EQ(issue.value, "smoking");
}

TEST(NeedsTerms, RefusesADuplicateCoefficient) {
  TinyStudy tiny = tinyStudy();
  coefficientRows(tiny).push_back({"acute", "smr", 0.2, 3});
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeDuplicate);
  EXPECT_EQ(issue.where.row, 3u);
  EXPECT_EQ(issue.value, "smr");
}

TEST(NeedsTerms, RefusesAnIndicatorOnOtherUnits) {
  TinyStudy tiny = tinyStudy();
  study::NeedsStep& needs = tiny.study.programmes[TINY_PRESCRIBING].needs;
  needs.method = study::StepMethod::Indicators;
  needs.index.reset();
  needs.coefficients = {{"smr", 0.1}};
  const Issue issue = onlyErrorOf(tiny, IssueCode::StudyValue);
  EXPECT_EQ(issue.where.key, "gp_prescribing");
  EXPECT_EQ(issue.where.column, "programmes.gp_prescribing.needs.coefficients.smr");
}

TEST(NeedsTerms, RefusesAStepWithoutCoefficients) {
  TinyStudy tiny = tinyStudy();
  coefficientRows(tiny).clear();
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ReferenceUnknown).where.key, "acute");
}

TEST(NeedsTerms, RefusesACoefficientThatIsNoNumber) {
  TinyStudy tiny = tinyStudy();
  coefficientRows(tiny)[0].coefficientPerSd = std::numeric_limits<double>::infinity();
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ValueNotFinite).where.row, 2u);
}

TEST(NeedsTerms, WarnsOfUseAndSpendingAsNeedOncePerProgrammeAndIndicator) {
  TinyStudy tiny = tinyStudy();
  tiny.study.indicators[0].kind = study::IndicatorKind::Utilisation;
  const auto warnings = issuesOf(joinedOf(tiny).issues, IssueCode::IndicatorKind);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].severity, Severity::Warning);
  EXPECT_EQ(warnings[0].where.key, "smr");
  EXPECT_NE(warnings[0].message.find("acute"), std::string::npos);
}

TEST(NeedsTerms, AreInTheOrderOfIndicatorIds) {
  TinyStudy tiny = tinyStudy();
  study::Indicator another = tiny.study.indicators[0];
  another.id = "age_of_death";
  tiny.study.indicators.push_back(another);
  coefficientRows(tiny).push_back({"acute", "age_of_death", 0.5, 3});
  const Accepted joined = joinedOf(tiny);
  const auto& terms = joined.model.programmes[TINY_ACUTE].needs.terms;
  ASSERT_EQ(terms.size(), 2u);
  EXPECT_EQ(terms[0].indicator, 1u);
  EXPECT_EQ(terms[1].indicator, 0u);
}

TEST(CategoryRatios, RefusesACategoryWithoutARatioAndCountsWhoHasIt) {
  TinyStudy tiny = tinyStudy();
  ratioRows(tiny).pop_back();
  const Issue issue = onlyErrorOf(tiny, IssueCode::ReferenceUnknown);
  EXPECT_EQ(issue.where.file, "ratios.csv");
  EXPECT_EQ(issue.where.key, "6");
  EXPECT_EQ(issue.value, "2");
  EXPECT_NE(issue.message.find("3,072 persons"), std::string::npos);
}

TEST(CategoryRatios, NeedsNoRatioWhereNobodyLivesAndMindsNoSpareOnes) {
  TinyStudy tiny = tinyStudy();
  setPopulation(tiny.sources.population, "Z5", 0.0);
  tinyAttributes(tiny, "classes.csv").texts[0].values[4] = "5";
  ratioRows(tiny).push_back({"acute", "8I", 2.0, 5});
  EXPECT_FALSE(joinedOf(tiny).model.programmes[TINY_ACUTE].excessCost.ratio[4].has_value());
}

TEST(CategoryRatios, RefusesRatiosOfZeroAndLessAndDuplicates) {
  TinyStudy tiny = tinyStudy();
  ratioRows(tiny)[1].ratio = 0.0;
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ValueOutOfRange).where.row, 3u);
  ratioRows(tiny)[1].ratio = 1.0;
  ratioRows(tiny).push_back({"acute", "1", 1.0, 9});
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::CodeDuplicate).where.row, 9u);
}

TEST(CategoryRatios, RefusesACategoryTheStudyDoesNotHave) {
  TinyStudy tiny = tinyStudy();
  acuteOf(tiny).excessCost.category = "islands";
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ReferenceUnknown).value, "islands");
}

/// Prescribing with an excess cost step by the category of the practice's zone.
TinyStudy withPracticeCategory() {
  TinyStudy tiny = tinyStudy();
  tiny.study.programmes[TINY_PRESCRIBING].excessCost = acuteOf(tiny).excessCost;
  tiny.study.programmes[TINY_PRESCRIBING].excessCost.rowsOf = "acute";
  return tiny;
}

TEST(CategoryRatios, GivesAPracticeTheCategoryOfItsZone) {
  EXPECT_EQ(joinedOf(withPracticeCategory()).model.programmes[TINY_PRESCRIBING].excessCost.ratio,
            (std::vector<std::optional<double>>{1.0, 1.5}));
}

TEST(CategoryRatios, RefusesPracticesWhoseZonesAreNotKnown) {
  TinyStudy tiny = withPracticeCategory();
  tiny.sources.practices->texts[1].values[1] = "";
  tiny.study.practices->levels["boards"] = "HB";
  tiny.sources.practices->texts.push_back({"HB", {"B1", "B2"}});
  const Issue issue = onlyErrorOf(tiny, IssueCode::StudyValue);
  EXPECT_EQ(issue.where.key, "gp_prescribing");
  EXPECT_NE(issue.message.find("P2"), std::string::npos);
}

TEST(CategoryRatios, RefusesAPracticeInAZoneWithoutACategory) {
  TinyStudy tiny = withPracticeCategory();
  setPopulation(tiny.sources.population, "Z1", 0.0);
  tinyAttributes(tiny, "classes.csv").texts[0].values[0] = "";
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ValueMissing).where.key, "P1");
}

TEST(UnknownProgrammes, DrawAWarningWhereTheNameIsASlipOfTheOneMeant) {
  TinyStudy tiny = tinyStudy();
  coefficientRows(tiny).push_back({"acutte", "smr", 0.3, 9});
  coefficientRows(tiny).push_back({"acutte", "age_of_death", 0.2, 3});
  ratioRows(tiny).push_back({"acutte", "1", 1.0, 5});
  const auto found = issuesOf(joinedOf(tiny).issues, IssueCode::ReferenceUnknown);
  ASSERT_EQ(found.size(), 2u);  // once a table
  EXPECT_EQ(found[0].severity, Severity::Warning);
  EXPECT_EQ(found[0].where.file, "coefficients.csv");
  EXPECT_EQ(found[0].where.row, 3u);
  EXPECT_EQ(found[0].where.column, "programme");
  EXPECT_EQ(found[0].value, "acutte");
  EXPECT_NE(found[0].message.find("2 rows"), std::string::npos) << found[0].message;
  EXPECT_NE(found[0].message.find("did you mean acute?"), std::string::npos) << found[0].message;
  EXPECT_EQ(found[1].where.file, "ratios.csv");
}

TEST(UnknownProgrammes, AreNotedWhereTheTableCarriesMoreThanTheStudy) {
  TinyStudy tiny = tinyStudy();
  for (const Sex sex : {Sex::Female, Sex::Male})
    costRows(tiny).push_back({"maternity", sex, {16, 64}, 5.0, costRows(tiny).size() + 2});
  const auto found = issuesOf(joinedOf(tiny).issues, IssueCode::ReferenceUnknown);
  ASSERT_EQ(found.size(), 1u);  // though two programmes share the table
  EXPECT_EQ(found[0].severity, Severity::Note);
  EXPECT_EQ(found[0].where.file, "costs.csv");
  EXPECT_EQ(found[0].where.row, 14u);
  EXPECT_EQ(found[0].value, "maternity");
}

TEST(UnknownProgrammes, AreNotThoseThatRowsOfNames) {
  TinyStudy tiny = tinyStudy();
  for (model::CoefficientRow& row : coefficientRows(tiny)) row.programme = "acute_2026";
  acuteOf(tiny).needs.rowsOf = "acute_2026";
  EXPECT_FALSE(joinedOf(tiny).issues.contains(IssueCode::ReferenceUnknown));
}

TEST(ProgrammeTree, SumsBudgetsUpwardsAndWeightsByBudget) {
  const std::vector<model::Programme> programmes = joinedOf(tinyStudy()).model.programmes;
  ASSERT_EQ(programmes.size(), 3u);
  EXPECT_EQ(programmes[TINY_ALL].budgetGbp, 1024.0);
  EXPECT_EQ(programmes[TINY_ALL].children, (std::vector<std::size_t>{TINY_ACUTE, TINY_PRESCRIBING}));
  EXPECT_FALSE(programmes[TINY_ALL].parent.has_value());
  EXPECT_EQ(programmes[TINY_ACUTE].parent, TINY_ALL);
  EXPECT_EQ(programmes[TINY_ACUTE].expenditureGbp, 768.0);
  EXPECT_EQ(programmes[TINY_PRESCRIBING].basis, study::Basis::Practices);
}

TEST(ProgrammeTree, KeepsStatedBudgetsAndExpenditures) {
  TinyStudy tiny = tinyStudy();
  tiny.study.programmes[TINY_ALL].budgetGbp = study::Parameter{2048.0, {}};
  acuteOf(tiny).expenditureGbp = study::Parameter{5.0, {}};
  const std::vector<model::Programme> programmes = joinedOf(tiny).model.programmes;
  EXPECT_EQ(programmes[TINY_ALL].budgetGbp, 2048.0);
  EXPECT_EQ(programmes[TINY_ACUTE].budgetGbp, 768.0);
  EXPECT_EQ(programmes[TINY_ACUTE].expenditureGbp, 5.0);
}

TEST(ProgrammeTree, RefusesChildrenWithoutExpenditure) {
  TinyStudy tiny = tinyStudy();
  for (study::Programme& programme : tiny.study.programmes)
    programme.expenditureGbp = study::Parameter{0.0, {}};
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ExpenditureZero).where.key, "all");
}

TEST(ProgrammeTree, RefusesANegativeBudgetAndAMissingOne) {
  TinyStudy tiny = tinyStudy();
  acuteOf(tiny).budgetGbp->value = -1.0;
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ValueNegative).where.column, "programmes.acute.budget_gbp");
  acuteOf(tiny).budgetGbp.reset();
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::StudyKeyMissing).where.key, "acute");
}

TEST(ProgrammeTree, RefusesAnUnknownParentAndACycle) {
  TinyStudy tiny = tinyStudy();
  acuteOf(tiny).parent = "hchs";
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ReferenceUnknown).value, "hchs");
  tiny = tinyStudy();
  tiny.study.programmes[TINY_ALL].parent = "acute";
  EXPECT_TRUE(refusalOf(tiny).contains(IssueCode::ProgrammeCycle));
}

}  // namespace
}  // namespace fairshares::join
