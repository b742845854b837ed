// Fair Shares: TOML text to a plain tree that keeps the order and the lines of the file.
// parse_toml.cpp is the only file that sees the TOML library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace fairshares::study {

enum class TomlKind { Text, Integer, Number, Boolean, Date, List, Table };

struct TomlEntry;

/// One TOML value. Only the members that `kind` names are meaningful.
struct TomlNode {
  TomlKind kind = TomlKind::Table;
  std::size_t line = 0;            ///< 1-based; 0 where the file does not say
  std::string text;                ///< Text: the value. Otherwise the value as the file would print it.
  std::int64_t integer = 0;        ///< Integer
  double number = 0.0;             ///< Number and Integer
  bool boolean = false;            ///< Boolean
  std::vector<TomlNode> items;     ///< List
  std::vector<TomlEntry> entries;  ///< Table, in the order of the file

  /// The entry's value, or null.
  [[nodiscard]] const TomlNode* find(std::string_view key) const;
};

struct TomlEntry {
  std::string key;
  std::size_t line = 0;
  TomlNode node;
};

/// "text", "a whole number", "a list" ...: for sentences.
std::string_view kindInWords(TomlKind kind);

/// Parses a whole file. `file` is for messages only.
///
/// Goes on after a wrong line as long as the line is a statement of its own, so that several slips are named
/// at once. Windows paths with single backslashes, decimal commas, typographic quotes and text that is not
/// UTF-8 are recognised and their remedy told.
///
/// Errors: FileEmpty, FileFormat (not text, or far too large for a study), StudySyntax with the line.
Result<TomlNode> parseToml(std::string_view text, const std::string& file);

}  // namespace fairshares::study
