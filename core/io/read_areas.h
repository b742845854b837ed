// Fair Shares: polygons with codes from any OGR layer, in the study's CRS.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "io/read_tables.h"
#include "model/source_tables.h"

namespace fairshares::io {

/// Reads a polygon layer (shapefile, GeoPackage, GeoJSON ... zipped too) and re-projects it to `targetCrs`.
///
/// `declaredCrs` stands in only where the file has none. Coordinates are checked against the CRS: degrees beyond
/// +-180/90 or metres that look like degrees are CrsContradiction. Polygons are returned as stored, even invalid
/// ones: geography repairs them. Measured (M) and Z values are dropped.
///
/// Errors: FileMissing, FileUnreadable, FileFormat, FileEmpty, LayerMissing, ColumnMissing, CrsMissing,
/// CrsContradiction, GeometryMissing, CodeBlank, CodeDuplicate.
Result<model::AreaLayer> readAreas(const study::TableReference& table, CodeKind kind,
                                   const std::optional<std::string>& nameColumn,
                                   const std::optional<std::string>& declaredCrs, const std::string& targetCrs);

}  // namespace fairshares::io
