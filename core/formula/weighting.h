// Fair Shares: one step of the formula, the same for age-sex, needs and excess costs.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace fairshares::formula {

/// Weights after a step and the scale that kept their total: index[i] = factor[i] * scale.
struct SteppedWeights {
  std::vector<double> weight;  ///< persons, [unit]
  double scale = 1.0;          ///< 1 / (the factor's mean weighted by the weights before the step)
};

/// Applies a raw factor to weighted populations so that people move between units but none is created.
///
///   after[i] = before[i] * factor[i] * s,   s = sum before / sum (before * factor)
///
/// Units, shape  before: persons, [unit], >= 0; factor: any positive scale, [unit], finite and >= 0 where
///               before > 0, ignored (and allowed to be absent) where before == 0; result: persons, [unit].
/// Undefined     Nothing is returned where sum (before * factor) is 0: there is no cost or need to share by.
/// Invariants    sum after == sum before (1e-12 relative). Multiplying `factor` by a constant changes nothing
///               beyond rounding. A unit with before == 0 gets exactly 0.
/// Numerics      Compensated sums in unit order: the same input gives the same bits.
/// Source        DESIGN "The formula"; the normalisation of the published workbooks (each stage's populations
///               add up to Scotland's).
std::optional<SteppedWeights> applyStep(std::span<const double> before, std::span<const double> factor);
std::optional<SteppedWeights> applyStep(std::span<const double> before,
                                        std::span<const std::optional<double>> factor);

}  // namespace fairshares::formula
