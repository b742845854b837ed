// Fair Shares: ways from a few nodes to a few others, searched no farther than needed.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/monitor.h"
#include "geography/drive.h"
#include "geography/nearest_centre.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

/// Driven distance of each arc, shared by all searches. A ferry drives only between its terminals and the
/// road.
std::vector<std::uint32_t> arcDecimetres(const model::Network& network, const RoadGraph& graph);

/// A node at the start of a search, and the way already made when there.
struct SearchStart {
  std::uint32_t node = 0;
  Drive way;
};

/// A search that stops when its targets are settled. To be kept for many searches: its memory is as long as
/// the graph has nodes, its work only as long as the search. One thread each.
///
/// Method   as nearestCentres: ways are set and corrected in buckets of equal time span, so the width of a
///          bucket changes the speed and never the result
class RoadSearch {
 public:
  RoadSearch(const RoadGraph& graph, std::span<const std::uint32_t> decimetres);

  static constexpr std::size_t ANY_NUMBER = ~std::size_t{0};

  /// The best way between the starts and each target: from the starts (FromCentre), or from the target to
  /// them (TowardsCentre). Drive::none() where there is none shorter than 12 days.
  ///
  /// Returns   false if the search gave up after `mostNodes` with some ways (now Drive::none()) open. If the
  ///           monitor cancels, ways are left unfound too.
  bool search(std::span<const SearchStart> starts, std::span<const std::uint32_t> targets,
              TravelDirection direction, std::span<Drive> ways, const Monitor& monitor,
              std::size_t mostNodes = ANY_NUMBER);

 private:
  struct Entry {
    Drive way;
    std::uint32_t node = 0;
  };
  void improve(std::uint32_t node, Drive way);
  void leave(const Entry& entry, std::uint32_t right);
  void forget();
  [[nodiscard]] std::size_t bucketOf(Drive way) const { return (way.milliseconds() >> mShift) & mMask; }

  const RoadGraph& mGraph;
  std::span<const std::uint32_t> mDecimetres;  // [arc]
  std::vector<Drive> mWays;                    // [node]
  std::vector<std::uint8_t> mWanted;           // [node], as numbers, which are faster than bits
  std::vector<std::uint32_t> mTouched;         // nodes
  unsigned mShift = 0;                         // a bucket is 2^shift milliseconds long
  std::size_t mMask = 0;
  std::vector<std::vector<Entry>> mBuckets;  // a ring that is longer than any edge
  std::vector<std::size_t> mFilled;          // buckets that hold or held anything
  std::size_t mWaiting = 0;                  // entries in all buckets
};

}  // namespace fairshares::geography
