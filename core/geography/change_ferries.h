// Fair Shares: other ferries over the same roads, without building the roads again.
#pragma once

#include "base/result.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

/// The graph that buildRoadGraph would give for `network`, to the bit, made from one of the same links: only
/// the ferries of `network` are looked at, be they more, fewer, slower or elsewhere. Nodes and links keep
/// their numbers, so places that were joined to the old graph are joined to the new one.
///
/// Errors   those of buildRoadGraph that are about ferries: ValueOutOfRange, TerminalUnreached
Result<RoadGraph> withFerries(const RoadGraph& graph, const model::Network& network,
                              const GraphOptions& options = {});

}  // namespace fairshares::geography
