// Fair Shares: one table of a study file, read key by key, complaining about everything that is not right.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "study/nearest_key.h"
#include "study/parse_toml.h"
#include "study/study_keys.h"
#include "study/study_problems.h"

namespace fairshares::study {

/// Reads the values of one TOML table. `find...` gives nothing for an absent key; the others complain about
/// it. A value of the wrong type or range is complained about and then treated as absent, so that one
/// reading finds every problem. The node and the problems must outlive the reader.
class TableReader {
 public:
  /// Complains at once about every key that a table of this kind does not have.
  TableReader(const TomlNode& table, std::string path, TableKind kind, StudyProblems& problems);

  [[nodiscard]] const std::string& path() const { return mPath; }
  [[nodiscard]] TableKind kind() const { return mKind; }
  [[nodiscard]] std::string pathOf(std::string_view key) const { return keyPathOf(mPath, key); }
  [[nodiscard]] StudyProblems& problems() const { return *mProblems; }
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  /// Whether tables of this kind may have the key.
  [[nodiscard]] bool knows(std::string_view key) const;
  /// The raw value; the key must be one that this kind of table knows.
  [[nodiscard]] const TomlNode* find(std::string_view key) const;

  /// One line of text, trimmed, not empty, without control characters.
  std::optional<std::string> findText(std::string_view key) const;
  std::string text(std::string_view key) const;
  /// Text that may have several lines.
  std::optional<std::string> findProse(std::string_view key) const;
  std::optional<bool> findBoolean(std::string_view key) const;
  /// A whole number from `least` to `most`.
  std::optional<int> findInteger(std::string_view key, int least, int most) const;
  /// A finite number.
  std::optional<double> findNumber(std::string_view key) const;
  /// A year such as 2020, or a date written yyyymmdd.
  std::optional<int> findYear(std::string_view key) const;
  /// A list of finite numbers; a single number counts as a list of one.
  std::optional<std::vector<double>> findNumbers(std::string_view key) const;
  /// A list of texts; a single text counts as a list of one.
  std::optional<std::vector<std::string>> findTexts(std::string_view key) const;
  /// One table or a list of them ([[lookup]]). Several are told apart in messages by their number: lookup[2].
  std::vector<TableReader> findTables(std::string_view key, TableKind kind) const;
  /// A table inside this one.
  std::optional<TableReader> findTable(std::string_view key, TableKind kind) const;

  /// One word of a fixed list.
  template <typename Choice, std::size_t COUNT>
  std::optional<Choice> findChoice(std::string_view key, const std::array<Choice, COUNT>& choices,
                                   std::string_view (*nameOf)(Choice)) const {
    std::vector<std::string> names;
    for (const Choice choice : choices) names.emplace_back(nameOf(choice));
    const auto position = findWord(key, names);
    if (!position) return std::nullopt;
    return choices[*position];
  }

  /// Complains that a key is absent; `why` says why it is needed, `mend` what to write.
  void refuseMissing(std::string_view key, const std::string& why, const std::string& mend) const;
  /// Complains about the value of a key.
  void refuseValue(std::string_view key, const std::string& message, const std::string& mend) const;

 private:
  std::optional<std::size_t> findWord(std::string_view key, const std::vector<std::string>& words) const;
  const TomlNode* findOfKind(std::string_view key, TomlKind kind, std::string_view mend) const;

  const TomlNode* mTable;
  std::string mPath;
  TableKind mKind;
  StudyProblems* mProblems;
};

/// Remembers the lines of the entries of a table whose keys are ids ([levels], [sources], ...).
void rememberLines(const TomlNode& table, const std::string& path, StudyProblems& problems);

}  // namespace fairshares::study
