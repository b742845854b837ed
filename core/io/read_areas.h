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
/// `declaredCrs` stands in only where the file has none (or where GeoJSON says nothing and its coordinates
/// cannot be degrees: then with a warning). Coordinates are checked against the CRS: degrees beyond +-180/90,
/// metres that look like degrees, and places far outside the area the system is made for are
/// CrsContradiction. Polygons are returned as stored, even invalid ones: geography repairs them. Measured (M)
/// and Z values are dropped, arcs become lines. Without `nameColumn` names are taken from a column recognised
/// by its header, if there is one.
///
/// Errors: FileMissing, FileUnreadable, FileFormat, FileEmpty, LayerMissing, ColumnMissing, ColumnAmbiguous,
/// CrsMissing, CrsContradiction, GeometryMissing, CodeBlank, CodeDuplicate, StudyValue (a CRS that is not
/// known).
Result<model::AreaLayer> readAreas(const study::TableReference& table, CodeKind kind,
                                   const std::optional<std::string>& nameColumn,
                                   const std::optional<std::string>& declaredCrs,
                                   const std::string& targetCrs);

}  // namespace fairshares::io
