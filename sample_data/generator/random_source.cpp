// Random numbers of the generator: splitmix64 with a named stream.
#include "random_source.h"

namespace sample {

RandomSource::RandomSource(std::uint64_t seed, std::string_view purpose) : mState(seed) {
  for (const char letter : purpose)  // FNV-1a keeps streams apart
    mState = (mState ^ static_cast<unsigned char>(letter)) * 1099511628211ull;
}

std::uint64_t RandomSource::nextBits() {
  mState += 0x9E3779B97F4A7C15ull;
  std::uint64_t mixed = mState;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ull;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBull;
  return mixed ^ (mixed >> 31);
}

double RandomSource::uniform() {
  return static_cast<double>(nextBits() >> 11) * (1.0 / 9007199254740992.0);
}

double RandomSource::between(double low, double high) {
  return low + (high - low) * uniform();
}

double RandomSource::normal() {
  double sum = -6.0;
  for (int draw = 0; draw < 12; ++draw) sum += uniform();
  return sum;
}

std::uint64_t RandomSource::below(std::uint64_t count) {
  return static_cast<std::uint64_t>(uniform() * static_cast<double>(count));
}

}  // namespace sample
