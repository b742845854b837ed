// Reading the fact tables and writing the sample tables.
#include "csv_file.h"

#include <charconv>
#include <cmath>
#include <locale>
#include <stdexcept>

namespace sample {

namespace {

std::vector<std::string> splitLine(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char letter : line) {
    if (letter == '"')
      quoted = !quoted;
    else if (letter == ',' && !quoted)
      fields.emplace_back();
    else if (letter != '\r')
      fields.back().push_back(letter);
  }
  return fields;
}

}  // namespace

std::vector<CsvRow> readCsv(const std::string& path) {
  std::ifstream stream(path);
  std::string line;
  if (!stream || !std::getline(stream, line)) throw std::runtime_error("cannot read " + path);
  const std::vector<std::string> header = splitLine(line);

  std::vector<CsvRow> rows;
  while (std::getline(stream, line)) {
    if (line.empty()) continue;
    const std::vector<std::string> fields = splitLine(line);
    if (fields.size() != header.size())
      throw std::runtime_error(path + ": wrong number of fields in: " + line);
    CsvRow row;
    for (std::size_t column = 0; column < header.size(); ++column) row[header[column]] = fields[column];
    rows.push_back(std::move(row));
  }
  return rows;
}

double numberIn(const CsvRow& row, const std::string& column) {
  const auto found = row.find(column);
  if (found == row.end()) throw std::runtime_error("no column " + column);
  const std::string& text = found->second;
  double value = 0.0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size())
    throw std::runtime_error("column " + column + " is not a number: " + text);
  return value;
}

CsvWriter::CsvWriter(const std::string& path) : mStream(path, std::ios::binary) {
  if (!mStream) throw std::runtime_error("cannot write " + path);
}

void CsvWriter::writeRow(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) line.push_back(',');
    if (field.find(',') != std::string::npos)
      line += '"' + field + '"';
    else
      line += field;
  }
  mStream << line << '\n';
}

std::string fixedDecimals(double value, int decimals) {
  char buffer[64];
  const auto written =
      std::to_chars(buffer, buffer + sizeof(buffer), value, std::chars_format::fixed, decimals);
  const std::string text(buffer, written.ptr);
  const bool isNegativeZero = text.find_first_not_of("-0.") == std::string::npos && text.front() == '-';
  return isNegativeZero ? text.substr(1) : text;
}

}  // namespace sample
