// Fair Shares: rows of a parameter table, one parameter a row, in columns of fixed names.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/age_band.h"
#include "base/result.h"
#include "io/number_cells.h"
#include "study/study.h"

namespace fairshares::io {

/// One row with its wanted cells in the order of the wanted columns. A cell that does not hold what it must
/// becomes an issue, and nothing is returned.
class ParameterRow {
 public:
  ParameterRow(std::vector<std::string_view> cells, const std::vector<std::string>& names, Place place,
               bool comma, std::vector<WrongNumbers>& wrong, Issues& issues)
      : row(place.row.value_or(0)), mCells(std::move(cells)), mNames(names), mPlace(std::move(place)),
        mComma(comma), mWrong(wrong), mIssues(issues) {}

  const std::size_t row;

  /// Whether there is nothing in a cell; a mark for missing (`n/a`) is something.
  [[nodiscard]] bool isEmpty(std::size_t column) const;
  /// The text of a cell; CodeBlank if there is none.
  std::optional<std::string> text(std::size_t column);
  /// The number in a cell; ValueMissing, ValueNotNumeric or ValueNotFinite if there is none.
  std::optional<double> number(std::size_t column);
  /// A number that must not be negative (or, with `positive`, must be above 0).
  std::optional<double> amount(std::size_t column, bool positive);
  /// A whole number of years from 0 to OPEN_AGE.
  std::optional<int> age(std::size_t column);
  std::optional<Sex> sex(std::size_t column);
  /// An error at a cell of this row.
  void refuse(IssueCode code, std::size_t column, std::string key, std::string message, std::string mend);

 private:
  [[nodiscard]] Place placeOf(std::size_t column) const;

  std::vector<std::string_view> mCells;
  const std::vector<std::string>& mNames;
  Place mPlace;
  bool mComma;
  std::vector<WrongNumbers>& mWrong;  // [column]
  Issues& mIssues;
};

/// Hands every row of a table with the columns `names` to `take`.
///
/// Errors: FileMissing, FileUnreadable, FileFormat, FileEmpty, LayerMissing, ColumnMissing, ColumnAmbiguous,
/// and what the rows refuse.
Issues readParameterRows(const study::TableReference& table, const std::vector<std::string>& names,
                         const std::function<void(ParameterRow&)>& take);

/// Refuses a key that occurs again. Keys are, say, programme with indicator, category or group.
template <typename Key> class SeenParameters {
 public:
  /// False, and CodeDuplicate naming both rows, for a key that an earlier row had.
  bool isNew(const Key& key, ParameterRow& row, const std::string& title) {
    const auto [entry, inserted] = mRows.try_emplace(key, row.row);
    if (!inserted)
      row.refuse(IssueCode::CodeDuplicate, 0, title,
                 "The row repeats row " + std::to_string(entry->second) + " (" + title +
                     "); it is not known which one counts.",
                 "Leave one of the rows.");
    return inserted;
  }

 private:
  std::map<Key, std::size_t> mRows;
};

}  // namespace fairshares::io
