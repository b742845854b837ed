// Fair Shares: random numbers of our own, so that the same study gives the same bits everywhere.
#pragma once

#include <cstdint>
#include <string_view>

namespace fairshares::geography {

/// A stream of random numbers named by a seed, a word and a number. Streams of different names are as good as
/// independent, so work can be done in any order and on any thread. Whole numbers only inside: no rounding
/// and no library can change a bit.
///
/// Source   G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014
///          (SplitMix64); the word is hashed by FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo)
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::string_view word, std::uint64_t number) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char letter : word) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211u;
    mState = mixed(mixed(mixed(seed + STEP) ^ hash) + STEP * (number + 1));
  }
  std::uint64_t next() { return mixed(mState += STEP); }
  /// From 0 to below 1, in steps of 2^-53.
  double fraction() { return static_cast<double>(next() >> 11) * 0x1p-53; }

 private:
  static constexpr std::uint64_t STEP = 0x9e3779b97f4a7c15u;  // 2^64 / golden ratio
  static std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
  }
  std::uint64_t mState = 0;
};

}  // namespace fairshares::geography
