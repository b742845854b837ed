// Fair Shares: what geography found, as columns of the layers and as layers of its own.
#pragma once

#include <vector>

#include "model/model.h"
#include "model/output_table.h"
#include "run/run_study.h"

namespace fairshares::run {

/// Stands in the description of every output of a study without roads.
inline constexpr const char* PROXIMITY_SENTENCE =
    "No roads were given: a proximity network of neighbouring zones stood in for them.";

/// True for a study whose network is made of its zones, for want of roads.
bool standsIn(const study::Study& study);

/// Zones: drive_time_min with its centre and, where unreachable, the reason; minutes_to_<destination>;
/// urban_rural_class, its coarser views, the category of excess costs, island, minutes to spare at each
/// threshold; the figures of the nurses' days.
void addRemotenessColumns(model::OutputTable& table, const model::Remoteness& remoteness);

/// Areas: drive_time_min and minutes_to_<destination> as means weighted by the people who can get there, and
/// the urban_rural_class in which most people live (of equals the first code).
void addRemotenessColumns(model::OutputTable& table, const model::Remoteness& remoteness,
                          const model::Units& zones, const model::Level& level);

/// settlements, ferries, routes and network_summary, those that the study has something for.
std::vector<model::OutputTable> remotenessLayers(const FinishedRun& run);

}  // namespace fairshares::run
