// Fair Shares: the problems of a study file, each with its line and key.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/issue.h"

namespace fairshares::study {

/// Collects problems while a study file is read and knows the line of every key met, so that checks made
/// long after reading can still say where.
///
/// A key path is what TOML writes before the "=": "programmes.acute.budget_gbp".
class StudyProblems {
 public:
  explicit StudyProblems(std::string file) : mFile(std::move(file)) {}

  void rememberLine(const std::string& keyPath, std::size_t line) { mLines[keyPath] = line; }
  /// Line of the key, or of the nearest table around it where the key is absent.
  [[nodiscard]] std::optional<std::size_t> lineOf(std::string_view keyPath) const;
  /// True if the file has this key.
  [[nodiscard]] bool hasKey(const std::string& keyPath) const { return mLines.count(keyPath) > 0; }

  /// An error at a key. The same complaint at the same key is kept once.
  void refuse(IssueCode code, const std::string& keyPath, std::string value, std::string message,
              std::string mend);
  /// A warning at a key.
  void warn(IssueCode code, const std::string& keyPath, std::string value, std::string message,
            std::string mend);

  /// Everything collected, by line; problems of one line in the order they were found.
  [[nodiscard]] Issues take();

 private:
  void add(Severity severity, IssueCode code, const std::string& keyPath, std::string value,
           std::string message, std::string mend);

  std::string mFile;
  std::map<std::string, std::size_t> mLines;
  std::set<std::tuple<IssueCode, std::string, std::string>> mSaid;
  std::vector<Issue> mIssues;
};

/// The path of `key` inside the table at `path`, quoted as TOML would where the key is not a plain word.
std::string keyPathOf(std::string_view path, std::string_view key);

}  // namespace fairshares::study
