// Fair Shares: a way as its time and its driven distance.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace fairshares::geography {

/// Whole milliseconds and whole decimetres in one number that can be added and compared: the shorter time is
/// less, of equal times the shorter distance. So "the best way" is a property of the network alone.
///
/// Invariants   ways found by a search take less than LONGEST milliseconds (12 days), so that several of them
///              and pieces of links can be added without overflow
class Drive {
 public:
  static constexpr std::uint64_t LONGEST_MILLISECONDS = std::uint64_t{1} << 30;

  constexpr Drive() = default;
  constexpr Drive(std::uint64_t milliseconds, std::uint64_t decimetres)
      : mPacked((milliseconds << 32) + decimetres) {}
  static Drive ofMetres(std::uint64_t milliseconds, double metres) {
    return {milliseconds, static_cast<std::uint64_t>(std::llround(metres * 10.0))};
  }
  /// More than any way: nobody has found one.
  static constexpr Drive none() {
    Drive drive;
    drive.mPacked = ~std::uint64_t{0};
    return drive;
  }
  [[nodiscard]] constexpr bool isNone() const { return *this == none(); }
  [[nodiscard]] constexpr bool isTooLong() const { return milliseconds() >= LONGEST_MILLISECONDS; }
  [[nodiscard]] constexpr std::uint64_t milliseconds() const { return mPacked >> 32; }
  [[nodiscard]] constexpr std::uint64_t decimetres() const { return mPacked & 0xffffffffu; }
  [[nodiscard]] double metres() const { return static_cast<double>(decimetres()) / 10.0; }

  constexpr Drive operator+(Drive other) const {
    Drive sum;
    sum.mPacked = mPacked + other.mPacked;
    return sum;
  }
  /// Only for a part of this way: neither shorter in time nor in distance than `part`.
  constexpr Drive operator-(Drive part) const {
    Drive rest;
    rest.mPacked = mPacked - part.mPacked;
    return rest;
  }
  constexpr auto operator<=>(const Drive&) const = default;

 private:
  std::uint64_t mPacked = 0;
};

}  // namespace fairshares::geography
