// Fair Shares: step 2, what the age and sex of a unit's people would cost at national averages.
#pragma once

#include <span>
#include <vector>

namespace fairshares::formula {

/// Expected cost per head of each unit at national average costs.
///
///   costPerHead[i] = sum_a persons[i, a] * cost[a] / population[i]
///
/// Divided by the same ratio nationally this is the age-sex index AS; the division happens in applyStep,
/// whose rescaling makes it (sum W0 * AS = sum W0).
///
/// Units, shape  persons: [unit * groups + group]; population: [unit], persons; cost: [group], pounds a head,
///               0 for groups the programme does not serve; result: [unit], pounds a head, 0 where nobody
///               lives.
/// Numerics      Plain sums over the groups in their order.
/// Source        DESIGN step 2; "expected resources per small area" of the published description.
std::vector<double> costPerHead(std::span<const double> persons, std::span<const double> population,
                                std::span<const double> costGbpByGroup);

}  // namespace fairshares::formula
