// Fair Shares: the features of a line layer through GDAL's stream of columns (the Arrow C interface).
#pragma once

#include <memory>
#include <vector>

#include "io/line_features.h"

namespace fairshares::io {

/// The layer as a stream of columns; nothing where the driver has no fast one, where GDAL is older than 3.6,
/// or where a wanted column is neither text nor number.
std::unique_ptr<LineFeatures> readLineColumns(OGRLayerH layer, const std::vector<int>& fields);

}  // namespace fairshares::io
