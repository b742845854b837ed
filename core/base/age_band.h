// Fair Shares: sexes, age bands and the age-sex groups made of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fairshares {

enum class Sex { Female = 0, Male = 1 };
inline constexpr std::size_t SEX_COUNT = 2;
/// "female" or "male", as in the study file and in every table.
std::string_view sexName(Sex sex);

/// The age that stands for "no upper limit" in tables and in an open band's `to`.
inline constexpr int OPEN_AGE = 120;

/// Whole years from `from` to `to`, both included; `to` == OPEN_AGE means no upper limit.
struct AgeBand {
  int from = 0;
  int to = OPEN_AGE;
  auto operator<=>(const AgeBand&) const = default;
  [[nodiscard]] bool contains(const AgeBand& other) const { return from <= other.from && other.to <= to; }
  [[nodiscard]] bool overlaps(const AgeBand& other) const { return from <= other.to && other.from <= to; }
};

/// "0-1", "5-9", "90+".
std::string ageBandLabel(const AgeBand& band);

/// NRAC's twenty bands: 0-1, 2-4, 5-9, ..., 85-89, 90+. Source: 2005 chart in the NRAC paper of 29 March
/// 2007.
std::vector<AgeBand> nracAgeBands();

/// Bands from their first ages; each ends where the next begins, the last is open.
/// `firstAges` must begin with 0, rise strictly and stay below OPEN_AGE.
std::vector<AgeBand> ageBandsFromFirstAges(const std::vector<int>& firstAges);

/// Position of (sex, band) in a row of counts: all female bands first, then all male bands.
inline std::size_t groupIndex(Sex sex, std::size_t band, std::size_t bandCount) {
  return static_cast<std::size_t>(sex) * bandCount + band;
}

}  // namespace fairshares
