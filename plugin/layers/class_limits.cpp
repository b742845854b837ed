#include "layers/class_limits.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

namespace fairshares::layers {

namespace {

constexpr std::size_t QUANTILE_CLASSES = 6;
constexpr std::size_t NATURAL_CLASSES = 5;
// The part of the areas that a rounded quantile may move past.
constexpr double QUANTILE_SLACK = 0.01;
constexpr int MOST_DIGITS = 12;

/// Sums over a stretch of sorted values in constant time.
class Stretches {
 public:
  explicit Stretches(const std::vector<double>& sorted)
      : mSums(sorted.size() + 1), mSquares(sorted.size() + 1) {
    // Relative to the middle value, so that squares of like values keep their digits.
    const double origin = sorted[sorted.size() / 2];
    for (std::size_t at = 0; at < sorted.size(); ++at) {
      const double value = sorted[at] - origin;
      mSums[at + 1] = mSums[at] + value;
      mSquares[at + 1] = mSquares[at] + value * value;
    }
  }
  /// Sum of squared deviations from the mean of values begin .. end - 1.
  [[nodiscard]] double deviation(std::size_t begin, std::size_t end) const {
    const double sum = mSums[end] - mSums[begin];
    return std::max(0.0, mSquares[end] - mSquares[begin] - sum * sum / static_cast<double>(end - begin));
  }

 private:
  std::vector<double> mSums;
  std::vector<double> mSquares;
};

std::size_t distinctCount(const std::vector<double>& sorted) {
  std::size_t count = sorted.empty() ? 0 : 1;
  for (std::size_t at = 1; at < sorted.size(); ++at)
    if (sorted[at] != sorted[at - 1]) ++count;
  return count;
}

std::vector<double> quantileLimits(const std::vector<double>& sorted) {
  const auto count = static_cast<double>(sorted.size());
  const double slack = QUANTILE_SLACK * count;
  std::set<double> limits;
  for (std::size_t part = 1; part < QUANTILE_CLASSES; ++part) {
    const double rank = count * static_cast<double>(part) / static_cast<double>(QUANTILE_CLASSES);
    // The limit may stand anywhere from the value that is `slack` areas below the rank to the one above it.
    const auto low = static_cast<std::size_t>(std::max(0.0, std::ceil(rank - slack) - 1.0));
    const auto high = static_cast<std::size_t>(std::min(count - 1.0, std::floor(rank + slack)));
    const double limit = roundestBetween(sorted[low], sorted[high]);
    if (limit < sorted.back()) limits.insert(limit);
  }
  return {limits.begin(), limits.end()};
}

std::vector<double> naturalLimits(const std::vector<double>& sorted) {
  std::vector<double> limits;
  const std::vector<std::size_t> begins =
      naturalBreaks(sorted, std::min(NATURAL_CLASSES, distinctCount(sorted)));
  for (std::size_t part = 1; part < begins.size(); ++part)
    if (sorted[begins[part] - 1] < sorted[begins[part]])
      limits.push_back(roundestBetween(sorted[begins[part] - 1], sorted[begins[part]]));
  return limits;
}

}  // namespace

ClassLimits ratioLimits() {
  return {LimitMethod::Ratio, {0.80, 0.90, 0.97, 1.03, 1.11, 1.25}};
}

ClassLimits densityLimits() {
  return {LimitMethod::Density, {5.0, 20.0, 100.0, 500.0, 2000.0, 5000.0}};
}

ClassLimits minuteLimits() {
  return {LimitMethod::Minutes, {15.0, 30.0, 60.0, 120.0}};
}

double roundestBetween(double low, double high) {
  if (!(low < high)) return low;
  const double middle = low + (high - low) / 2.0;
  // The coarsest step that has a multiple in [low, high); of its multiples the one nearest to the middle.
  const double largest = std::max(std::abs(low), std::abs(high));
  const int top = static_cast<int>(std::floor(std::log10(largest))) + 1;
  for (int exponent = top; exponent > top - MOST_DIGITS; --exponent) {
    // A division by a power of ten gives the double nearest to the decimal number, a product with 0.1 may
    // not.
    const double scale = std::pow(10.0, std::abs(exponent));
    const auto scaled = [&](double value) { return exponent < 0 ? value * scale : value / scale; };
    const auto unscaled = [&](double value) { return exponent < 0 ? value / scale : value * scale; };
    std::optional<double> best;
    const double nearest = std::round(scaled(middle));
    for (const double steps : {nearest - 1.0, nearest, nearest + 1.0}) {
      const double candidate = unscaled(steps);
      if (candidate >= low && candidate < high &&
          (!best || std::abs(candidate - middle) < std::abs(*best - middle)))
        best = candidate;
    }
    if (best) return *best;
  }
  return low;
}

std::vector<std::size_t> naturalBreaks(const std::vector<double>& sorted, std::size_t classes) {
  const std::size_t count = sorted.size();
  if (count == 0 || classes == 0) return {};
  classes = std::min(classes, count);
  const Stretches stretches(sorted);
  // least[end]: least deviation of the first `end` values in so many classes; from[k][end]: where the last of
  // k + 1 classes begins.
  std::vector<double> least(count + 1, 0.0);
  std::vector<std::vector<std::size_t>> from(classes, std::vector<std::size_t>(count + 1, 0));
  for (std::size_t end = 1; end <= count; ++end) least[end] = stretches.deviation(0, end);
  for (std::size_t part = 1; part < classes; ++part) {
    std::vector<double> next(count + 1, std::numeric_limits<double>::infinity());
    for (std::size_t end = part + 1; end <= count; ++end)
      for (std::size_t begin = part; begin < end; ++begin) {
        const double deviation = least[begin] + stretches.deviation(begin, end);
        if (deviation < next[end]) {
          next[end] = deviation;
          from[part][end] = begin;
        }
      }
    least = std::move(next);
  }
  std::vector<std::size_t> begins(classes, 0);
  std::size_t end = count;
  for (std::size_t part = classes - 1; part > 0; --part) end = begins[part] = from[part][end];
  return begins;
}

ClassLimits limitsFromData(std::vector<double> values) {
  const bool few = values.size() <= FEW_AREAS;
  ClassLimits limits{few ? LimitMethod::NaturalBreaks : LimitMethod::Quantiles, {}};
  if (values.empty()) return limits;
  std::sort(values.begin(), values.end());
  limits.inner = few ? naturalLimits(values) : quantileLimits(values);
  return limits;
}

}  // namespace fairshares::layers
