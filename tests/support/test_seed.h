// The seed of all random tests.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace fairshares::testing_support {

/// FAIRSHARES_TEST_SEED if set, else 20260401.
inline std::uint64_t testSeed() {
  const char* text = std::getenv("FAIRSHARES_TEST_SEED");
  return text ? std::strtoull(text, nullptr, 10) : 20260401u;
}

}  // namespace fairshares::testing_support
