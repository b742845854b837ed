// Fair Shares: step 4, what makes care in a place cost more than elsewhere.
#include "formula/excess_cost.h"

#include "base/compensated_sum.h"
#include "base/contract.h"

namespace fairshares::formula {

namespace {

/// Each value over the mean of all, weighted by population; units without a value or people do not enter.
std::vector<std::optional<double>> overMean(const std::vector<std::optional<double>>& values,
                                            std::span<const double> population) {
  FAIRSHARES_EXPECTS(values.size() == population.size());
  CompensatedSum weighted, people;
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    if (!values[unit] || population[unit] == 0.0) continue;
    weighted.add(*values[unit] * population[unit]);
    people.add(population[unit]);
  }
  std::vector<std::optional<double>> result(values.size());
  if (weighted.value() == 0.0) return result;
  const double mean = weighted.value() / people.value();
  for (std::size_t unit = 0; unit < values.size(); ++unit)
    if (values[unit]) result[unit] = *values[unit] / mean;
  return result;
}

}  // namespace

std::vector<std::optional<double>> rawExcessCost(const model::ExcessCostInput& input,
                                                 std::span<const double> population) {
  if (input.method == study::StepMethod::Travel) return overMean(input.costPerContactGbp, population);
  if (input.method != study::StepMethod::Mix) return input.ratio;
  const auto travel = overMean(input.costPerContactGbp, population);
  const auto clinic = overMean(input.ratio, population);
  std::vector<std::optional<double>> mixed(travel.size());
  for (std::size_t unit = 0; unit < mixed.size(); ++unit)
    if (travel[unit] && clinic[unit])
      mixed[unit] = input.travelShare * *travel[unit] + (1.0 - input.travelShare) * *clinic[unit];
  return mixed;
}

}  // namespace fairshares::formula
