#include "cli/text_table.h"

#include <algorithm>
#include <utility>

#include "base/contract.h"

namespace fairshares::cli {

namespace {

std::size_t characters(const std::string& utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
  }));
}

std::string padded(const std::string& text, std::size_t width, Align align) {
  const std::string space(width - std::min(width, characters(text)), ' ');
  return align == Align::Left ? text + space : space + text;
}

}  // namespace

void TextTable::addRow(std::vector<std::string> cells) {
  FAIRSHARES_EXPECTS(cells.size() == mColumns.size());
  mRows.push_back(std::move(cells));
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < mColumns.size(); ++column) {
    std::size_t width = characters(mColumns[column].heading);
    for (const auto& row : mRows)
      if (!row.empty()) width = std::max(width, characters(row[column]));
    widths.push_back(width);
  }
  std::size_t total = 2 * (widths.size() - 1);
  for (const std::size_t width : widths) total += width;

  std::string text;
  const auto addLine = [&](const auto& cell) {
    std::string line;
    for (std::size_t column = 0; column < mColumns.size(); ++column) {
      if (column > 0) line += "  ";
      line += padded(cell(column), widths[column], mColumns[column].align);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  };
  addLine([&](std::size_t column) -> const std::string& { return mColumns[column].heading; });
  text += std::string(total, '-') + "\n";
  for (const auto& row : mRows) {
    if (row.empty())
      text += std::string(total, '-') + "\n";
    else
      addLine([&](std::size_t column) -> const std::string& { return row[column]; });
  }
  return text;
}

}  // namespace fairshares::cli
