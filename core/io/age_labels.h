// Fair Shares: the words by which tables name an age or an age band.
#pragma once

#include <optional>
#include <string_view>

#include "base/age_band.h"

namespace fairshares::io {

/// The ages a header or cell stands for: "Age0", "Age 0", "0", "15.0", "Under 1", "Ages00to04", "5to14", "5 -
/// 14", "0_4", "Age90plus", "90+", "90 and over", "85 years and over". Nothing for anything else
/// ("Ages0to4QF", "Total").
std::optional<AgeBand> readAgeLabel(std::string_view label);

/// True for "All ages", "Total", "All", "Total population": everyone of a row.
bool isAllAgesLabel(std::string_view label);

}  // namespace fairshares::io
