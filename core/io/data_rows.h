// Fair Shares: the rows of a table that hold data, with the others told apart or refused.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "io/table_header.h"
#include "io/table_source.h"

namespace fairshares::io {

/// How to know a line of text below the data.
enum class FooterRule {
  Sentences,  ///< a row whose first cell holds several words and whose others are empty (codes are one word)
  CopyrightOnly  ///< only copyright and source lines: first cells may hold several words
};

/// Gives the data rows after the header. Left out are empty rows, rows that begin with `#` and footers
/// (counted in a note). A row with fewer cells than the header has names, or with content beyond them, is
/// FileFormat: cut off if it is the last row, else a stray separator.
class DataRows {
 public:
  DataRows(TableSource& source, const TableHeader& header, FooterRule rule, std::string file, Issues& issues);

  /// The next row; its cells reach at least to the last named column.
  bool next(TableRow& row);
  /// Adds what was found wrong with the rows and the bytes, once all rows are read.
  void finish();
  /// Rows given so far.
  [[nodiscard]] std::size_t count() const { return mCount; }

 private:
  struct WrongWidth {
    std::size_t row;
    std::size_t cells;
  };
  [[nodiscard]] bool isFooter(const TableRow& row, std::size_t filled) const;
  [[nodiscard]] bool hasWrongWidth(const TableRow& row) const;
  void reportWrongWidth(bool isLast);

  TableSource& mSource;
  FooterRule mRule;
  std::string mFile;
  Issues& mIssues;
  std::size_t mWidth;
  std::optional<WrongWidth> mWrongWidth;
  std::size_t mFooters = 0;
  std::size_t mFirstFooter = 0;
  std::size_t mCount = 0;
};

}  // namespace fairshares::io
