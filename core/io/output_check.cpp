#include "io/output_check.h"

#include <cmath>
#include <set>
#include <string>
#include <variant>

#include "base/contract.h"

namespace fairshares::io {

namespace {

// SQLite and GDAL tell names apart without regard to case.
std::string lowerCase(std::string text) {
  for (char& character : text)
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character - 'A' + 'a');
  return text;
}

void expectColumn(const model::OutputColumn& column, std::size_t rows) {
  FAIRSHARES_EXPECTS(!column.name.empty());
  FAIRSHARES_EXPECTS(lowerCase(column.name) != "fid" && lowerCase(column.name) != "geom");
  FAIRSHARES_EXPECTS(std::visit([](const auto& values) { return values.size(); }, column.values) == rows);
  const auto* const reals = std::get_if<model::OutputColumn::Reals>(&column.values);
  if (!reals) return;
  for (const std::optional<double>& value : *reals) FAIRSHARES_EXPECTS(!value || std::isfinite(*value));
}

}  // namespace

void expectWritable(const std::vector<model::OutputTable>& tables) {
  std::set<std::string> tableNames;
  for (const model::OutputTable& table : tables) {
    FAIRSHARES_EXPECTS(!table.name.empty() && table.name.front() != '.');
    FAIRSHARES_EXPECTS(table.name.find_first_of(std::string("/\\\0", 3)) == std::string::npos);
    FAIRSHARES_EXPECTS(tableNames.insert(lowerCase(table.name)).second);
    const std::size_t rows = table.rowCount();
    const bool hasGeometry = table.geometry != model::GeometryKind::None;
    FAIRSHARES_EXPECTS(table.wkb.size() == (hasGeometry ? rows : 0));
    FAIRSHARES_EXPECTS(!hasGeometry || !table.crs.empty());
    std::set<std::string> columnNames;
    for (const model::OutputColumn& column : table.columns) {
      expectColumn(column, rows);
      FAIRSHARES_EXPECTS(columnNames.insert(lowerCase(column.name)).second);
    }
  }
}

}  // namespace fairshares::io
