#include "wizard/cost_rows.h"

#include <QCoreApplication>
#include <optional>

#include "io/code_cells.h"
#include "io/number_cells.h"
#include "io/sex_labels.h"
#include "wizard/parameter_rows.h"

namespace fairshares::wizard {

namespace {

const std::vector<const char*> HEADERS{"programme", "sex", "age_from", "age_to", "cost_gbp_per_head"};

std::optional<double> numberOf(const std::string& cell) {
  const io::NumberCell number = io::readNumberCell(cell, false);
  if (number.kind != io::CellKind::Number) return std::nullopt;
  return number.value;
}

std::optional<model::CostWeightRow> rowOf(const std::vector<std::string>& cells) {
  const auto sex = io::readSexLabel(cells[1]);
  const auto from = numberOf(cells[2]);
  const auto to = numberOf(cells[3]);
  const auto cost = numberOf(cells[4]);
  const std::string programme(io::plainText(cells[0]));
  if (programme.empty() || !sex || sex->both || !from || !to || !cost) return std::nullopt;
  if (*from < 0.0 || *to < *from || *to > OPEN_AGE) return std::nullopt;
  return model::CostWeightRow{
      programme, sex->sex, {static_cast<int>(*from), static_cast<int>(*to)}, *cost, 0};
}

}  // namespace

CostRows readCostRows(const QgsVectorLayer& layer) {
  CostRows read;
  const ParameterRows table = readParameterRows(layer, HEADERS);
  if (!table.missing.isEmpty())
    read.problem = QCoreApplication::translate(
                       "fairshares", "This table is none of costs: it has no field %1. Needed are programme, "
                                     "sex, age_from, age_to and cost_gbp_per_head.")
                       .arg(table.missing);
  else if (table.isTooLong)
    read.problem =
        QCoreApplication::translate("fairshares", "This table has too many rows to be one of costs.");
  else if (table.rows.empty())
    read.problem = QCoreApplication::translate("fairshares", "The table of costs is empty.");
  if (!read.problem.isEmpty()) return read;
  for (const std::vector<std::string>& cells : table.rows) {
    const auto row = rowOf(cells);
    if (!row) {
      read.problem = QCoreApplication::translate(
                         "fairshares", "Row %1 of the costs cannot be read. Sex is female or male, ages are "
                                       "whole years up to 120, the cost is a number of pounds.")
                         .arg(read.rows.size() + 1);
      return read;
    }
    read.rows.push_back(*row);
  }
  return read;
}

}  // namespace fairshares::wizard
