// Fair Shares: which fields of a layer may be needs indicators, and of what kind each is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draft/layer_description.h"
#include "study/study.h"

namespace fairshares::draft {

/// A table that indicators can be taken from: a row for each zone, or for each GP practice.
struct IndicatorTable {
  study::Basis basis = study::Basis::Zones;
  std::string code;                 ///< field of zone or practice codes
  std::vector<std::string> fields;  ///< of numbers that may be indicators, in their order
};
/// Nothing where neither zones nor practices are recognised by header or values, where no number is left, or
/// where the numbers are people by sex and age.
std::optional<IndicatorTable> indicatorTable(const LayerDescription& layer);

/// The kind that a header speaks of ("SMR": epidemiological, "EMERG": utilisation); nothing where it does not
/// say: then a person must. What may be read in two ways is taken as the one that draws a warning.
std::optional<study::IndicatorKind> guessIndicatorKind(std::string_view header);

/// How many fields of the table have a kind that is told by their header.
std::size_t countTellingFields(const IndicatorTable& table);

/// The headers as ids of a study, each its own: small letters, digits and underscores, at most 40. Ids of
/// practices begin with "practice_" where zones have the same.
std::vector<std::string> indicatorIds(const std::vector<std::pair<study::Basis, std::string>>& fields);

/// A header for people: "limiting_illness_ratio" as "Limiting illness ratio", "smr" as "SMR".
std::string titleOfHeader(std::string_view header);

}  // namespace fairshares::draft
