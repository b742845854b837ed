// Fair Shares: which columns of a table hold code, year, sex, ages and counts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/age_band.h"
#include "base/result.h"
#include "io/code_columns.h"

namespace fairshares::io {

/// A column with the persons of some ages.
struct AgeColumn {
  std::size_t column = 0;
  AgeBand ages;
};

/// Where things are in a table of counts: wide has a column for every age, long a row.
struct CountColumns {
  std::size_t code = 0;
  std::size_t sex = 0;
  std::optional<std::size_t> year;
  std::optional<std::size_t> total;  ///< wide only: all ages
  std::vector<AgeColumn> ages;       ///< wide only, in the order of the file
  std::size_t age = 0;               ///< long only
  std::size_t count = 0;             ///< long only
  [[nodiscard]] bool isWide() const { return !ages.empty(); }
};

/// How many of the columns of a table of counts a row of names holds; COUNT_HEADER_SCORE is all of them.
std::size_t countHeaderScore(const std::vector<std::string>& names, CodeKind kind,
                             const std::optional<std::string>& named);
inline constexpr std::size_t COUNT_HEADER_SCORE = 30;

/// Errors: ColumnMissing, ColumnAmbiguous, AgeBandsOverlap (two columns share an age).
Result<CountColumns> findCountColumns(const std::vector<std::string>& header, CodeKind kind,
                                      const std::optional<std::string>& named, const Place& place);

}  // namespace fairshares::io
