#include "formula/aggregate.h"

#include <gtest/gtest.h>

#include "base/contract.h"
#include "model/model.h"

namespace fairshares::formula {
namespace {

using Areas = std::vector<std::uint32_t>;

}  // namespace

TEST(SumByArea, AddsTheMembersOfEachArea) {
  EXPECT_EQ(sumByArea(std::vector<double>{1, 2, 4, 8}, Areas{1, 0, 1, 1}, 2), (std::vector<double>{2, 13}));
}

TEST(SumByArea, GivesZeroToAnAreaWithoutMembers) {
  EXPECT_EQ(sumByArea(std::vector<double>{5}, Areas{2}, 4), (std::vector<double>{0, 0, 5, 0}));
  EXPECT_EQ(sumByArea(std::vector<double>{}, Areas{}, 2), (std::vector<double>{0, 0}));
}

TEST(SumByArea, LeavesOutMembersWithoutAnArea) {
  EXPECT_EQ(sumByArea(std::vector<double>{5, 7}, Areas{model::NO_AREA, 0}, 1), (std::vector<double>{7}));
}

TEST(SumByArea, DoesNotLoseSmallMembersBesideLargeOnes) {
  EXPECT_EQ(sumByArea(std::vector<double>{1e16, 1, 1, -1e16}, Areas{0, 0, 0, 0}, 1),
            (std::vector<double>{2}));
}

TEST(SumByArea, RefusesAnAreaThatIsNotThere) {
  EXPECT_THROW(static_cast<void>(sumByArea(std::vector<double>{1}, Areas{3}, 3)), ContractViolation);
  EXPECT_THROW(static_cast<void>(sumByArea(std::vector<double>{1, 2}, Areas{0}, 1)), ContractViolation);
}

//            people   index   weighted population
//   zone 1      100     1.0          100
//   zone 2      300     2.0          600
//   area        400    1.75          700        (the mean of the indices would be 1.5)
TEST(Aggregate, MakesAnAreasIndexARatioOfSums) {
  model::StepWeights zones;
  zones.weight = {{{100, 300}, {100, 600}, {100, 600}, {100, 600}}};
  const model::StepWeights areas = aggregate(zones, Areas{0, 0}, 2);
  EXPECT_EQ(areas.at(model::Step::Population), (std::vector<double>{400, 0}));
  EXPECT_EQ(areas.at(model::Step::AgeSex), (std::vector<double>{700, 0}));
  EXPECT_EQ(model::stepIndex(areas, model::Step::AgeSex, 0), 1.75);
  EXPECT_EQ(model::overallIndex(areas, 0), 1.75);
  EXPECT_EQ(model::stepIndex(areas, model::Step::AgeSex, 1), std::nullopt);
}

TEST(StepIndex, OfThePopulationIsOneWhereThereArePeopleAndNothingElsewhere) {
  model::StepWeights zones;
  zones.weight = {{{7, 0}, {3, 0}, {0, 0}, {0, 0}}};
  EXPECT_EQ(model::stepIndex(zones, model::Step::Population, 0), 1.0);
  EXPECT_EQ(model::stepIndex(zones, model::Step::Population, 1), std::nullopt);
  EXPECT_EQ(model::stepIndex(zones, model::Step::Needs, 0), 0.0);                // it fell to nothing here
  EXPECT_EQ(model::stepIndex(zones, model::Step::ExcessCost, 0), std::nullopt);  // and nothing was left
  EXPECT_EQ(model::overallIndex(zones, 0), 0.0);
}

}  // namespace fairshares::formula
