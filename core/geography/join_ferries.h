// Fair Shares: ferry terminals and the road nodes they are reached from.
#pragma once

#include <span>
#include <vector>

#include "base/issue.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

/// A ferry between two nodes.
struct JoinedFerry {
  std::uint32_t fromNode = 0;
  std::uint32_t toNode = 0;
  FerryTimes times;
};

/// Joins each terminal to the nearest node (of equally near ones the first), in the order of the ferries. A
/// terminal without a node within options.ferryReachMetres is told as TerminalUnreached.
std::vector<JoinedFerry> joinFerries(const model::Network& network, std::span<const model::Point> nodes,
                                     const GraphOptions& options, Issues& issues);

/// Puts them behind the links of a graph as edges, with their times. A ferry that is not used gets an edge
/// that leads nowhere.
void addFerries(const std::vector<JoinedFerry>& ferries, GraphArrays& arrays);

}  // namespace fairshares::geography
