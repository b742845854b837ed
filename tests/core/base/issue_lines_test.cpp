// Problems as lines for people.
#include "base/issue_lines.h"

#include <gtest/gtest.h>

using namespace fairshares;

namespace {

Issue issue(Severity severity, IssueCode code, const std::string& key, const std::string& column = "HB") {
  return {severity, code, {"lookup.csv", "", std::nullopt, column, key}, key, "Not known.", "Mend it."};
}

TEST(IssueLines, KeepTheOrderAndTheSeverity) {
  Issues issues;
  issues.add(issue(Severity::Warning, IssueCode::CodeUnknown, "Q2"));
  issues.add(issue(Severity::Error, IssueCode::CodeBlank, "Q1"));
  const IssueLines lines = issueLines(issues, false, "elsewhere");
  ASSERT_EQ(lines.lines.size(), 2u);
  EXPECT_EQ(lines.lines[0].severity, Severity::Warning);
  EXPECT_EQ(lines.lines[0].text, describe(issues.list()[0]));
  EXPECT_EQ(lines.lines[1].severity, Severity::Error);
}

TEST(IssueLines, LeaveOutAndCountNotesUnlessAskedFor) {
  Issues issues;
  issues.add(issue(Severity::Note, IssueCode::CodeUnknown, "Q1"));
  issues.add(issue(Severity::Note, IssueCode::CodeUnknown, "Q2"));
  EXPECT_TRUE(issueLines(issues, false, "elsewhere").lines.empty());
  EXPECT_EQ(issueLines(issues, false, "elsewhere").notesLeftOut, 2u);
  EXPECT_EQ(issueLines(issues, true, "elsewhere").lines.size(), 2u);
  EXPECT_EQ(issueLines(issues, true, "elsewhere").notesLeftOut, 0u);
}

TEST(IssueLines, ListTwentyFiveOfAKindAndSayWhereTheOthersAre) {
  Issues issues;
  for (int zone = 0; zone < 100; ++zone)
    issues.add(issue(Severity::Error, IssueCode::CodeUnknown, std::to_string(zone)));
  for (int zone = 0; zone < 25; ++zone)
    issues.add(issue(Severity::Error, IssueCode::CodeUnknown, std::to_string(zone), "CA"));
  const IssueLines lines = issueLines(issues, false, "the report has them");
  ASSERT_EQ(lines.lines.size(), 51u);
  EXPECT_EQ(lines.lines.back().text, "and 75 more code_unknown in lookup.csv; the report has them");
  EXPECT_EQ(lines.lines.back().severity, Severity::Error);
}

}  // namespace
