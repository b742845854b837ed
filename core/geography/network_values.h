// Fair Shares: the numbers of a network, refused where nobody could travel by them.
#pragma once

#include "base/issue.h"
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

/// Adds ValueOutOfRange for each absurd speed, length or number of minutes.
void checkNetworkValues(const model::Network& network, const model::SpeedTable& speeds,
                        const GraphOptions& options, Issues& issues);

}  // namespace fairshares::geography
