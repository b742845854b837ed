// Fair Shares: the numbers of a network, refused where nobody could travel by them.
#pragma once

#include "base/issue.h"
#include "base/monitor.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

/// The link's own speed where it has one, else that of its class.
inline double linkKmPerHour(const model::Network& network, const model::SpeedTable& speeds,
                            std::size_t link) {
  if (!network.ownSpeedKmPerHour.empty() && network.ownSpeedKmPerHour[link])
    return *network.ownSpeedKmPerHour[link];
  return speeds.kmPerHour[network.roadClass[link]];
}

/// So many links or nodes are gone through in a few milliseconds; then the monitor is asked.
inline constexpr std::size_t ITEMS_BETWEEN_QUESTIONS = std::size_t{1} << 16;

/// Adds ValueOutOfRange for each absurd speed, length or number of minutes; Cancelled where the user is.
void checkNetworkValues(const model::Network& network, const model::SpeedTable& speeds,
                        const GraphOptions& options, const Monitor& monitor, Issues& issues);
/// The part of it that is about ferries.
void checkFerryValues(const model::Network& network, Issues& issues);

/// For a network whose edges together take longer than RoadGraph::LONGEST_PATH_MILLISECONDS.
Issue tooMuchTravel(const model::Network& network);

}  // namespace fairshares::geography
