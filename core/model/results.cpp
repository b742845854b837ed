#include "model/results.h"

namespace fairshares::model {

std::string_view stepName(Step step) {
  constexpr std::array<std::string_view, STEP_COUNT> NAMES{"population", "age_sex", "needs", "excess_cost"};
  return NAMES[static_cast<std::size_t>(step)];
}

std::optional<double> stepIndex(const StepWeights& weights, Step step, std::size_t member) {
  const std::size_t position = static_cast<std::size_t>(step);
  const std::size_t before = position == 0 ? 0 : position - 1;
  return ratio(weights.weight[position][member], weights.weight[before][member]);
}

std::optional<double> overallIndex(const StepWeights& weights, std::size_t member) {
  return ratio(weights.at(Step::ExcessCost)[member], weights.at(Step::Population)[member]);
}

}  // namespace fairshares::model
