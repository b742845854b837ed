#include "formula/needs.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/compensated_sum.h"
#include "base/contract.h"

namespace fairshares::formula {

model::StandardisedIndicator standardise(std::span<const std::optional<double>> values,
                                         std::span<const double> population, std::optional<double> minimum,
                                         std::optional<double> maximum, std::span<const std::size_t> filled) {
  FAIRSHARES_EXPECTS(values.size() == population.size());
  const auto isKnown = [&](std::size_t unit) {
    return values[unit] && population[unit] != 0.0 && !std::binary_search(filled.begin(), filled.end(), unit);
  };
  CompensatedSum people;
  CompensatedSum weighted;
  double least = std::numeric_limits<double>::infinity();
  double greatest = -least;
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    if (!isKnown(unit)) continue;
    people.add(population[unit]);
    weighted.add(population[unit] * *values[unit]);
    least = std::min(least, *values[unit]);
    greatest = std::max(greatest, *values[unit]);
  }
  model::StandardisedIndicator result;
  result.z.resize(values.size());
  if (!(people.value() > 0.0)) return result;
  // The mean of equal values, rounded, need not be that value: a variance of rounding errors would follow,
  // and z of 1 where nothing differs.
  const bool isTheSameEverywhere = least == greatest;
  result.mean = isTheSameEverywhere ? least : weighted.value() / people.value();

  CompensatedSum squares;
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    if (!isKnown(unit)) continue;
    const double distance = *values[unit] - result.mean;
    squares.add(population[unit] * distance * distance);
  }
  result.standardDeviation = isTheSameEverywhere ? 0.0 : std::sqrt(squares.value() / people.value());

  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    if (!values[unit]) continue;
    double z =
        result.standardDeviation > 0.0 ? (*values[unit] - result.mean) / result.standardDeviation : 0.0;
    const double raw = z;
    if (minimum) z = std::max(z, *minimum);
    if (maximum) z = std::min(z, *maximum);
    if (z != raw && population[unit] > 0.0) result.capped.push_back(unit);
    result.z[unit] = z;
  }
  return result;
}

RawNeeds rawNeeds(const model::NeedsInput& needs, std::span<const model::StandardisedIndicator> indicators,
                  std::span<const double> population) {
  RawNeeds result;
  result.value.resize(population.size());
  for (std::size_t unit = 0; unit < population.size(); ++unit) {
    double value = 1.0;
    bool known = true;
    for (const model::NeedsInput::Term& term : needs.terms) {
      const std::optional<double>& z = indicators[term.indicator].z[unit];
      if (!z) {
        known = false;
        break;
      }
      value += term.coefficientPerSd * *z;
    }
    if (!known) continue;
    if (needs.rawMinimum && value < *needs.rawMinimum) {
      value = *needs.rawMinimum;
      if (population[unit] > 0.0) result.atMinimum.push_back(unit);
    }
    result.value[unit] = value;
  }
  return result;
}

}  // namespace fairshares::formula
