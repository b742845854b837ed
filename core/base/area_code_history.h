// Fair Shares: area codes that were replaced when an area's boundary moved.
#pragma once

#include <optional>
#include <string_view>

namespace fairshares {

/// The code in force for an archived code of an NHS Board (S08), council area (S12) or health and social care
/// partnership (S37); nothing for a code that is in force or is not known.
///
/// The area is the same apart from small boundary changes, so a table under the old code belongs to the new
/// one. Source: Public Health Scotland, lists of area codes with their dates of enactment and archiving.
std::optional<std::string_view> currentAreaCode(std::string_view archived);

/// The code of Scotland as a whole, used by published tables for a row that repeats the total.
inline constexpr std::string_view SCOTLAND_CODE = "S92000003";

}  // namespace fairshares
