// Fair Shares: opens the roads, ferries, settlements and places of a study.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "geography/road_graph.h"
#include "io/read_network.h"
#include "io/read_places.h"
#include "model/places.h"
#include "model/source_tables.h"
#include "study/study.h"

namespace fairshares::run {

/// Roads as read, or as an earlier run kept them.
struct RoadSource {
  io::RoadNetwork roads;
  std::optional<geography::RoadGraph> graph;  ///< from the cache; roads are slowed by congestion already
  std::string cacheKey;                       ///< over everything roads and graph depend on
};

/// Everything read for the geography of a study, before it is joined to zones. Members that the study does
/// not name are empty.
struct RemotenessSources {
  std::optional<RoadSource> roads;  ///< empty with a proximity network
  std::vector<model::Ferry> ferries;
  std::vector<model::FixedLinkRow> fixedLinks;
  std::optional<model::PointLayer> accessPoints;
  std::vector<model::Settlement> settlements;
  std::optional<model::PointLayer> extraCentres;
  std::vector<model::PointLayer> destinations;  ///< in study order
  std::optional<model::PointLayer> bases;
  std::vector<model::Settlement> patients;  ///< points with people
  std::optional<model::AttributeTable> islands;
};

/// The request for the roads of a study, with the speeds of their classes.
io::NetworkRequest networkRequest(const study::Remoteness& remoteness, std::vector<io::ClassSpeed> speeds,
                                  const std::string& crs, unsigned threads);

/// Reads the speeds, then the roads, or fetches both from `cachePath` (empty: no cache) where an earlier run
/// kept what the same files and settings give.
Result<RoadSource> readRoads(const study::Remoteness& remoteness, const std::string& crs,
                             const std::string& cachePath, unsigned threads, Monitor& monitor);

/// The request for a table of places.
io::PlacesRequest placesRequest(const study::PlaceTable& places, const std::string& crs);

/// Reads ferries in metres of `crs`.
Result<std::vector<model::Ferry>> readStudyFerries(const study::Ferries& ferries, const std::string& crs);

}  // namespace fairshares::run
