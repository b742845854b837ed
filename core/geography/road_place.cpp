#include "geography/road_place.h"

#include <cmath>

namespace fairshares::geography {

RoadPlace roadPlaceOnLink(const model::Network& network, const RoadGraph& graph, std::uint32_t link,
                          double share, Drive leg) {
  const Edge edge = graph.edge(link);
  const Drive whole = Drive::ofMetres(edge.milliseconds, network.lengthMetres[link]);
  const auto part = [&](std::uint64_t of) {
    return static_cast<std::uint64_t>(std::llround(share * static_cast<double>(of)));
  };
  RoadPlace place;
  place.isOnLink = true;
  place.link = link;
  place.forward = edge.forward;
  place.backward = edge.backward;
  place.leg = leg;
  place.along = Drive(part(whole.milliseconds()), part(whole.decimetres()));
  const Drive toStart = place.along + leg, toEnd = whole - place.along + leg;
  // At the very ends of a link one is at the junction, whichever way the link runs.
  if (edge.backward || share == 0.0) place.exits.add({edge.from, toStart});
  if (edge.forward || share == 1.0) place.exits.add({edge.to, toEnd});
  if (edge.forward || share == 0.0) place.entries.add({edge.from, toStart});
  if (edge.backward || share == 1.0) place.entries.add({edge.to, toEnd});
  return place;
}

std::optional<RoadPlace> roadPlaceOf(const model::Network& network, const RoadGraph& graph,
                                     const Access& access) {
  const Drive leg = Drive::ofMetres(access.legMilliseconds, access.metres);
  if (access.state == AccessState::OnEdge)
    return roadPlaceOnLink(network, graph, access.edge, access.share, leg);
  if (access.state != AccessState::AtNode) return std::nullopt;
  RoadPlace place;
  place.leg = leg;
  place.exits.add({access.node, leg});
  place.entries.add({access.node, leg});
  return place;
}

Drive driveOnLink(const RoadPlace& from, const RoadPlace& to) {
  if (!from.isOnLink || !to.isOnLink || from.link != to.link) return Drive::none();
  const auto isAhead = [](Drive behind, Drive ahead) {
    return ahead.milliseconds() >= behind.milliseconds() && ahead.decimetres() >= behind.decimetres();
  };
  const Drive legs = from.leg + to.leg;
  if (from.forward && isAhead(from.along, to.along)) return legs + (to.along - from.along);
  if (from.backward && isAhead(to.along, from.along)) return legs + (from.along - to.along);
  return Drive::none();
}

}  // namespace fairshares::geography
