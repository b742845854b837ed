// Fair Shares: columns of the engine's output as fields and attributes of a QGIS layer.
#pragma once

#include <qgsfields.h>

#include <QVariant>
#include <vector>

#include "model/output_table.h"

namespace fairshares::processing {

/// One field a column: its title is the alias, its unit the comment.
QgsFields fieldsOf(const std::vector<model::OutputColumn>& columns);

/// The cell of a row; NULL where there is none.
QVariant attributeOf(const model::OutputColumn& column, std::size_t row);

/// Number of rows of the columns, which all have as many; 0 without columns.
std::size_t rowCount(const std::vector<model::OutputColumn>& columns);

}  // namespace fairshares::processing
