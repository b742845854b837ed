// Fair Shares: what a cell that should hold a number holds.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"

namespace fairshares::io {

/// The marks by which published tables say that there is no value. Missing is never 0.
inline constexpr std::array<std::string_view, 9> MISSING_MARKS{"",  "*",      "n/a",     "N/A", "NA",
                                                               "z", "<Null>", "#VALUE!", "#N/A"};

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

/// Ways of writing numbers that are not read here, since they could mean something else.
enum class NumberHabit { DecimalComma, BlankThousands, PoundSign, None };
/// "0,5", "1 252" (any kind of blank, also U+00A0) or "\u00a3300": how a cell that is no number was written.
NumberHabit numberHabit(std::string_view cell);

/// Whether a number may be left out: an indicator may, a count of persons or a parameter may not.
enum class EmptyCell { Allowed, Refused };

/// The issue for a cell that is no number (or no finite one).
Issue wrongNumber(CellKind kind, std::string_view text, const Place& place, EmptyCell empty);

/// The wrong cells of one column, said once where one habit explains them: more than half of the column's
/// numbers (and at least 5) are wrong, and at least nine in ten of those are written in the same way.
class WrongNumbers {
 public:
  /// Takes note of a cell with a number.
  void addNumber() { ++mNumbers; }
  /// Takes a wrong cell. Without a habit it becomes an issue at once, else in finish().
  void add(CellKind kind, std::string_view text, const Place& place, EmptyCell empty, Issues& issues);
  /// Adds what is left to say. `column` is the name of the column.
  void finish(const std::string& column, Issues& issues) const;

 private:
  static constexpr std::size_t HABITS = 3;
  struct Cells {
    std::size_t count = 0;
    std::vector<Issue> listed;  ///< no more than Issues keeps of a kind
  };
  std::size_t mNumbers = 0;
  std::size_t mWrong = 0;
  std::array<Cells, HABITS> mByHabit;  ///< [NumberHabit]
};

/// Collects what the cells of one column were, for one note a column rather than one a cell.
class NumberColumnReport {
 public:
  /// Takes note of a cell; wrong cells become issues. True if it is a number.
  bool add(const NumberCell& cell, std::string_view text, const Place& place, Issues& issues);
  /// Takes note of a cell with a plain number.
  void addNumber() { mWrong.addNumber(); }
  /// Errors for wrong cells, notes on missing values and percentages.
  void finish(const Place& column, Issues& issues) const;
  [[nodiscard]] std::size_t missing() const { return mMissing; }

 private:
  std::array<std::size_t, MISSING_MARKS.size()> mMissingByMark{};
  std::size_t mMissing = 0;
  std::size_t mPercent = 0;
  WrongNumbers mWrong;
};

}  // namespace fairshares::io
