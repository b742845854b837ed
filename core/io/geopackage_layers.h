// Fair Shares: one output table as a layer or attribute table of an open GeoPackage.
#pragma once

#include <gdal_priv.h>

#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "io/row_progress.h"
#include "model/output_table.h"

namespace fairshares::io {

/// Why a layer could not be written.
enum class LayerFailure { Cancelled, Refused, BadGeometry };
struct LayerProblem {
  LayerFailure failure = LayerFailure::Refused;
  std::optional<std::size_t> row;  ///< 1-based, for BadGeometry
};

/// Creates the layer with its identifier, description, fields and rows. The caller holds a transaction open;
/// the spatial index is built when the caller's next SQL or the end of the dataset asks for it. GDAL's words
/// are in the caller's GdalFailures.
std::optional<LayerProblem> writeLayer(GDALDataset& dataset, const model::OutputTable& table,
                                       const std::string& identifier, RowProgress& progress);

/// Titles and units of the columns into gpkg_data_columns (the schema extension of the GeoPackage standard),
/// by SQL: GDAL before 3.7 reads and writes neither, later ones show them as alternative names and comments.
/// Call after all layers are written. False if GDAL refused.
bool writeColumnTitles(GDALDataset& dataset, const std::vector<model::OutputTable>& tables);

/// Identifiers for `tables` that are unique in the file: the title, else "title (name)". gpkg_contents
/// demands it.
std::vector<std::string> uniqueIdentifiers(GDALDataset& dataset,
                                           const std::vector<model::OutputTable>& tables);

}  // namespace fairshares::io
