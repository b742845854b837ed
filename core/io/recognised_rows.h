// Fair Shares: rows of a table whose columns are recognised by the names people give them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/data_rows.h"
#include "io/table_source.h"

namespace fairshares::io {

/// A column by the name the study gives, else by the first of the spellings that is there.
struct ColumnChoice {
  std::optional<std::string> named;
  std::vector<std::string_view> spellings;  ///< as plainHeader makes them
};

/// Position of the column; nothing if no spelling is there. Errors: those of findColumn for a named one.
Result<std::optional<std::size_t>> chooseColumn(std::span<const std::string> header,
                                                const ColumnChoice& choice, const Place& place);

/// A table opened and its header found. Lives on the stack: it keeps a GdalSession.
class RecognisedRows {
 public:
  /// Problems (of openTable, findHeader, findColumn) go to `issues`, which must outlive the rows.
  RecognisedRows(const study::TableReference& table, const std::vector<ColumnChoice>& choices,
                 Issues& issues);

  [[nodiscard]] bool isOpen() const { return mRows.has_value(); }
  [[nodiscard]] bool has(std::size_t choice) const { return mColumns[choice].has_value(); }
  [[nodiscard]] const std::vector<std::string>& header() const { return mHeader.names; }
  /// False after the last row.
  bool next() { return mRows->next(mRow); }
  /// Trimmed, a mark for missing as empty; empty where there is no such column.
  [[nodiscard]] std::string_view cell(std::size_t choice) const;
  /// Where this cell is, for messages.
  [[nodiscard]] Place place(std::size_t choice) const;
  [[nodiscard]] std::size_t row() const { return mRow.number; }
  [[nodiscard]] const std::string& layer() const { return mSource->layer(); }
  /// To be called once all rows are read.
  void finish() { mRows->finish(); }

 private:
  GdalSession mSession;
  std::string mFile;
  std::unique_ptr<TableSource> mSource;
  TableHeader mHeader;
  std::vector<std::optional<std::size_t>> mColumns;  // [choice]
  std::optional<DataRows> mRows;
  TableRow mRow;
};

}  // namespace fairshares::io
