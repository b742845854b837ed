// Fair Shares: codes as they stand in cells, and archived area codes made current.
#include "io/code_cells.h"

#include "base/area_code_history.h"
#include "base/number_text.h"
#include "io/number_cells.h"

namespace fairshares::io {

std::string_view plainText(std::string_view cell) {
  const std::string_view text = trimmed(cell);
  if (missingMark(text) < MISSING_MARKS.size()) return {};
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || point == 0 || point + 1 == text.size()) return text;
  const bool digitsBefore = text.substr(0, point).find_first_not_of("0123456789") == std::string_view::npos;
  const bool zerosAfter = text.substr(point + 1).find_first_not_of('0') == std::string_view::npos;
  return digitsBefore && zerosAfter ? text.substr(0, point) : text;
}

std::string_view CodeCells::read(std::string_view cell) {
  const std::string_view code = plainText(cell);
  const auto current = currentAreaCode(code);
  if (!current) return code;
  const auto known = mArchivedRows.find(code);
  if (known == mArchivedRows.end())
    mArchivedRows.emplace(code, 1);
  else
    ++known->second;
  return *current;
}

bool CodeCells::isArchived(std::string_view cell) {
  return currentAreaCode(plainText(cell)).has_value();
}

void CodeCells::reportArchived(const Place& column, Issues& issues) const {
  for (const auto& [code, rows] : mArchivedRows) {
    Place place = column;
    place.key = code;
    const std::string current(currentAreaCode(code).value_or(code));
    issues.add({Severity::Note, IssueCode::CodeArchived, place, code,
                "The archived code " + code + " was read as its successor " + current + " in " +
                    std::to_string(rows) + (rows == 1 ? " row." : " rows."),
                "Nothing needs doing; a newer file has the current code."});
  }
}

bool isTotalCode(std::string_view code) {
  return code == SCOTLAND_CODE || code == "Scotland" || code == "SCOTLAND" || code == "Total" ||
         code == "TOTAL";
}

}  // namespace fairshares::io
