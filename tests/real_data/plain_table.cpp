#include "real_data/plain_table.h"

#include <fstream>
#include <stdexcept>

namespace fairshares::testing_support::plain {

namespace {

std::vector<std::string> splitLine(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char character : line) {
    if (character == '"')
      quoted = !quoted;
    else if (character == ',' && !quoted)
      cells.emplace_back();
    else if (character != '\r')
      cells.back() += character;
  }
  return cells;
}

}  // namespace

Table readTable(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) throw std::runtime_error("cannot read " + path);
  const std::vector<std::string> header = splitLine(line);
  Table table;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = splitLine(line);
    if (cells.size() != header.size()) throw std::runtime_error("uneven row in " + path + ": " + line);
    Row row;
    for (std::size_t column = 0; column < header.size(); ++column) row[header[column]] = cells[column];
    table.push_back(std::move(row));
  }
  return table;
}

Number number(const std::string& text) {
  std::size_t used = 0;
  const Number value = std::stold(text, &used);
  if (used != text.size()) throw std::runtime_error("not a number: " + text);
  return value;
}

}  // namespace fairshares::testing_support::plain
