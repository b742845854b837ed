// Reading the fact tables and writing the sample tables.
#pragma once

#include <fstream>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

namespace sample {

/// One row of a table: text by column name.
using CsvRow = std::map<std::string, std::string>;

/// Reads a comma separated file with a header row. Throws std::runtime_error if it cannot be read
/// or a row has another number of fields than the header. Quoted fields may hold commas.
std::vector<CsvRow> readCsv(const std::string& path);

/// The number in `row[column]`. Throws std::runtime_error naming the column if it is not a number.
double numberIn(const CsvRow& row, const std::string& column);

/// Writes rows with "\n" line ends, quoting a field only where it needs it.
class CsvWriter {
 public:
  /// Opens `path`. Throws std::runtime_error if it cannot be written.
  explicit CsvWriter(const std::string& path);

  void writeRow(const std::vector<std::string>& fields);

 private:
  std::ofstream mStream;
};

/// `value` with a fixed number of decimals and a point, whatever the locale.
std::string fixedDecimals(double value, int decimals);

}  // namespace sample
