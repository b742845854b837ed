// Random numbers of the generator.
// The standard distributions differ between libraries; this arithmetic is the same everywhere.
#pragma once

#include <cstdint>
#include <string_view>

namespace sample {

/// A small seeded generator (splitmix64), giving the same numbers on every machine.
class RandomSource {
 public:
  /// Starts the stream that belongs to `purpose`, so that one step's draws never shift another's.
  RandomSource(std::uint64_t seed, std::string_view purpose);

  /// The next 64 random bits.
  std::uint64_t nextBits();

  /// Uniform in [0, 1).
  double uniform();

  /// Uniform in [low, high).
  double between(double low, double high);

  /// Nearly normal with mean 0 and standard deviation 1 (sum of twelve uniforms, so no logarithm).
  double normal();

  /// Uniform whole number in [0, count); count > 0.
  std::uint64_t below(std::uint64_t count);

 private:
  std::uint64_t mState;
};

}  // namespace sample
