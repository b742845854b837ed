// Fair Shares: the days of community nurses, with the study's words around them.
#pragma once

#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "model/remoteness.h"
#include "run/traveller.h"

namespace fairshares::run {

/// [zone]. Errors: those of geography::simulateNurseRounds.
Result<std::vector<model::ZoneRounds>> nurseDays(const TravelWorld& world, const Traveller& traveller,
                                                 const study::NurseRounds& rounds,
                                                 const study::Remoteness& settings, const ZoneTable& zones,
                                                 unsigned threads, Monitor& monitor);

}  // namespace fairshares::run
