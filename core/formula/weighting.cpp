#include "formula/weighting.h"

#include <cmath>

#include "base/compensated_sum.h"
#include "base/contract.h"

namespace fairshares::formula {

namespace {

double valueOf(double factor) {
  return factor;
}
double valueOf(const std::optional<double>& factor) {
  FAIRSHARES_EXPECTS(factor.has_value());
  return *factor;
}

template <typename Factor>
std::optional<SteppedWeights> apply(std::span<const double> before, std::span<const Factor> factor) {
  FAIRSHARES_EXPECTS(before.size() == factor.size());
  SteppedWeights result{std::vector<double>(before.size(), 0.0), 1.0};
  std::vector<double>& after = result.weight;
  CompensatedSum sumBefore;
  CompensatedSum sumAfter;
  for (std::size_t unit = 0; unit < before.size(); ++unit) {
    if (before[unit] == 0.0) continue;
    const double value = valueOf(factor[unit]);
    FAIRSHARES_EXPECTS(std::isfinite(value) && value >= 0.0);
    after[unit] = before[unit] * value;
    sumBefore.add(before[unit]);
    sumAfter.add(after[unit]);
  }
  if (!(sumAfter.value() > 0.0) || !std::isfinite(sumAfter.value())) return std::nullopt;
  result.scale = sumBefore.value() / sumAfter.value();
  for (double& weight : after) weight *= result.scale;
  return result;
}

}  // namespace

std::optional<SteppedWeights> applyStep(std::span<const double> before, std::span<const double> factor) {
  return apply(before, factor);
}

std::optional<SteppedWeights> applyStep(std::span<const double> before,
                                        std::span<const std::optional<double>> factor) {
  return apply(before, factor);
}

}  // namespace fairshares::formula
