#include "geography/access.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/contract.h"

namespace fairshares::geography {

Access accessAtNode(const RoadGraph& graph, std::uint32_t node) {
  Access access;
  access.state = AccessState::AtNode;
  access.node = node;
  access.place = access.point = graph.position(node);
  return access;
}

namespace {

constexpr double FIRST_CIRCLE_METRES = 125.0;

Access accessOnEdge(const RoadGraph& graph, const model::Point& place, const EdgeIndex::Near& near,
                    const AccessOptions& options) {
  const std::uint32_t milliseconds = graph.edge(near.edge).milliseconds;
  Access access;
  access.state = AccessState::OnEdge;
  access.edge = near.edge;
  access.place = place;
  access.point = near.point;
  access.metres = near.metres;
  access.metresAlong = near.metresAlong;
  access.share = near.share;
  access.legMilliseconds = static_cast<std::uint32_t>(roadMilliseconds(near.metres, options.kmPerHour));
  access.fromMilliseconds = static_cast<std::uint32_t>(std::llround(near.share * milliseconds));
  access.toMilliseconds = milliseconds - access.fromMilliseconds;
  return access;
}

double metresFromLand(const Land& land, const model::Point& place, double reachMetres) {
  if (land.partAt(place)) return 0.0;
  const auto near = land.partsNear(place, reachMetres);
  return near.empty() ? 0.0 : near.front().metres;
}

}  // namespace

std::vector<Access> joinPlaces(const RoadGraph& graph, const EdgeIndex& index,
                               std::span<const model::Point> places, const Land* land,
                               const AccessOptions& options) {
  FAIRSHARES_EXPECTS(options.reachMetres >= 0.0 && options.kmPerHour > 0.0);
  std::vector<Access> joined;
  joined.reserve(places.size());
  for (const model::Point& place : places) {
    Access access;
    access.place = access.point = place;
    std::optional<double> allowedMetres;
    const auto isDry = [&](const EdgeIndex::Near& near) {
      if (!land) return true;
      if (!allowedMetres)
        allowedMetres = options.waterToleranceMetres + metresFromLand(*land, place, options.reachMetres);
      return land->metresOverWater(place, near.point) <= *allowedMetres;
    };
    // In widening circles, since a town has thousands of links within the whole reach.
    double within = -1.0;
    for (double reach = std::min(FIRST_CIRCLE_METRES, options.reachMetres); !access.isJoined();
         reach = std::min(4.0 * reach, options.reachMetres)) {
      for (const EdgeIndex::Near& near : index.near(place, reach)) {
        if (near.metres <= within) continue;  // refused in the circle before
        access.state = AccessState::AcrossWater;
        if (!isDry(near)) continue;
        access = accessOnEdge(graph, place, near, options);
        break;
      }
      within = reach;
      if (reach >= options.reachMetres) break;
    }
    joined.push_back(access);
  }
  return joined;
}

}  // namespace fairshares::geography
