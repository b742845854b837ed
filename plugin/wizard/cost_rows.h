// Fair Shares: the rows of a table of costs, read from a layer.
#pragma once

#include <QString>
#include <vector>

#include "model/source_tables.h"

class QgsVectorLayer;

namespace fairshares::wizard {

struct CostRows {
  std::vector<model::CostWeightRow> rows;
  QString problem;  ///< why they cannot be used; empty: they can
};

/// Columns programme, sex, age_from, age_to, cost_gbp_per_head, under any spelling of these headers. The
/// first row that cannot be read is told. Tables of more than 5,000 rows are no such tables.
CostRows readCostRows(const QgsVectorLayer& layer);

}  // namespace fairshares::wizard
