// Fair Shares: what the texts of road layers mean: speeds, directions, durations, tags.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/network.h"

namespace fairshares::io {

inline constexpr double KM_PER_MILE = 1.609344;
inline constexpr double KM_PER_NAUTICAL_MILE = 1.852;

/// "48", "30 mph", "30mph", "50 km/h", "5 knots" in km/h; a plain number is multiplied by `unitKmPerHour`.
/// Nothing if it is no such text. The sign is as found.
std::optional<double> speedFromText(std::string_view text, double unitKmPerHour);

/// The legal limits behind OpenStreetMap's words "GB:nsl_single", "GB:nsl_dual", "GB:motorway" ... in km/h.
std::optional<double> speedFromLawWord(std::string_view text);

/// OpenStreetMap's oneway: yes, true, 1 / -1, reverse / no, false, 0. Nothing for anything else.
std::optional<model::Direction> directionFromText(std::string_view text);

/// Minutes of "00:35", "01:10:30", "35", "35 min", "PT1H5M". Nothing if it is no such text.
std::optional<double> minutesFromText(std::string_view text);

/// Calls `take(key, value)` for each pair of an hstore text: "key"=>"value","other"=>"...". Values are
/// without their backslashes and live until `take` returns.
void forEachTag(std::string_view hstore,
                const std::function<void(std::string_view key, std::string_view value)>& take);

/// Equal without regard to case (ASCII).
bool isSameWord(std::string_view a, std::string_view b);

}  // namespace fairshares::io
