#include "io/large_array.h"

#include <sys/mman.h>

#include <cstdint>

namespace fairshares::io {

namespace {

constexpr std::uintptr_t SMALL_PAGE = 4096;
constexpr std::size_t LARGE_PAGE = std::size_t{2} << 20;

}  // namespace

void preferLargePages(void* memory, std::size_t bytes) {
  if (bytes < 2 * LARGE_PAGE) return;
#ifdef MADV_HUGEPAGE
  // Whole small pages within the array: its neighbours are not ours to advise on.
  const auto begin = (reinterpret_cast<std::uintptr_t>(memory) + SMALL_PAGE - 1) / SMALL_PAGE * SMALL_PAGE;
  const auto end = (reinterpret_cast<std::uintptr_t>(memory) + bytes) / SMALL_PAGE * SMALL_PAGE;
  static_cast<void>(madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE));
#endif
}

}  // namespace fairshares::io
