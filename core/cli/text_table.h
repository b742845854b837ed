// Fair Shares: columns of text, aligned.
#pragma once

#include <string>
#include <vector>

namespace fairshares::cli {

enum class Align { Left, Right };

/// Lays out rows under headings; widths count characters, not bytes (UTF-8).
class TextTable {
 public:
  struct Column {
    std::string heading;
    Align align;
  };
  explicit TextTable(std::vector<Column> columns) : mColumns(std::move(columns)) {}
  void addColumn(Column column) { mColumns.push_back(std::move(column)); }
  /// As many cells as there are columns.
  void addRow(std::vector<std::string> cells);
  void addRule() { mRows.emplace_back(); }
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Column> mColumns;
  std::vector<std::vector<std::string>> mRows;  // an empty row is a rule
};

}  // namespace fairshares::cli
