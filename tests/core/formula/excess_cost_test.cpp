// Raw cost ratios: closed forms of travel and mix, means weighted by people, units of which nothing is known.
#include "formula/excess_cost.h"

#include <gtest/gtest.h>

#include "core/formula/small_world.h"
#include "formula/evaluate.h"
#include "support/random.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using formula::rawExcessCost;
using Values = std::vector<std::optional<double>>;

model::ExcessCostInput inputOf(study::StepMethod method, Values costs, Values ratios, double share = 0.0) {
  model::ExcessCostInput input;
  input.method = method;
  input.costPerContactGbp = std::move(costs);
  input.ratio = std::move(ratios);
  input.travelShare = share;
  return input;
}

//   people 30, 10; pounds a contact 20, 40; mean (30 * 20 + 10 * 40) / 40 = 25
TEST(ExcessCost, OfTravelIsTheCostOverItsMeanWeightedByPeople) {
  const std::vector<double> people{30.0, 10.0};
  const auto raw = rawExcessCost(inputOf(study::StepMethod::Travel, {20.0, 40.0}, {}), people);
  EXPECT_EQ(raw, (Values{0.8, 1.6}));
}

//   travel 0.8, 1.6 as above; ratios 1, 3 with mean (30 * 1 + 10 * 3) / 40 = 1.5, so 2/3 and 2
TEST(ExcessCost, OfAMixWeightsBothPartsByTheirSpendingAfterEachIsMadeOneForTheNation) {
  const std::vector<double> people{30.0, 10.0};
  const auto raw = rawExcessCost(inputOf(study::StepMethod::Mix, {20.0, 40.0}, {1.0, 3.0}, 0.25), people);
  ASSERT_TRUE(raw[0] && raw[1]);
  EXPECT_DOUBLE_EQ(*raw[0], 0.25 * 0.8 + 0.75 * (1.0 / 1.5));
  EXPECT_DOUBLE_EQ(*raw[1], 0.25 * 1.6 + 0.75 * 2.0);
}

TEST(ExcessCost, OfAMixDoesNotChangeWithTheUnitOfEitherPart) {
  const std::vector<double> people{32.0, 8.0, 64.0};
  const Values pounds{16.0, 40.0, 24.0}, pence{1600.0, 4000.0, 2400.0};
  const Values ratios{1.0, 1.5, 1.25}, doubled{2.0, 3.0, 2.5};
  const auto raw = rawExcessCost(inputOf(study::StepMethod::Mix, pounds, ratios, 0.5), people);
  const auto other = rawExcessCost(inputOf(study::StepMethod::Mix, pence, doubled, 0.5), people);
  for (std::size_t unit = 0; unit < people.size(); ++unit) EXPECT_DOUBLE_EQ(*raw[unit], *other[unit]);
}

TEST(ExcessCost, OfAMixOfNothingButTravelIsTravel) {
  const std::vector<double> people{30.0, 10.0};
  const Values costs{20.0, 40.0}, ratios{1.0, 3.0};
  EXPECT_EQ(rawExcessCost(inputOf(study::StepMethod::Mix, costs, ratios, 1.0), people),
            rawExcessCost(inputOf(study::StepMethod::Travel, costs, {}), people));
}

TEST(ExcessCost, LeavesUnitsEmptyOfWhichAPartIsNotKnown) {
  const std::vector<double> people{30.0, 0.0, 10.0, 0.0};
  const Values costs{20.0, std::nullopt, 40.0, 100.0}, ratios{1.0, 5.0, 3.0, std::nullopt};
  const auto travel = rawExcessCost(inputOf(study::StepMethod::Travel, costs, {}), people);
  EXPECT_EQ(travel, (Values{0.8, std::nullopt, 1.6, 4.0})) << "nobody's cost does not enter the mean";
  const auto mixed = rawExcessCost(inputOf(study::StepMethod::Mix, costs, ratios, 0.5), people);
  EXPECT_TRUE(mixed[0] && mixed[2]);
  EXPECT_FALSE(mixed[1]) << "no cost of a contact";
  EXPECT_FALSE(mixed[3]) << "no ratio";
}

TEST(ExcessCost, WithoutAnybodyKnowsNothing) {
  const std::vector<double> nobody{0.0, 0.0};
  const Values empty{std::nullopt, std::nullopt};
  EXPECT_EQ(rawExcessCost(inputOf(study::StepMethod::Travel, {20.0, 40.0}, {}), nobody), empty);
  EXPECT_EQ(rawExcessCost(inputOf(study::StepMethod::Mix, {20.0, 40.0}, {1.0, 1.0}, 0.5), nobody), empty);
}

TEST(ExcessCost, OfACategoryOrAGivenIndexIsTheRatioAsItIs) {
  const std::vector<double> people{30.0, 10.0};
  const Values ratios{1.5, std::nullopt};
  for (const auto method : {study::StepMethod::CategoryRatios, study::StepMethod::Index})
    EXPECT_EQ(rawExcessCost(inputOf(method, {20.0, 40.0}, ratios), people), ratios);
}

TEST(ExcessCost, OfRandomNationsHasTheMeanOne) {
  testing_support::Random random(testing_support::testSeed());
  for (int nation = 0; nation < 200; ++nation) {
    Values costs, ratios;
    std::vector<double> people;
    for (std::size_t unit = 0, count = random.between(1, 50); unit < count; ++unit) {
      people.push_back(static_cast<double>(random.between(1, 5000)));
      costs.emplace_back(random.magnitude(3, 8));
      ratios.emplace_back(random.magnitude(-1, 1));
    }
    for (const double share : {0.0, 0.3, 1.0}) {
      const auto raw = rawExcessCost(inputOf(study::StepMethod::Mix, costs, ratios, share), people);
      double weighted = 0.0, all = 0.0;
      for (std::size_t unit = 0; unit < people.size(); ++unit) {
        weighted += *raw[unit] * people[unit];
        all += people[unit];
      }
      EXPECT_NEAR(weighted / all, 1.0, 1e-12);
    }
  }
}

//   the small world's W2 is 20 and 20; costs 30 and 10 pounds a contact over their mean of 20: 1.5 and 0.5
TEST(ExcessCost, OfTravelGoesThroughTheFourStepsLikeARatio) {
  model::Model world = testing_support::smallWorld();
  Result<model::Results> byRatio = formula::evaluate(world, 1, SilentMonitor());
  world.programmes[0].excessCost.method = study::StepMethod::Travel;
  world.programmes[0].excessCost.ratio.clear();
  world.programmes[0].excessCost.costPerContactGbp = {30.0, 10.0, std::nullopt};
  Result<model::Results> byTravel = formula::evaluate(world, 1, SilentMonitor());
  ASSERT_TRUE(byRatio && byTravel);
  const auto& expected = byRatio.value().levels[0].programmes[0]->at(model::Step::ExcessCost);
  const auto& found = byTravel.value().levels[0].programmes[0]->at(model::Step::ExcessCost);
  EXPECT_EQ(found, expected);
  EXPECT_DOUBLE_EQ(found[0], 10.0);
  EXPECT_DOUBLE_EQ(found[1], 30.0);
}

}  // namespace
