#include "base/compensated_sum.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "support/random.h"
#include "support/test_seed.h"

namespace fairshares {
namespace {

double sum(const std::vector<double>& values) {
  return compensatedSum(values);
}

}  // namespace

TEST(CompensatedSum, OfNothingIsZero) {
  EXPECT_EQ(sum({}), 0.0);
  EXPECT_FALSE(std::signbit(sum({-0.0})));
  EXPECT_EQ(CompensatedSum().value(), 0.0);
}

// 1e16 has no room for a 1 beside it: plain summing gives 0 for the first two and 2 for the last.
TEST(CompensatedSum, KeepsWhatPlainSummingLoses) {
  EXPECT_EQ(sum({1e16, 1.0, -1e16}), 1.0);
  EXPECT_EQ(sum({1.0, 1e100, 1.0, -1e100}), 2.0);  // the larger comes second
  EXPECT_EQ(sum({1e16, 1.0, 1.0, 1.0, -1e16}), 3.0);
}

TEST(CompensatedSum, AddsTenthsWithoutDrift) {
  EXPECT_EQ(sum(std::vector<double>(10, 0.1)), 1.0);
  EXPECT_EQ(sum(std::vector<double>(1000000, 0.1)), 100000.0);
}

TEST(CompensatedSum, IsExactForWholeNumbers) {
  std::vector<double> values;
  for (int bit = 0; bit < 53; ++bit) values.push_back(std::ldexp(1.0, bit));
  EXPECT_EQ(sum(values), 0x1p53 - 1.0);
}

TEST(CompensatedSum, IsWithinOneRoundingOfASumInHigherPrecision) {
  testing_support::Random random(testing_support::testSeed());
  for (int round = 0; round < 100; ++round) {
    std::vector<double> values;
    long double exact = 0.0L;
    for (int number = 0; number < 1000; ++number) {
      values.push_back(random.magnitude(-10, 20));
      exact += static_cast<long double>(values.back());
    }
    EXPECT_LE(std::abs(static_cast<long double>(sum(values)) - exact), exact * 0x1p-52L);
  }
}

TEST(CompensatedSum, MayBeAskedOnTheWay) {
  CompensatedSum running;
  running.add(1e16);
  running.add(1.0);
  EXPECT_EQ(running.value(), 1e16);  // rounded once
  running.add(1.0);
  EXPECT_EQ(running.value(), 1e16 + 2.0);
}

}  // namespace fairshares
