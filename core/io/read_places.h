// Fair Shares: settlements with their people, and points of any kind, from layers and tables.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/read_tables.h"
#include "model/places.h"
#include "study/study.h"

namespace fairshares::io {

/// Places to be read. Columns not named are recognised.
struct PlacesRequest {
  study::TableReference table;
  std::optional<std::string> name;
  std::optional<std::string> population;  ///< of settlements
  std::optional<std::string> x;           ///< of a table: columns with coordinates in `crs`; both or none
  std::optional<std::string> y;
  std::optional<std::string> crs;  ///< of a layer or named columns where the file does not say
  std::string targetCrs;
};

/// Settlements as polygons or points of a layer, or as rows of a table with easting and northing (metres of
/// targetCrs) or longitude and latitude (degrees, WGS 84).
///
/// Recognised: settlement_code, settlement_id, locality_code, code, id, else the name, as code; population,
/// pop, persons, or a single such name with a year (population_2020).
///
/// Errors   those of opening; ColumnMissing, ColumnAmbiguous; CodeBlank, CodeDuplicate (naming both rows);
///          ValueMissing, ValueNotNumeric, ValueNotFinite, ValueNegative (population); GeometryMissing (no
///          polygon or point, no coordinates); ValueOutOfRange (coordinates that cannot be); CrsMissing,
///          CrsContradiction, StudyValue
Result<std::vector<model::Settlement>> readSettlements(const PlacesRequest& request);

/// Points by code: centroids of zones, hospitals, practices. As above, without population. A place without
/// position keeps its code (ValueMissing, a note with the number of them). Multipoints of one point are
/// points; anything else is GeometryMissing.
Result<model::PointLayer> readPoints(const PlacesRequest& request, CodeKind kind);

}  // namespace fairshares::io
