// Fair Shares: a read network and its graph, kept beside the output for the next run.
#pragma once

#include <optional>
#include <string>

#include "base/monitor.h"
#include "base/result.h"
#include "geography/road_graph.h"
#include "io/read_network.h"

namespace fairshares::run {

/// What reading and building gave, to the bit. Ferries that were added to the network are in it.
struct CachedNetwork {
  io::RoadNetwork roads;
  geography::RoadGraph graph;
};

/// Fetches a network from `path`. Empty wherever reading and building anew is the answer:
///   nothing there                          silently
///   made from other inputs or by another   Note FileFormat
///   version of this program
///   cut short or changed                   Warning FileFormat
///   not to be read                         Warning FileUnreadable
///   not a cache at all                     Warning FileFormat; it will not be overwritten
///
/// `key` is 64 hexadecimal digits over everything the network depends on: checksums of its files, settings,
/// the version of the program. A file is believed only if the fingerprint of each of its blocks is right, and
/// after that every index in it is checked. Lengths are held against the size of the file before anything is
/// allocated.
///
/// Errors   Cancelled
Result<std::optional<CachedNetwork>> readNetworkCache(const std::string& path, const std::string& key,
                                                      const Monitor& monitor = SilentMonitor());

/// Keeps a network for the next run: written beside and renamed, so that whoever reads meanwhile sees the old
/// file or the new one. Failing costs time only: whatever goes wrong is a Warning (OutputNotWritable, also
/// for a file there that is no cache and is left alone; OutputInUse; WriteFailed).
///
/// Errors   Cancelled
Issues writeNetworkCache(const std::string& path, const std::string& key, const io::RoadNetwork& roads,
                         const geography::RoadGraph& graph, const Monitor& monitor = SilentMonitor());

}  // namespace fairshares::run
