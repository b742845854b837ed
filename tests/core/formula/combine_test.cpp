#include "formula/combine.h"

#include <gtest/gtest.h>

#include "base/contract.h"

namespace fairshares::formula {
namespace {

using model::Step;

// Two areas whose first weights are `west` at each step, of a nation of 100.
model::StepWeights ofHundred(std::array<double, 4> west) {
  model::StepWeights weights;
  for (std::size_t step = 0; step < 4; ++step) weights.weight[step] = {west[step], 100 - west[step]};
  return weights;
}

model::Programme leaf(const std::string& id, double expenditureGbp) {
  model::Programme programme;
  programme.id = id;
  programme.expenditureGbp = expenditureGbp;
  return programme;
}

model::Programme parent(const std::string& id, double expenditureGbp, std::vector<std::size_t> children) {
  model::Programme programme = leaf(id, expenditureGbp);
  programme.children = std::move(children);
  return programme;
}

}  // namespace

//   West of 100         expenditure   age-sex    needs    needs index
//   hospital                 1           60        90        1.5
//   community                3           20        25        1.25
//   both                                 30        41.25     1.375
//
// 60 / 4 + 3 * 20 / 4 = 30 and 90 / 4 + 3 * 25 / 4 = 41.25. Averaging the indices by expenditure, (1.5 + 3 *
// 1.25) / 4 = 1.3125, is wrong by 5 %: hospital care has twice its weight in West, where its index is high.
TEST(CombineChildren, CombinesSharesAndDoesNotAverageIndices) {
  const model::StepWeights hospital = ofHundred({50, 60, 90, 90});
  const model::StepWeights community = ofHundred({50, 20, 25, 25});
  const std::vector<const model::StepWeights*> children{&hospital, &community};
  const model::StepWeights both = combineChildren(children, std::vector<double>{1, 3});
  EXPECT_DOUBLE_EQ(both.at(Step::Population)[0], 50);
  EXPECT_DOUBLE_EQ(both.at(Step::AgeSex)[0], 30);
  EXPECT_DOUBLE_EQ(both.at(Step::Needs)[0], 41.25);
  EXPECT_DOUBLE_EQ(both.at(Step::Needs)[1], 58.75);
  EXPECT_DOUBLE_EQ(model::stepIndex(both, Step::Needs, 0).value(), 1.375);
  const double averaged = (1 * model::stepIndex(hospital, Step::Needs, 0).value() +
                           3 * model::stepIndex(community, Step::Needs, 0).value()) /
                          4;
  EXPECT_DOUBLE_EQ(averaged, 1.3125);
}

TEST(CombineChildren, GivesNothingToAChildWithoutExpenditure) {
  const model::StepWeights paid = ofHundred({50, 60, 70, 80});
  const model::StepWeights unpaid = ofHundred({50, 1, 2, 3});
  const std::vector<const model::StepWeights*> children{&paid, &unpaid};
  EXPECT_EQ(combineChildren(children, std::vector<double>{5, 0}).weight, paid.weight);
}

TEST(CombineChildren, OfOneChildIsThatChild) {
  const model::StepWeights only = ofHundred({50, 60.1, 70.2, 80.3});
  const std::vector<const model::StepWeights*> children{&only};
  EXPECT_EQ(combineChildren(children, std::vector<double>{0.3}).weight, only.weight);
}

TEST(CombineChildren, RefusesExpenditureThatSumsToZeroAndListsOfUnequalLength) {
  const model::StepWeights child = ofHundred({50, 60, 70, 80});
  const std::vector<const model::StepWeights*> children{&child};
  EXPECT_THROW(static_cast<void>(combineChildren(children, std::vector<double>{0})), ContractViolation);
  EXPECT_THROW(static_cast<void>(combineChildren(children, std::vector<double>{1, 1})), ContractViolation);
  EXPECT_THROW(static_cast<void>(combineChildren({}, {})), ContractViolation);
}

//   all (0) = 3/4 hchs (1) + 1/4 prescribing (4);  hchs = 1/2 acute (2) + 1/2 community (3)
//   West: acute 80, community 40 -> hchs 60; prescribing 20 -> all 50
TEST(CombineProgrammes, FillsParentsOfParentsInAnyOrder) {
  const std::vector<model::Programme> programmes{parent("all", 0, {1, 4}), parent("hchs", 3, {2, 3}),
                                                 leaf("acute", 10), leaf("community", 10),
                                                 leaf("gp_prescribing", 1)};
  std::vector<std::optional<model::StepWeights>> weights(5);
  weights[2] = ofHundred({50, 80, 80, 80});
  weights[3] = ofHundred({50, 40, 40, 40});
  weights[4] = ofHundred({50, 20, 20, 20});
  combineProgrammes(programmes, weights);
  ASSERT_TRUE(weights[0] && weights[1]);
  EXPECT_DOUBLE_EQ(weights[1]->at(Step::AgeSex)[0], 60);
  EXPECT_DOUBLE_EQ(weights[0]->at(Step::AgeSex)[0], 50);
  EXPECT_DOUBLE_EQ(weights[0]->at(Step::AgeSex)[1], 50);
}

// A share of some programmes only would pass for the share of all.
TEST(CombineProgrammes, LeavesAParentEmptyWhereAChildIsMissing) {
  const std::vector<model::Programme> programmes{parent("all", 0, {1, 4}), parent("hchs", 3, {2, 3}),
                                                 leaf("acute", 10), leaf("community", 10),
                                                 leaf("gp_prescribing", 0)};
  std::vector<std::optional<model::StepWeights>> weights(5);
  weights[2] = ofHundred({50, 80, 80, 80});
  weights[3] = ofHundred({50, 40, 40, 40});
  combineProgrammes(programmes, weights);
  EXPECT_TRUE(weights[1].has_value());
  EXPECT_FALSE(weights[0].has_value());
  EXPECT_FALSE(weights[4].has_value());
}

TEST(CombineProgrammes, RefusesListsOfUnequalLength) {
  std::vector<std::optional<model::StepWeights>> weights(1);
  EXPECT_THROW(combineProgrammes({}, weights), ContractViolation);
}

}  // namespace fairshares::formula
