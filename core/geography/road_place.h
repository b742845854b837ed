// Fair Shares: a place on the network as a driver sees it: where one gets to from it, and from where to it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "geography/access.h"
#include "geography/drive.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

/// A node and the way between it and a place.
struct RoadEnd {
  std::uint32_t node = 0;
  Drive way;
};

/// Up to two ends.
class RoadEnds {
 public:
  void add(RoadEnd end) { mEnds[mCount++] = end; }
  [[nodiscard]] const RoadEnd* begin() const { return mEnds.data(); }
  [[nodiscard]] const RoadEnd* end() const { return mEnds.data() + mCount; }
  [[nodiscard]] RoadEnd* begin() { return mEnds.data(); }
  [[nodiscard]] RoadEnd* end() { return mEnds.data() + mCount; }

 private:
  std::array<RoadEnd, 2> mEnds;
  std::size_t mCount = 0;
};

/// Anything on the network: a patient, a base, the access point of a zone.
struct RoadPlace {
  RoadEnds exits;    ///< nodes one can drive to along the place's own link, legs included
  RoadEnds entries;  ///< nodes from which one can drive to the place
  bool isOnLink = false;
  std::uint32_t link = 0;
  bool forward = false;  ///< the link may be driven as drawn
  bool backward = false;
  Drive along;  ///< from the link's start to the place
  Drive leg;    ///< between the place and the link
};

/// The place at a share of the link's drawn line.
RoadPlace roadPlaceOnLink(const model::Network& network, const RoadGraph& graph, std::uint32_t link,
                          double share, Drive leg = {});
/// Empty for an access that is not joined.
std::optional<RoadPlace> roadPlaceOf(const model::Network& network, const RoadGraph& graph,
                                     const Access& access);
/// The way along the link both are on, without leaving it; Drive::none() if there is none.
Drive driveOnLink(const RoadPlace& from, const RoadPlace& to);

}  // namespace fairshares::geography
