// Fair Shares: the words by which tables name an age or an age band.
#include "io/age_labels.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/number_text.h"
#include "io/header_names.h"

namespace fairshares::io {
namespace {

constexpr std::string_view EN_DASH = "\xE2\x80\x93";

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

// Lower case without spaces and underscores; between digits they part two ages and become "-".
std::string squeezed(std::string_view label) {
  std::string text;
  label = trimmed(label);
  for (std::size_t at = 0; at < label.size(); ++at) {
    char c = label[at];
    if (label.substr(at).starts_with(EN_DASH)) {
      text += '-';
      at += EN_DASH.size() - 1;
      continue;
    }
    if (c == ' ' || c == '_') {
      const bool parts =
          !text.empty() && isDigit(text.back()) && at + 1 < label.size() && isDigit(label[at + 1]);
      if (parts) text += '-';
      continue;
    }
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    text += c;
  }
  return text;
}

void dropPrefix(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) return text.remove_prefix(word.size());
}

// A whole number of at most OPEN_AGE at the front.
std::optional<int> takeAge(std::string_view& text) {
  std::size_t digits = 0;
  int age = 0;
  while (digits < text.size() && digits < 4 && isDigit(text[digits])) age = age * 10 + (text[digits++] - '0');
  if (digits == 0 || age > OPEN_AGE) return std::nullopt;
  text.remove_prefix(digits);
  return age;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

std::optional<AgeBand> readAgeLabel(std::string_view label) {
  const std::string squeezedLabel = squeezed(label);
  std::string_view text = squeezedLabel;
  dropPrefix(text, {"ages", "aged", "age"});
  const bool under = text.starts_with("under") || text.starts_with("lessthan");
  if (under) dropPrefix(text, {"under", "lessthan"});
  const std::optional<int> from = takeAge(text);
  if (!from) return std::nullopt;
  dropPrefix(text, {"yearsold", "years", "year", "yrs"});
  if (under) return text.empty() && *from > 0 ? std::optional(AgeBand{0, *from - 1}) : std::nullopt;
  // "15.0" is what a spreadsheet makes of the label 15.
  if (text.empty() || text == ".0") return AgeBand{*from, *from};
  if (isOneOf(text, {"+", "plus", "andover", "andabove", "orover", "orabove", "andolder", "orolder", "over",
                     "+years"}))
    return AgeBand{*from, OPEN_AGE};
  if (!text.starts_with('-') && !text.starts_with("to")) return std::nullopt;
  dropPrefix(text, {"-", "to"});
  const std::optional<int> to = takeAge(text);
  dropPrefix(text, {"yearsold", "years", "year", "yrs"});
  if (!to || !text.empty() || *to < *from) return std::nullopt;
  return AgeBand{*from, *to};
}

bool isAllAgesLabel(std::string_view label) {
  const std::string plain = plainHeader(label);
  return isOneOf(plain, {"allages", "total", "all", "totalpopulation", "totalpop", "allpeople", "allpersons",
                         "totalpersons"});
}

}  // namespace fairshares::io
