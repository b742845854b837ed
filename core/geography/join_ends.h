// Fair Shares: which ends of links are one node.
#pragma once

#include <cstdint>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "model/network.h"

namespace fairshares::geography {

/// Nodes along Hilbert's curve, and the node of each end of each link.
struct JoinedNodes {
  std::vector<model::Point> positions;   ///< [node]
  std::vector<std::uint32_t> nodeOfEnd;  ///< [2 * link] start of the drawn line, [2 * link + 1] its end
  std::vector<std::uint32_t> nodeOfId;   ///< [position in Network::nodes]; empty without node ids
};

/// Joins ends that lie within `toleranceMetres` of each other, directly or through a chain of such ends. A
/// node's position is the end that comes first in (curve cell, x, y); so neither the order of rows nor the
/// number of threads reaches the result. Tolerance 0 joins equal ends only.
///
/// Errors   GeometryUnusable: a link of fewer than two points or with a coordinate that is not finite;
/// Cancelled
Result<JoinedNodes> joinByEnds(const model::Network& network, double toleranceMetres, unsigned threads,
                               const Monitor& monitor = SilentMonitor());

/// Takes the node ids of the network; a node without links is kept.
///
/// Errors   GeometryUnusable as above; ReferenceUnknown for an id that is no position in `nodes`;
///          NodeContradiction for an end that lies farther than `toleranceMetres` from the node its id names;
///          Cancelled
Result<JoinedNodes> joinByIds(const model::Network& network, double toleranceMetres, unsigned threads,
                              const Monitor& monitor = SilentMonitor());

}  // namespace fairshares::geography
