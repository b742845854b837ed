// A stand-in for the urban-rural category of each zone.
#pragma once

#include "road_builder.h"
#include "settlements.h"

#include <vector>

namespace sample {

/// Sets driveMinutes and category (1 2 3 4 5M 5I 6 7 8M 8I) of every zone.
///
/// Settlement sizes 125,000 / 10,000 / 3,000 and drive times of 30 and 60 minutes to the nearest centre
/// of 10,000 or more, over the sample network. An island is a land ring without a bridge or causeway
/// that leads, directly or through other islands, to the mainland.
void setCategories(const Facts& facts, const Transport& transport, const std::vector<Settlement>& settlements,
                   const std::vector<int>& settlementOfZone, std::vector<Zone>& zones);

}  // namespace sample
