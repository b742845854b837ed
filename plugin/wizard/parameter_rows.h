// Fair Shares: the rows of a small table of parameters (costs, coefficients), read from a layer.
#pragma once

#include <QString>
#include <string>
#include <vector>

class QgsVectorLayer;

namespace fairshares::wizard {

struct ParameterRows {
  std::vector<std::vector<std::string>> rows;  ///< [row][header], cells as the engine reads them
  QString missing;                             ///< the first header that the layer does not have
  bool isTooLong = false;                      ///< more than 5,000 rows: no table of parameters
};

/// The fields of these headers, under any spelling of them, row by row.
ParameterRows readParameterRows(const QgsVectorLayer& layer, const std::vector<const char*>& headers);

}  // namespace fairshares::wizard
