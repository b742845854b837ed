// Fair Shares: step 3, needs from indicators (morbidity and life circumstances, MLC).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/model.h"
#include "model/results.h"

namespace fairshares::formula {

/// Standardises an indicator by population.
///
///   mean = sum P x / sum P,   variance = sum P (x - mean)^2 / sum P,   z = (x - mean) / sqrt(variance)
///
/// over the units with people and a known, not a filled, value (divisor: total population, not n - 1). A unit
/// without people gets a z too if it has a value, but does not enter mean or variance. Floor and cap, in
/// standard deviations, are applied to z afterwards; the units where they bit are listed. If the indicator is
/// the same everywhere (variance 0) every z is 0: it tells no two units apart.
///
/// Units, shape  values: [unit], any unit; population: [unit], persons; z: standard deviations, [unit], empty
/// where the
///               value is.
///               filled: ascending units whose value a declared rule filled.
/// Source        parameters/needs_coefficients.md of the illustrative set; DESIGN step 3.
model::StandardisedIndicator standardise(std::span<const std::optional<double>> values,
                                         std::span<const double> population, std::optional<double> minimum,
                                         std::optional<double> maximum,
                                         std::span<const std::size_t> filled = {});

/// The raw needs value of a programme on its units.
struct RawNeeds {
  std::vector<std::optional<double>> value;  ///< [unit], no unit; empty where an indicator is missing
  std::vector<std::size_t> atMinimum;        ///< units with people whose value was raised to the floor
};

/// Raw needs value m = max(floor, 1 + sum_k coefficient_k z_k), only its ratios between units matter.
///
/// Shape   indicators[model position]; terms in ascending indicator order, so that the sum has one order.
RawNeeds rawNeeds(const model::NeedsInput& needs, std::span<const model::StandardisedIndicator> indicators,
                  std::span<const double> population);

}  // namespace fairshares::formula
