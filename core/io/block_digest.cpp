#include "io/block_digest.h"

#include <array>
#include <cstring>

namespace fairshares::io {

namespace {

constexpr std::size_t LANES = 8;
constexpr std::size_t WORD_BYTES = sizeof(std::uint64_t);
// Odd, with bits in no pattern: the digits of the golden ratio.
constexpr std::uint64_t FACTOR = 0x9E3779B97F4A7C15u;

inline std::uint64_t step(std::uint64_t lane, std::uint64_t word) {
  const std::uint64_t product = (lane ^ word) * FACTOR;
  return product ^ (product >> 32);
}

// Spreads every bit over all others; can be undone as well.
std::uint64_t spread(std::uint64_t value) {
  for (int round = 0; round < 3; ++round) value = step(value, static_cast<std::uint64_t>(round));
  return value;
}

inline std::uint64_t wordAt(const std::byte* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, WORD_BYTES);
  return word;
}

}  // namespace

std::uint64_t blockDigest(std::span<const std::byte> bytes) {
  std::array<std::uint64_t, LANES> lanes{};
  for (std::size_t lane = 0; lane < LANES; ++lane) lanes[lane] = step(lane + 1, bytes.size());
  const std::byte* at = bytes.data();
  const std::size_t rounds = bytes.size() / (LANES * WORD_BYTES);
  for (std::size_t round = 0; round < rounds; ++round, at += LANES * WORD_BYTES)
    for (std::size_t lane = 0; lane < LANES; ++lane)
      lanes[lane] = step(lanes[lane], wordAt(at + lane * WORD_BYTES));

  std::array<std::byte, LANES * WORD_BYTES> rest{};  // filled up with zeros; the length tells them apart
  const std::size_t left = bytes.size() - rounds * rest.size();
  if (left > 0) std::memcpy(rest.data(), at, left);
  std::uint64_t digest = bytes.size();
  for (std::size_t lane = 0; lane < LANES; ++lane)
    digest = spread(digest ^ spread(step(lanes[lane], wordAt(rest.data() + lane * WORD_BYTES))));
  return digest;
}

}  // namespace fairshares::io
