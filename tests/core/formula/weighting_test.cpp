#include "formula/weighting.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/compensated_sum.h"
#include "base/contract.h"

namespace fairshares::formula {
namespace {

using Factors = std::vector<double>;
using OptionalFactors = std::vector<std::optional<double>>;

std::optional<SteppedWeights> step(const std::vector<double>& before, const Factors& factor) {
  return applyStep(std::span<const double>(before), std::span<const double>(factor));
}
std::optional<SteppedWeights> step(const std::vector<double>& before, const OptionalFactors& factor) {
  return applyStep(std::span<const double>(before), std::span<const std::optional<double>>(factor));
}

}  // namespace

//   before  factor  product   * 300 / 400
//      100       2      200     150
//      200       1      200     150
//      300              400     300
TEST(ApplyStep, MovesPeopleAndKeepsTheirNumber) {
  const std::optional<SteppedWeights> after = step({100, 200}, Factors{2, 1});
  ASSERT_TRUE(after);
  EXPECT_EQ(after->weight, (std::vector<double>{150, 150}));
  EXPECT_EQ(after->scale, 0.75);
}

// The scale comes from the weights before the step, not from the raw population: a factor whose mean is 1 by
// population is still rescaled by what the step before has done.
TEST(ApplyStep, RescalesWithTheWeightsBeforeTheStep) {
  const std::optional<SteppedWeights> after = step({30, 10}, Factors{1.5, 0.5});
  ASSERT_TRUE(after);
  EXPECT_EQ(after->weight, (std::vector<double>{36, 4}));  // 45 + 5 = 50, scale 0.8
  EXPECT_EQ(after->scale, 0.8);
}

TEST(ApplyStep, IgnoresTheFactorWhereThereIsNoWeight) {
  const std::optional<SteppedWeights> absent = step({5, 0}, OptionalFactors{4.0, std::nullopt});
  ASSERT_TRUE(absent);
  EXPECT_EQ(absent->weight, (std::vector<double>{5, 0}));
  const std::optional<SteppedWeights> senseless = step({5, 0}, Factors{4.0, -1e300});
  ASSERT_TRUE(senseless);
  EXPECT_EQ(senseless->weight, (std::vector<double>{5, 0}));
  EXPECT_FALSE(std::signbit(senseless->weight[1]));
}

TEST(ApplyStep, IsUndefinedWhereNothingIsLeft) {
  EXPECT_FALSE(step({1, 2}, Factors{0, 0}));
  EXPECT_FALSE(step({0, 0}, Factors{1, 1}));
  EXPECT_FALSE(step({}, Factors{}));
}

TEST(ApplyStep, IsUndefinedWhereTheSumIsNotANumberToShareBy) {
  EXPECT_FALSE(step({1e10, 1e10}, Factors{1e308, 1e308}));
}

TEST(ApplyStep, ExpectsFactorsThatAreFiniteAndNotNegativeWhereThereIsWeight) {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double wrong : {infinity, std::nan(""), -0.5}) {
    EXPECT_THROW(step({1, 2}, Factors{wrong, 1}), ContractViolation) << wrong;
    EXPECT_TRUE(step({0, 2}, Factors{wrong, 1})) << "ignored where nobody is left to weigh";
  }
}

// A unit whose factor is 0 loses its people to the others; nobody disappears.
TEST(ApplyStep, TakesAllWeightWhereTheFactorIsZero) {
  const std::optional<SteppedWeights> after = step({60, 20, 20}, Factors{0, 1, 3});
  ASSERT_TRUE(after);
  EXPECT_EQ(after->weight, (std::vector<double>{0, 25, 75}));
}

TEST(ApplyStep, KeepsATotalThatPlainSummingWouldLose) {
  std::vector<double> before{1e9};
  Factors factor{1.0};
  for (int unit = 0; unit < 10000; ++unit) {
    before.push_back(0.1);
    factor.push_back(unit % 2 == 0 ? 1e-3 : 1e3);
  }
  const std::optional<SteppedWeights> after = step(before, factor);
  ASSERT_TRUE(after);
  const double total = compensatedSum(before);
  EXPECT_LE(std::abs(compensatedSum(after->weight) - total), 1e-15 * total);
}

TEST(ApplyStep, RefusesAMissingFactorWhereThereIsWeight) {
  EXPECT_THROW(static_cast<void>(step({1, 2}, OptionalFactors{1.0, std::nullopt})), ContractViolation);
}

TEST(ApplyStep, RefusesListsOfUnequalLength) {
  EXPECT_THROW(static_cast<void>(step({1, 2}, Factors{1})), ContractViolation);
}

}  // namespace fairshares::formula
