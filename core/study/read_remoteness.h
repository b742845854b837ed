// Fair Shares: the sections of a study file about roads, ferries, settlements and nurses.
#pragma once

#include "study/read_references.h"
#include "study/study.h"
#include "study/toml_reader.h"

namespace fairshares::study {

/// [network], [ferries], [fixed_links], [access_points], [settlements], [extra_centres], [urban_rural],
/// [destinations], [nurse_rounds]. All but the first need [network].
void readRemoteness(const TableReader& root, const StudyContext& context, Study& study);

/// Keys x and y, both or none, of a table of places.
PlaceTable readPlaceTable(const TableReader& table, const StudyContext& context);

}  // namespace fairshares::study
