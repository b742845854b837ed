// Fair Shares: TOML text to a plain tree that keeps the order and the lines of the file.
#include "study/parse_toml.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <sstream>
#include <utility>

#include <toml++/toml.h>

#include "base/number_text.h"
#include "study/syntax_remedy.h"

namespace fairshares::study {

namespace {

/// A study is written by hand. Far beyond these bounds the file is something else, and a parser that goes
/// down one call for each nesting could run out of stack.
constexpr std::size_t LARGEST_FILE = 8u * 1024u * 1024u;
constexpr std::size_t MOST_DOTS_IN_A_LINE = 500;
constexpr std::size_t MOST_SYNTAX_ERRORS = 25;

TomlNode nodeOf(const toml::node& node);

TomlNode tableOf(const toml::table& table) {
  TomlNode made;
  made.kind = TomlKind::Table;
  made.text = "a table";
  std::vector<std::pair<toml::source_position, TomlEntry>> placed;
  for (auto&& [key, node] : table) {
    TomlEntry entry;
    entry.key = std::string(key.str());
    entry.line = key.source().begin.line;
    entry.node = nodeOf(node);
    if (entry.line == 0) entry.line = entry.node.line;
    placed.emplace_back(key.source().begin, std::move(entry));
  }
  // The library sorts tables by key; their place in the file brings the planner's order back.
  std::stable_sort(placed.begin(), placed.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  for (auto& [position, entry] : placed) made.entries.push_back(std::move(entry));
  return made;
}

TomlNode listOf(const toml::array& array) {
  TomlNode made;
  made.kind = TomlKind::List;
  made.text = "a list";
  for (const toml::node& item : array) made.items.push_back(nodeOf(item));
  return made;
}

std::string printed(const toml::node& node) {
  std::ostringstream stream;
  stream.imbue(std::locale::classic());
  node.visit([&stream](const auto& typed) { stream << typed; });
  return stream.str();
}

TomlNode nodeOf(const toml::node& node) {
  TomlNode made;
  if (const toml::table* table = node.as_table()) {
    made = tableOf(*table);
  } else if (const toml::array* array = node.as_array()) {
    made = listOf(*array);
  } else if (const auto* text = node.as_string()) {
    made.kind = TomlKind::Text;
    made.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    made.kind = TomlKind::Integer;
    made.integer = integer->get();
    made.number = static_cast<double>(integer->get());
    made.text = std::to_string(integer->get());
  } else if (const auto* number = node.as_floating_point()) {
    made.kind = TomlKind::Number;
    made.number = number->get();
    made.text = shortestText(number->get());
  } else if (const auto* boolean = node.as_boolean()) {
    made.kind = TomlKind::Boolean;
    made.boolean = boolean->get();
    made.text = boolean->get() ? "true" : "false";
  } else {
    made.kind = TomlKind::Date;
    made.text = printed(node);
  }
  made.line = node.source().begin.line;
  return made;
}

/// A refusal of the library, or nothing.
struct SyntaxError {
  std::size_t line = 0;
  std::string description;
};

std::optional<SyntaxError> tryParse(std::string_view text, toml::table& table) {
  try {
    table = toml::parse(text);
    return std::nullopt;
  } catch (const toml::parse_error& error) {
    return SyntaxError{error.source().begin.line, std::string(error.description())};
  } catch (const std::exception& error) {  // lengths and memory
    return SyntaxError{0, error.what()};
  }
}

/// First byte and length of a 1-based line.
std::pair<std::size_t, std::size_t> extentOfLine(std::string_view text, std::size_t line) {
  std::size_t begin = 0;
  for (std::size_t passed = 1; passed < line; ++passed) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) return {text.size(), 0};
    begin = end + 1;
  }
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  return {begin, end - begin};
}

Issue problem(IssueCode code, const std::string& file, std::string message, std::string mend) {
  Issue issue;
  issue.code = code;
  issue.where.file = file;
  issue.message = std::move(message);
  issue.mend = std::move(mend);
  return issue;
}

Issue syntaxProblem(const SyntaxError& error, std::string_view line, const std::string& file) {
  SyntaxRemedy remedy = syntaxRemedy(line);
  std::string message =
      "Line " + std::to_string(error.line) + " is not TOML, so nothing of the study can be used. ";
  message += remedy.reason.empty() ? "The parser says: " + error.description + "." : remedy.reason;
  Issue issue = problem(IssueCode::StudySyntax, file, std::move(message), std::move(remedy.mend));
  if (error.line > 0) issue.where.row = error.line;
  constexpr std::size_t SHOWN = 120;
  if (isUtf8(line)) issue.value = std::string(trimmed(line.substr(0, SHOWN)));
  return issue;
}

std::optional<Issue> problemOfContent(std::string_view text, const std::string& file) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return problem(IssueCode::FileEmpty, file, "The study file is empty, so there is nothing to run.",
                   "Write a starter study with `fairshares new DIR` and fill it in.");
  if (text.size() > LARGEST_FILE)
    return problem(IssueCode::FileFormat, file, "The file is far too large to be a study file.",
                   "Give the study (a .toml file), not one of its tables.");
  if (text.find('\0') != std::string_view::npos)
    return problem(IssueCode::FileFormat, file,
                   "The file is not plain UTF-8 text, so it cannot be a study file.",
                   "Give the study (a .toml file), saved with the encoding UTF-8.");
  std::size_t dots = 0;
  std::size_t line = 1;
  for (const char letter : text) {
    if (letter == '\n') {
      dots = 0;
      ++line;
    }
    if (letter == '.' && ++dots > MOST_DOTS_IN_A_LINE) {
      Issue issue =
          problem(IssueCode::StudySyntax, file, "The line has more dots than any key or sentence needs.",
                  "Break the line, or give the study (a .toml file).");
      issue.where.row = line;
      return issue;
    }
  }
  return std::nullopt;
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [key](const TomlEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &found->node;
}

std::string_view kindInWords(TomlKind kind) {
  switch (kind) {
  case TomlKind::Text:
    return "text";
  case TomlKind::Integer:
    return "a whole number";
  case TomlKind::Number:
    return "a number with decimals";
  case TomlKind::Boolean:
    return "true or false";
  case TomlKind::Date:
    return "a date or time";
  case TomlKind::List:
    return "a list";
  case TomlKind::Table:
    return "a table";
  }
  return "something else";
}

Result<TomlNode> parseToml(std::string_view text, const std::string& file) {
  if (auto wrong = problemOfContent(text, file)) return std::move(*wrong);
  std::string rest(text);
  Issues issues;
  toml::table table;
  while (const auto error = tryParse(rest, table)) {
    const auto [begin, length] = extentOfLine(rest, error->line);
    const std::string line = rest.substr(begin, length);
    issues.add(syntaxProblem(*error, line, file));
    // A line that is wrong by itself is blanked and the next error looked for; any other error may be the
    // consequence of an earlier line, and going on would only add confusion.
    toml::table alone;
    const bool goOn = error->line > 0 && isWholeStatement(line) && tryParse(line, alone).has_value();
    if (!goOn || issues.errorCount() >= MOST_SYNTAX_ERRORS) break;
    std::fill_n(rest.begin() + static_cast<std::ptrdiff_t>(begin), length, ' ');
  }
  if (issues.hasErrors()) return issues;
  return tableOf(table);
}

}  // namespace fairshares::study
