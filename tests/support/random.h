// Random numbers that are the same on every machine.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>

namespace fairshares::testing_support {

/// Random numbers with arithmetic of our own: the distributions of the standard library differ from one
/// implementation to the next. Nothing here rounds, so there is no dependence on a mathematics library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : mEngine(seed) {}
  /// A whole number from 0 to `count` - 1.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(mEngine() % count); }
  /// A whole number from `least` to `most`.
  std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
  /// From 0 to 1, without 1.
  double fraction() { return static_cast<double>(mEngine() >> 11) * 0x1p-53; }
  bool chance(double probability) { return fraction() < probability; }
  /// From 2^least to 2^(most + 1), every power of two equally likely.
  double magnitude(int least, int most) {
    const int exponent = least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
    return std::ldexp(1.0 + fraction(), exponent);
  }

 private:
  std::mt19937_64 mEngine;
};

}  // namespace fairshares::testing_support
