// Fair Shares: styles of our layers into the table layer_styles of an open GeoPackage.
#pragma once

#include <gdal_priv.h>

#include <string>
#include <vector>

#include "model/output_table.h"

namespace fairshares::io {

/// Stores the styles of `tables` where QGIS looks for them, so that the file opens styled anywhere; makes the
/// table layer_styles if there is none. Styles of ours from an earlier run are replaced. Those of other
/// people stay, also for layers of ours, and so does a default that somebody has chosen. A table of that name
/// which is not laid out as QGIS does it is left alone.
///
/// Call inside the transaction, after all layers are written. False if GDAL refused.
bool writeStyles(GDALDataset& dataset, const std::vector<model::OutputTable>& tables,
                 const std::string& timestamp);

/// A condition of SQL on layer_styles: true for rows that writeStyles() wrote for one of `tables`.
std::string isOurStyle(const std::vector<model::OutputTable>& tables);

}  // namespace fairshares::io
