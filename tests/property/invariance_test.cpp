// Changes of a study that must change nothing, or exactly what they say.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "property/random_studies.h"

namespace fairshares::testing_support {
namespace {

using model::Step;
using study::StepMethod;

// Every step of every leaf says "as the nation", in one of the ways a study can say it.
model::Model withIndicesOfOne(model::Model model, Random& random) {
  for (model::Programme& programme : model.programmes) {
    if (!programme.isLeaf()) continue;
    const model::Units& units = unitsOf(model, programme.basis);
    const std::vector<std::optional<double>> ones(units.size(), 1.0);
    programme.ageSex = {};
    programme.needs.rawMinimum.reset();
    programme.excessCost = {};
    if (random.chance(0.4))
      programme.ageSex = {StepMethod::Index, {}, ones};
    else if (random.chance(0.5))
      programme.ageSex = {StepMethod::CostWeights, std::vector<double>(units.groupCount(), 123.45), {}};
    for (model::NeedsInput::Term& term : programme.needs.terms) term.coefficientPerSd = 0.0;
    if (programme.needs.method == StepMethod::Index) programme.needs.index = ones;
    if (random.chance(0.5)) programme.excessCost = {StepMethod::Index, ones};
  }
  return model;
}

void scale(std::vector<std::optional<double>>& values, double constant) {
  for (std::optional<double>& value : values)
    if (value) *value *= constant;
}

}  // namespace

TEST(AllIndicesOfOne, GivePopulationSharesToEveryProgrammeAndGeography) {
  forEachSeed(200, [](std::uint64_t seed) {
    Random random(seed);
    const model::Model model = withIndicesOfOne(randomModel(seed), random);
    const model::Results results = mustEvaluate(model);
    forEachWeight(
        model, results,
        [&](const Geography& geography, std::size_t programme, Step step, std::size_t member, double weight) {
          const double people = geography.result->programmes[programme]->at(Step::Population)[member];
          EXPECT_LE(std::abs(weight - people), 1e-12 * people)
              << geography.id << ", " << model.programmes[programme].id << ", " << model::stepName(step);
          // A leaf on zones starts from the residents of every geography.
          if (model.programmes[programme].isLeaf() &&
              model.programmes[programme].basis == study::Basis::Zones) {
            EXPECT_LE(std::abs(weight - geography.result->population[member]), 1e-12 * people);
          }
        });
  });
}

TEST(ScalingARawIndexByAConstant, ChangesNothing) {
  forEachSeed(200, [](std::uint64_t seed) {
    Random random(seed);
    const model::Model model = randomModel(seed);
    model::Model scaled = model;
    for (model::Programme& programme : scaled.programmes) {
      scale(programme.ageSex.index, random.magnitude(-20, 20));
      scale(programme.needs.index, random.magnitude(-20, 20));
      scale(programme.excessCost.ratio, random.magnitude(-20, 20));
      const double dearer = random.magnitude(-20, 20);
      for (double& cost : programme.ageSex.costGbpByGroup) cost *= dearer;
    }
    expectSameWeights(model, mustEvaluate(model), mustEvaluate(scaled), 1e-12);
  });
}

// A standardised value has no unit. The tolerance allows for the cancellation in value - mean.
TEST(ChangingTheUnitOfAnIndicator, ChangesNothing) {
  forEachSeed(200, [](std::uint64_t seed) {
    Random random(seed);
    const model::Model model = randomModel(seed);
    model::Model scaled = model;
    for (model::Indicator& indicator : scaled.indicators) scale(indicator.values, random.magnitude(-20, 20));
    expectSameWeights(model, mustEvaluate(model), mustEvaluate(scaled), 1e-11);
  });
}

TEST(MultiplyingAllExpenditureByAConstant, ChangesNothing) {
  forEachSeed(200, [](std::uint64_t seed) {
    Random random(seed);
    const model::Model model = randomModel(seed);
    model::Model dearer = model;
    const double constant = random.magnitude(-20, 20);
    for (model::Programme& programme : dearer.programmes) programme.expenditureGbp *= constant;
    expectSameWeights(model, mustEvaluate(model), mustEvaluate(dearer), 1e-12);
  });
}

TEST(RenamingZonesPracticesAndAreas, PermutesTheResults) {
  forEachSeed(200, [](std::uint64_t seed) {
    Random random(seed);
    const model::Model model = randomModel(seed);
    const Renamed renamed = rename(model, random);
    const model::Results results = mustEvaluate(renamed.model);
    const model::Results expected = mustEvaluate(model);
    const std::vector<Geography> others = listGeographies(renamed.model, results);
    forEachWeight(
        model, expected,
        [&](const Geography& geography, std::size_t programme, Step step, std::size_t member, double weight) {
          for (std::size_t position = 0; position < others.size(); ++position) {
            if (others[position].id != geography.id) continue;
            const std::size_t firstLevel = model.practices ? 2 : 1;
            const std::vector<std::size_t>& moved = position >= firstLevel
                                                        ? renamed.areas[position - firstLevel]
                                                    : position == 0 ? renamed.zones
                                                                    : renamed.practices;
            const double found = others[position].result->programmes[programme]->at(step)[moved[member]];
            EXPECT_LE(std::abs(found - weight), 1e-12 * weight) << geography.id;
          }
        });
  });
}

TEST(SplittingAZoneInTwo, ChangesNoAggregate) {
  forEachSeed(200, [](std::uint64_t seed) {
    Random random(seed);
    const model::Model model = randomModel(seed);
    const std::size_t zone = random.below(model.zones.size());
    const model::Model split = splitZone(model, zone, 0.1 + 0.8 * random.fraction());
    const model::Results before = mustEvaluate(model);
    const model::Results after = mustEvaluate(split);
    for (std::size_t level = 0; level < model.levels.size(); ++level)
      for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
        const std::optional<model::StepWeights>& expected = before.levels[level].programmes[programme];
        const std::optional<model::StepWeights>& found = after.levels[level].programmes[programme];
        ASSERT_EQ(expected.has_value(), found.has_value());
        if (!expected) continue;
        for (const Step step : model::STEPS)
          for (std::size_t area = 0; area < model.levels[level].areaCodes.size(); ++area)
            EXPECT_LE(std::abs(found->at(step)[area] - expected->at(step)[area]),
                      1e-11 * expected->at(step)[area])
                << model.levels[level].id << ", " << model.programmes[programme].id << ", "
                << model::stepName(step);
      }
  });
}

// With a share s of the neediest unit before, doubling its raw need gives it 2 s / (1 + s) and every other
// unit its old share / (1 + s), in the needs step and, since excess costs multiply, after it too.
TEST(DoublingAZonesRawNeed, RaisesItsShareAndLowersAllOthers) {
  std::size_t compared = 0;
  forEachSeed(200, [&compared](std::uint64_t seed) {
    Random random(seed);
    model::Model model = randomModel(seed);
    std::size_t leaf = 0;
    while (!model.programmes[leaf].isLeaf()) ++leaf;
    model::Programme& programme = model.programmes[leaf];
    const bool isOnZones = programme.basis == study::Basis::Zones;
    programme.needs = {StepMethod::Index, {}, std::nullopt, {}};
    for (std::size_t unit = 0; unit < unitsOf(model, programme.basis).size(); ++unit)
      programme.needs.index.emplace_back(random.magnitude(-3, 2));
    const model::Results before = mustEvaluate(model);
    const model::StepWeights& old = *(isOnZones ? before.zones : *before.practices).programmes[leaf];
    const std::vector<double>& needs = old.at(Step::Needs);
    const std::size_t neediest =
        static_cast<std::size_t>(std::max_element(needs.begin(), needs.end()) - needs.begin());
    *programme.needs.index[neediest] *= 2.0;
    const model::Results after = mustEvaluate(model);
    const model::StepWeights& now = *(isOnZones ? after.zones : *after.practices).programmes[leaf];
    for (const Step step : {Step::Needs, Step::ExcessCost}) {
      const double share = old.at(step)[neediest] / before.nationalPopulation;
      for (std::size_t unit = 0; unit < needs.size(); ++unit) {
        const double expected = old.at(step)[unit] * (unit == neediest ? 2.0 : 1.0) / (1.0 + share);
        EXPECT_LE(std::abs(now.at(step)[unit] - expected), 1e-12 * expected);
        if (old.at(step)[unit] == 0.0 || share < 1e-9 || share > 1.0 - 1e-9) continue;
        ++compared;
        if (unit == neediest)
          EXPECT_GT(now.at(step)[unit], old.at(step)[unit]);
        else
          EXPECT_LT(now.at(step)[unit], old.at(step)[unit]);
      }
    }
  });
  EXPECT_GT(compared, 1000u);
}

}  // namespace fairshares::testing_support
