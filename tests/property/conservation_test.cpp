// Nobody is lost, nobody is counted twice, and combining stays between what is combined.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/compensated_sum.h"
#include "property/random_studies.h"

namespace fairshares::testing_support {
namespace {

using model::Step;
using study::StepMethod;

// Which units were counted in a sum of powers of two.
std::uint64_t unitsCounted(double sum) {
  EXPECT_EQ(sum, std::floor(sum));
  EXPECT_LT(sum, 0x1p53);
  return static_cast<std::uint64_t>(sum);
}

// Factors that are the same power of two everywhere keep the arithmetic exact, so that every step counts.
void giveExactSteps(model::Model& model, Random& random) {
  for (model::Programme& programme : model.programmes) {
    if (!programme.isLeaf()) continue;
    const std::size_t units = unitsOf(model, programme.basis).size();
    const std::vector<std::optional<double>> halves(units, 0.5);
    if (random.chance(0.5)) programme.ageSex = {StepMethod::Index, {}, halves};
    if (random.chance(0.5)) programme.needs = {StepMethod::Index, {}, std::nullopt, halves};
    if (random.chance(0.5)) programme.excessCost = {StepMethod::Index, halves};
  }
}

// Expects the areas of a level to have exactly their members' powers of two.
void expectMembersExactly(const std::vector<double>& byArea, const std::vector<std::uint32_t>& areaOf) {
  std::vector<std::uint64_t> members(byArea.size(), 0);
  for (std::size_t unit = 0; unit < areaOf.size(); ++unit) members[areaOf[unit]] |= std::uint64_t{1} << unit;
  for (std::size_t area = 0; area < byArea.size(); ++area)
    EXPECT_EQ(unitsCounted(byArea[area]), members[area]) << "area " << area;
}

}  // namespace

TEST(PowerOfTwoPopulations, ShowThatEveryUnitIsCountedExactlyOnceAtEveryLevelAndStep) {
  std::size_t compared = 0;
  forEachSeed(200, [&compared](std::uint64_t seed) {
    Random random(seed);
    model::Model model = randomModel(seed, {.powerOfTwoPopulations = true, .populationOnly = true});
    giveExactSteps(model, random);
    const model::Results results = mustEvaluate(model);
    for (std::size_t level = 0; level < model.levels.size(); ++level) {
      expectMembersExactly(results.levels[level].population, model.levels[level].areaOfZone);
      for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
        const std::optional<model::StepWeights>& weights = results.levels[level].programmes[programme];
        if (!weights || !model.programmes[programme].isLeaf()) continue;
        const bool isOnZones = model.programmes[programme].basis == study::Basis::Zones;
        for (const Step step : model::STEPS) {
          SCOPED_TRACE(model.levels[level].id + ", " + model.programmes[programme].id);
          expectMembersExactly(weights->at(step), isOnZones ? model.levels[level].areaOfZone
                                                            : model.levels[level].areaOfPractice);
          ++compared;
        }
      }
    }
  });
  EXPECT_GT(compared, 1000u);
}

TEST(EveryStep, KeepsTheNationalTotalOnEveryGeography) {
  forEachSeed(300, [](std::uint64_t seed) {
    const model::Model model = randomModel(seed);
    const model::Results results = mustEvaluate(model);
    const double nation = compensatedSum(model.zones.population);
    EXPECT_LE(std::abs(results.nationalPopulation - nation), 1e-12 * nation);
    for (const Geography& geography : listGeographies(model, results)) {
      EXPECT_LE(std::abs(compensatedSum(geography.result->population) - nation), 1e-12 * nation);
      for (const std::optional<model::StepWeights>& weights : geography.result->programmes) {
        if (!weights) continue;
        for (const Step step : model::STEPS)
          EXPECT_LE(std::abs(compensatedSum(weights->at(step)) - nation), 1e-12 * nation)
              << geography.id << ", " << model::stepName(step);
      }
    }
  });
}

TEST(AMemberWithoutPeople, HasExactlyNoWeightAndNoIndex) {
  std::size_t compared = 0;
  forEachSeed(300, [&compared](std::uint64_t seed) {
    const model::Model model = randomModel(seed);
    const model::Results results = mustEvaluate(model);
    forEachWeight(
        model, results,
        [&](const Geography& geography, std::size_t programme, Step step, std::size_t member, double weight) {
          const model::StepWeights& weights = *geography.result->programmes[programme];
          EXPECT_FALSE(std::signbit(weight));
          if (weights.at(Step::Population)[member] > 0.0) return;
          EXPECT_EQ(weight, 0.0);
          EXPECT_FALSE(model::stepIndex(weights, step, member).has_value());
          EXPECT_FALSE(model::overallIndex(weights, member).has_value());
          ++compared;
        });
    // Zones and practices without residents or lists are the ones meant, whatever the programme.
    for (std::size_t programme = 0; programme < model.programmes.size(); ++programme)
      for (std::size_t zone = 0; zone < model.zones.size(); ++zone)
        if (model.zones.population[zone] == 0.0 && results.zones.programmes[programme]) {
          EXPECT_EQ(results.zones.programmes[programme]->at(Step::Population)[zone], 0.0);
        }
  });
  EXPECT_GT(compared, 1000u);
}

// 1 + 2^-50: a weighted mean in floating point may leave its bounds by a few roundings.
TEST(ACombinedShare, LiesBetweenItsChildrensLeastAndGreatestEverywhere) {
  constexpr double ROUNDING = 0x1p-50;
  std::size_t compared = 0;
  forEachSeed(300, [&compared](std::uint64_t seed) {
    const model::Model model = randomModel(seed);
    const model::Results results = mustEvaluate(model);
    forEachWeight(
        model, results,
        [&](const Geography& geography, std::size_t programme, Step step, std::size_t member, double weight) {
          if (model.programmes[programme].isLeaf()) return;
          std::vector<double> children;
          for (const std::size_t child : model.programmes[programme].children)
            children.push_back(geography.result->programmes[child]->at(step)[member]);
          const auto [least, greatest] = std::minmax_element(children.begin(), children.end());
          EXPECT_GE(weight, *least * (1.0 - ROUNDING)) << geography.id;
          EXPECT_LE(weight, *greatest * (1.0 + ROUNDING)) << geography.id;
          ++compared;
        });
  });
  EXPECT_GT(compared, 10000u);
}

TEST(AProgramme, ExistsOnAGeographyIfAndOnlyIfAllItsLeavesDo) {
  forEachSeed(300, [](std::uint64_t seed) {
    const model::Model model = randomModel(seed);
    const model::Results results = mustEvaluate(model);
    for (const Geography& geography : listGeographies(model, results))
      for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
        const model::Programme& definition = model.programmes[programme];
        bool exists = true;
        if (definition.isLeaf()) {
          const bool isOnZones = definition.basis == study::Basis::Zones;
          if (geography.id == "zones") exists = isOnZones;
          if (geography.id == "practices") exists = !isOnZones;
          for (const model::Level& level : model.levels)
            if (level.id == geography.id && !isOnZones)
              exists =
                  std::count(level.areaOfPractice.begin(), level.areaOfPractice.end(), model::NO_AREA) == 0;
        }
        for (const std::size_t child : definition.children)
          exists = exists && geography.result->programmes[child].has_value();
        EXPECT_EQ(geography.result->programmes[programme].has_value(), exists)
            << geography.id << ", " << definition.id;
      }
  });
}

}  // namespace fairshares::testing_support
