// Fair Shares: room for arrays of hundreds of megabytes that are filled from a file.
#pragma once

#include <cstddef>
#include <vector>

namespace fairshares::io {

/// Asks the system to back untouched memory by large pages, where it has them: fetching memory by the usual
/// 4 kB takes longer than filling it from a file. A wish only; nothing changes but the time.
void preferLargePages(void* memory, std::size_t bytes);

/// An empty array gets `count` items of the value zero.
template <typename Item> void makeRoom(std::vector<Item>& array, std::size_t count) {
  array.reserve(count);  // memory that nobody has touched yet
  preferLargePages(array.data(), array.capacity() * sizeof(Item));
  array.resize(count);
}

}  // namespace fairshares::io
