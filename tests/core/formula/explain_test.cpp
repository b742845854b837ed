#include "formula/explain.h"

#include <gtest/gtest.h>

#include "base/contract.h"
#include "core/formula/small_world.h"
#include "formula/evaluate.h"

namespace fairshares::formula {
namespace {

using model::Step;
using testing_support::addParent;
using testing_support::addPractices;
using testing_support::smallWorld;
using testing_support::useIndicator;

Receipt receiptOf(const model::Model& world, std::size_t zone, std::optional<ReceiptGroup> group = {}) {
  Result<model::Results> results = evaluate(world, 1, SilentMonitor());
  EXPECT_TRUE(results);
  return explainZone(world, results.value(), zone, group);
}

}  // namespace

TEST(FindZone, FindsTheZoneOfACode) {
  const model::Model world = smallWorld();
  EXPECT_EQ(findZone(world, "Z2"), 1u);
  EXPECT_EQ(findZone(world, "Z9"), std::nullopt);
  EXPECT_EQ(findZone(world, ""), std::nullopt);
  EXPECT_EQ(findZone(world, "z2"), std::nullopt);
}

TEST(ExplainZone, SaysWhatAndWhereTheZoneIs) {
  model::Model world = smallWorld();
  world.categories = {{"urban_rural", {"1", "6", ""}}};
  world.zones.populationAsRead = {16, 24, 0};
  const Receipt receipt = receiptOf(world, 0);
  EXPECT_EQ(receipt.code, "Z1");
  EXPECT_EQ(receipt.name, "First");
  EXPECT_EQ(receipt.population, 20);
  EXPECT_EQ(receipt.populationAsRead, 16);
  EXPECT_EQ(receipt.nationalPopulation, 40);
  ASSERT_EQ(receipt.areas.size(), 1u);
  EXPECT_EQ(receipt.areas[0].code, "B2");
  EXPECT_EQ(receipt.areas[0].name, "West");
  ASSERT_EQ(receipt.categories.size(), 1u);
  EXPECT_EQ(receipt.categories[0].category, "urban_rural");
  EXPECT_EQ(receipt.categories[0].value, "1");
  EXPECT_FALSE(receipt.group.has_value());
}

// The numbers are worked out in small_world.h: raw 75 pounds a head over 150 nationally, 3 * 2 / 3, 1.5 * 1.
TEST(ExplainZone, GivesRawFactorScaleAndIndexOfEveryStep) {
  const Receipt receipt = receiptOf(smallWorld(), 0);
  ASSERT_EQ(receipt.programmes.size(), 1u);
  const ReceiptProgramme& acute = receipt.programmes[0];
  EXPECT_TRUE(acute.isLeaf);
  ASSERT_EQ(acute.steps.size(), 4u);
  EXPECT_EQ(acute.steps[0].index, 1.0);
  EXPECT_EQ(acute.steps[0].weightedPopulation, 20);
  EXPECT_EQ(acute.steps[1].method, study::StepMethod::CostWeights);
  EXPECT_EQ(acute.steps[1].raw, 75.0);
  EXPECT_DOUBLE_EQ(acute.steps[1].scale, 1.0 / 150.0);
  EXPECT_DOUBLE_EQ(acute.steps[1].index.value(), 0.5);
  EXPECT_EQ(acute.steps[2].method, study::StepMethod::Index);
  EXPECT_EQ(acute.steps[2].raw, 3.0);
  EXPECT_DOUBLE_EQ(acute.steps[2].index.value(), 2.0);
  EXPECT_EQ(acute.steps[3].method, study::StepMethod::CategoryRatios);
  EXPECT_EQ(acute.steps[3].raw, 1.5);
  EXPECT_DOUBLE_EQ(acute.steps[3].weightedPopulation, 30);
  EXPECT_DOUBLE_EQ(acute.overallIndex.value(), 1.5);
  EXPECT_DOUBLE_EQ(acute.targetShare, 0.75);
  EXPECT_DOUBLE_EQ(acute.allocationGbp, 750);
  EXPECT_FALSE(acute.person.has_value());
}

TEST(ExplainZone, GivesTheTermsOfNeedsFromIndicators) {
  model::Model world = smallWorld();
  useIndicator(world, 0.5);
  const ReceiptStep needs = receiptOf(world, 0).programmes[0].steps[2];
  EXPECT_EQ(needs.method, study::StepMethod::Indicators);
  EXPECT_DOUBLE_EQ(needs.raw.value(), 0.5);
  ASSERT_EQ(needs.terms.size(), 1u);
  EXPECT_EQ(needs.terms[0].indicator, "smr");
  EXPECT_EQ(needs.terms[0].value, 1.0);
  EXPECT_DOUBLE_EQ(needs.terms[0].nationalMean, 2.0);
  EXPECT_DOUBLE_EQ(needs.terms[0].standardDeviation, 1.0);
  EXPECT_DOUBLE_EQ(needs.terms[0].z.value(), -1.0);
  EXPECT_EQ(needs.terms[0].coefficientPerSd, 0.5);
}

TEST(ExplainZone, SaysNothingOfFactorsWhereNobodyLives) {
  const Receipt receipt = receiptOf(smallWorld(), 2);
  const ReceiptProgramme& acute = receipt.programmes[0];
  for (const ReceiptStep& step : acute.steps) {
    EXPECT_FALSE(step.raw.has_value());
    EXPECT_FALSE(step.index.has_value());
    EXPECT_EQ(step.weightedPopulation, 0.0);
  }
  EXPECT_FALSE(acute.overallIndex.has_value());
  EXPECT_EQ(acute.targetShare, 0.0);
  EXPECT_EQ(acute.allocationGbp, 0.0);
}

TEST(ExplainZone, GivesNoRawFactorForAStepThatIsNotUsed) {
  model::Model world = smallWorld();
  world.programmes[0].needs = {};
  const ReceiptStep needs = receiptOf(world, 0).programmes[0].steps[2];
  EXPECT_EQ(needs.method, study::StepMethod::None);
  EXPECT_FALSE(needs.raw.has_value());
  EXPECT_EQ(needs.scale, 1.0);
  EXPECT_EQ(needs.index, 1.0);
}

// A woman of 80 costs 400 pounds, 400 / 150 of the average; in Z2 that counts 2 / 3 for needs and 1 / 2 for
// excess costs: 8 / 3 * 2 / 3 * 1 / 2 = 8 / 9.
TEST(ExplainZone, SaysWhatOnePersonCounts) {
  const Receipt receipt = receiptOf(smallWorld(), 1, ReceiptGroup{Sex::Female, 80});
  EXPECT_EQ(receipt.groupLabel, "female 65+");
  EXPECT_EQ(receipt.groupPersons, 5);
  ASSERT_TRUE(receipt.programmes[0].person.has_value());
  const ReceiptPerson& person = *receipt.programmes[0].person;
  EXPECT_EQ(person.costGbpPerHead, 400);
  EXPECT_DOUBLE_EQ(person.relativeCost.value(), 8.0 / 3.0);
  EXPECT_DOUBLE_EQ(person.weight.value(), 8.0 / 9.0);
}

TEST(ExplainZone, TakesAnyAgeAboveTheLastBandForTheLastBand) {
  EXPECT_EQ(receiptOf(smallWorld(), 1, ReceiptGroup{Sex::Male, 130}).groupLabel, "male 65+");
  EXPECT_EQ(receiptOf(smallWorld(), 1, ReceiptGroup{Sex::Male, 64}).groupLabel, "male 0-64");
  const Receipt unborn = receiptOf(smallWorld(), 1, ReceiptGroup{Sex::Male, -1});
  EXPECT_TRUE(unborn.groupLabel.empty());
  EXPECT_FALSE(unborn.programmes[0].person.has_value());
}

TEST(ExplainZone, GivesAPersonNoWeightWhereTheIndicesAreMissing) {
  model::Model world = smallWorld();
  world.programmes[0].ageSex.costGbpByGroup = {0, 400, 0, 350};
  const Receipt receipt = receiptOf(world, 0, ReceiptGroup{Sex::Female, 20});
  ASSERT_TRUE(receipt.programmes[0].person.has_value());
  EXPECT_EQ(receipt.programmes[0].person->relativeCost, 0.0);
  EXPECT_FALSE(receipt.programmes[0].person->weight.has_value());
}

TEST(ExplainZone, HasParentsThatExistOnZonesAndNoPracticeProgrammes) {
  model::Model world = smallWorld();
  addParent(world);     // a parent of acute alone
  addPractices(world);  // beside it
  const Receipt receipt = receiptOf(world, 0);
  ASSERT_EQ(receipt.programmes.size(), 2u);
  EXPECT_EQ(receipt.programmes[0].id, "acute");
  EXPECT_EQ(receipt.programmes[1].id, "all");
  EXPECT_FALSE(receipt.programmes[1].isLeaf);
  EXPECT_EQ(receipt.programmes[1].overallIndex, receipt.programmes[0].overallIndex);
  for (const ReceiptStep& step : receipt.programmes[1].steps) EXPECT_FALSE(step.raw.has_value());
}

TEST(ExplainZone, RefusesAZoneThatIsNotThere) {
  const model::Model world = smallWorld();
  const Result<model::Results> results = evaluate(world, 1, SilentMonitor());
  EXPECT_THROW(static_cast<void>(explainZone(world, results.value(), 3, std::nullopt)), ContractViolation);
}

}  // namespace fairshares::formula
