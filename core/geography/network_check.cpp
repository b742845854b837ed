#include "geography/network_check.h"

#include <algorithm>

#include "base/compensated_sum.h"
#include "geography/disjoint_sets.h"

namespace fairshares::geography {

namespace {

std::uint32_t nodeOf(const RoadGraph& graph, const Access& access) {
  return access.state == AccessState::AtNode ? access.node : graph.edge(access.edge).from;
}

bool runs(const Edge& edge) {
  return edge.forward || edge.backward;
}

std::size_t countWithFerries(const RoadGraph& graph, const RoadComponents& components) {
  DisjointSets sets(components.components.size());
  std::size_t count = components.components.size();
  for (auto edge = static_cast<std::uint32_t>(graph.linkCount()); edge < graph.edgeCount(); ++edge) {
    const Edge ferry = graph.edge(edge);
    if (runs(ferry) && sets.join(components.ofNode[ferry.from], components.ofNode[ferry.to])) --count;
  }
  return count;
}

std::vector<FerryState> ferryStates(const RoadGraph& graph, const RoadComponents& components,
                                    std::span<const Access> zones) {
  std::vector<bool> hasZone(components.components.size(), false);
  std::vector<std::uint32_t> ferriesAt(components.components.size(), 0);
  for (const Access& zone : zones)
    if (zone.isJoined()) hasZone[components.ofNode[nodeOf(graph, zone)]] = true;
  const auto firstFerry = static_cast<std::uint32_t>(graph.linkCount());
  for (std::uint32_t edge = firstFerry; edge < graph.edgeCount(); ++edge) {
    const Edge ferry = graph.edge(edge);
    if (!runs(ferry)) continue;
    ++ferriesAt[components.ofNode[ferry.from]];
    if (components.ofNode[ferry.to] != components.ofNode[ferry.from])
      ++ferriesAt[components.ofNode[ferry.to]];
  }
  std::vector<FerryState> states;
  for (std::uint32_t edge = firstFerry; edge < graph.edgeCount(); ++edge) {
    const Edge ferry = graph.edge(edge);
    const auto isStub = [&](std::uint32_t node) {
      const std::uint32_t component = components.ofNode[node];
      return !hasZone[component] && ferriesAt[component] == 1;
    };
    if (!runs(ferry))
      states.push_back(FerryState::LeftOut);
    else if (ferry.from == ferry.to)
      states.push_back(FerryState::SameNode);
    else if (isStub(ferry.from) || isStub(ferry.to))
      states.push_back(FerryState::LeadsNowhere);
    else
      states.push_back(FerryState::Working);
  }
  return states;
}

}  // namespace

RoadComponents roadComponents(const model::Network& network, const RoadGraph& graph) {
  DisjointSets sets(graph.nodeCount());
  for (std::uint32_t link = 0; link < graph.linkCount(); ++link)
    sets.join(graph.edge(link).from, graph.edge(link).to);
  RoadComponents result;
  result.components.resize(sets.number(result.ofNode));
  for (const std::uint32_t component : result.ofNode) ++result.components[component].nodes;
  std::vector<CompensatedSum> lengths(result.components.size());
  for (std::uint32_t link = 0; link < graph.linkCount(); ++link) {
    const std::uint32_t component = result.ofNode[graph.edge(link).from];
    ++result.components[component].links;
    lengths[component].add(network.lengthMetres[link]);
  }
  for (std::uint32_t component = 0; component < result.components.size(); ++component) {
    result.components[component].lengthMetres = lengths[component].value();
    if (result.components[component].nodes > result.components[result.largest].nodes)
      result.largest = component;
  }
  return result;
}

NetworkCheck checkNetwork(const model::Network& network, const RoadGraph& graph,
                          const RoadComponents& components, std::span<const Access> zones, double farMetres) {
  NetworkCheck check;
  check.links = graph.linkCount();
  check.nodes = graph.nodeCount();
  check.components = components.components.size();
  check.componentsWithFerries = countWithFerries(graph, components);
  check.selfLoops = graph.selfLoopCount();
  if (!components.components.empty()) {
    check.largestComponentNodes = components.components[components.largest].nodes;
    check.largestComponentMetres = components.components[components.largest].lengthMetres;
  }
  check.lengthMetres = compensatedSum(network.lengthMetres);
  for (std::uint32_t link = 0; link < graph.linkCount(); ++link)
    if (network.lengthMetres[link] <= 0.0) check.zeroLengthLinks.push_back(link);
  check.ferries = ferryStates(graph, components, zones);
  for (std::uint32_t zone = 0; zone < zones.size(); ++zone) {
    if (!zones[zone].isJoined()) {
      check.zonesWithoutRoad.push_back(zone);
      continue;
    }
    if (zones[zone].metres > farMetres) check.zonesFarFromRoad.push_back(zone);
    if (components.ofNode[nodeOf(graph, zones[zone])] != components.largest)
      check.zonesOffTheLargest.push_back(zone);
  }
  return check;
}

std::vector<std::optional<bool>> islandZonesByRoad(const RoadGraph& graph, const RoadComponents& components,
                                                   std::span<const Access> zones) {
  std::vector<std::size_t> zonesOn(components.components.size(), 0);
  for (const Access& zone : zones)
    if (zone.isJoined()) ++zonesOn[components.ofNode[nodeOf(graph, zone)]];
  const auto mainland =
      static_cast<std::uint32_t>(std::max_element(zonesOn.begin(), zonesOn.end()) - zonesOn.begin());
  std::vector<std::optional<bool>> island;
  for (const Access& zone : zones)
    island.push_back(zone.isJoined() ? std::optional(components.ofNode[nodeOf(graph, zone)] != mainland)
                                     : std::nullopt);
  return island;
}

}  // namespace fairshares::geography
