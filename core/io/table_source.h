// Fair Shares: any table as a stream of rows of text. No cell is kept after its row has gone by.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/gdal_session.h"
#include "study/study.h"

namespace fairshares::io {

/// One row. The texts live until the next call of TableSource::next.
struct TableRow {
  std::size_t number = 0;  ///< 1-based line of a text file, row of a sheet, feature of a layer
  std::span<const std::string_view> cells;
};

/// A table being read from front to back, on one thread, within the GdalSession it was opened in.
class TableSource {
 public:
  virtual ~TableSource() = default;
  /// The next row; false at the end, and when reading cannot go on (the reason is among the issues).
  virtual bool next(TableRow& row) = 0;
  /// Back to the first row.
  virtual void rewind() = 0;
  /// Names of the fields where the format has such; nothing where the header is one of the rows.
  [[nodiscard]] virtual const std::vector<std::string>* fieldNames() const { return nullptr; }
  /// How many rows there are, where the format knows it and none of them is a header.
  [[nodiscard]] virtual std::optional<std::size_t> featureCount() const { return std::nullopt; }
  /// Layer or sheet; empty for a text file.
  [[nodiscard]] virtual const std::string& layer() const = 0;
  /// True where "1,703" could be a number with a decimal comma (cells are separated by something else).
  [[nodiscard]] virtual bool commaMayBeDecimal() const { return false; }
  /// What went wrong or was assumed about the bytes so far. Empties the list.
  [[nodiscard]] virtual Issues takeIssues() = 0;
};

/// The thread-local GDAL options under which sheets come as plain text with all of their rows.
std::vector<std::pair<std::string, std::string>> tableReadingOptions();

/// Opens delimited text (by its content, whatever its name) or else the layer or sheet through OGR.
///
/// Errors: FileMissing, FileUnreadable, FileFormat, FileEmpty, LayerMissing.
Result<std::unique_ptr<TableSource>> openTable(const study::TableReference& table, GdalSession& session);

}  // namespace fairshares::io
