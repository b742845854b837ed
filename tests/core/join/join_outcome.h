// What tests of the join ask: does it join, and if not, for which reasons.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "join/build_model.h"
#include "support/tiny_study.h"

namespace fairshares::join {

using testing_support::TinyStudy;
using testing_support::tinyStudy;

inline std::vector<Issue> issuesOf(const Issues& issues, IssueCode code) {
  std::vector<Issue> found;
  for (const Issue& issue : issues.list())
    if (issue.code == code) found.push_back(issue);
  return found;
}

inline std::string allText(const Issues& issues) {
  std::string text;
  for (const Issue& issue : issues.list()) text += describe(issue) + "\n";
  return text;
}

/// Joins a study that must be refused, and returns why.
inline Issues refusalOf(TinyStudy tiny) {
  Result<Joined> result = buildModel(tiny.study, std::move(tiny.sources));
  EXPECT_FALSE(result.hasValue());
  return result.takeIssues();
}

/// Joins a study whose one and only error has this code, and returns it.
inline Issue onlyErrorOf(TinyStudy tiny, IssueCode code) {
  const Issues issues = refusalOf(std::move(tiny));
  EXPECT_EQ(issues.errorCount(), 1u) << allText(issues);
  const std::vector<Issue> found = issuesOf(issues, code);
  EXPECT_EQ(found.size(), 1u) << allText(issues);
  return found.empty() ? Issue{} : found.front();
}

/// A join that went well, with its warnings and notes.
struct Accepted {
  model::Model model;
  model::JoinReport report;
  Issues issues;

  /// The lines of one event, of one source if named.
  [[nodiscard]] std::vector<model::JoinEntry> lines(model::JoinEvent event,
                                                    const std::string& source = "") const {
    std::vector<model::JoinEntry> found;
    for (const model::JoinEntry& entry : report)
      if (entry.event == event && (source.empty() || entry.source == source)) found.push_back(entry);
    return found;
  }
};

/// Joins a study that must be accepted.
inline Accepted joinedOf(TinyStudy tiny) {
  Result<Joined> result = buildModel(tiny.study, std::move(tiny.sources));
  EXPECT_TRUE(result.hasValue()) << allText(result.issues());
  if (!result) return {};
  Joined joined = result.takeValue();
  return {std::move(joined.model), std::move(joined.report), result.takeIssues()};
}

}  // namespace fairshares::join
