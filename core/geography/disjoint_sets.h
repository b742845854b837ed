// Fair Shares: things that hang together, named by their smallest member.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace fairshares::geography {

/// Union-find. A set's name is its smallest member, so it does not depend on the order of joins.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count) : mParent(count) { std::iota(mParent.begin(), mParent.end(), 0u); }
  /// Smallest member of the set that `member` is in.
  std::uint32_t find(std::uint32_t member) {
    while (mParent[member] != member) member = mParent[member] = mParent[mParent[member]];
    return member;
  }
  /// False if they were together already.
  bool join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    mParent[std::max(a, b)] = std::min(a, b);
    return a != b;
  }
  /// Sets numbered from 0 by their smallest member: [member], and how many.
  std::size_t number(std::vector<std::uint32_t>& numbers) {
    numbers.resize(mParent.size());
    std::uint32_t count = 0;
    for (std::uint32_t member = 0; member < mParent.size(); ++member) {
      const std::uint32_t name = find(member);
      numbers[member] = name == member ? count++ : numbers[name];
    }
    return count;
  }

 private:
  std::vector<std::uint32_t> mParent;
};

}  // namespace fairshares::geography
