// Fair Shares: the way behind a number: its legs and its line.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geography/journeys.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

enum class LegKind {
  Access,    ///< between a place or centre and the network
  Road,      ///< along links (real, stand-in or fixed) and between roads and terminals
  Waiting,   ///< for a ferry
  Crossing,  ///< by ferry
};

/// A stretch of one kind. Neighbouring stretches of road are one leg.
struct RouteLeg {
  LegKind kind = LegKind::Road;
  std::uint64_t milliseconds = 0;
  double lengthMetres = 0.0;  ///< 0 for Waiting; of a Crossing the length of its line
  std::string name;           ///< of the ferry
};

/// Legs add up to the journey's milliseconds exactly. The line runs from the place to the centre.
struct Route {
  std::uint32_t centre = 0;
  std::uint64_t milliseconds = 0;
  std::vector<RouteLeg> legs;
  std::vector<model::Point> line;
};

/// The route of a reached journey; empty for one that is not. All arguments must be those of the search.
std::optional<Route> routeOf(const model::Network& network, const RoadGraph& graph, const Journeys& journeys,
                             std::size_t place, std::span<const Access> places,
                             std::span<const Access> centres);

}  // namespace fairshares::geography
