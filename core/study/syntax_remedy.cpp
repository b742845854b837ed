// Fair Shares: what is usually wrong with a line that is not TOML.
#include "study/syntax_remedy.h"

namespace fairshares::study {

namespace {

bool isDigit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// One line taken apart: which characters lie in "..." or '...', and what comes after the comment sign.
/// Triple quotes count as an empty string and an opened one, which is good enough for looking at one line.
class LineScanner {
 public:
  explicit LineScanner(std::string_view line) {
    char quote = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
      const char letter = line[at];
      if (quote == 0 && letter == '#') break;
      if (quote == 0) {
        if (letter == '"' || letter == '\'')
          quote = letter;
        else
          mOutside += letter;
      } else if (quote == '"' && letter == '\\' && at + 1 < line.size()) {
        const char escaped = line[++at];
        mHasBackslash = true;
        if (std::string_view("btnfr\"\\").find(escaped) == std::string_view::npos) mHasWrongEscape = true;
      } else if (letter == quote) {
        quote = 0;
        mOutside += '_';  // stands for the text, so that 1"a"2 is not read as 12
      }
    }
    mEndsInText = quote == '"';
  }

  /// The line without texts and comment.
  [[nodiscard]] const std::string& outside() const { return mOutside; }
  [[nodiscard]] bool hasSingleBackslash() const { return mHasWrongEscape || (mHasBackslash && mEndsInText); }

 private:
  std::string mOutside;
  bool mHasBackslash = false;
  bool mHasWrongEscape = false;
  bool mEndsInText = false;
};

/// Finds 3,5 behind an "=" and outside of [lists].
bool hasCommaInNumber(const std::string& outside) {
  const std::size_t equals = outside.find('=');
  if (equals == std::string::npos) return false;
  int depth = 0;
  for (std::size_t at = equals + 1; at < outside.size(); ++at) {
    if (outside[at] == '[') ++depth;
    if (outside[at] == ']') --depth;
    const bool between = at + 1 < outside.size() && isDigit(outside[at - 1]) && isDigit(outside[at + 1]);
    if (depth == 0 && outside[at] == ',' && between) return true;
  }
  return false;
}

}  // namespace

std::string backslashRemedy() {
  return "Write paths with forward slashes (\"data/zones.gpkg\"), or put the path in single quotes "
         "('C:\\data\\zones.gpkg').";
}

SyntaxRemedy syntaxRemedy(std::string_view line) {
  if (!isUtf8(line))
    return {"The line is not UTF-8 text, so its letters cannot be told apart.",
            "Save the file with the encoding UTF-8."};
  const LineScanner scanner(line);
  if (scanner.hasSingleBackslash())
    return {"A single backslash in double quotes begins a special character, so the path cannot be read.",
            backslashRemedy()};
  for (const std::string_view quote : {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E"})
    if (scanner.outside().find(quote) != std::string::npos)
      return {"The line has typographic quotation marks.", "Use straight quotation marks: \"...\"."};
  if (hasCommaInNumber(scanner.outside()))
    return {"A number has a comma.",
            "Write numbers with a decimal point (0.05) and without thousands commas (5_400_000 or 5400000)."};
  return {
      "",
      "Correct the line: key = \"text\", key = 12.5, key = true, [table]; text needs double quotes, and each "
      "table and key may stand only once."};
}

bool isWholeStatement(std::string_view line) {
  const std::string outside = LineScanner(line).outside();
  if (outside.find('=') == std::string::npos) return false;
  int square = 0;
  int curly = 0;
  for (const char letter : outside) {
    square += letter == '[' ? 1 : letter == ']' ? -1 : 0;
    curly += letter == '{' ? 1 : letter == '}' ? -1 : 0;
  }
  const bool opensLongText =
      line.find("\"\"\"") != std::string_view::npos || line.find("'''") != std::string_view::npos;
  return square == 0 && curly == 0 && !opensLongText;
}

bool isUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    std::size_t following = 0;
    if (lead < 0x80)
      continue;
    else if (lead >= 0xC2 && lead <= 0xDF)
      following = 1;
    else if (lead >= 0xE0 && lead <= 0xEF)
      following = 2;
    else if (lead >= 0xF0 && lead <= 0xF4)
      following = 3;
    else
      return false;
    for (; following > 0; --following) {
      if (++at >= text.size()) return false;
      if ((static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u) return false;
    }
  }
  return true;
}

}  // namespace fairshares::study
