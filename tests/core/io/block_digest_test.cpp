#include "io/block_digest.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

#include "support/test_seed.h"

namespace {

using fairshares::io::blockDigest;

std::vector<std::byte> randomBytes(std::mt19937_64& random, std::size_t count) {
  std::vector<std::byte> bytes(count);
  for (std::byte& byte : bytes) byte = static_cast<std::byte>(random());
  return bytes;
}

TEST(BlockDigest, ChangesWithEveryBitOfBlocksOfAnyLength) {
  std::mt19937_64 random(fairshares::testing_support::testSeed());
  for (const std::size_t count : {1u, 7u, 8u, 9u, 63u, 64u, 65u, 128u, 1000u}) {
    std::vector<std::byte> bytes = randomBytes(random, count);
    const std::uint64_t before = blockDigest(bytes);
    std::set<std::uint64_t> digests{before};
    for (std::size_t bit = 0; bit < 8 * count; ++bit) {
      bytes[bit / 8] ^= std::byte{1} << static_cast<int>(bit % 8);
      EXPECT_TRUE(digests.insert(blockDigest(bytes)).second) << count << " bytes, bit " << bit;
      bytes[bit / 8] ^= std::byte{1} << static_cast<int>(bit % 8);
    }
    EXPECT_EQ(blockDigest(bytes), before);
  }
}

TEST(BlockDigest, TellsZerosOfEveryLengthApart) {
  std::set<std::uint64_t> digests;
  for (std::size_t count = 0; count < 300; ++count)
    EXPECT_TRUE(digests.insert(blockDigest(std::vector<std::byte>(count))).second) << count;
}

TEST(BlockDigest, SeesWordsThatChangedPlaces) {
  std::mt19937_64 random(fairshares::testing_support::testSeed() + 1);
  std::vector<std::byte> bytes = randomBytes(random, 1024);
  const std::uint64_t before = blockDigest(bytes);
  for (std::size_t one = 0; one < 128; ++one)
    for (std::size_t other = one + 1; other < 128; ++other) {
      std::vector<std::byte> swapped = bytes;
      std::swap_ranges(swapped.begin() + static_cast<std::ptrdiff_t>(8 * one),
                       swapped.begin() + static_cast<std::ptrdiff_t>(8 * one + 8),
                       swapped.begin() + static_cast<std::ptrdiff_t>(8 * other));
      EXPECT_NE(blockDigest(swapped), before) << one << " and " << other;
    }
}

}  // namespace
