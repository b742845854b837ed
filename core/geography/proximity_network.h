// Fair Shares: a network made from the zones themselves, for studies without roads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "geography/land.h"
#include "geography/land_masses.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

/// None of these is official; a study states its own with their source.
struct ProximityOptions {
  double circuityFactor = 1.3;     ///< metres of road for each metre as the crow flies
  double compactKmPerHour = 48.0;  ///< in zones up to the stated area
  double wideKmPerHour = 68.0;     ///< in zones over it
  double wideZoneSquareKm = 32.0;
  double terminalReachMetres = 3000.0;  ///< a ferry terminal lies on or this near the land it serves
  double placeReachMetres =
      40000.0;  ///< a centre outside all zones lies this near the land it is reached from
};

/// Nodes are the parts of zones, not zones: the part with the access point has its node there, any other part
/// has one inside it. Parts that share a border are joined, so nobody crosses water between the parts of one
/// zone but by a ferry or a fixed link. Terminals and places outside all zones have nodes of their own,
/// joined to the node of the part they lie on or nearest to; a part whose land mass holds an access point is
/// preferred to a skerry that is nearer by less than 500 m.
///
/// A link is as long as the straight line between its nodes times the circuity factor; one half is driven at
/// the speed of each zone.
struct ProximityNetwork {
  model::Network network;
  model::SpeedTable speeds;
  std::vector<std::uint32_t> nodeOfZone;   ///< [zone], position in network.nodes
  std::vector<std::uint32_t> nodeOfPlace;  ///< [place]
};

/// Errors   where no land is in reach: TerminalUnreached for a terminal (column from or to), ValueOutOfRange
///          for a place (column "place", row its position + 1)
Result<ProximityNetwork> buildProximityNetwork(const Land& land, const LandMasses& masses,
                                               std::span<const model::Point> accessPoints,
                                               std::span<const model::Ferry> ferries,
                                               std::span<const model::Point> placesOutside,
                                               const ProximityOptions& options);

}  // namespace fairshares::geography
