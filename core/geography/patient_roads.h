// Fair Shares: which roads lie in which zone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/monitor.h"
#include "geography/zone_outlines.h"
#include "model/network.h"

namespace fairshares::geography {

/// A stretch of a link inside one zone.
struct RoadStretch {
  std::uint32_t link = 0;
  double fromShare = 0.0;  ///< of the drawn line
  double toShare = 0.0;
  double metres = 0.0;  ///< of the link's stated length
};

/// All stretches, zone by zone, within a zone by link.
struct ZoneRoads {
  std::vector<std::size_t> first;  ///< [zone + 1]
  std::vector<RoadStretch> stretches;
  [[nodiscard]] std::span<const RoadStretch> of(std::size_t zone) const {
    return std::span(stretches).subspan(first[zone], first[zone + 1] - first[zone]);
  }
};

/// Lines are looked at in pieces between their points, at most 50 m long: a piece belongs to the zone its
/// middle lies in, so a road through three zones has patients in all three. Links that stand in for roads,
/// and those `isInhabited` refuses, are left out. If the monitor cancels, some stretches are missing.
ZoneRoads roadsInZones(const model::Network& network, const ZoneOutlines& outlines,
                       std::span<const std::uint32_t> rankOfZone,
                       const std::function<bool(std::uint32_t link)>& isInhabited, unsigned threads,
                       const Monitor& monitor);

}  // namespace fairshares::geography
