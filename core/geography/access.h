// Fair Shares: where a place gets onto the network.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geography/edge_index.h"
#include "geography/land.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

struct AccessOptions {
  double reachMetres = 2000.0;
  double kmPerHour = 20.0;  ///< from the place to the road, as the crow flies
  /// How much of that leg may run outside the land, for coasts drawn with a broad pen.
  double waterToleranceMetres = 50.0;
};

enum class AccessState {
  AtNode,        ///< given as a node; no leg
  OnEdge,        ///< on a link, perhaps at its end
  NoRoadNearby,  ///< no link within reach
  AcrossWater    ///< links within reach, all of them over water
};

/// A place on the network, or why it is not. Members after `state` are meaningful where a place is joined.
struct Access {
  AccessState state = AccessState::NoRoadNearby;
  std::uint32_t node = 0;              ///< AtNode
  std::uint32_t edge = 0;              ///< OnEdge
  model::Point place;                  ///< as given
  model::Point point;                  ///< on the network
  double metres = 0.0;                 ///< from place to point
  double metresAlong = 0.0;            ///< from the start of the link's drawn line to the point
  double share = 0.0;                  ///< of the drawn line up to the point, 0 to 1
  std::uint32_t legMilliseconds = 0;   ///< from place to point
  std::uint32_t fromMilliseconds = 0;  ///< from the link's start to the point
  std::uint32_t toMilliseconds = 0;    ///< from the point to the link's end; both add up to the link's time
  /// At the very ends of a link one is at the junction, whichever way the link runs.
  [[nodiscard]] bool isAtStart() const { return share == 0.0; }
  [[nodiscard]] bool isAtEnd() const { return share == 1.0; }
  [[nodiscard]] bool isJoined() const { return state == AccessState::AtNode || state == AccessState::OnEdge; }
};

Access accessAtNode(const RoadGraph& graph, std::uint32_t node);

/// Joins each place to the nearest point of any indexed link (of equally near links the first).
///
/// Water   with `land`, a link counts only if the straight leg to it runs at most the tolerance outside the
///         land (plus the distance of the place itself from the land). So a zone on one shore of a firth
///         never takes the road on the other, however near.
std::vector<Access> joinPlaces(const RoadGraph& graph, const EdgeIndex& index,
                               std::span<const model::Point> places, const Land* land,
                               const AccessOptions& options);

}  // namespace fairshares::geography
