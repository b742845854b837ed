// Fair Shares: from every node to its nearest centre, in one search from all centres.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "geography/road_graph.h"

namespace fairshares::geography {

/// A node from which a centre is that many milliseconds away.
struct CentreSeed {
  std::uint32_t node = 0;
  std::uint32_t centre = 0;  ///< position in the caller's list; below MOST_CENTRES
  std::uint32_t milliseconds = 0;
};
inline constexpr std::uint32_t MOST_CENTRES = (1u << 20) - 1;

/// Towards: how long from the node to the centre. From: how long from the centre to the node.
enum class TravelDirection { TowardsCentre, FromCentre };

/// A node's centre and how far it is.
struct NearestCentre {
  std::uint32_t centre = 0;
  std::uint64_t milliseconds = 0;
  auto operator<=>(const NearestCentre&) const = default;
};

/// The shortest path forest of one search.
class CentreTimes {
 public:
  [[nodiscard]] std::size_t nodeCount() const { return mLabels.size(); }
  /// Empty if no centre can be reached.
  [[nodiscard]] std::optional<NearestCentre> at(std::uint32_t node) const {
    if (mLabels[node] == UNREACHED) return std::nullopt;
    return NearestCentre{static_cast<std::uint32_t>(mLabels[node] >> 1) & MOST_CENTRES,
                         mLabels[node] >> TIME_SHIFT};
  }
  /// Edge of the path at this node, on the way to the centre (or from it). Empty at the path's seed.
  [[nodiscard]] std::optional<std::uint32_t> edgeAt(const RoadGraph& graph, std::uint32_t node) const {
    if (mArcs[node] == NO_ARC) return std::nullopt;
    return graph.edgeOfArc(mArcs[node]);
  }

 private:
  friend class CentreSearch;
  // time << 21 | centre << 1 | waiting to be worked on: comparing labels compares time, then centre.
  static constexpr unsigned TIME_SHIFT = 21;
  static constexpr std::uint64_t UNREACHED = ~std::uint64_t{0};
  static constexpr std::uint32_t NO_ARC = ~std::uint32_t{0};
  std::vector<std::uint64_t> mLabels;
  std::vector<std::uint32_t> mArcs;  // arc at the next node that leads here
};

/// For every node the centre with the least time, of equal times the one with the lowest position: a property
/// of the graph and the seeds, not of the order of work. Exact in whole milliseconds.
///
/// Method   Labels (time, centre) are set and corrected in buckets of equal time span; a bucket is worked on
///          until nothing in it improves, so its width changes the speed and never the result.
///          R. Dial, "Algorithm 360: Shortest-path forest with topological ordering", CACM 12 (1969);
///          U. Meyer, P. Sanders, "Delta-stepping", J. Algorithms 49 (2003).
/// Cancel   answers within a few milliseconds with Cancelled
/// Thread   one; the graph may be shared by searches on other threads
Result<CentreTimes> nearestCentres(const RoadGraph& graph, std::span<const CentreSeed> seeds,
                                   const Monitor& monitor,
                                   TravelDirection direction = TravelDirection::TowardsCentre);

}  // namespace fairshares::geography
