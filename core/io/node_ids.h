// Fair Shares: names of nodes to numbers, millions of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace fairshares::io {

/// Gives each different id a number, in order of first appearance.
///
/// Ids are kept as 96 bits made of all their bytes, not as text: of four million random ids, two would be
/// taken for one with a probability below 1e-15. Look-ups wait in a queue so that their places in the table
/// can be fetched ahead.
class NodeIds {
 public:
  /// Puts an id in the queue; its number will be the next of `numbers`.
  void add(std::string_view id) {
    mWaiting.push_back(fingerprint(id));
    if (mWaiting.size() == QUEUE) resolve();
  }
  /// A node without id, different from all others.
  void addNameless() {
    resolve();
    mNumbers.push_back(mCount++);
  }
  /// How many different nodes there are, once their numbers are taken.
  [[nodiscard]] std::size_t count() const { return mCount; }
  /// Numbers of all ids and nameless nodes added so far, in their order. Ends the queue.
  [[nodiscard]] std::vector<std::uint32_t> takeNumbers() {
    resolve();
    return std::move(mNumbers);
  }

 private:
  static constexpr std::size_t QUEUE = 1024;
  struct Fingerprint {
    std::uint64_t high;
    std::uint32_t low;
  };
  struct Slot {
    std::uint64_t high = 0;
    std::uint32_t low = 0;
    std::uint32_t numberPlusOne = 0;  // 0: free
  };
  static Fingerprint fingerprint(std::string_view id);
  void resolve();
  void grow();
  std::uint32_t numberOf(const Fingerprint& id);

  std::vector<Fingerprint> mWaiting;
  std::vector<Slot> mSlots;
  std::vector<std::uint32_t> mNumbers;
  std::uint32_t mCount = 0;
  std::uint32_t mTaken = 0;
};

}  // namespace fairshares::io
