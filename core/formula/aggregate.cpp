#include "formula/aggregate.h"

#include "base/compensated_sum.h"
#include "base/contract.h"
#include "model/model.h"

namespace fairshares::formula {

std::vector<double> sumByArea(std::span<const double> values, std::span<const std::uint32_t> areaOf,
                              std::size_t areaCount) {
  FAIRSHARES_EXPECTS(values.size() == areaOf.size());
  std::vector<CompensatedSum> sums(areaCount);
  for (std::size_t member = 0; member < values.size(); ++member) {
    if (areaOf[member] == model::NO_AREA) continue;
    FAIRSHARES_EXPECTS(areaOf[member] < areaCount);
    sums[areaOf[member]].add(values[member]);
  }
  std::vector<double> result(areaCount);
  for (std::size_t area = 0; area < areaCount; ++area) result[area] = sums[area].value();
  return result;
}

model::StepWeights aggregate(const model::StepWeights& members, std::span<const std::uint32_t> areaOf,
                             std::size_t areaCount) {
  model::StepWeights result;
  for (std::size_t step = 0; step < model::STEP_COUNT; ++step)
    result.weight[step] = sumByArea(members.weight[step], areaOf, areaCount);
  return result;
}

}  // namespace fairshares::formula
