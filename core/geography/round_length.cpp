#include "geography/round_length.h"

#include <algorithm>
#include <cmath>

namespace fairshares::geography {

namespace {

// (2 + sqrt 2 + 5 ln(1 + sqrt 2)) / 15: the mean distance of two random points of a unit square.
constexpr double MEAN_DISTANCE_IN_SQUARE = 0.52140543316472067;

double travelMinutes(const MeanWays& ways, double visits) {
  const double side = ways.between / MEAN_DISTANCE_IN_SQUARE;
  return ways.fromBase + ways.toBase + (visits - 1.0) / visits * shortestTour(visits, side * side);
}

}  // namespace

double shortestTour(double places, double area) {
  const double byArea = 0.7124 * std::sqrt(places * area) + 0.65 * std::sqrt(area);
  return std::min(byArea, places * MEAN_DISTANCE_IN_SQUARE * std::sqrt(area));
}

ClosedFormRound closedFormRound(const MeanWays& ways, double contactMinutes, double shiftMinutes) {
  const auto isTooLong = [&](double visits) {
    return travelMinutes(ways, visits) + visits * contactMinutes > shiftMinutes;
  };
  double fits = 1.0, tooMany = shiftMinutes / contactMinutes + 1.0;
  for (int halving = 0; halving < 60 && !isTooLong(1.0); ++halving) {
    const double middle = (fits + tooMany) / 2.0;
    (isTooLong(middle) ? tooMany : fits) = middle;
  }
  ClosedFormRound round;
  round.visitsPerShift = std::max(1.0, fits - 0.5);
  round.minutesPerContact = contactMinutes + travelMinutes(ways, round.visitsPerShift) / round.visitsPerShift;
  return round;
}

}  // namespace fairshares::geography
