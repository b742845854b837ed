// Fair Shares: a few mixed values as bytes and back: what arrays of one kind are too stiff for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace fairshares::run {

/// Puts values one after the other, as they lie in memory.
class ValuePacker {
 public:
  template <typename Number> void add(Number number) {
    static_assert(std::is_arithmetic_v<Number>);
    const auto* const bytes = reinterpret_cast<const std::byte*>(&number);
    mBytes.insert(mBytes.end(), bytes, bytes + sizeof number);
  }
  void add(const std::string& text) {
    add<std::uint64_t>(text.size());
    const auto* const bytes = reinterpret_cast<const std::byte*>(text.data());
    mBytes.insert(mBytes.end(), bytes, bytes + text.size());
  }
  [[nodiscard]] const std::vector<std::byte>& bytes() const { return mBytes; }

 private:
  std::vector<std::byte> mBytes;
};

/// Takes them out again in the same order. After the first value that is not there all others are empty and
/// isWhole() is false; no count is believed beyond the bytes that are left.
class ValueUnpacker {
 public:
  explicit ValueUnpacker(std::span<const std::byte> bytes) : mLeft(bytes) {}

  template <typename Number> void take(Number& number) {
    static_assert(std::is_arithmetic_v<Number>);
    number = Number{};
    if (mLeft.size() < sizeof number) return giveUp();
    if constexpr (std::is_same_v<Number, bool>)
      number = mLeft.front() != std::byte{0};
    else
      std::memcpy(&number, mLeft.data(), sizeof number);
    mLeft = mLeft.subspan(sizeof number);
  }
  void take(std::string& text);
  /// Of items that take at least `leastBytes` each.
  std::size_t takeCount(std::size_t leastBytes);

  /// True if every value was there and none is left over.
  [[nodiscard]] bool isWhole() const { return mGood && mLeft.empty(); }

 private:
  void giveUp() {
    mGood = false;
    mLeft = {};
  }
  std::span<const std::byte> mLeft;
  bool mGood = true;
};

}  // namespace fairshares::run
