// Fair Shares: drive times, classes, routes and nurses' days of the zones, from a world ready for travel.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "model/remoteness.h"
#include "run/travel_world.h"

namespace fairshares::run {

/// What is wanted beside times and classes.
struct RemotenessRequest {
  bool allRoutes = false;                  ///< the route of every zone, else ...
  std::optional<std::string> routeOfZone;  ///< ... of one, by code
  bool nurseRounds = true;                 ///< false: the days of nurses are left out
  bool networkFacts = true;                ///< false: the network is not checked
  unsigned threads = 0;                    ///< 0: one for each core; never reaches the result
};

/// Lets everybody travel once. Only what depends on ferries, thresholds and nurses is computed here, so that
/// a closed ferry or a moved threshold is answered from one world, with the same bits as from a new one. The
/// world's road network holds `ferries` afterwards.
///
/// Errors   those of building the graph (with the file of the ferries); Cancelled
/// Warnings zones that reach no centre; places that are on no road
/// Notes    islands in a class that does not tell them apart
Result<model::Remoteness> deriveRemoteness(TravelWorld& world, const study::Remoteness& settings,
                                           const std::vector<model::Ferry>& ferries, const ZoneTable& zones,
                                           const RemotenessRequest& request, Monitor& monitor);

}  // namespace fairshares::run
