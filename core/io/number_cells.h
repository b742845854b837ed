// Fair Shares: what a cell that should hold a number holds.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/issue.h"

namespace fairshares::io {

/// The marks by which published tables say that there is no value. Missing is never 0.
inline constexpr std::array<std::string_view, 8> MISSING_MARKS{"",   "*", "n/a",    "N/A",
                                                               "NA", "z", "<Null>", "#VALUE!"};

/// Position of `trimmedCell` in MISSING_MARKS; MISSING_MARKS.size() if it is none.
std::size_t missingMark(std::string_view trimmedCell);

enum class CellKind { Number, Missing, NotNumeric, NotFinite };

struct NumberCell {
  CellKind kind = CellKind::Missing;
  double value = 0.0;
  bool percent = false;  ///< written as `8%`: value is 0.08, rounded to what was printed
  std::size_t mark = 0;  ///< of MISSING_MARKS, where missing
  int decimals = 0;      ///< printed after the point, 0 for whole numbers ("15.0" is whole)
};

/// Reads a cell: white space around is ignored, "1,703" is 1703 unless `commaMayBeDecimal`, "8%" is 0.08.
NumberCell readNumberCell(std::string_view cell, bool commaMayBeDecimal);

/// Collects what the cells of one column were, for one note a column rather than one a cell.
class NumberColumnReport {
 public:
  /// Takes note of a cell; wrong cells become issues at once. True if it is a number.
  bool add(const NumberCell& cell, std::string_view text, const Place& place, Issues& issues);
  /// Notes on missing values and percentages.
  void finish(const Place& column, Issues& issues) const;
  [[nodiscard]] std::size_t missing() const { return mMissing; }

 private:
  std::array<std::size_t, MISSING_MARKS.size()> mMissingByMark{};
  std::size_t mMissing = 0;
  std::size_t mPercent = 0;
};

/// The issue for a cell that is no number (or no finite one).
Issue wrongNumber(CellKind kind, std::string_view text, const Place& place, bool commaMayBeDecimal);

}  // namespace fairshares::io
