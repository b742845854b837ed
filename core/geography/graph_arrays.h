// Fair Shares: the arrays that a road graph consists of, for whoever builds it or keeps it on a disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/array.h"
#include "model/network.h"

namespace fairshares::geography {

/// What a ferry's time is made of, in the direction of its row.
struct FerryTimes {
  bool used = false;  ///< false: a foot ferry left out by the options; its edge leads nowhere
  std::uint32_t fromRoadMilliseconds = 0;  ///< from the road node to the first terminal
  std::uint32_t waitingMilliseconds = 0;
  std::uint32_t crossingMilliseconds = 0;
  std::uint32_t toRoadMilliseconds = 0;  ///< from the second terminal to its road node
};

/// See RoadGraph for what they mean together. Plain numbers without gaps between them, except in `ferries`.
struct GraphArrays {
  /// One edge seen from a node.
  struct Arc {
    std::uint32_t node = 0;    ///< at the other end
    std::uint32_t packed = 0;  ///< milliseconds << 2 | ARRIVE | LEAVE
    [[nodiscard]] std::uint32_t milliseconds() const { return packed >> 2; }
  };
  static constexpr std::uint32_t LEAVE = 1;   ///< the edge may be travelled from here to the other node
  static constexpr std::uint32_t ARRIVE = 2;  ///< ... from the other node to here

  /// An edge as drawn; LEAVE and ARRIVE are meant at its first node.
  struct PackedEdge {
    std::uint32_t from = 0, to = 0, packed = 0;
  };

  Array<model::Point> positions;   ///< [node]
  Array<std::uint32_t> firstArc;   ///< [node + 1]; empty for a graph that nobody built
  Array<Arc> arcs;                 ///< by node
  Array<std::uint32_t> edgeOfArc;  ///< [arc]
  Array<PackedEdge> edges;         ///< links, then ferries
  std::vector<FerryTimes> ferries;       ///< [edge - linkCount]
  Array<std::uint32_t> nodeOfId;   ///< [position in Network::nodes]; only with node ids
  std::size_t linkCount = 0;
  std::size_t selfLoops = 0;  ///< links only
  std::uint32_t longestArcMilliseconds = 0;
  std::uint64_t meanArcMilliseconds = 0;
};

/// An edge between two nodes that may be travelled at all: only such an edge has arcs.
inline bool hasArcs(const GraphArrays::PackedEdge& edge) {
  return edge.from != edge.to && (edge.packed & (GraphArrays::LEAVE | GraphArrays::ARRIVE)) != 0;
}
/// The same edge seen from its other node.
inline std::uint32_t turned(std::uint32_t packed) {
  return (packed & ~3u) | ((packed & 1u) << 1) | ((packed & 2u) >> 1);
}
/// Of all edges.
std::uint64_t totalMilliseconds(const GraphArrays& arrays);

/// Sets the last three members from the others. The same for any number of threads.
void summarise(GraphArrays& arrays, unsigned threads = 0);

/// True if every number that stands for a node, an arc or an edge leads to one that is there: then no search
/// over these arrays can leave them.
bool fitTogether(const GraphArrays& arrays, unsigned threads = 0);

}  // namespace fairshares::geography
