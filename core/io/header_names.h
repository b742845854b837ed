// Fair Shares: matching the names of columns the way people write them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace fairshares::io {

/// A header without what people vary: case, spaces, underscores, footnote asterisks and other punctuation.
/// "Data_Zone **" and "DataZone" become "datazone". Letters beyond ASCII stay as they are.
std::string plainHeader(std::string_view header);

/// Position of the column named `wanted` in `header`: the exact name if it is there, else the only one that
/// equals it as plainHeader.
///
/// Errors: ColumnMissing (naming the nearest header and all there are), ColumnAmbiguous. `place` tells the
/// file.
Result<std::size_t> findColumn(std::span<const std::string> header, std::string_view wanted,
                               const Place& place);

/// All positions of columns that could be meant by `wanted`: the exact ones if any, else the plain matches.
std::vector<std::size_t> matchingColumns(std::span<const std::string> header, std::string_view wanted);

/// The header nearest to `wanted` by spelling, if any is near enough to be a slip of the pen.
std::optional<std::string> nearestHeader(std::span<const std::string> header, std::string_view wanted);

/// "a", "b" and 12 more: names for messages.
std::string quotedList(const std::vector<std::string>& names);

}  // namespace fairshares::io
