// Fair Shares: what a planner should know about a network before trusting its times.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geography/access.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

/// Nodes that hang together by roads, whichever way the traffic runs, without ferries.
struct RoadComponents {
  struct Component {
    std::uint32_t nodes = 0;
    std::uint32_t links = 0;
    double lengthMetres = 0.0;
  };
  std::vector<std::uint32_t> ofNode;  ///< [node], numbered by their first node
  std::vector<Component> components;
  std::uint32_t largest = 0;  ///< with the most nodes, of equal ones the first; 0 if there is none
};
RoadComponents roadComponents(const model::Network& network, const RoadGraph& graph);

enum class FerryState {
  Working,
  LeftOut,       ///< a foot ferry, left out by the options
  SameNode,      ///< both terminals are reached from the same road node
  LeadsNowhere,  ///< the roads at one end reach no zone and no other ferry
};

/// The network check as numbers and lists, in the order of the network and the zones.
struct NetworkCheck {
  std::size_t links = 0;
  std::size_t nodes = 0;
  double lengthMetres = 0.0;
  std::size_t components = 0;             ///< by roads alone
  std::size_t componentsWithFerries = 0;  ///< when ferries are taken too
  std::uint32_t largestComponentNodes = 0;
  double largestComponentMetres = 0.0;
  std::size_t selfLoops = 0;
  std::vector<std::uint32_t> zeroLengthLinks;
  std::vector<FerryState> ferries;              ///< [ferry]
  std::vector<std::uint32_t> zonesWithoutRoad;  ///< not on the network
  std::vector<std::uint32_t> zonesFarFromRoad;  ///< on it by a leg longer than the stated distance
  std::vector<std::uint32_t>
      zonesOffTheLargest;  ///< on roads that do not hang together with the largest component
};
NetworkCheck checkNetwork(const model::Network& network, const RoadGraph& graph,
                          const RoadComponents& components, std::span<const Access> zones, double farMetres);

/// Zones on roads that do not hang together, without ferries, with the component that most zones are on (of
/// equal ones the first). Empty for a zone that is not on the network.
std::vector<std::optional<bool>> islandZonesByRoad(const RoadGraph& graph, const RoadComponents& components,
                                                   std::span<const Access> zones);

}  // namespace fairshares::geography
