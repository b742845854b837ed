#include "base/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include "base/contract.h"

namespace fairshares {

std::string shortestText(double value) {
  if (value == 0.0) return "0";  // never "-0"
  std::array<char, 32> buffer{};
  // Whole numbers as people write them: 5400000000 rather than 5.4e+09.
  constexpr double LARGEST_PLAIN = 1e15;
  const bool plain = std::abs(value) < LARGEST_PLAIN && value == std::trunc(value);
  char* const last = buffer.data() + buffer.size();
  const auto end = plain ? std::to_chars(buffer.data(), last, value, std::chars_format::fixed).ptr
                         : std::to_chars(buffer.data(), last, value).ptr;
  return {buffer.data(), end};
}

std::string fixedText(double value, int decimals) {
  FAIRSHARES_EXPECTS(decimals >= 0 && decimals <= 17);
  std::array<char, 384> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals)
          .ptr;
  std::string text(buffer.data(), end);
  if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') text.erase(0, 1);
  return text;
}

std::string thousandsText(double value, int decimals) {
  std::string text = fixedText(value, decimals);
  if (!std::isfinite(value)) return text;
  const std::size_t first = text.front() == '-' ? 1 : 0;
  const std::size_t point = text.find('.');
  std::size_t position = point == std::string::npos ? text.size() : point;
  while (position > first + 3) {
    position -= 3;
    text.insert(position, 1, ',');
  }
  return text;
}

namespace {

/// The power of ten of the first digit that is not 0, roughly: "-0.001e9" gives 6. Only its sign is needed,
/// of numbers beyond 1e308 or below 1e-308.
long long leadingPowerOfTen(std::string_view text) {
  const std::size_t letter = std::min(text.find_first_of("eE"), text.size());
  const std::string_view digits = text.substr(0, letter);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = std::min(digits.find_first_of("123456789"), digits.size());
  long long exponent = 0;
  if (letter < text.size()) {
    std::string_view power = text.substr(letter + 1);
    if (!power.empty() && power.front() == '+') power.remove_prefix(1);
    const auto [stop, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
    constexpr long long BEYOND_ANY_TEXT = 1'000'000'000'000;
    if (error == std::errc::result_out_of_range)
      exponent = power.front() == '-' ? -BEYOND_ANY_TEXT : BEYOND_ANY_TEXT;
  }
  return exponent + static_cast<long long>(point) - static_cast<long long>(first) - (first < point ? 1 : 0);
}

}  // namespace

std::optional<double> parseNumber(std::string_view text) {
  double value = 0.0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (stop != end || text.empty()) return std::nullopt;
  // Out of range is still a number of a kind: infinity for the caller to refuse, 0 for one too small to hold.
  if (error == std::errc::result_out_of_range) {
    const double size = leadingPowerOfTen(text) > 0 ? HUGE_VAL : 0.0;
    return text.front() == '-' ? -size : size;
  }
  if (error != std::errc()) return std::nullopt;
  return value;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view NO_BREAK_SPACE = "\xC2\xA0";
  constexpr std::string_view BYTE_ORDER_MARK = "\xEF\xBB\xBF";
  const auto isSpace = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (isSpace(text.front()))
      text.remove_prefix(1), again = true;
    else if (text.substr(0, 2) == NO_BREAK_SPACE)
      text.remove_prefix(2), again = true;
    else if (text.substr(0, 3) == BYTE_ORDER_MARK)
      text.remove_prefix(3), again = true;
  }
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (isSpace(text.back()))
      text.remove_suffix(1), again = true;
    else if (text.size() >= 2 && text.substr(text.size() - 2) == NO_BREAK_SPACE)
      text.remove_suffix(2), again = true;
  }
  return text;
}

}  // namespace fairshares
