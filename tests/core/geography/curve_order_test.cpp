#include "geography/curve_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "support/test_seed.h"

namespace {

using namespace fairshares::geography;

TEST(CurveOrder, EveryStepLeadsToACellThatSharesASide) {
  constexpr std::uint32_t SIDE = 256;
  std::vector<std::pair<long, long>> cells(SIDE * SIDE, {-1, -1});
  for (std::uint32_t column = 0; column < SIDE; ++column)
    for (std::uint32_t line = 0; line < SIDE; ++line) {
      const std::uint32_t position = CurveGrid::curvePosition(column, line);
      ASSERT_LT(position, cells.size());
      cells[position] = {column, line};
    }
  for (std::size_t i = 1; i < cells.size(); ++i)
    ASSERT_EQ(
        std::labs(cells[i].first - cells[i - 1].first) + std::labs(cells[i].second - cells[i - 1].second), 1);
}

TEST(CurveOrder, KeepsEveryPointInsideTheGrid) {
  const CurveGrid grid = curveGrid({-5.0, 7.0}, {1'000'000.0, 8.0}, 0.0);
  EXPECT_EQ(grid.column(-6.0), 0u);
  EXPECT_EQ(grid.column(1'000'000.0), CurveGrid::CELLS - 2);
  EXPECT_EQ(grid.column(2'000'000.0), CurveGrid::CELLS - 1);
}

TEST(CurveOrder, SortsByTheUpperHalfAndKeepsTheOrderOfEqualOnes) {
  std::mt19937_64 random(fairshares::testing_support::testSeed());
  std::vector<std::uint64_t> values(300'000);
  for (std::uint64_t i = 0; i < values.size(); ++i)
    values[i] = ((random() % 50'000) * 77'777 << 32) | (random() % 9);
  std::vector<std::uint64_t> expected = values;
  std::stable_sort(expected.begin(), expected.end(),
                   [](std::uint64_t a, std::uint64_t b) { return (a >> 32) < (b >> 32); });
  for (const unsigned threads : {1u, 3u}) {
    std::vector<std::uint64_t> sorted = values;
    ASSERT_TRUE(sortByUpperHalf(sorted, threads));
    EXPECT_EQ(sorted, expected);
  }
}

}  // namespace
