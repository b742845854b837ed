// Fair Shares: the words by which tables name a sex.
#pragma once

#include <optional>
#include <string_view>

#include "base/age_band.h"

namespace fairshares::io {

/// A row's sex: one of the two, or both together.
struct SexLabel {
  bool both = false;
  Sex sex = Sex::Female;
};

/// Female, females, F, 2, women; male, males, M, 1, men; all, both, persons, people, total, T: in any case.
/// The figures are those of the NHS data dictionary and of NRS projections: 1 male, 2 female.
std::optional<SexLabel> readSexLabel(std::string_view cell);

}  // namespace fairshares::io
