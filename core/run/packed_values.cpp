#include "run/packed_values.h"

namespace fairshares::run {

void ValueUnpacker::take(std::string& text) {
  const std::size_t size = takeCount(1);
  text.assign(reinterpret_cast<const char*>(mLeft.data()), size);
  mLeft = mLeft.subspan(size);
}

std::size_t ValueUnpacker::takeCount(std::size_t leastBytes) {
  std::uint64_t count = 0;
  take(count);
  if (count <= mLeft.size() / leastBytes) return static_cast<std::size_t>(count);
  giveUp();
  return 0;
}

}  // namespace fairshares::run
