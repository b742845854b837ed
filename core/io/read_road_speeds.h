// Fair Shares: the speed of each road class from a table.
#pragma once

#include <vector>

#include "base/result.h"
#include "io/read_network.h"
#include "study/table_reference.h"

namespace fairshares::io {

/// The fastest speed that is believed: beyond it, a figure stands in the wrong column or unit.
inline constexpr double FASTEST_KM_PER_HOUR = 200.0;

/// Reads the columns road_class and km_per_hour, in the order of the rows. An empty speed means that the
/// class is closed to cars; a mark for "not known" (`n/a`, `*`) does not, for nobody has decided it.
///
/// Errors   those of opening; ColumnMissing, ColumnAmbiguous; CodeBlank; CodeDuplicate (a class that stands
///          twice, whatever its case and blanks, with both rows); ValueMissing (a mark for "not known"; no
///          class with a speed at all), ValueNotNumeric, ValueNotFinite; ValueNegative, ValueOutOfRange
///          (speeds of 0, or above FASTEST_KM_PER_HOUR)
Result<std::vector<ClassSpeed>> readRoadSpeeds(const study::TableReference& table);

}  // namespace fairshares::io
