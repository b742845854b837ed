// Fair Shares: what is usually wrong with a line that is not TOML.
#pragma once

#include <string>
#include <string_view>

namespace fairshares::study {

/// What to do about a line that the TOML library refuses.
struct SyntaxRemedy {
  std::string reason;  ///< what is wrong, in a planner's words; empty if it was not recognised
  std::string mend;
};

/// Looks at one line for the usual slips: a Windows path with single backslashes, a decimal comma or
/// thousands commas, typographic quotes, text that is not UTF-8.
SyntaxRemedy syntaxRemedy(std::string_view line);

/// The remedy for backslashes, also used where the escapes happened to be valid ("C:\temp" holds a tab).
std::string backslashRemedy();

/// True if the line is one whole `key = value`: all its brackets close, so that leaving it out does not harm
/// the lines after it.
bool isWholeStatement(std::string_view line);

/// True if `text` is valid UTF-8.
bool isUtf8(std::string_view text);

}  // namespace fairshares::study
