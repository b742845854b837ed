#include "base/parallel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace fairshares {
namespace {

// How often each item was given to a body.
std::vector<int> visits(std::size_t count, unsigned threads) {
  std::vector<int> visited(count, 0);
  parallelFor(count, threads, [&visited](std::size_t begin, std::size_t end) {
    for (std::size_t item = begin; item < end; ++item) ++visited[item];
  });
  return visited;
}

}  // namespace

TEST(ParallelFor, CoversEveryItemExactlyOnce) {
  for (const std::size_t count : {1u, 2u, 3u, 7u, 64u, 1000u, 6976u})
    for (const unsigned threads : {0u, 1u, 2u, 3u, 8u, 16u})
      EXPECT_EQ(visits(count, threads), std::vector<int>(count, 1)) << count << " over " << threads;
}

TEST(ParallelFor, DoesNothingForNoItems) {
  parallelFor(0, 4, [](std::size_t, std::size_t) { FAIL(); });
}

TEST(ParallelFor, HasNoEmptyRangesWithMoreThreadsThanItems) {
  std::atomic<int> bodies{0};
  parallelFor(3, 16, [&bodies](std::size_t begin, std::size_t end) {
    EXPECT_LT(begin, end);
    ++bodies;
  });
  EXPECT_EQ(bodies, 3);
}

TEST(ParallelFor, GivesEachBodyAContiguousRange) {
  std::mutex mutex;
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  parallelFor(10, 3, [&](std::size_t begin, std::size_t end) {
    const std::lock_guard lock(mutex);
    ranges.emplace_back(begin, end);
  });
  std::sort(ranges.begin(), ranges.end());
  ASSERT_EQ(ranges.size(), 3u);
  EXPECT_EQ(ranges.front().first, 0u);
  EXPECT_EQ(ranges.back().second, 10u);
  for (std::size_t range = 1; range < ranges.size(); ++range)
    EXPECT_EQ(ranges[range - 1].second, ranges[range].first);
}

TEST(ParallelFor, RethrowsWhatABodyThrows) {
  for (const unsigned threads : {1u, 2u, 8u})
    EXPECT_THROW(parallelFor(100, threads,
                             [](std::size_t begin, std::size_t end) {
                               if (begin <= 99 && 99 < end) throw std::runtime_error("the last one");
                             }),
                 std::runtime_error)
        << threads;
}

TEST(ParallelFor, LetsTheOtherBodiesEndBeforeItRethrows) {
  std::vector<int> visited(80, 0);
  EXPECT_THROW(parallelFor(80, 8,
                           [&visited](std::size_t begin, std::size_t end) {
                             if (begin == 0) throw std::runtime_error("the first one");
                             for (std::size_t item = begin; item < end; ++item) ++visited[item];
                           }),
               std::runtime_error);
  for (std::size_t item = 10; item < 80; ++item) EXPECT_EQ(visited[item], 1) << item;
}

TEST(ParallelFor, RethrowsOneOfSeveralExceptions) {
  EXPECT_THROW(
      parallelFor(8, 8, [](std::size_t, std::size_t) { throw std::invalid_argument("all of them"); }),
      std::invalid_argument);
}

TEST(ParallelFor, MayBeUsedWithinItself) {
  std::vector<int> visited(64, 0);
  parallelFor(8, 4, [&visited](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row)
      parallelFor(8, 2, [&visited, row](std::size_t first, std::size_t last) {
        for (std::size_t column = first; column < last; ++column) ++visited[row * 8 + column];
      });
  });
  EXPECT_EQ(visited, std::vector<int>(64, 1));
}

// Says yes from the n-th question on.
class Impatient final : public Monitor {
 public:
  explicit Impatient(int patience) : mLeft(patience) {}
  void report(std::string_view, double) override {}
  [[nodiscard]] bool isCancelled() const override { return mLeft-- <= 0; }

 private:
  mutable std::atomic<int> mLeft;
};

TEST(ParallelForUnlessCancelled, CoversEveryItemOnceInPiecesOfAtMostThatSize) {
  for (const std::size_t count : {0u, 1u, 7u, 64u, 1000u})
    for (const unsigned threads : {1u, 2u, 7u})
      for (const std::size_t piece : {1u, 3u, 64u, 5000u}) {
        std::vector<int> visited(count, 0);
        EXPECT_TRUE(parallelForUnlessCancelled(count, threads, piece, SilentMonitor(),
                                               [&](std::size_t begin, std::size_t end) {
                                                 EXPECT_LT(begin, end);
                                                 EXPECT_LE(end - begin, piece);
                                                 for (std::size_t item = begin; item < end; ++item)
                                                   ++visited[item];
                                               }));
        EXPECT_EQ(visited, std::vector<int>(count, 1));
      }
}

TEST(ParallelForUnlessCancelled, StopsBeforeTheNextPiece) {
  for (const unsigned threads : {1u, 2u}) {
    std::atomic<int> pieces{0};
    EXPECT_FALSE(parallelForUnlessCancelled(1000, threads, 10, Impatient(3),
                                            [&pieces](std::size_t, std::size_t) { ++pieces; }));
    EXPECT_EQ(pieces, 3);
  }
}

}  // namespace fairshares
