// Fair Shares: a network and its graph as the sections of a file, and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geography/graph_arrays.h"
#include "geography/road_graph.h"
#include "io/read_network.h"

namespace fairshares::run {

/// To be raised with any change of what the sections hold or in which order.
inline constexpr std::uint32_t NETWORK_SECTIONS_FORMAT = 2;

/// Views of all arrays in their order. The network and the graph must outlive it.
class NetworkSections {
 public:
  NetworkSections(const io::RoadNetwork& roads, const geography::RoadGraph& graph);
  [[nodiscard]] std::span<const std::span<const std::byte>> all() const { return mSections; }

 private:
  // What has gaps in memory is copied: names, ferries, counts; speeds of single links.
  std::vector<std::byte> mDescription;
  std::vector<std::uint8_t> mHasOwnSpeed;
  std::vector<double> mOwnSpeed;
  std::vector<std::span<const std::byte>> mSections;
};

/// Arrays of the sizes that a file states, to be filled from it.
class NetworkFromSections {
 public:
  /// Empty if the number of sections or the size of one cannot be that of a network.
  static std::optional<NetworkFromSections> ofSizes(std::span<const std::uint64_t> bytes);
  /// Where the sections go, in their order; valid until the object is moved.
  std::vector<std::span<std::byte>> targets();
  /// Makes use of what has been filled in. False if it does not fit together: then nothing of it may be used.
  bool finish();

  io::RoadNetwork roads;
  geography::RoadGraph graph;

 private:
  template <typename Take> void forEachArray(Take take);

  std::vector<std::byte> mDescription;
  std::vector<std::uint8_t> mHasOwnSpeed;
  std::vector<double> mOwnSpeed;
  geography::GraphArrays mArrays;
};

}  // namespace fairshares::run
