#include "formula/needs.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/contract.h"

namespace fairshares::formula {
namespace {

using Values = std::vector<std::optional<double>>;

const double ROOT_2 = std::sqrt(2.0);

model::StandardisedIndicator standardised(const Values& values, const std::vector<double>& population,
                                          std::optional<double> minimum = {},
                                          std::optional<double> maximum = {}) {
  return standardise(values, population, minimum, maximum);
}

}  // namespace

//   people  value   people * value   people * (value - 4)^2
//      1      2            2                    4
//      2      4            8                    0
//      1      6            6                    4
//      4                  16 -> mean 4          8 -> variance 8 / 4 = 2 (8 / 2 with n - 1)
TEST(Standardise, WeighsMeanAndVarianceByPeople) {
  const model::StandardisedIndicator found = standardised({2.0, 4.0, 6.0}, {1, 2, 1});
  EXPECT_DOUBLE_EQ(found.mean, 4.0);
  EXPECT_DOUBLE_EQ(found.standardDeviation, ROOT_2);
  EXPECT_DOUBLE_EQ(found.z[0].value(), -ROOT_2);
  EXPECT_DOUBLE_EQ(found.z[1].value(), 0.0);
  EXPECT_DOUBLE_EQ(found.z[2].value(), ROOT_2);
  EXPECT_TRUE(found.capped.empty());
}

TEST(Standardise, LeavesUnitsWithoutPeopleOutOfMeanAndVarianceButGivesThemTheirValue) {
  const model::StandardisedIndicator found = standardised({2.0, 4.0, 6.0, 100.0}, {1, 2, 1, 0});
  EXPECT_DOUBLE_EQ(found.mean, 4.0);
  EXPECT_DOUBLE_EQ(found.standardDeviation, ROOT_2);
  EXPECT_DOUBLE_EQ(found.z[3].value(), 96.0 / ROOT_2);
}

TEST(Standardise, LeavesMissingValuesOutAndMissing) {
  const model::StandardisedIndicator found = standardised({2.0, std::nullopt, 4.0, 6.0}, {1, 1000, 2, 1});
  EXPECT_DOUBLE_EQ(found.mean, 4.0);
  EXPECT_DOUBLE_EQ(found.standardDeviation, ROOT_2);
  EXPECT_FALSE(found.z[1].has_value());
  EXPECT_DOUBLE_EQ(found.z[3].value(), ROOT_2);
}

TEST(Standardise, LeavesFilledValuesOutOfMeanAndVarianceButGivesThemTheirValue) {
  const std::vector<std::size_t> filled{1};
  const model::StandardisedIndicator found =
      standardise(Values{2.0, 4.0, 4.0, 6.0}, std::vector<double>{1, 1000, 2, 1}, {}, {}, filled);
  EXPECT_DOUBLE_EQ(found.mean, 4.0);
  EXPECT_DOUBLE_EQ(found.standardDeviation, ROOT_2);
  EXPECT_EQ(found.z[1].value(), 0.0);
}

// 0.1 is no binary fraction, so that a mean by summing may differ from it in the last bit.
TEST(Standardise, TellsNoUnitsApartWhereTheIndicatorIsTheSameEverywhere) {
  for (const double value : {0.1, 1.0 / 3.0, 1234.5678, -0.7, 0.0}) {
    const model::StandardisedIndicator found =
        standardised({value, value, value, value}, {3, 7.3, 811, 12345.678});
    EXPECT_EQ(found.mean, value);
    EXPECT_EQ(found.standardDeviation, 0.0);
    for (const std::optional<double>& z : found.z) EXPECT_EQ(z.value(), 0.0) << value;
  }
}

TEST(Standardise, TellsNoUnitsApartWhereOnlyEmptyUnitsDiffer) {
  const model::StandardisedIndicator found = standardised({0.1, 0.1, 0.9}, {3, 7.3, 0});
  EXPECT_EQ(found.standardDeviation, 0.0);
  for (const std::optional<double>& z : found.z) EXPECT_EQ(z.value(), 0.0);
}

TEST(Standardise, GivesNothingWhereNobodyHasAValue) {
  const model::StandardisedIndicator found = standardised({std::nullopt, 5.0}, {10, 0});
  EXPECT_EQ(found.standardDeviation, 0.0);
  for (const std::optional<double>& z : found.z) EXPECT_FALSE(z.has_value());
  EXPECT_TRUE(std::isfinite(found.mean));
}

// Floor and cap come after the standardising: they do not change mean and standard deviation.
TEST(Standardise, AppliesFloorAndCapAfterwardsAndListsWhereTheyBit) {
  const model::StandardisedIndicator found = standardised({2.0, 4.0, 6.0, 100.0}, {1, 2, 1, 0}, -0.5, 1.25);
  EXPECT_DOUBLE_EQ(found.mean, 4.0);
  EXPECT_DOUBLE_EQ(found.standardDeviation, ROOT_2);
  EXPECT_EQ(found.z[0], -0.5);
  EXPECT_EQ(found.z[1], 0.0);
  EXPECT_EQ(found.z[2], 1.25);
  EXPECT_EQ(found.capped, (std::vector<std::size_t>{0, 2}));  // nobody lives in the last
}

TEST(Standardise, RefusesListsOfUnequalLength) {
  EXPECT_THROW(static_cast<void>(standardised({1.0}, {1, 2})), ContractViolation);
}

//             z of first   z of second    1 + 0.2 first - 0.1 second
//   unit 0        1            -2                 1.4
//   unit 1       -3             1                 0.3
//   unit 2        0            20                -1.0
TEST(RawNeeds, AreOnePlusCoefficientsTimesStandardisedValues) {
  std::vector<model::StandardisedIndicator> indicators(2);
  indicators[0].z = {1.0, -3.0, 0.0};
  indicators[1].z = {-2.0, 1.0, 20.0};
  model::NeedsInput needs;
  needs.terms = {{0, 0.2}, {1, -0.1}};
  const RawNeeds raw = rawNeeds(needs, indicators, std::vector<double>{1, 1, 1});
  EXPECT_DOUBLE_EQ(raw.value[0].value(), 1.4);
  EXPECT_DOUBLE_EQ(raw.value[1].value(), 0.3);
  EXPECT_DOUBLE_EQ(raw.value[2].value(), -1.0);
  EXPECT_TRUE(raw.atMinimum.empty());
}

TEST(RawNeeds, AreRaisedToTheDeclaredMinimumWhichIsListedWherePeopleLive) {
  std::vector<model::StandardisedIndicator> indicators(1);
  indicators[0].z = {-9.0, 0.0, -1.0, -9.0};
  model::NeedsInput needs;
  needs.terms = {{0, 0.5}};
  needs.rawMinimum = 0.5;
  const RawNeeds raw = rawNeeds(needs, indicators, std::vector<double>{10, 10, 10, 0});
  EXPECT_EQ(raw.value, (Values{0.5, 1.0, 0.5, 0.5}));  // the third is 0.5 by itself
  EXPECT_EQ(raw.atMinimum, (std::vector<std::size_t>{0}));
}

TEST(RawNeeds, AreMissingWhereAnIndicatorIs) {
  std::vector<model::StandardisedIndicator> indicators(2);
  indicators[0].z = {1.0, std::nullopt};
  indicators[1].z = {1.0, 1.0};
  model::NeedsInput needs;
  needs.terms = {{0, 0.5}, {1, 0.5}};
  needs.rawMinimum = 0.05;
  const RawNeeds raw = rawNeeds(needs, indicators, std::vector<double>{10, 0});
  EXPECT_EQ(raw.value, (Values{2.0, std::nullopt}));
  EXPECT_TRUE(raw.atMinimum.empty());
}

TEST(RawNeeds, DoNotAskIndicatorsThatTheProgrammeDoesNotUse) {
  std::vector<model::StandardisedIndicator> indicators(2);
  indicators[0].z = {std::nullopt};
  indicators[1].z = {2.0};
  model::NeedsInput needs;
  needs.terms = {{1, 0.25}};
  EXPECT_EQ(rawNeeds(needs, indicators, std::vector<double>{1}).value, (Values{1.5}));
}

}  // namespace fairshares::formula
