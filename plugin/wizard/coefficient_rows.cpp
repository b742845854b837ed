#include "wizard/coefficient_rows.h"

#include <QCoreApplication>
#include <algorithm>

#include "io/code_cells.h"
#include "io/number_cells.h"
#include "wizard/parameter_rows.h"

namespace fairshares::wizard {

bool CoefficientRows::names(const std::string& indicator) const {
  return std::any_of(perProgramme.begin(), perProgramme.end(),
                     [&indicator](const auto& programme) { return programme.second.contains(indicator); });
}

CoefficientRows readCoefficientRows(const QgsVectorLayer& layer) {
  CoefficientRows read;
  const ParameterRows table = readParameterRows(layer, {"programme", "indicator", "coefficient_per_sd"});
  if (!table.missing.isEmpty())
    read.problem = QCoreApplication::translate(
                       "fairshares", "This table is none of coefficients: it has no field %1. Needed are "
                                     "programme, indicator and coefficient_per_sd.")
                       .arg(table.missing);
  else if (table.isTooLong)
    read.problem =
        QCoreApplication::translate("fairshares", "This table has too many rows to be one of coefficients.");
  int number = 0;
  for (const std::vector<std::string>& cells : table.rows) {
    ++number;
    const std::string programme(io::plainText(cells[0]));
    const std::string indicator(io::plainText(cells[1]));
    const bool isNumber = io::readNumberCell(cells[2], false).kind == io::CellKind::Number;
    if (!programme.empty() && !indicator.empty() && isNumber) {
      read.perProgramme[programme][indicator] = io::plainText(cells[2]);
    } else if (read.problem.isEmpty()) {
      read.problem =
          QCoreApplication::translate(
              "fairshares", "Row %1 of the coefficients cannot be read. Each row needs a programme, "
                            "an indicator and a number.")
              .arg(number);
    }
  }
  return read;
}

}  // namespace fairshares::wizard
