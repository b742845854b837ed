// Fair Shares: longitude and latitude columns to metres of the study's CRS.
#pragma once

#include <string>

#include "base/result.h"
#include "model/source_tables.h"

namespace fairshares::io {

/// Adds the number columns `easting` and `northing` to `table`, projected from its columns `longitude` and
/// `latitude` (degrees, EPSG:4326) to `targetCrs`. A row without either stays without a position.
///
/// Errors   ColumnMissing; ValueOutOfRange, row by row, for what is not a longitude or a latitude or cannot
/// be
///          projected.
Result<model::AttributeTable> projectPositions(model::AttributeTable table, const std::string& longitude,
                                               const std::string& latitude, const std::string& targetCrs);

}  // namespace fairshares::io
