// Where classes begin and end, against plain definitions.
#include "layers/class_limits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "support/test_seed.h"

using namespace fairshares::layers;

namespace {

std::mt19937_64 generator() {
  return std::mt19937_64(fairshares::testing_support::testSeed());
}

// Like zones: many of a size, some much larger.
std::vector<double> skewedValues(std::mt19937_64& random, std::size_t count) {
  std::lognormal_distribution<double> distribution(6.0, 0.8);
  std::vector<double> values(count);
  for (double& value : values) value = distribution(random);
  return values;
}

TEST(ClassLimits, OfRatiosAreInversesOfOneAnotherAboutOne) {
  const std::vector<double> limits = ratioLimits().inner;
  ASSERT_EQ(limits.size(), 6u);
  for (std::size_t from = 0; from < 3; ++from)
    EXPECT_EQ(std::round(100.0 / limits[from]) / 100.0, limits[5 - from]) << limits[from];
  EXPECT_LT(limits[2], 1.0);
  EXPECT_GT(limits[3], 1.0);
}

TEST(ClassLimits, OfQuantilesHoldAsManyValuesEachWithinTheSlack) {
  auto random = generator();
  const std::vector<double> values = skewedValues(random, 7000);
  const ClassLimits limits = limitsFromData(values);
  EXPECT_EQ(limits.method, LimitMethod::Quantiles);
  ASSERT_EQ(limits.classCount(), 6u);
  double below = -1.0;
  for (std::size_t position = 0; position < limits.classCount(); ++position) {
    const double above = position < limits.inner.size() ? limits.inner[position] : 1e300;
    const auto inside = std::count_if(values.begin(), values.end(),
                                      [&](double value) { return value > below && value <= above; });
    EXPECT_NEAR(static_cast<double>(inside), 7000.0 / 6.0, 2.0 * 0.01 * 7000.0 + 2.0) << position;
    below = above;
  }
}

TEST(ClassLimits, AreRoundNumbers) {
  auto random = generator();
  for (const double limit : limitsFromData(skewedValues(random, 7000)).inner)
    EXPECT_EQ(limit, std::round(limit))
        << "one per cent of 7,000 about lognormal(6) leaves room for a whole number";
}

TEST(ClassLimits, OfFewAreasAreNaturalBreaksThatTearNothingApart) {
  // Three obvious heaps.
  const ClassLimits limits = limitsFromData({1.0, 1.1, 1.2, 10.0, 10.5, 50.0, 50.1});
  EXPECT_EQ(limits.method, LimitMethod::NaturalBreaks);
  for (const auto& [low, high] : {std::pair(1.2, 10.0), std::pair(10.5, 50.0)})
    EXPECT_TRUE(std::any_of(limits.inner.begin(), limits.inner.end(),
                            [&](double limit) { return limit >= low && limit < high; }))
        << low << " to " << high;
}

// All ways to cut, one after the other.
double leastDeviation(const std::vector<double>& sorted, std::size_t classes) {
  const std::function<double(std::size_t, std::size_t)> best = [&](std::size_t begin, std::size_t left) {
    const auto deviation = [&](std::size_t end) {
      double mean = 0.0;
      for (std::size_t at = begin; at < end; ++at) mean += sorted[at];
      mean /= static_cast<double>(end - begin);
      double sum = 0.0;
      for (std::size_t at = begin; at < end; ++at) sum += (sorted[at] - mean) * (sorted[at] - mean);
      return sum;
    };
    if (left == 1) return deviation(sorted.size());
    double least = 1e300;
    for (std::size_t end = begin + 1; end + left - 1 <= sorted.size(); ++end)
      least = std::min(least, deviation(end) + best(end, left - 1));
    return least;
  };
  return best(0, classes);
}

double deviationOf(const std::vector<double>& sorted, const std::vector<std::size_t>& begins) {
  double sum = 0.0;
  for (std::size_t part = 0; part < begins.size(); ++part) {
    const std::size_t end = part + 1 < begins.size() ? begins[part + 1] : sorted.size();
    double mean = 0.0;
    for (std::size_t at = begins[part]; at < end; ++at) mean += sorted[at];
    mean /= static_cast<double>(end - begins[part]);
    for (std::size_t at = begins[part]; at < end; ++at) sum += (sorted[at] - mean) * (sorted[at] - mean);
  }
  return sum;
}

TEST(NaturalBreaks, AreTheBestOfAllWaysToCut) {
  auto random = generator();
  for (int round = 0; round < 20; ++round) {
    std::vector<double> values = skewedValues(random, 14);
    std::sort(values.begin(), values.end());
    const double least = leastDeviation(values, 5);
    EXPECT_NEAR(deviationOf(values, naturalBreaks(values, 5)), least, 1e-9 * (1.0 + least));
  }
}

TEST(ClassLimits, RepeatedValuesGiveFewerClassesAndNoValuesOne) {
  EXPECT_EQ(limitsFromData({}).classCount(), 1u);
  EXPECT_EQ(limitsFromData({3.0, 3.0, 3.0}).classCount(), 1u);
  EXPECT_EQ(limitsFromData({3.0, 3.0, 4.0}).classCount(), 2u);
  EXPECT_EQ(limitsFromData(std::vector<double>(500, 7.0)).classCount(), 1u);
  std::vector<double> half(400, 0.0);
  half.resize(800, 5.0);
  EXPECT_EQ(limitsFromData(half).classCount(), 2u);
}

TEST(ClassLimits, RiseStrictlyForAnyData) {
  auto random = generator();
  for (int round = 0; round < 200; ++round) {
    const std::size_t count = 1 + static_cast<std::size_t>(random() % 400);
    std::vector<double> values = skewedValues(random, count);
    for (double& value : values)
      if (random() % 3 == 0) value = std::floor(value / 300.0);
    const std::vector<double> limits = limitsFromData(values).inner;
    EXPECT_TRUE(std::is_sorted(limits.begin(), limits.end()));
    EXPECT_EQ(std::adjacent_find(limits.begin(), limits.end()), limits.end());
    for (const double limit : limits) {
      EXPECT_LT(limit, *std::max_element(values.begin(), values.end()));
      EXPECT_GE(limit, *std::min_element(values.begin(), values.end()));
    }
  }
}

TEST(RoundestBetween, TakesTheFewestDigitsAndTheMiddle) {
  EXPECT_EQ(roundestBetween(771.2, 795.9), 780.0);
  EXPECT_EQ(roundestBetween(0.9, 1.7), 1.0);
  EXPECT_EQ(roundestBetween(9.0, 11.0), 10.0);
  EXPECT_EQ(roundestBetween(0.0712, 0.0739), 0.073);
  EXPECT_EQ(roundestBetween(5.0, 5.0), 5.0);
}

}  // namespace
