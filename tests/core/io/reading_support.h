// What the tests of the readers share.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/result.h"
#include "study/study.h"

namespace fairshares::io::reading_support {

inline study::TableReference tableAt(const std::string& path, const std::string& layer = {}) {
  study::TableReference table;
  table.file = path.substr(path.find_last_of('/') + 1);
  table.path = path;
  table.layer = layer;
  return table;
}

/// The first problem of this code, if any.
inline std::optional<Issue> findIssue(const Issues& issues, IssueCode code) {
  const auto found = std::find_if(issues.list().begin(), issues.list().end(),
                                  [code](const Issue& issue) { return issue.code == code; });
  return found == issues.list().end() ? std::nullopt : std::optional(*found);
}

inline std::size_t countIssues(const Issues& issues, IssueCode code) {
  return static_cast<std::size_t>(std::count_if(issues.list().begin(), issues.list().end(),
                                                [code](const Issue& issue) { return issue.code == code; }));
}

/// All problems as text, for messages of failed tests.
inline std::string told(const Issues& issues) {
  std::string text;
  for (const Issue& issue : issues.list()) text += describe(issue) + "\n";
  return text;
}

/// Expects a refusal with an error of this code that says what is wrong and how to mend it.
template <typename T> void expectRefused(const Result<T>& result, IssueCode code) {
  EXPECT_FALSE(result.hasValue());
  const auto issue = findIssue(result.issues(), code);
  ASSERT_TRUE(issue.has_value()) << "expected " << issueCodeName(code) << ", got:\n" << told(result.issues());
  EXPECT_EQ(issue->severity, Severity::Error);
  EXPECT_FALSE(issue->where.file.empty());
  EXPECT_FALSE(issue->message.empty());
  EXPECT_FALSE(issue->mend.empty());
}

}  // namespace fairshares::io::reading_support

/// Path of a file of the real data; skips the test where there is none.
#define FAIRSHARES_REAL_FILE(variable, relativePath)                                                         \
  const std::string variable = std::string(FAIRSHARES_SHARED_DATA) + "/" + (relativePath);                   \
  if (!std::filesystem::exists(variable)) GTEST_SKIP() << "the real data are not here: " << (variable)
