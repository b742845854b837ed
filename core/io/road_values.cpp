// Fair Shares: what the texts of road layers mean: speeds, directions, durations, tags.
#include "io/road_values.h"

#include <algorithm>
#include <array>

#include "base/number_text.h"

namespace fairshares::io {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return isSameWord(text, word); });
}

// The number at the start of `text`, and what follows it.
struct NumberAndRest {
  double number;
  std::string_view rest;
};
std::optional<NumberAndRest> leadingNumber(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() &&
         (isDigit(text[length]) || text[length] == '.' || (length == 0 && text[length] == '-')))
    ++length;
  const std::optional<double> number = parseNumber(text.substr(0, length));
  if (!number) return std::nullopt;
  return NumberAndRest{*number, trimmed(text.substr(length))};
}

// "01:10:30" is hours, minutes and seconds, "00:35" hours and minutes.
std::optional<double> minutesFromClock(std::string_view text) {
  double minutes = 0.0;
  double unit = 60.0;
  if (text.ends_with(':')) return std::nullopt;
  for (int field = 0; field < 3 && !text.empty(); ++field, unit /= 60.0) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    const std::string_view digits = text.substr(0, colon);
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), isDigit)) return std::nullopt;
    const double value = *parseNumber(digits);
    if (field > 0 && value >= 60.0) return std::nullopt;
    minutes += value * unit;
    text.remove_prefix(std::min(colon + 1, text.size()));
  }
  return text.empty() ? std::optional(minutes) : std::nullopt;
}

// ISO 8601: P1DT2H30M10S.
std::optional<double> minutesFromIso(std::string_view text) {
  text.remove_prefix(1);
  double minutes = 0.0;
  bool isTime = false;
  bool hasAny = false;
  while (!text.empty()) {
    if (text.front() == 'T' || text.front() == 't') {
      isTime = true;
      text.remove_prefix(1);
      continue;
    }
    const auto part = leadingNumber(text);
    if (!part || part->rest.empty() || part->number < 0.0) return std::nullopt;
    const char unit = lower(part->rest.front());
    if (!isTime && unit == 'd')
      minutes += part->number * 1440.0;
    else if (isTime && unit == 'h')
      minutes += part->number * 60.0;
    else if (isTime && unit == 'm')
      minutes += part->number;
    else if (isTime && unit == 's')
      minutes += part->number / 60.0;
    else
      return std::nullopt;
    hasAny = true;
    text = part->rest.substr(1);
  }
  return hasAny ? std::optional(minutes) : std::nullopt;
}

// The text between the quotes at the start of `text`, which is moved behind them. `scratch` takes a text that
// has backslashes.
std::optional<std::string_view> quotedText(std::string_view& text, std::string& scratch) {
  if (text.empty() || text.front() != '"') return std::nullopt;
  scratch.clear();
  bool isPlain = true;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '"') {
      const std::string_view found = isPlain ? text.substr(1, at - 1) : std::string_view(scratch);
      text.remove_prefix(at + 1);
      return found;
    }
    if (text[at] == '\\' && at + 1 < text.size()) {
      if (isPlain) scratch.assign(text.substr(1, at - 1));
      isPlain = false;
      ++at;
    }
    if (!isPlain) scratch += text[at];
  }
  return std::nullopt;
}

}  // namespace

bool isSameWord(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char left, char right) {
           return lower(left) == lower(right);
         });
}

std::optional<double> speedFromText(std::string_view text, double unitKmPerHour) {
  const auto found = leadingNumber(trimmed(text));
  if (!found) return std::nullopt;
  if (found->rest.empty()) return found->number * unitKmPerHour;
  if (isOneOf(found->rest, {"mph", "mi/h"})) return found->number * KM_PER_MILE;
  if (isOneOf(found->rest, {"km/h", "kmh", "kph", "kmph"})) return found->number;
  if (isOneOf(found->rest, {"knots", "kn"})) return found->number * KM_PER_NAUTICAL_MILE;
  return std::nullopt;
}

std::optional<double> speedFromLawWord(std::string_view text) {
  // Road Traffic Regulation Act 1984, section 81 and the national speed limits for cars.
  static constexpr std::array<std::pair<std::string_view, double>, 5> MILES{{{"GB:nsl_single", 60},
                                                                             {"GB:nsl_dual", 70},
                                                                             {"GB:nsl_restricted", 30},
                                                                             {"GB:motorway", 70},
                                                                             {"GB:urban", 30}}};
  for (const auto& [word, milesPerHour] : MILES)
    if (isSameWord(text, word)) return milesPerHour * KM_PER_MILE;
  return std::nullopt;
}

std::optional<model::Direction> directionFromText(std::string_view text) {
  text = trimmed(text);
  if (isOneOf(text, {"yes", "true", "1"})) return model::Direction::Forward;
  if (isOneOf(text, {"-1", "reverse"})) return model::Direction::Backward;
  if (isOneOf(text, {"no", "false", "0"})) return model::Direction::Both;
  return std::nullopt;
}

std::optional<double> minutesFromText(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return std::nullopt;
  if (lower(text.front()) == 'p') return minutesFromIso(text);
  if (text.find(':') != std::string_view::npos) return minutesFromClock(text);
  const auto found = leadingNumber(text);
  if (!found || !(found->rest.empty() || isOneOf(found->rest, {"min", "mins", "minutes"})))
    return std::nullopt;
  return found->number;
}

void forEachTag(std::string_view hstore,
                const std::function<void(std::string_view key, std::string_view value)>& take) {
  std::string keyText, valueText;
  while (const auto key = quotedText(hstore, keyText)) {
    if (!hstore.starts_with("=>")) return;
    hstore.remove_prefix(2);
    const auto value = quotedText(hstore, valueText);
    if (!value) return;
    take(*key, *value);
    if (hstore.starts_with(',')) hstore.remove_prefix(1);
  }
}

}  // namespace fairshares::io
