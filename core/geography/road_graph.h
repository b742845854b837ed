// Fair Shares: the network as compact arrays, ready to be searched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
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

/// What a ferry's time is made of, in the direction of its row.
struct FerryTimes {
  bool used = false;  ///< false: a foot ferry left out by the options; its edge leads nowhere
  std::uint32_t fromRoadMilliseconds = 0;  ///< from the road node to the first terminal
  std::uint32_t waitingMilliseconds = 0;
  std::uint32_t crossingMilliseconds = 0;
  std::uint32_t toRoadMilliseconds = 0;  ///< from the second terminal to its road node
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

  /// One edge seen from a node.
  struct Arc {
    std::uint32_t node;    ///< at the other end
    std::uint32_t packed;  ///< milliseconds << 2 | ARRIVE | LEAVE
    [[nodiscard]] std::uint32_t milliseconds() const { return packed >> 2; }
  };
  static constexpr std::uint32_t LEAVE = 1;   ///< the edge may be travelled from here to the other node
  static constexpr std::uint32_t ARRIVE = 2;  ///< ... from the other node to here

  [[nodiscard]] std::size_t nodeCount() const { return mPositions.size(); }
  [[nodiscard]] std::size_t linkCount() const { return mLinkCount; }
  [[nodiscard]] std::size_t edgeCount() const { return mEdges.size(); }
  [[nodiscard]] const model::Point& position(std::uint32_t node) const { return mPositions[node]; }

  [[nodiscard]] std::uint32_t firstArc(std::uint32_t node) const { return mFirstArc[node]; }
  [[nodiscard]] std::span<const Arc> arcs(std::uint32_t node) const {
    return {mArcs.data() + mFirstArc[node], mFirstArc[node + 1] - mFirstArc[node]};
  }
  /// For fetching ahead of need.
  [[nodiscard]] const void* firstArcAddress(std::uint32_t node) const { return &mFirstArc[node]; }
  /// `arc` counts through all arcs: firstArc(node) + position in arcs(node).
  [[nodiscard]] std::uint32_t edgeOfArc(std::uint32_t arc) const { return mEdgeOfArc[arc]; }
  [[nodiscard]] Edge edge(std::uint32_t edge) const {
    const PackedEdge& packed = mEdges[edge];
    return {packed.from, packed.to, packed.packed >> 2, (packed.packed & LEAVE) != 0,
            (packed.packed & ARRIVE) != 0};
  }
  [[nodiscard]] bool isFerry(std::uint32_t edge) const { return edge >= mLinkCount; }
  [[nodiscard]] const FerryTimes& ferry(std::uint32_t edge) const { return mFerries[edge - mLinkCount]; }
  [[nodiscard]] std::uint32_t longestArcMilliseconds() const { return mLongestArc; }
  [[nodiscard]] std::uint64_t meanArcMilliseconds() const { return mMeanArc; }

  /// Node of a position in Network::nodes. Only for networks with node ids.
  [[nodiscard]] std::uint32_t nodeOfId(std::size_t id) const { return mNodeOfId[id]; }
  [[nodiscard]] std::size_t selfLoopCount() const { return mSelfLoops; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  friend class RoadGraphBuilder;
  struct PackedEdge {
    std::uint32_t from, to, packed;
  };
  std::vector<model::Point> mPositions;   // [node]
  std::vector<std::uint32_t> mFirstArc;   // [node + 1]
  std::vector<Arc> mArcs;                 // by node
  std::vector<std::uint32_t> mEdgeOfArc;  // [arc]
  std::vector<PackedEdge> mEdges;         // links, then ferries
  std::vector<FerryTimes> mFerries;
  std::vector<std::uint32_t> mNodeOfId;  // only with node ids
  std::size_t mLinkCount = 0;
  std::size_t mSelfLoops = 0;
  std::uint32_t mLongestArc = 0;
  std::uint64_t mMeanArc = 0;
};

/// Builds the graph. All problems are told at once:
///   ValueOutOfRange   a speed of a class in use or of a link that is not above 0 and at most the fastest; a
///                     length that is negative or no number; a link or ferry of more than 12 days; a ferry
///                     terminal farther from every road node than the reach; see also joinByEnds, joinByIds
Result<RoadGraph> buildRoadGraph(const model::Network& network, const model::SpeedTable& speeds,
                                 const GraphOptions& options = {});

}  // namespace fairshares::geography
