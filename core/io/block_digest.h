// Fair Shares: whether bytes are still those that were written. Against accidents, not against forgers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace fairshares::io {

/// A fingerprint of a block of bytes, as fast as memory gives them.
///
/// Words of eight bytes go in turn into eight lanes: product = (lane xor word) * odd number, lane = product
/// xor its own upper half. Each such step can be undone, whatever the lane or the word; so two blocks of one
/// length that differ in a single word, a flipped bit or byte for example, never have the same fingerprint.
/// Of blocks that differ at random one in 2^64 goes unseen.
std::uint64_t blockDigest(std::span<const std::byte> bytes);

}  // namespace fairshares::io
