#include "formula/evaluate.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/number_text.h"
#include "base/parallel.h"
#include "formula/age_sex.h"
#include "formula/aggregate.h"
#include "formula/combine.h"
#include "formula/excess_cost.h"
#include "formula/needs.h"
#include "formula/weighting.h"

namespace fairshares::formula {

namespace {

using model::Step;

/// One leaf programme's results and problems; leaves are evaluated side by side.
struct Leaf {
  model::StepWeights weights;
  model::RawFactors raw;
  Issues issues;
};

Issue stepUndefined(const model::Programme& programme, Step step) {
  return {Severity::Error,
          IssueCode::StepUndefined,
          {"", "", std::nullopt, std::string(model::stepName(step)), programme.id},
          "",
          "The " + std::string(model::stepName(step)) + " step of programme " + programme.id +
              " adds up to nothing, so no share can be computed from it.",
          "Check the programme's cost weights, needs values and excess cost ratios: at least one unit with "
          "people must have a positive one."};
}

/// Takes one step, or says why it cannot be taken and carries the weights over unchanged.
template <typename Factor>
void takeStep(Leaf& leaf, const model::Programme& programme, Step step, const std::vector<Factor>& factor) {
  const std::size_t position = static_cast<std::size_t>(step);
  const std::vector<double>& before = leaf.weights.weight[position - 1];
  std::optional<SteppedWeights> after =
      applyStep(std::span<const double>(before), std::span<const Factor>(factor));
  if (!after) {
    leaf.issues.add(stepUndefined(programme, step));
    leaf.weights.weight[position] = before;
    return;
  }
  leaf.raw.scale[position] = after->scale;
  leaf.weights.weight[position] = std::move(after->weight);
}

void skipStep(Leaf& leaf, Step step) {
  const std::size_t position = static_cast<std::size_t>(step);
  leaf.weights.weight[position] = leaf.weights.weight[position - 1];
}

void takeAgeSexStep(Leaf& leaf, const model::Programme& programme, const model::Units& units) {
  const model::AgeSexInput& input = programme.ageSex;
  if (input.method == study::StepMethod::CostWeights) {
    leaf.raw.costPerHeadGbp = costPerHead(units.persons, units.population, input.costGbpByGroup);
    takeStep(leaf, programme, Step::AgeSex, leaf.raw.costPerHeadGbp);
  } else if (input.method == study::StepMethod::Index) {
    takeStep(leaf, programme, Step::AgeSex, input.index);
  } else {
    skipStep(leaf, Step::AgeSex);
  }
}

/// A raw needs value of 0 or less would take all weight, or more, from people who are there.
void refuseNonPositiveNeeds(Leaf& leaf, const model::Programme& programme, const model::Units& units) {
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const std::optional<double>& value = leaf.raw.rawNeeds[unit];
    if (units.population[unit] == 0.0 || !value || *value > 0.0) continue;
    leaf.issues.add({Severity::Error,
                     IssueCode::ValueOutOfRange,
                     {"", "", std::nullopt, "programmes." + programme.id + ".needs", units.codes[unit]},
                     shortestText(*value),
                     "The raw needs value of " + units.codes[unit] + " in programme " + programme.id +
                         " is not positive, which would leave its people without any weight.",
                     "Declare raw_minimum (for example 0.05) in the needs step, or a standardised_minimum "
                     "for its indicators."});
  }
}

void takeNeedsStep(Leaf& leaf, const model::Programme& programme, const model::Units& units,
                   std::span<const model::StandardisedIndicator> indicators) {
  const model::NeedsInput& input = programme.needs;
  if (input.method == study::StepMethod::Indicators) {
    RawNeeds raw = rawNeeds(input, indicators, units.population);
    leaf.raw.rawNeeds = std::move(raw.value);
    leaf.raw.needsAtMinimum = std::move(raw.atMinimum);
    refuseNonPositiveNeeds(leaf, programme, units);
    if (leaf.issues.hasErrors()) return skipStep(leaf, Step::Needs);
    takeStep(leaf, programme, Step::Needs, leaf.raw.rawNeeds);
  } else if (input.method == study::StepMethod::Index) {
    leaf.raw.rawNeeds = input.index;
    takeStep(leaf, programme, Step::Needs, leaf.raw.rawNeeds);
  } else {
    skipStep(leaf, Step::Needs);
  }
}

void takeExcessCostStep(Leaf& leaf, const model::Programme& programme, const model::Units& units) {
  if (programme.excessCost.method == study::StepMethod::None) return skipStep(leaf, Step::ExcessCost);
  leaf.raw.rawExcess = rawExcessCost(programme.excessCost, units.population);
  takeStep(leaf, programme, Step::ExcessCost, leaf.raw.rawExcess);
}

Leaf evaluateLeaf(const model::Model& model, const model::Programme& programme,
                  std::span<const model::StandardisedIndicator> indicators, const Monitor& monitor) {
  const model::Units& units = model.units(programme.basis);
  Leaf leaf;
  leaf.weights.weight[0] = units.population;
  if (monitor.isCancelled()) return leaf;
  takeAgeSexStep(leaf, programme, units);
  if (monitor.isCancelled()) return leaf;
  takeNeedsStep(leaf, programme, units, indicators);
  if (monitor.isCancelled()) return leaf;
  takeExcessCostStep(leaf, programme, units);
  return leaf;
}

std::vector<model::StandardisedIndicator> standardiseAll(const model::Model& model, unsigned threads,
                                                         const Monitor& monitor) {
  std::vector<model::StandardisedIndicator> result(model.indicators.size());
  parallelFor(model.indicators.size(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t position = begin; position < end && !monitor.isCancelled(); ++position) {
      const model::Indicator& indicator = model.indicators[position];
      const model::Units& units = model.units(indicator.basis);
      result[position] = standardise(indicator.values, units.population, indicator.standardisedMinimum,
                                     indicator.standardisedMaximum, indicator.filled);
    }
  });
  return result;
}

/// Weights of a leaf on a level, or nothing where some of its practices have no area there.
std::optional<model::StepWeights> onLevel(const model::Level& level, const model::Programme& programme,
                                          const model::StepWeights& weights) {
  const bool zones = programme.basis == study::Basis::Zones;
  const std::vector<std::uint32_t>& areaOf = zones ? level.areaOfZone : level.areaOfPractice;
  if (!zones && std::find(areaOf.begin(), areaOf.end(), model::NO_AREA) != areaOf.end()) return std::nullopt;
  return aggregate(weights, areaOf, level.areaCodes.size());
}

model::GeographyResult levelResult(const model::Model& model, const model::Level& level,
                                   std::span<const std::optional<model::StepWeights>> leaves,
                                   const Monitor& monitor) {
  model::GeographyResult result;
  result.population = sumByArea(model.zones.population, level.areaOfZone, level.areaCodes.size());
  result.programmes.resize(model.programmes.size());
  for (std::size_t programme = 0; programme < model.programmes.size() && !monitor.isCancelled(); ++programme)
    if (leaves[programme])
      result.programmes[programme] = onLevel(level, model.programmes[programme], *leaves[programme]);
  combineProgrammes(model.programmes, result.programmes);
  return result;
}

/// Zones or practices: the leaves of that basis and the parents made of them alone.
model::GeographyResult unitResult(const model::Model& model, study::Basis basis,
                                  std::vector<std::optional<model::StepWeights>> leaves) {
  model::GeographyResult result;
  result.population = model.units(basis).population;
  for (std::size_t programme = 0; programme < leaves.size(); ++programme)
    if (model.programmes[programme].basis != basis) leaves[programme].reset();
  result.programmes = std::move(leaves);
  combineProgrammes(model.programmes, result.programmes);
  return result;
}

}  // namespace

Result<model::Results> evaluate(const model::Model& model, unsigned threads, const Monitor& monitor) {
  const std::size_t programmes = model.programmes.size();
  model::Results results;
  results.nationalPopulation = model.nationalPopulation;
  results.indicators = standardiseAll(model, threads, monitor);
  if (monitor.isCancelled()) return cancelledIssue();

  std::vector<Leaf> leaves(programmes);
  parallelFor(programmes, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t programme = begin; programme < end; ++programme)
      if (model.programmes[programme].isLeaf())
        leaves[programme] = evaluateLeaf(model, model.programmes[programme], results.indicators, monitor);
  });
  if (monitor.isCancelled()) return cancelledIssue();

  Issues issues;
  results.raw.resize(programmes);
  std::vector<std::optional<model::StepWeights>> weights(programmes);
  for (std::size_t programme = 0; programme < programmes; ++programme) {
    if (!model.programmes[programme].isLeaf()) continue;
    issues.append(std::move(leaves[programme].issues));
    results.raw[programme] = std::move(leaves[programme].raw);
    weights[programme] = std::move(leaves[programme].weights);
  }
  if (issues.hasErrors()) return issues;

  results.levels.resize(model.levels.size());
  parallelFor(model.levels.size(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t level = begin; level < end; ++level)
      results.levels[level] = levelResult(model, model.levels[level], weights, monitor);
  });
  if (model.practices) results.practices = unitResult(model, study::Basis::Practices, weights);
  results.zones = unitResult(model, study::Basis::Zones, std::move(weights));
  if (monitor.isCancelled()) return cancelledIssue();
  return Result<model::Results>(std::move(results), std::move(issues));
}

}  // namespace fairshares::formula
