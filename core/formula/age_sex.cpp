#include "formula/age_sex.h"

#include "base/contract.h"

namespace fairshares::formula {

std::vector<double> costPerHead(std::span<const double> persons, std::span<const double> population,
                                std::span<const double> costGbpByGroup) {
  const std::size_t groups = costGbpByGroup.size();
  FAIRSHARES_EXPECTS(persons.size() == population.size() * groups);
  std::vector<double> result(population.size(), 0.0);
  for (std::size_t unit = 0; unit < population.size(); ++unit) {
    if (population[unit] == 0.0) continue;
    const double* row = persons.data() + unit * groups;
    double cost = 0.0;
    for (std::size_t group = 0; group < groups; ++group) cost += row[group] * costGbpByGroup[group];
    result[unit] = cost / population[unit];
  }
  return result;
}

}  // namespace fairshares::formula
