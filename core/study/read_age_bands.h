// Fair Shares: age bands as a study writes them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/age_band.h"
#include "study/toml_reader.h"

namespace fairshares::study {

/// "0-1", "2-4", "15" or "90+" as a band; nothing if it is none of these.
std::optional<AgeBand> parseAgeBand(std::string_view label);

/// The bands under `key`: "nrac", a list of first ages or a list of labels. Nothing if the key is absent or
/// its value was refused. Bands come out by age, cover every age once and end with an open band.
///
/// Errors: StudyValue, AgeBandsOverlap, AgeBandsGap (naming the ages).
std::optional<std::vector<AgeBand>> findAgeBands(const TableReader& table, std::string_view key);

}  // namespace fairshares::study
