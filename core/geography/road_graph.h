// Fair Shares: the network as compact arrays, ready to be searched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "geography/graph_arrays.h"
#include "model/network.h"

namespace fairshares::geography {

/// How a network becomes a graph. Defaults are for metres and cars.
struct GraphOptions {
  double joinToleranceMetres = 0.01;  ///< ends this near are one node, without node ids
  double idToleranceMetres = 1.0;     ///< an end may lie this far from the node its id names
  double ferryReachMetres = 2000.0;   ///< a terminal joins the nearest road node at most this far away
  double ferryRoadKmPerHour = 20.0;   ///< from that node to the terminal
  double fastestKmPerHour = 200.0;    ///< a higher speed is taken for an error
  bool footFerries = true;            ///< whether crossings without vehicles count
  unsigned threads = 0;               ///< 0: one for each core; never reaches the result
};

/// Milliseconds on a link: length rounded to whole millimetres, divided by the speed, rounded up to whole
/// milliseconds. So no path is ever too short, and at twice the speed a link takes exactly half its time,
/// again rounded up: ceil(x / 2) = ceil(ceil(x) / 2).
std::uint64_t roadMilliseconds(double lengthMetres, double kmPerHour);
/// The nearest whole millisecond of a timetable.
std::uint64_t ferryMilliseconds(double minutes);

/// An edge is a link (edges 0 .. linkCount) or a ferry (after them, in the network's order).
struct Edge {
  std::uint32_t from = 0;  ///< node where the drawn line starts
  std::uint32_t to = 0;
  std::uint32_t milliseconds = 0;
  bool forward = true;   ///< may be travelled from `from` to `to`
  bool backward = true;  ///< may be travelled from `to` to `from`
};

/// Nodes and the edges at each of them, immutable, shared by any number of threads.
///
/// One array serves both directions of search: an edge appears at both its nodes, each time with the rights
/// to leave towards the other node and to arrive from it. Edges at a node are sorted by the other node, then
/// by time, so that a search does not depend on the order of rows.
///
/// Invariants   edges from a node to itself are in edge() but not in the arcs; a link of length zero takes
///              0 ms and is valid; parallel edges are all kept
/// Memory       12 bytes an arc (two arcs an edge), 12 an edge, 20 a node
class RoadGraph {
 public:
  static constexpr std::uint32_t LONGEST_MILLISECONDS = (1u << 30) - 1;  ///< of one edge: 12 days

  /// All edges together stay below this, so no path can be longer: 139 years.
  static constexpr std::uint64_t LONGEST_PATH_MILLISECONDS = (std::uint64_t{1} << 42) - 1;

  using Arc = GraphArrays::Arc;
  static constexpr std::uint32_t LEAVE = GraphArrays::LEAVE;
  static constexpr std::uint32_t ARRIVE = GraphArrays::ARRIVE;

  RoadGraph() = default;
  /// Takes arrays back that arrays() gave out, wherever they were meanwhile. Empty if they do not fit
  /// together (fitTogether).
  static std::optional<RoadGraph> fromArrays(GraphArrays arrays, unsigned threads = 0);
  /// The same for arrays that were just built and so need no second look.
  static RoadGraph fromBuilt(GraphArrays arrays, unsigned threads);
  [[nodiscard]] const GraphArrays& arrays() const { return mArrays; }

  [[nodiscard]] std::size_t nodeCount() const { return mArrays.positions.size(); }
  [[nodiscard]] std::size_t linkCount() const { return mArrays.linkCount; }
  [[nodiscard]] std::size_t edgeCount() const { return mArrays.edges.size(); }
  [[nodiscard]] const model::Point& position(std::uint32_t node) const { return mArrays.positions[node]; }

  [[nodiscard]] std::uint32_t firstArc(std::uint32_t node) const { return mArrays.firstArc[node]; }
  [[nodiscard]] std::span<const Arc> arcs(std::uint32_t node) const {
    return {mArrays.arcs.data() + mArrays.firstArc[node],
            mArrays.firstArc[node + 1] - mArrays.firstArc[node]};
  }
  /// For fetching ahead of need.
  [[nodiscard]] const void* firstArcAddress(std::uint32_t node) const { return &mArrays.firstArc[node]; }
  /// `arc` counts through all arcs: firstArc(node) + position in arcs(node).
  [[nodiscard]] std::uint32_t edgeOfArc(std::uint32_t arc) const { return mArrays.edgeOfArc[arc]; }
  [[nodiscard]] Edge edge(std::uint32_t edge) const {
    const GraphArrays::PackedEdge& packed = mArrays.edges[edge];
    return {packed.from, packed.to, packed.packed >> 2, (packed.packed & LEAVE) != 0,
            (packed.packed & ARRIVE) != 0};
  }
  [[nodiscard]] bool isFerry(std::uint32_t edge) const { return edge >= mArrays.linkCount; }
  [[nodiscard]] const FerryTimes& ferry(std::uint32_t edge) const {
    return mArrays.ferries[edge - mArrays.linkCount];
  }
  [[nodiscard]] std::uint32_t longestArcMilliseconds() const { return mArrays.longestArcMilliseconds; }
  [[nodiscard]] std::uint64_t meanArcMilliseconds() const { return mArrays.meanArcMilliseconds; }

  /// Node of a position in Network::nodes. Only for networks with node ids.
  [[nodiscard]] std::uint32_t nodeOfId(std::size_t id) const { return mArrays.nodeOfId[id]; }
  [[nodiscard]] std::size_t selfLoopCount() const { return mArrays.selfLoops; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  GraphArrays mArrays;
};

/// Builds the graph. All problems are told at once:
///   ValueOutOfRange   a speed of a class in use or of a link that is not above 0 and at most the fastest; a
///                     length that is negative or no number; a link or ferry of more than 12 days
///   TerminalUnreached a ferry terminal farther from every road node than the reach
///   NodeContradiction an end far from the node its id names
///   see also joinByEnds, joinByIds
/// Cancel   answers within 200 ms at 4 million links with Cancelled
Result<RoadGraph> buildRoadGraph(const model::Network& network, const model::SpeedTable& speeds,
                                 const GraphOptions& options, Monitor& monitor);
/// Without anybody watching.
Result<RoadGraph> buildRoadGraph(const model::Network& network, const model::SpeedTable& speeds,
                                 const GraphOptions& options = {});

}  // namespace fairshares::geography
