// Fair Shares: from places to their nearest centre: how long, to which, and why not.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "geography/access.h"
#include "geography/nearest_centre.h"
#include "geography/road_graph.h"

namespace fairshares::geography {

enum class JourneyState {
  Reached,
  NoRoadNearby,   ///< the place is not on the network: nothing within reach
  AcrossWater,    ///< the place is not on the network: all within reach lies over water
  NoWayToCentre,  ///< on the network, but its part of it holds no centre (an island without a ferry ...)
};

/// The first step of a journey.
enum class FirstStep {
  AtNode,        ///< the place is a node
  TowardsStart,  ///< along the place's link to where its drawn line starts
  TowardsEnd,
  OnSameLink  ///< the centre lies on the same link, and nothing is shorter than staying on it
};

/// From a place to its nearest centre. Members after `state` are meaningful where it is Reached.
struct Journey {
  JourneyState state = JourneyState::NoWayToCentre;
  std::uint32_t centre = 0;  ///< position among the centres; of equally near ones the lowest
  std::uint64_t milliseconds = 0;
  FirstStep firstStep = FirstStep::AtNode;
  [[nodiscard]] std::optional<std::uint64_t> time() const {
    return state == JourneyState::Reached ? std::optional(milliseconds) : std::nullopt;
  }
};

/// All journeys, and the search they come from, for their routes.
struct Journeys {
  CentreTimes times;
  std::vector<Journey> journeys;  ///< [place]
};

/// Times include both access legs, place to road and road to centre. Centres that are not on the network are
/// passed over. Both may lie anywhere along a link; one-way links are respected on every piece.
Result<Journeys> journeysToNearest(const RoadGraph& graph, std::span<const Access> places,
                                   std::span<const Access> centres, const Monitor& monitor);

/// For people: "no road within reach", ...; empty where reached.
std::string_view journeyStateText(JourneyState state);

}  // namespace fairshares::geography
