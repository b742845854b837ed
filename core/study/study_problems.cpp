// Fair Shares: the problems of a study file, each with its line and key.
#include "study/study_problems.h"

#include <algorithm>

namespace fairshares::study {

namespace {

bool isPlainKey(std::string_view key) {
  const auto isPlain = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
  };
  return !key.empty() && std::all_of(key.begin(), key.end(), isPlain);
}

/// "acute" of "programmes.acute.needs": what a place's `key` names; empty for the parts without ids.
std::string itemOf(std::string_view keyPath) {
  for (const std::string_view section :
       {"programmes.", "levels.", "indicators.", "categories.", "destinations."}) {
    if (keyPath.substr(0, section.size()) != section) continue;
    const std::string_view rest = keyPath.substr(section.size());
    return std::string(rest.substr(0, rest.find('.')));
  }
  return {};
}

}  // namespace

std::string keyPathOf(std::string_view path, std::string_view key) {
  std::string whole(path);
  if (!whole.empty()) whole += '.';
  if (isPlainKey(key)) return whole.append(key);
  return whole.append("\"").append(key).append("\"");
}

std::optional<std::size_t> StudyProblems::lineOf(std::string_view keyPath) const {
  std::string path(keyPath);
  while (!path.empty()) {
    const auto found = mLines.find(path);
    if (found != mLines.end() && found->second > 0) return found->second;
    const std::size_t dot = path.rfind('.');
    path.resize(dot == std::string::npos ? 0 : dot);
  }
  return std::nullopt;
}

void StudyProblems::refuse(IssueCode code, const std::string& keyPath, std::string value, std::string message,
                           std::string mend) {
  add(Severity::Error, code, keyPath, std::move(value), std::move(message), std::move(mend));
}

void StudyProblems::warn(IssueCode code, const std::string& keyPath, std::string value, std::string message,
                         std::string mend) {
  add(Severity::Warning, code, keyPath, std::move(value), std::move(message), std::move(mend));
}

void StudyProblems::add(Severity severity, IssueCode code, const std::string& keyPath, std::string value,
                        std::string message, std::string mend) {
  if (!mSaid.emplace(code, keyPath, message).second) return;
  Issue issue;
  issue.severity = severity;
  issue.code = code;
  issue.where.file = mFile;
  issue.where.row = lineOf(keyPath);
  issue.where.column = keyPath;
  issue.where.key = itemOf(keyPath);
  issue.value = std::move(value);
  issue.message = std::move(message);
  issue.mend = std::move(mend);
  mIssues.push_back(std::move(issue));
}

Issues StudyProblems::take() {
  std::stable_sort(mIssues.begin(), mIssues.end(), [](const Issue& left, const Issue& right) {
    return left.where.row.value_or(0) < right.where.row.value_or(0);
  });
  Issues issues;
  for (Issue& issue : mIssues) issues.add(std::move(issue));
  mIssues.clear();
  return issues;
}

}  // namespace fairshares::study
