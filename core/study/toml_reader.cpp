// Fair Shares: one table of a study file, read key by key, complaining about everything that is not right.
#include "study/toml_reader.h"

#include <algorithm>
#include <cmath>

#include "base/contract.h"
#include "base/number_text.h"
#include "study/syntax_remedy.h"

namespace fairshares::study {

namespace {

bool hasControlCharacter(std::string_view text, bool severalLines) {
  return std::any_of(text.begin(), text.end(), [severalLines](char letter) {
    if (severalLines && (letter == '\n' || letter == '\r' || letter == '\t')) return false;
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F;
  });
}

}  // namespace

void rememberLines(const TomlNode& table, const std::string& path, StudyProblems& problems) {
  for (const TomlEntry& entry : table.entries) problems.rememberLine(keyPathOf(path, entry.key), entry.line);
}

TableReader::TableReader(const TomlNode& table, std::string path, TableKind kind, StudyProblems& problems)
    : mTable(&table), mPath(std::move(path)), mKind(kind), mProblems(&problems) {
  rememberLines(table, mPath, problems);
  const std::vector<std::string>& known = knownKeys(kind);
  for (const TomlEntry& entry : table.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    const std::string place = mPath.empty() ? "at the top of a study file" : "in `" + mPath + "`";
    problems.refuse(IssueCode::StudyKeyUnknown, pathOf(entry.key), entry.key,
                    "The key `" + entry.key + "` is not known " + place +
                        "; a misspelt key would otherwise be left out without a word.",
                    suggestion(entry.key, known));
  }
}

bool TableReader::knows(std::string_view key) const {
  const std::vector<std::string>& known = knownKeys(mKind);
  return std::find(known.begin(), known.end(), key) != known.end();
}

const TomlNode* TableReader::find(std::string_view key) const {
  FAIRSHARES_EXPECTS(knows(key));
  return mTable->find(key);
}

void TableReader::refuseMissing(std::string_view key, const std::string& why, const std::string& mend) const {
  const std::string place = mPath.empty() ? "The study" : "`" + mPath + "`";
  mProblems->refuse(IssueCode::StudyKeyMissing, pathOf(key), "",
                    place + " has no `" + std::string(key) + "`. " + why, mend);
}

void TableReader::refuseValue(std::string_view key, const std::string& message,
                              const std::string& mend) const {
  const TomlNode* node = find(key);
  mProblems->refuse(IssueCode::StudyValue, pathOf(key), node ? node->text : "", message, mend);
}

const TomlNode* TableReader::findOfKind(std::string_view key, TomlKind kind, std::string_view mend) const {
  const TomlNode* node = find(key);
  if (!node) return nullptr;
  if (node->kind == kind) return node;
  refuseValue(key,
              "`" + std::string(key) + "` must be " + std::string(kindInWords(kind)) + ", but it is " +
                  std::string(kindInWords(node->kind)) + ".",
              std::string(mend));
  return nullptr;
}

std::optional<std::string> TableReader::findProse(std::string_view key) const {
  const TomlNode* node = findOfKind(key, TomlKind::Text, "Write the value in double quotes.");
  if (!node) return std::nullopt;
  std::string text(trimmed(node->text));
  if (text.empty()) {
    refuseValue(key, "`" + std::string(key) + "` is empty, which says nothing.",
                "Fill it in, or remove the line.");
    return std::nullopt;
  }
  if (hasControlCharacter(text, true)) {
    refuseValue(key, "`" + std::string(key) + "` holds characters that cannot be printed.", "Remove them.");
    return std::nullopt;
  }
  return text;
}

std::optional<std::string> TableReader::findText(std::string_view key) const {
  const auto text = findProse(key);
  if (!text || !hasControlCharacter(*text, false)) return text;
  // "C:\temp\new.csv" is valid TOML for C:, a tab, "emp", a line end and "ew.csv".
  mProblems->refuse(IssueCode::StudySyntax, pathOf(key), *text,
                    "`" + std::string(key) +
                        "` holds a tab or a line end, as single backslashes in double quotes make them.",
                    backslashRemedy());
  return std::nullopt;
}

std::string TableReader::text(std::string_view key) const {
  if (!has(key)) {
    refuseMissing(key, "It is needed.", "Add the line " + std::string(key) + " = \"...\".");
    return {};
  }
  return findText(key).value_or("");
}

std::optional<bool> TableReader::findBoolean(std::string_view key) const {
  const TomlNode* node = findOfKind(key, TomlKind::Boolean, "Write true or false, without quotes.");
  if (!node) return std::nullopt;
  return node->boolean;
}

std::optional<int> TableReader::findInteger(std::string_view key, int least, int most) const {
  const TomlNode* node =
      findOfKind(key, TomlKind::Integer, "Write a whole number, without quotes and decimals.");
  if (!node) return std::nullopt;
  if (node->integer < least || node->integer > most) {
    refuseValue(key, "`" + std::string(key) + "` is out of range.",
                "Write a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".");
    return std::nullopt;
  }
  return static_cast<int>(node->integer);
}

std::optional<double> TableReader::findNumber(std::string_view key) const {
  const TomlNode* node = find(key);
  if (!node) return std::nullopt;
  if (node->kind != TomlKind::Integer)
    node = findOfKind(key, TomlKind::Number, "Write a number with a decimal point, without quotes.");
  if (!node) return std::nullopt;
  if (!std::isfinite(node->number)) {
    refuseValue(key,
                "`" + std::string(key) + "` is not a finite number, and every result would become unusable.",
                "Write a number, or remove the line.");
    return std::nullopt;
  }
  return node->number;
}

std::optional<int> TableReader::findYear(std::string_view key) const {
  const TomlNode* node =
      findOfKind(key, TomlKind::Integer,
                 "Write the year as a number (2024), or a date as yyyymmdd (20251001), without "
                 "quotes.");
  if (!node) return std::nullopt;
  const std::int64_t value = node->integer;
  const std::int64_t month = value / 100 % 100;
  const std::int64_t day = value % 100;
  const bool isYear = value >= 1900 && value <= 2200;
  const bool isDate =
      value >= 19000101 && value <= 22001231 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (isYear || isDate) return static_cast<int>(value);
  refuseValue(key, "`" + std::string(key) + "` is no year, so no rows of the file would be found.",
              "Write a year from 1900 to 2200, or a date as yyyymmdd.");
  return std::nullopt;
}

std::optional<std::vector<double>> TableReader::findNumbers(std::string_view key) const {
  const TomlNode* node = find(key);
  if (!node) return std::nullopt;
  std::vector<TomlNode> single{*node};
  const std::vector<TomlNode>& items = node->kind == TomlKind::List ? node->items : single;
  std::vector<double> numbers;
  for (const TomlNode& item : items)
    if ((item.kind == TomlKind::Integer || item.kind == TomlKind::Number) && std::isfinite(item.number))
      numbers.push_back(item.number);
  if (!items.empty() && numbers.size() == items.size()) return numbers;
  refuseValue(key, "`" + std::string(key) + "` must be a list of numbers.",
              "Write for example " + std::string(key) + " = [30, 60].");
  return std::nullopt;
}

std::optional<std::vector<std::string>> TableReader::findTexts(std::string_view key) const {
  const TomlNode* node = find(key);
  if (!node) return std::nullopt;
  std::vector<TomlNode> single{*node};
  const std::vector<TomlNode>& items = node->kind == TomlKind::List ? node->items : single;
  std::vector<std::string> texts;
  for (const TomlNode& item : items)
    if (item.kind == TomlKind::Text) texts.emplace_back(trimmed(item.text));
  if (!items.empty() && texts.size() == items.size()) return texts;
  refuseValue(key, "`" + std::string(key) + "` must be a list of texts.",
              "Write for example " + std::string(key) + " = [\"yes\", \"1\"].");
  return std::nullopt;
}

std::vector<TableReader> TableReader::findTables(std::string_view key, TableKind kind) const {
  std::vector<TableReader> tables;
  const TomlNode* node = find(key);
  if (!node) return tables;
  std::vector<const TomlNode*> nodes;
  if (node->kind == TomlKind::Table) nodes.push_back(node);
  for (const TomlNode& item : node->items)
    if (item.kind == TomlKind::Table) nodes.push_back(&item);
  if (nodes.empty() || (node->kind == TomlKind::List && nodes.size() < node->items.size())) {
    const std::string path = pathOf(key);
    refuseValue(key, "`" + std::string(key) + "` must be a table, or several.",
                "Write [" + path + "], or [[" + path + "]] once for each table.");
    return tables;
  }
  for (const TomlNode* one : nodes) {
    const std::string number = nodes.size() == 1 ? "" : "[" + std::to_string(tables.size() + 1) + "]";
    mProblems->rememberLine(pathOf(key) + number, one->line);
    tables.emplace_back(*one, pathOf(key) + number, kind, *mProblems);
  }
  return tables;
}

std::optional<TableReader> TableReader::findTable(std::string_view key, TableKind kind) const {
  const TomlNode* node = findOfKind(key, TomlKind::Table,
                                    "Write a table: [" + pathOf(key) + "] on a line of its own, or " +
                                        std::string(key) + " = { ... }.");
  if (!node) return std::nullopt;
  return TableReader(*node, pathOf(key), kind, *mProblems);
}

std::optional<std::size_t> TableReader::findWord(std::string_view key,
                                                 const std::vector<std::string>& words) const {
  const auto text = findText(key);
  if (!text) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  refuseValue(key, "`" + std::string(key) + "` may be " + listOfWords(words) + ", not `" + *text + "`.",
              suggestion(*text, words));
  return std::nullopt;
}

}  // namespace fairshares::study
