// Fair Shares: a network and its graph as the sections of a file, and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geography/road_graph.h"
#include "io/read_network.h"
#include "io/section_file.h"

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

/// What NetworkSections was made from, to the bit. Arrays stay where the sections are and keep them alive.
struct NetworkFromSections {
  io::RoadNetwork roads;
  geography::RoadGraph graph;
};

/// Empty if the sections are not those of a network, or do not fit together.
std::optional<NetworkFromSections> networkFrom(const io::Sections& sections);

}  // namespace fairshares::run
