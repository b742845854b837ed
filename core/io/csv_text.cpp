#include "io/csv_text.h"

#include <type_traits>
#include <variant>

#include "base/number_text.h"

namespace fairshares::io {

namespace {

constexpr std::string_view LINE_END = "\r\n";

void appendText(std::string& line, const std::string& value) {
  const std::string safe = withoutFormula(value);
  if (!safe.empty() && safe.find_first_of(",\"\r\n") == std::string::npos) {
    line += safe;
    return;
  }
  line += '"';
  for (const char character : safe) {
    if (character == '"') line += '"';
    line += character;
  }
  line += '"';
}

void appendCell(std::string& line, const model::OutputColumn& column, std::size_t row) {
  std::visit(
      [&](const auto& values) {
        const auto& value = values[row];
        if (!value) return;
        if constexpr (std::is_same_v<std::decay_t<decltype(*value)>, std::string>)
          appendText(line, *value);
        else if constexpr (std::is_same_v<std::decay_t<decltype(*value)>, double>)
          line += shortestText(*value);
        else
          line += std::to_string(*value);
      },
      column.values);
}

}  // namespace

std::string withoutFormula(std::string_view text) {
  constexpr std::string_view RISKY = "=+-@\t\r";
  const bool risky = !text.empty() && RISKY.find(text.front()) != std::string_view::npos;
  return (risky ? "'" : "") + std::string(text);
}

void appendCsvHeader(std::string& text, const model::OutputTable& table) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (column > 0) text += ',';
    appendText(text, table.columns[column].name);
  }
  text += LINE_END;
}

void appendCsvRow(std::string& text, const model::OutputTable& table, std::size_t row) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (column > 0) text += ',';
    appendCell(text, table.columns[column], row);
  }
  text += LINE_END;
}

}  // namespace fairshares::io
