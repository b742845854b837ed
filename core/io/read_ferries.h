// Fair Shares: ferries and fixed links from tables and line layers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/network.h"
#include "model/places.h"
#include "study/study.h"

namespace fairshares::io {

/// Ferries to be read. Columns not named are recognised.
struct FerryRequest {
  study::TableReference table;
  std::optional<std::string> minutes;  ///< column with the crossing time
  std::optional<std::string> waiting;  ///< column with the waiting time
  std::optional<std::string> crs;      ///< of a line layer that has none
  std::string targetCrs;
  double waitingMinutes = 0.0;  ///< where the file says nothing; counted in a note
};

/// Reads ferries, either from a line layer (terminals are the ends of a line) or from a table with
///   from, to                             names of the terminals
///   from_lon, from_lat, to_lon, to_lat   degrees (WGS 84); or from_easting ... in metres of targetCrs
/// and for both
///   minutes (crossing_minutes, crossing, duration, median_minutes)   "55", "00:55", "PT55M"
///   waiting_minutes, vehicles (yes/no; ferry_type Passenger/Vehicle), basis, and mode: rows of another mode
///   than ferry (trains of a timetable) are left out and counted.
///
/// Errors   those of opening; ColumnMissing; ValueMissing (a terminal without coordinates, a crossing
///          without minutes); ValueNotNumeric; ValueNegative (minutes below 0: an overnight sailing);
///          ValueOutOfRange (no longitude and latitude, or far from the study); GeometryMissing; CrsMissing,
///          CrsContradiction, StudyValue
Result<std::vector<model::Ferry>> readFerries(const FerryRequest& request);

/// Reads bridges and causeways: columns link (name, bridge), zone_a and zone_b (zone_from, zone_to). Both may
/// be the same zone, whose parts it joins.
///
/// Errors   those of opening; ColumnMissing; CodeBlank
Result<std::vector<model::FixedLinkRow>> readFixedLinks(const study::TableReference& table);

}  // namespace fairshares::io
