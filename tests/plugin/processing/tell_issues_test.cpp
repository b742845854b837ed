// Problems of the engine in the log of an algorithm.
#include "processing/tell_issues.h"

#include <gtest/gtest.h>
#include <qgsexception.h>

#include "plugin/support/run_algorithm.h"

using namespace fairshares;
using processing::refuseErrors;
using processing::tellIssues;
using testing_support::ListeningFeedback;

namespace {

Issue issue(Severity severity, const std::string& key) {
  return {severity, IssueCode::CodeUnknown, {"lookup.csv", "", 3, "HB", key}, key, "Not known.", "Mend it."};
}

TEST(TellIssues, PutsEachSeverityWhereTheLogShowsIt) {
  Issues issues;
  issues.add(issue(Severity::Error, "one"));
  issues.add(issue(Severity::Warning, "two"));
  issues.add(issue(Severity::Note, "three"));
  ListeningFeedback feedback;
  tellIssues(issues, feedback);
  ASSERT_EQ(feedback.errors.size(), 1);
  ASSERT_EQ(feedback.warnings.size(), 1);
  ASSERT_EQ(feedback.infos.size(), 1);
  EXPECT_TRUE(feedback.errors[0].contains("one"));
  EXPECT_TRUE(feedback.warnings[0].contains("lookup.csv"));
}

TEST(TellIssues, CountsWhatNobodyReads) {
  Issues issues;
  for (int zone = 0; zone < 500; ++zone) issues.add(issue(Severity::Error, "Z" + std::to_string(zone)));
  ListeningFeedback feedback;
  tellIssues(issues, feedback);
  EXPECT_EQ(feedback.errors.size(), 26);
  EXPECT_TRUE(feedback.errors.back().contains("475 more"));
}

TEST(RefuseErrors, ThrowsOneExceptionWithAllErrors) {
  Issues issues;
  issues.add(issue(Severity::Error, "one"));
  issues.add(issue(Severity::Warning, "two"));
  issues.add(issue(Severity::Error, "three"));
  ListeningFeedback feedback;
  try {
    refuseErrors(issues, feedback);
    FAIL() << "nothing was thrown";
  } catch (const QgsProcessingException& failure) {
    EXPECT_TRUE(failure.what().contains("one"));
    EXPECT_TRUE(failure.what().contains("three"));
    EXPECT_FALSE(failure.what().contains("two"));
  }
  EXPECT_EQ(feedback.warnings.size(), 1);
}

TEST(RefuseErrors, LetsWarningsPass) {
  Issues issues;
  issues.add(issue(Severity::Warning, "two"));
  ListeningFeedback feedback;
  EXPECT_NO_THROW(refuseErrors(issues, feedback));
}

}  // namespace
