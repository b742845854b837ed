// Fair Shares: which nodes can be driven to and back from.
#pragma once

#include <cstdint>
#include <vector>

#include "geography/road_graph.h"

namespace fairshares::geography {

/// [node] a number that two nodes share if and only if each can be reached from the other, ferries included.
///
/// Source   R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972)
std::vector<std::uint32_t> strongComponents(const RoadGraph& graph);

}  // namespace fairshares::geography
