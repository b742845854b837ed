// Fair Shares: the zones in code order, the list everything else is matched to.
#pragma once

#include <string>
#include <vector>

#include "join/findings.h"
#include "model/model.h"
#include "model/source_tables.h"

namespace fairshares::join {

/// Sorts the zones by code into `zones` (codes, names) and `wkb`. A zone without a name is called by its
/// code.
///
/// Errors: FileEmpty, CodeBlank, CodeDuplicate with both rows; the first of equal codes is kept so that the
/// other checks can go on.
void joinZones(model::AreaLayer layer, model::Units& zones, std::vector<std::string>& wkb,
               Findings& findings);

/// Lists the units without people in the report and says once how many there are (PeopleEmpty).
void reportEmptyUnits(const model::Units& units, const std::string& file, const std::string& layer,
                      std::string_view noun, Findings& findings);

}  // namespace fairshares::join
