// Programme trees and steps that cannot be computed.
#include "study_texts.h"

namespace fairshares::study {
namespace {

TEST(RefusedProgrammes, ALeafWithoutBudgetEligibilityOrPurpose) {
  const std::size_t line = lineOf(SMALL_STUDY, "[programmes.mental_health]");
  const auto missing = [line](std::string_view text, const std::string& key) {
    const Issue issue =
        refusal(spoiled(text, ""), IssueCode::StudyKeyMissing, "programmes.mental_health." + key, line);
    EXPECT_EQ(issue.where.key, "mental_health");
  };
  missing("budget_gbp = { value = 100, source = \"own\", status = \"assumed\" }\n", "budget_gbp");
  missing("eligibility = { age_from = 5, age_to = 64, sexes = [\"female\"] }\n", "eligibility");
  missing("purpose = \"Recovery\"\n", "purpose");
}

TEST(RefusedProgrammes, ALeafWithoutAnyStep) {
  const std::string text = R"toml([study]
title = "No steps"
[zones]
file = "z"
source = "s"
status = "assumed"
[population]
file = "p"
source = "s"
status = "assumed"
[programmes.acute]
budget_gbp = { value = 1, source = "s", status = "assumed" }
eligibility = {}
purpose = "p"
)toml";
  refusal(text, IssueCode::ProgrammeTree, "programmes.acute", lineOf(text, "[programmes.acute]"));
  EXPECT_TRUE(read(text + "[programmes.acute.age_sex]\nmethod = \"none\"\n"));
}

TEST(RefusedProgrammes, AParentThatNobodyNames) {
  const std::string text =
      std::string(SMALL_STUDY) + "[programmes.community]\ntitle = \"Community\"\nparent = \"hchs\"\n";
  refusal(text, IssueCode::ProgrammeTree, "programmes.community", lineOf(text, "[programmes.community]"));
}

TEST(RefusedProgrammes, AParentThatStatesWhatOnlyLeavesHave) {
  const auto stated = [](const std::string& line, const std::string& key) {
    const std::string text = spoiled("title = \"HCHS\"", "title = \"HCHS\"\n" + line);
    refusal(text, IssueCode::ProgrammeTree, "programmes.hchs." + key, lineOf(text, line));
  };
  stated("basis = \"zones\"", "basis");
  stated("eligibility = { age_from = 0 }", "eligibility");
  stated("age_sex = { method = \"none\" }", "age_sex");
  stated("needs = { method = \"none\" }", "needs");
  stated("excess_cost = { method = \"none\" }", "excess_cost");
}

TEST(RefusedProgrammes, AParentThatDoesNotExist) {
  const Issue issue =
      refusal(spoiled("parent = \"hchs\"\nbasis", "parent = \"hcsh\"\nbasis"), IssueCode::ReferenceUnknown,
              "programmes.acute.parent", lineOf(SMALL_STUDY, "parent = \"hchs\"\nbasis"));
  EXPECT_EQ(issue.value, "hcsh");
  EXPECT_THAT(issue.mend, testing::HasSubstr("`hchs`"));
}

TEST(RefusedProgrammes, ARingIsNamedOnce) {
  const std::string text =
      spoiled("title = \"HCHS\"", "title = \"HCHS\"\nparent = \"all\"\n[programmes.all]\nparent = \"hchs\"");
  const Issue issue =
      refusal(text, IssueCode::ProgrammeCycle, "programmes.hchs.parent", lineOf(text, "parent = \"all\""));
  EXPECT_EQ(issue.value, "hchs -> all -> hchs");
}

TEST(RefusedProgrammes, AProgrammeThatIsItsOwnParent) {
  const std::string text = spoiled("title = \"HCHS\"", "parent = \"hchs\"");
  const Issue issue =
      refusal(text, IssueCode::ProgrammeCycle, "programmes.hchs.parent", lineOf(text, "parent = \"hchs\""));
  EXPECT_EQ(issue.value, "hchs -> hchs");
}

TEST(RefusedProgrammes, ExpenditureThatSumsToZero) {
  const std::string text = replaced(spoiled("value = 100", "value = 0"), "value = 300.5", "value = 0.0");
  const Issue issue =
      refusal(text, IssueCode::ExpenditureZero, "programmes.hchs", lineOf(text, "[programmes.hchs]"));
  EXPECT_EQ(issue.where.key, "hchs");
  const std::string mended =
      replaced(text, "parent = \"hchs\"",
               "parent = \"hchs\"\nexpenditure_gbp = { value = 5, source = \"s\", status = \"assumed\" }");
  EXPECT_TRUE(read(mended));
}

TEST(RefusedProgrammes, EligibilityThatServesNobodyOrCannotBe) {
  const std::string path = "programmes.mental_health.eligibility.";
  const std::size_t line = lineOf(SMALL_STUDY, "age_from = 5");
  refusal(spoiled("age_from = 5", "age_from = 65"), IssueCode::StudyValue, path + "age_from", line);
  refusal(spoiled("age_from = 5", "age_from = -5"), IssueCode::StudyValue, path + "age_from", line);
  refusal(spoiled("age_to = 64", "age_to = 121"), IssueCode::StudyValue, path + "age_to", line);
  refusal(spoiled("sexes = [\"female\"]", "sexes = []"), IssueCode::StudyValue, path + "sexes", line);
  refusal(spoiled("sexes = [\"female\"]", "sexes = [\"women\"]"), IssueCode::StudyValue, path + "sexes",
          line);
  refusal(spoiled("sexes = [\"female\"]", "sexes = [\"male\", \"male\"]"), IssueCode::StudyValue,
          path + "sexes", line);
  refusal(spoiled("age_from = 5", "age_form = 5"), IssueCode::StudyKeyUnknown, path + "age_form", line);
}

TEST(RefusedProgrammes, PracticeProgrammesWithoutPractices) {
  std::string text = SMALL_STUDY;
  const std::size_t begin = text.find("[practices]");
  text.erase(begin, text.find("[indicators.smr]") - begin);
  EXPECT_TRUE(read(text));
  text = replaced(text, "parent = \"hchs\"", "parent = \"hchs\"\nbasis = \"practices\"");
  const Issue issue =
      refusal(text, IssueCode::ReferenceUnknown, "programmes.mental_health.basis", lineOf(text, "basis"));
  EXPECT_EQ(issue.value, "practices");
}

TEST(RefusedProgrammes, IndicatorsOfAnotherBasis) {
  const std::string text = spoiled("column = \"smr\"", "column = \"smr\"\nbasis = \"practices\"");
  const Issue issue = refusal(text, IssueCode::StudyValue, "programmes.acute.needs.coefficients.smr",
                              lineOf(text, "smr = 0.06"));
  EXPECT_EQ(issue.value, "smr");
}

TEST(RefusedProgrammes, CategoriesForPracticesWhoseZoneIsNotKnown) {
  const std::string text = replaced(spoiled("basis = \"zones\"\nbudget", "basis = \"practices\"\nbudget"),
                                    "[programmes.acute.needs]\ncoefficients = { smr = 0.06, illness = 0.12 }",
                                    "[programmes.acute.needs]\nmethod = \"none\"");
  EXPECT_TRUE(read(text));
  refusal(replaced(text, "zone = \"DataZone\"\n", ""), IssueCode::StudyKeyMissing, "practices.zone",
          lineOf(text, "[practices]"));
}

TEST(RefusedSteps, NeedsWithNeitherFileNorCoefficients) {
  const std::string text = spoiled("file = \"coefficients.csv\"\n", "");
  refusal(text, IssueCode::StudyKeyMissing, "needs.file", lineOf(text, "[needs]"));
}

TEST(RefusedSteps, NeedsWithBothFileAndCoefficients) {
  const std::string text = spoiled("coefficients = { smr", "file = \"x.csv\"\ncoefficients = { smr");
  refusal(text, IssueCode::StudyValue, "programmes.acute.needs.file", lineOf(text, "file = \"x.csv\""));
}

TEST(RefusedSteps, KeysOfAnotherStepOrMethod) {
  const std::string category =
      spoiled("method = \"cost_weights\"", "method = \"cost_weights\"\ncategory = \"urban_rural\"");
  refusal(category, IssueCode::StudyKeyUnknown, "age_sex.category",
          lineOf(category, "category = \"urban_rural\""));
  const std::string column =
      spoiled("method = \"cost_weights\"", "method = \"cost_weights\"\ncolumn = \"cost\"");
  refusal(column, IssueCode::StudyKeyUnknown, "age_sex.column", lineOf(column, "column = \"cost\""));
  const std::string own =
      spoiled("[programmes.acute.needs]", "[programmes.acute.excess_cost]\nmethod = \"none\"\nfile = \"x\"\n"
                                          "[programmes.acute.needs]");
  refusal(own, IssueCode::StudyKeyUnknown, "programmes.acute.excess_cost.file", lineOf(own, "file = \"x\""));
}

TEST(RefusedSteps, AnIndexWithoutColumnOrSource) {
  const std::string text =
      spoiled("[programmes.acute.needs]", "[programmes.acute.age_sex]\nmethod = \"index\"\nfile = \"x\"\n"
                                          "[programmes.acute.needs]");
  Result<Study> study = read(text);
  ASSERT_FALSE(study);
  for (const char* const key : {"column", "source", "status"})
    onlyIssue(study.issues(), IssueCode::StudyKeyMissing, "programmes.acute.age_sex." + std::string(key));
  EXPECT_EQ(study.issues().errorCount(), 3u);
}

TEST(RefusedSteps, NoIndicatorsAtAll) {
  std::string text = SMALL_STUDY;
  const std::size_t begin = text.find("[indicators.smr]");
  text.erase(begin, text.find("[categories.urban_rural]") - begin);
  Result<Study> study = read(text);
  ASSERT_FALSE(study);
  onlyIssue(study.issues(), IssueCode::ReferenceUnknown, "programmes.mental_health.needs");
}

TEST(RefusedStudy, ManyProblemsAreToldAtOnceInTheOrderOfTheFile) {
  std::string text = spoiled("title = \"Small study\"", "titel = \"Small study\"");
  text = replaced(text, "status = \"derived\"", "status = \"sure\"");
  text = replaced(text, "parent = \"hchs\"", "parent = \"nobody\"");
  text = replaced(text, "column = \"pounds\"\n", "");
  Result<Study> study = read(text);
  ASSERT_FALSE(study);
  std::vector<std::string> columns;
  for (const Issue& issue : study.issues().list()) columns.push_back(issue.where.column);
  EXPECT_THAT(columns, testing::ElementsAre("study.title", "study.titel", "lookup.status",
                                            "programmes.mental_health.parent", "allocations.column"));
}

}  // namespace
}  // namespace fairshares::study
