// Fair Shares: the rows of a table of needs coefficients, read from a layer.
#pragma once

#include <QString>
#include <map>
#include <string>

class QgsVectorLayer;

namespace fairshares::wizard {

struct CoefficientRows {
  /// Programme, then indicator: the coefficient as it is written.
  std::map<std::string, std::map<std::string, std::string>> perProgramme;
  QString problem;  ///< why they cannot be used; empty: they can
  [[nodiscard]] bool names(const std::string& indicator) const;
};

/// Columns programme, indicator, coefficient_per_sd, under any spelling of these headers. The first row that
/// cannot be read is told.
CoefficientRows readCoefficientRows(const QgsVectorLayer& layer);

}  // namespace fairshares::wizard
