#include "geography/curve_order.h"

#include <algorithm>
#include <array>
#include <thread>

#include "base/parallel.h"

namespace fairshares::geography {

namespace {

// The curve in a quadrant is the curve of the whole, perhaps mirrored (1) and with its axes swapped (2). A
// table takes four levels of quadrants at a time.
constexpr unsigned MIRRORED = 1, SWAPPED = 2, LEVELS = 4;

struct Step {
  std::uint8_t position;  // along the curve, two bits a level
  std::uint8_t state;     // of the quadrant reached
};

constexpr std::array<Step, 4 * 256> curveSteps() {
  std::array<Step, 4 * 256> steps{};
  for (unsigned start = 0; start < 4; ++start)
    for (unsigned column = 0; column < 16; ++column)
      for (unsigned line = 0; line < 16; ++line) {
        unsigned state = start, position = 0;
        for (unsigned level = LEVELS; level-- > 0;) {
          const unsigned mirror = state & MIRRORED;
          const unsigned x = ((column >> level) & 1u) ^ mirror, y = ((line >> level) & 1u) ^ mirror;
          const unsigned right = (state & SWAPPED) != 0 ? y : x, upper = (state & SWAPPED) != 0 ? x : y;
          position = (position << 2) | ((3 * right) ^ upper);
          if (upper == 0) state ^= SWAPPED | right;
        }
        steps[(start << 8) | (column << 4) | line] = {static_cast<std::uint8_t>(position),
                                                      static_cast<std::uint8_t>(state)};
      }
  return steps;
}

constexpr std::array<Step, 4 * 256> CURVE_STEPS = curveSteps();

}  // namespace

std::uint32_t CurveGrid::curvePosition(std::uint32_t column, std::uint32_t line) {
  std::uint32_t position = 0, state = 0;
  for (unsigned shift = 12; shift <= 12; shift -= LEVELS) {
    const Step step = CURVE_STEPS[(state << 8) | (((column >> shift) & 15u) << 4) | ((line >> shift) & 15u)];
    position = (position << 8) | step.position;
    state = step.state;
  }
  return position;
}

std::uint32_t CurveGrid::key(const model::Point& point) const {
  return curvePosition(column(point.x), line(point.y));
}

CurveGrid curveGrid(const model::Point& least, const model::Point& greatest, double cellMetresAtLeast) {
  const double extent = std::max(greatest.x - least.x, greatest.y - least.y);
  CurveGrid grid;
  grid.origin = least;
  // One cell is left free at the far end, so that the greatest point is inside and not on the rim.
  grid.cellMetres = std::max({extent / (CurveGrid::CELLS - 1), cellMetresAtLeast, 1e-9});
  return grid;
}

bool sortByUpperHalf(std::vector<std::uint64_t>& values, unsigned threads, const Monitor& monitor) {
  constexpr unsigned DIGIT_BITS = 11;
  constexpr std::size_t DIGITS = std::size_t{1} << DIGIT_BITS;
  using Histogram = std::array<std::size_t, DIGITS>;
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t parts = std::clamp<std::size_t>(values.size() / 65536, 1, threads);
  const auto partStart = [&](std::size_t part) { return values.size() * part / parts; };

  std::vector<std::uint64_t> sorted(values.size());
  std::vector<Histogram> histograms(parts);
  for (unsigned shift = 32; shift < 64; shift += DIGIT_BITS) {
    if (monitor.isCancelled()) return false;
    const auto digit = [shift](std::uint64_t value) { return (value >> shift) & (DIGITS - 1); };
    parallelFor(parts, static_cast<unsigned>(parts), [&](std::size_t begin, std::size_t end) {
      for (std::size_t part = begin; part < end; ++part) {
        histograms[part].fill(0);
        for (std::size_t i = partStart(part); i < partStart(part + 1); ++i)
          ++histograms[part][digit(values[i])];
      }
    });
    if (monitor.isCancelled()) return false;
    std::size_t place = 0;
    for (std::size_t value = 0; value < DIGITS; ++value)
      for (Histogram& histogram : histograms) {
        const std::size_t count = histogram[value];
        histogram[value] = place;
        place += count;
      }
    parallelFor(parts, static_cast<unsigned>(parts), [&](std::size_t begin, std::size_t end) {
      for (std::size_t part = begin; part < end; ++part)
        for (std::size_t i = partStart(part); i < partStart(part + 1); ++i)
          sorted[histograms[part][digit(values[i])]++] = values[i];
    });
    values.swap(sorted);
  }
  return true;
}

}  // namespace fairshares::geography
