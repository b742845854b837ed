// Fair Shares: whether bytes are still those that were written. Against accidents, not against forgers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace fairshares::io {

/// A fingerprint of a block of bytes, as fast as memory gives them.
///
/// Words of eight bytes go in turn into eight lanes: lane = rotate((lane xor word) * odd number). Each such
/// step can be undone, whatever the lane or the word, so two blocks of one length that differ in any bytes of
/// one lane's words only, a flipped bit or byte among them, never have the same fingerprint; of other
/// differences one in 2^64 goes unseen. Blocks of different lengths start differently.
std::uint64_t blockDigest(std::span<const std::byte> bytes);

}  // namespace fairshares::io
