// Fair Shares: names of nodes to numbers, millions of them.
#include "io/node_ids.h"

#include <bit>
#include <cstring>

namespace fairshares::io {
namespace {

constexpr std::size_t FIRST_SLOTS = 1024;
constexpr std::size_t FETCHED_AHEAD = 16;

// Every bit of the value changes every bit of the result with a chance of one half.
std::uint64_t spread(std::uint64_t value) {
  value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93u;
  value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93u;
  return value ^ (value >> 32);
}

void fetchAhead([[maybe_unused]] const void* place) {
#if defined(__GNUC__)
  __builtin_prefetch(place, 1);
#endif
}

}  // namespace

// Two sums over the id's eight-byte pieces, each step reversible: ids of one length that differ in a single
// piece never meet in either.
NodeIds::Fingerprint NodeIds::fingerprint(std::string_view id) {
  std::uint64_t a = 0x9E3779B97F4A7C15u ^ id.size();
  std::uint64_t b = 0xC2B2AE3D27D4EB4Fu + id.size();
  const auto add = [&](std::uint64_t piece) {
    a = std::rotl(a ^ (piece * 0x87C37B91114253D5u), 31) * 0x4CF5AD432745937Fu;
    b = std::rotl(b + (piece * 0xA0761D6478BD642Fu), 29) * 0xE7037ED1A0B428DBu;
  };
  std::size_t at = 0;
  for (std::uint64_t piece = 0; at + sizeof piece <= id.size(); at += sizeof piece) {
    std::memcpy(&piece, id.data() + at, sizeof piece);
    add(piece);
  }
  std::uint64_t rest = 0;
  if (at < id.size()) std::memcpy(&rest, id.data() + at, id.size() - at);
  add(rest);
  return {spread(a), static_cast<std::uint32_t>(spread(b) >> 32)};
}

void NodeIds::resolve() {
  while (2 * (mTaken + mWaiting.size()) > mSlots.size()) grow();
  const std::size_t mask = mSlots.size() - 1;
  for (std::size_t at = 0; at < mWaiting.size(); ++at) {
    if (at + FETCHED_AHEAD < mWaiting.size()) fetchAhead(&mSlots[mWaiting[at + FETCHED_AHEAD].high & mask]);
    mNumbers.push_back(numberOf(mWaiting[at]));
  }
  mWaiting.clear();
}

std::uint32_t NodeIds::numberOf(const Fingerprint& id) {
  const std::size_t mask = mSlots.size() - 1;
  for (std::size_t at = id.high & mask;; at = (at + 1) & mask) {
    Slot& slot = mSlots[at];
    if (slot.numberPlusOne == 0) {
      slot = {id.high, id.low, ++mCount};
      ++mTaken;
      return slot.numberPlusOne - 1;
    }
    if (slot.high == id.high && slot.low == id.low) return slot.numberPlusOne - 1;
  }
}

void NodeIds::grow() {
  std::vector<Slot> old(mSlots.empty() ? FIRST_SLOTS : 2 * mSlots.size());
  old.swap(mSlots);
  const std::size_t mask = mSlots.size() - 1;
  for (const Slot& slot : old) {
    if (slot.numberPlusOne == 0) continue;
    std::size_t at = slot.high & mask;
    while (mSlots[at].numberPlusOne != 0) at = (at + 1) & mask;
    mSlots[at] = slot;
  }
}

}  // namespace fairshares::io
