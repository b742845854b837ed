// Fair Shares: area codes in the cells of lookups and practice tables, archived ones made current.
#include "join/area_cells.h"

#include <map>
#include <string_view>

#include "base/area_code_history.h"

namespace fairshares::join {

std::optional<std::vector<std::string>> withCurrentCodes(const std::vector<std::string>& cells,
                                                         const Place& column, Findings& findings) {
  std::optional<std::vector<std::string>> current;
  std::map<std::string_view, std::size_t> rowsOfArchived;
  for (std::size_t row = 0; row < cells.size(); ++row) {
    const std::optional<std::string_view> code = currentAreaCode(cells[row]);
    if (!code) continue;
    if (!current) current = cells;
    (*current)[row] = *code;
    ++rowsOfArchived[cells[row]];
  }
  for (const auto& [archived, rows] : rowsOfArchived) {
    Place where = column;
    where.key = archived;
    findings.note(IssueCode::CodeArchived, where, std::string(archived),
                  "The archived code " + std::string(archived) + " was read as " +
                      std::string(*currentAreaCode(archived)) + ", the code now in force, in " +
                      countText(rows, "row") + ".",
                  "Nothing to do; a newer file has the current code.");
  }
  return current;
}

}  // namespace fairshares::join
