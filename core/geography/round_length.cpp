#include "geography/round_length.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/contract.h"

namespace fairshares::geography {

namespace {

// (2 + sqrt 2 + 5 ln(1 + sqrt 2)) / 15: the mean distance of two random points of a unit square.
constexpr double MEAN_DISTANCE_IN_SQUARE = 0.52140543316472067;

// expectedShortest for whole counts up to `mostCount`, which are all worked out together.
class ShortestOfSeveral {
 public:
  ShortestOfSeveral(std::vector<double> ways, std::size_t mostCount) {
    std::sort(ways.begin(), ways.end());
    const auto all = static_cast<double>(ways.size());
    // The chance that all ways drawn are at least as long as the one at a position is (share behind)^count.
    std::vector<double> shares, chances(ways.size() + 1, 1.0);
    for (std::size_t position = 0; position <= ways.size(); ++position)
      shares.push_back((all - static_cast<double>(position)) / all);
    for (std::size_t count = 1; count <= mostCount; ++count) {
      for (std::size_t position = 0; position < shares.size(); ++position)
        chances[position] *= shares[position];
      double expected = 0.0;
      for (std::size_t position = 0; position < ways.size(); ++position)
        expected += ways[position] * (chances[position] - chances[position + 1]);
      mExpected.push_back(expected);
    }
  }
  [[nodiscard]] double of(double count) const {
    const auto whole = std::min(static_cast<std::size_t>(count), mExpected.size());
    const double here = mExpected[whole - 1], next = mExpected[std::min(whole, mExpected.size() - 1)];
    return here + (count - static_cast<double>(whole)) * (next - here);
  }

 private:
  std::vector<double> mExpected;  // [count - 1]
};

class Rounds {
 public:
  Rounds(const WaySample& ways, double mostVisits)
      : mFromBase(ways.fromBase, static_cast<std::size_t>(mostVisits) + 1),
        mToBase(ways.toBase, static_cast<std::size_t>(mostVisits) + 1),
        mSide(ways.betweenMean / MEAN_DISTANCE_IN_SQUARE) {}
  [[nodiscard]] double travelMinutes(double visits) const {
    return mFromBase.of(visits) + mToBase.of(visits) +
           (visits - 1.0) / visits * shortestTour(visits, mSide * mSide);
  }

 private:
  ShortestOfSeveral mFromBase, mToBase;
  double mSide;
};

}  // namespace

double shortestTour(double places, double area) {
  const double byArea = 0.7124 * std::sqrt(places * area) + 0.65 * std::sqrt(area);
  return std::min(byArea, places * MEAN_DISTANCE_IN_SQUARE * std::sqrt(area));
}

double expectedShortest(std::vector<double> ways, double count) {
  FAIRSHARES_EXPECTS(!ways.empty() && count >= 1.0);
  return ShortestOfSeveral(std::move(ways), static_cast<std::size_t>(count) + 1).of(count);
}

ClosedFormRound closedFormRound(const WaySample& ways, double contactMinutes, double shiftMinutes) {
  FAIRSHARES_EXPECTS(!ways.fromBase.empty() && !ways.toBase.empty());
  const double mostVisits = shiftMinutes / contactMinutes + 1.0;
  const Rounds rounds(ways, mostVisits);
  const auto isTooLong = [&](double visits) {
    return rounds.travelMinutes(visits) + visits * contactMinutes > shiftMinutes;
  };
  double fits = 1.0, tooMany = mostVisits;
  for (int halving = 0; halving < 40 && !isTooLong(1.0); ++halving) {
    const double middle = (fits + tooMany) / 2.0;
    (isTooLong(middle) ? tooMany : fits) = middle;
  }
  ClosedFormRound round;
  round.visitsPerShift = std::max(1.0, fits - 0.5);
  round.minutesPerContact =
      contactMinutes + rounds.travelMinutes(round.visitsPerShift) / round.visitsPerShift;
  return round;
}

}  // namespace fairshares::geography
