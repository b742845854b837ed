// Fair Shares: numbers to text and back, the same in every locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fairshares {

/// The shortest text that reads back to the same double ("0.1", "1e-12").
std::string shortestText(double value);
/// Fixed decimals with thousands separated by commas: thousandsText(5466000.4, 0) == "5,466,000".
std::string thousandsText(double value, int decimals);
/// Fixed decimals: fixedText(0.12345, 3) == "0.123".
std::string fixedText(double value, int decimals);
/// The whole of `text` (already trimmed) as a number with a decimal point; no sign of "+", no hexadecimal.
/// Accepts "nan" and "inf" spellings so that callers can refuse them by name.
std::optional<double> parseNumber(std::string_view text);
/// `text` without leading and trailing white space (also U+00A0 and a byte order mark).
std::string_view trimmed(std::string_view text);

}  // namespace fairshares
