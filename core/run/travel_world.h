// Fair Shares: land, access points, settlements and roads made ready for travel; all but the ferries.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "geography/access.h"
#include "geography/edge_index.h"
#include "geography/land.h"
#include "geography/land_masses.h"
#include "geography/network_check.h"
#include "geography/road_graph.h"
#include "geography/settlements.h"
#include "model/join_report.h"
#include "run/read_remoteness.h"
#include "run/zone_table.h"

namespace fairshares::run {

/// What a set of places is for.
enum class PlaceKind { Centres, Destination, NurseBases };

/// Places that zones travel to: centres of settlements, destinations of one kind, or the nurses' bases.
struct PlaceSet {
  PlaceKind kind = PlaceKind::Destination;
  std::string id;     ///< of its columns: "drive_time" for centres, the destination's id; none for bases
  std::string title;  ///< for people
  std::string file;   ///< for messages
  std::vector<std::string> names;
  std::vector<model::Point> points;
  std::vector<std::optional<std::uint32_t>> zone;  ///< [place] the zone a settlement's centre stands in
};

/// What is known before anybody travels; `roads` is empty with a proximity network.
struct TravelWorld {
  explicit TravelWorld(geography::Land given) : land(std::move(given)) {}
  TravelWorld(const TravelWorld&) = delete;  // roadIndex points into roads
  TravelWorld& operator=(const TravelWorld&) = delete;

  geography::Land land;
  std::vector<model::Point> accessPoints;  ///< [zone]
  std::vector<std::uint32_t> accessParts;  ///< [zone]
  geography::LandMasses masses;
  std::vector<model::Settlement> settlements;
  std::vector<std::optional<std::uint32_t>> settlementOfZone;  ///< [zone]
  std::vector<std::optional<geography::SettlementCentre>> settlementCentres;
  std::vector<PlaceSet> places;
  std::optional<std::vector<bool>> givenIslands;  ///< [zone], from [urban_rural.islands]
  std::vector<model::Settlement> patients;        ///< points with people

  std::optional<io::RoadNetwork> roads;
  std::vector<model::Ferry> layerFerries;    ///< of the road layer itself (OpenStreetMap)
  geography::RoadGraph roadGraph;            ///< of `roads` with those
  geography::RoadComponents roadComponents;  ///< of `roads`, without any ferries
  std::optional<geography::EdgeIndex> roadIndex;
  std::vector<geography::Access> zoneAccess;                ///< [zone]
  std::vector<std::vector<geography::Access>> placeAccess;  ///< [place set][place]
};

/// Settings of a graph as the study has them.
geography::GraphOptions graphOptions(const study::Remoteness& settings, unsigned threads);

/// Applies [network.congestion], if the study has it.
Issues slowRoads(const TravelWorld& world, const study::Remoteness& settings, model::Network& network,
                 const model::SpeedTable& speeds);

/// Makes a world from what was read. A network that was not in the cache is built, and kept at `cachePath`
/// (empty: not kept).
///
/// Warnings, notes   those of accessPoints; ReferenceUnknown: large settlements without a zone; fixed links
/// that
///                   join nothing
/// Errors            those of the parts, with files and codes; ReferenceUnknown: fixed links or islands of
///                   unknown zones; StudyValue: no settlement is large enough to drive to; Cancelled
Result<std::unique_ptr<TravelWorld>> buildTravelWorld(const study::Remoteness& settings,
                                                      RemotenessSources sources, const ZoneTable& zones,
                                                      const std::string& cachePath, unsigned threads,
                                                      model::JoinReport& report, Monitor& monitor);

}  // namespace fairshares::run
