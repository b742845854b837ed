// Fair Shares: what the formula gives. Weighted populations only; every share and index is a ratio of them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace fairshares::model {

/// The four steps of the formula, in order.
enum class Step { Population = 0, AgeSex = 1, Needs = 2, ExcessCost = 3 };
inline constexpr std::size_t STEP_COUNT = 4;
inline constexpr std::array<Step, STEP_COUNT> STEPS{Step::Population, Step::AgeSex, Step::Needs,
                                                    Step::ExcessCost};
/// "population", "age_sex", "needs", "excess_cost".
std::string_view stepName(Step step);

/// Weighted population after each step for every member of a geography (zones, practices or areas of a
/// level): weight[step][member], persons, summing to the national population at every step.
struct StepWeights {
  std::array<std::vector<double>, STEP_COUNT> weight;
  [[nodiscard]] const std::vector<double>& at(Step step) const {
    return weight[static_cast<std::size_t>(step)];
  }
};

/// a / b, or nothing where b is 0: an index of nobody is not 1 and not 0.
inline std::optional<double> ratio(double a, double b) {
  if (b == 0.0) return std::nullopt;
  return a / b;
}

/// The index of a step for one member: weight after it over weight before it. The population step's index
/// is 1 wherever there are people.
std::optional<double> stepIndex(const StepWeights& weights, Step step, std::size_t member);
/// Weight after the last step over population.
std::optional<double> overallIndex(const StepWeights& weights, std::size_t member);

/// The raw factors a leaf programme's steps multiplied by, per unit: kept for the receipt.
struct RawFactors {
  std::vector<double> costPerHeadGbp;  ///< [unit], 0 where nobody lives; empty unless cost weights were given
  std::vector<std::optional<double>> rawNeeds;   ///< [unit]; empty unless the step is used
  std::vector<std::optional<double>> rawExcess;  ///< [unit]; empty unless the step is used
  std::vector<std::size_t> needsAtMinimum;       ///< units whose raw needs value met the floor
  /// [step] what each raw factor was multiplied by so that the step keeps the national total:
  /// index = factor * scale. For cost weights 1 / scale is the national average cost per head in pounds.
  std::array<double, STEP_COUNT> scale{1.0, 1.0, 1.0, 1.0};
};

/// A standardised indicator: z = (value - mean) / standardDeviation, both weighted by population.
struct StandardisedIndicator {
  double mean = 0.0;
  double standardDeviation = 0.0;
  std::vector<std::optional<double>> z;  ///< [unit], after floor and cap
  std::vector<std::size_t> capped;       ///< units where floor or cap bit
};

/// Weighted populations of every programme on one geography. A programme that does not exist there (a
/// practice programme on zones) has no value.
struct GeographyResult {
  std::vector<double> population;                      ///< [member], persons
  std::vector<std::optional<StepWeights>> programmes;  ///< [programme], positions as in Model::programmes
};

/// All results of a run.
struct Results {
  double nationalPopulation = 0.0;
  std::vector<std::optional<RawFactors>> raw;     ///< [programme], leaves only
  std::vector<StandardisedIndicator> indicators;  ///< [indicator]
  GeographyResult zones;
  std::optional<GeographyResult> practices;
  std::vector<GeographyResult> levels;  ///< [level], positions as in Model::levels
};

}  // namespace fairshares::model
