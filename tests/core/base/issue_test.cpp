#include "base/issue.h"

#include <gtest/gtest.h>

#include <set>

namespace fairshares {
namespace {

Issue problem(IssueCode code, const std::string& file, std::size_t row, const std::string& column,
              Severity severity = Severity::Error) {
  return {severity, code, {file, "", row, column, ""}, "x", "Something is wrong.", "Mend it."};
}

Issues problems(std::size_t count, IssueCode code = IssueCode::ValueNegative,
                const std::string& column = "AllAges") {
  Issues issues;
  for (std::size_t row = 1; row <= count; ++row) issues.add(problem(code, "counts.csv", row, column));
  return issues;
}

}  // namespace

TEST(IssueCodeName, IsUniqueAndInSnakeCase) {
  std::set<std::string_view> names;
  const int last = static_cast<int>(IssueCode::Internal);
  for (int code = 0; code <= last; ++code) {
    const std::string_view name = issueCodeName(static_cast<IssueCode>(code));
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos) << name;
    EXPECT_FALSE(name.empty());
  }
}

// The table of names must stand in the order of the codes.
TEST(IssueCodeName, SaysWhatTheCodeSays) {
  EXPECT_EQ(issueCodeName(IssueCode::FileMissing), "file_missing");
  EXPECT_EQ(issueCodeName(IssueCode::CrsContradiction), "crs_contradiction");
  EXPECT_EQ(issueCodeName(IssueCode::NodeContradiction), "node_contradiction");
  EXPECT_EQ(issueCodeName(IssueCode::TerminalUnreached), "terminal_unreached");
  EXPECT_EQ(issueCodeName(IssueCode::CodeVintage), "code_vintage");
  EXPECT_EQ(issueCodeName(IssueCode::ValueOutOfRange), "value_out_of_range");
  EXPECT_EQ(issueCodeName(IssueCode::StepUndefined), "step_undefined");
  EXPECT_EQ(issueCodeName(IssueCode::CheckFailed), "check_failed");
  EXPECT_EQ(issueCodeName(IssueCode::Cancelled), "cancelled");
  EXPECT_EQ(issueCodeName(IssueCode::Internal), "internal");
}

TEST(IsEnvironmental, TellsTheMachinesProblemsFromTheInputs) {
  for (const IssueCode code : {IssueCode::OutputNotWritable, IssueCode::OutputInUse, IssueCode::WriteFailed,
                               IssueCode::Cancelled, IssueCode::CheckFailed, IssueCode::Internal})
    EXPECT_TRUE(isEnvironmental(code)) << issueCodeName(code);
  for (const IssueCode code :
       {IssueCode::FileMissing, IssueCode::FileUnreadable, IssueCode::StudySyntax, IssueCode::StepUndefined})
    EXPECT_FALSE(isEnvironmental(code)) << issueCodeName(code);
}

TEST(Describe, SaysWhatWhereWhyAndHowToMend) {
  Issue issue = problem(IssueCode::ValueNegative, "counts.csv", 42, "Age7");
  issue.where.layer = "Sheet1";
  issue.where.key = "S01006506";
  issue.value = "-3";
  EXPECT_EQ(describe(issue),
            "error: counts.csv, layer Sheet1, row 42, column Age7, S01006506 [-3]: Something is wrong. Mend: "
            "Mend it.");
}

TEST(Describe, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(describe({Severity::Warning, IssueCode::PeopleEmpty, {}, "", "Nobody lives there.", ""}),
            "warning: Nobody lives there.");
  EXPECT_EQ(describe({Severity::Note, IssueCode::PeopleEmpty, {"", "", {}, "", "S01"}, "", "Empty.", ""}),
            "note: S01: Empty.");
}

TEST(Issues, KeepTheOrderAndCountErrorsOnly) {
  Issues issues;
  EXPECT_TRUE(issues.empty());
  issues.add(problem(IssueCode::CodeBlank, "a.csv", 2, "DZ", Severity::Warning));
  EXPECT_FALSE(issues.hasErrors());
  issues.add(problem(IssueCode::CodeUnknown, "a.csv", 1, "DZ"));
  EXPECT_TRUE(issues.hasErrors());
  EXPECT_EQ(issues.errorCount(), 1u);
  ASSERT_EQ(issues.list().size(), 2u);
  EXPECT_EQ(issues.list()[0].code, IssueCode::CodeBlank);
  EXPECT_TRUE(issues.contains(IssueCode::CodeUnknown));
  EXPECT_FALSE(issues.contains(IssueCode::CodeDuplicate));
}

TEST(Issues, ListTwentyFiveOfAKindAndCountTheRest) {
  const Issues issues = problems(437);
  EXPECT_EQ(issues.list().size(), 25u);
  EXPECT_EQ(issues.unlisted(), 412u);
  EXPECT_EQ(issues.errorCount(), 437u);
  EXPECT_EQ(issues.list().back().where.row, 25u);
  ASSERT_EQ(issues.overflow().size(), 1u);
  EXPECT_NE(issues.overflow()[0].find("412 more value_negative"), std::string::npos);
  EXPECT_NE(issues.overflow()[0].find("counts.csv"), std::string::npos);
}

TEST(Issues, HaveNoOverflowAtExactlyTheCap) {
  const Issues issues = problems(25);
  EXPECT_EQ(issues.list().size(), 25u);
  EXPECT_EQ(issues.unlisted(), 0u);
  EXPECT_TRUE(issues.overflow().empty());
}

// Another code, file, layer or column is another kind.
TEST(Issues, CapEachKindByItself) {
  Issues issues = problems(30);
  issues.append(problems(30, IssueCode::ValueNotNumeric));
  issues.append(problems(30, IssueCode::ValueNegative, "Age0"));
  for (std::size_t row = 0; row < 30; ++row)
    issues.add(problem(IssueCode::ValueNegative, "other.csv", row, "AllAges"));
  EXPECT_EQ(issues.list().size(), 100u);
  EXPECT_EQ(issues.unlisted(), 20u);
  EXPECT_EQ(issues.overflow().size(), 4u);
}

TEST(Issues, AppendKeepsTheCounts) {
  Issues issues = problems(20);
  issues.append(problems(40));  // 25 listed there; 5 of them still find room here
  EXPECT_EQ(issues.list().size(), 25u);
  EXPECT_EQ(issues.unlisted(), 35u);
  EXPECT_EQ(issues.errorCount(), 60u);
  issues.append(problems(3));
  EXPECT_EQ(issues.list().size(), 25u);
  EXPECT_EQ(issues.unlisted(), 38u);
  EXPECT_EQ(issues.errorCount(), 63u);
  EXPECT_NE(issues.overflow()[0].find("38 more"), std::string::npos);
}

TEST(Issues, AppendToNothingIsACopy) {
  Issues issues;
  issues.append(problems(100));
  EXPECT_EQ(issues.list().size(), 25u);
  EXPECT_EQ(issues.unlisted(), 75u);
  EXPECT_EQ(issues.errorCount(), 100u);
  issues.append(Issues());
  EXPECT_EQ(issues.errorCount(), 100u);
}

// A refusal that lists warnings only would be no answer to "what is wrong?".
TEST(Issues, ListAnErrorThoughManyWarningsOfItsKindCameBefore) {
  Issues issues;
  for (std::size_t row = 1; row <= 30; ++row)
    issues.add(problem(IssueCode::CodeUnmatched, "a.csv", row, "DZ", Severity::Warning));
  issues.add(problem(IssueCode::CodeUnmatched, "a.csv", 31, "DZ", Severity::Error));
  EXPECT_EQ(issues.errorCount(), 1u);
  std::size_t listed = 0;
  for (const Issue& issue : issues.list())
    if (issue.severity == Severity::Error) ++listed;
  EXPECT_EQ(listed, 1u);
}

TEST(Issues, NameOnlyTheKindInAnOverflowWithoutAPlace) {
  Issues issues;
  for (int number = 0; number < 27; ++number)
    issues.add({Severity::Error, IssueCode::StepUndefined, {}, "", "Nothing.", ""});
  ASSERT_EQ(issues.overflow().size(), 1u);
  EXPECT_EQ(issues.overflow()[0], "and 2 more step_undefined");
}

// The list is the only place where a refused study's codes are all named.
TEST(Issues, KeepTheNamesOfAllCodesThatDoNotMeet) {
  Issues issues;
  for (std::size_t row = 1; row <= 7000; ++row)
    issues.add(problem(IssueCode::CodeUnmatched, "population.csv", row, "DataZone", Severity::Error));
  EXPECT_EQ(issues.list().size(), 7000u);
  EXPECT_EQ(issues.unlisted(), 0u);
  EXPECT_TRUE(issues.overflow().empty());
}

TEST(CancelledIssue, IsAnErrorOfTheEnvironment) {
  EXPECT_EQ(cancelledIssue().code, IssueCode::Cancelled);
  EXPECT_EQ(cancelledIssue().severity, Severity::Error);
}

}  // namespace fairshares
