// Fair Shares: what a study says about roads, ferries, settlements and travelling nurses.
//
// Everything here hangs on the section [network]: a study without it takes drive times and classes from
// tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "study/provenance.h"
#include "study/table_reference.h"

namespace fairshares::study {

/// Where travel runs: key [network] method.
enum class NetworkMethod { Roads, Proximity };
std::string_view networkMethodName(NetworkMethod method);  ///< roads, proximity

/// Unit of plain numbers in a speed column: key [network.mapping] speed_unit.
enum class SpeedUnit { KmPerHour, MilesPerHour };
std::string_view speedUnitName(SpeedUnit unit);  ///< km_per_hour, miles_per_hour

/// Which columns of a road layer mean what: study key [network.mapping].
struct RoadMapping {
  std::optional<std::string> roadClass;
  std::optional<std::string> speed;
  SpeedUnit speedUnit = SpeedUnit::KmPerHour;
  std::vector<std::string> unknownSpeeds;  ///< cells that stand for "not known"
  std::optional<std::string> oneWay;
  std::vector<std::string> forwardValues;
  std::vector<std::string> backwardValues;
  std::optional<std::string> startNode;
  std::optional<std::string> endNode;
  bool joinsAtSharedPoints = false;
};

/// A line layer of roads: [network] itself and each of [[network.also]].
struct RoadLayer {
  TableReference table;
  std::optional<std::string> crs;  ///< stands in where the file declares none
};

/// Slower roads where a town is large: study key [network.congestion]. The time of a link whose middle lies
/// in a settlement of at least `population` people is multiplied by `factor`; the largest threshold that is
/// met counts.
struct Congestion {
  struct Step {
    double population = 0.0;  ///< people of the settlement, at least
    double factor = 1.0;      ///< of time, at least 1
  };
  std::vector<Step> steps;  ///< ascending by population
  Provenance provenance;
};

/// Roads and how they are travelled: study key [network]. Parameters that the study leaves out have a value
/// here all the same, with "default of Fair Shares" as their source and the status assumed.
struct Network {
  NetworkMethod method = NetworkMethod::Roads;
  Provenance provenance;
  std::vector<RoadLayer> layers;         ///< with roads: one or more
  std::optional<RoadMapping> mapping;    ///< roads of no known schema
  std::optional<TableReference> speeds;  ///< with roads: table road_class, km_per_hour
  std::optional<Congestion> congestion;
  bool routes = false;  ///< write the layer routes
  Parameter joinToleranceMetres;
  Parameter idToleranceMetres;
  Parameter accessKmPerHour;       ///< from a place to its road
  Parameter accessReachMetres;     ///< a place farther than this from every road is not on the network
  Parameter waterToleranceMetres;  ///< how much of that leg may run over water
  Parameter circuityFactor;        ///< with proximity, like the following
  Parameter compactKmPerHour;
  Parameter wideKmPerHour;
  Parameter wideZoneSquareKm;
  Parameter placeReachMetres;  ///< a centre outside all zones lies this near the land it is reached from
};

/// Study key [ferries].
struct Ferries {
  TableReference table;
  std::optional<std::string> minutes;  ///< column with the crossing time
  std::optional<std::string> waiting;  ///< column with the waiting time
  std::optional<std::string> crs;
  Parameter waitingMinutes;  ///< where the table says nothing
  Parameter reachMetres;     ///< a terminal lies this near its road (or its land, with proximity)
  Parameter roadKmPerHour;   ///< from the road to the terminal
  bool footPassengers = true;
};

/// Points or polygons with a position: [access_points], [settlements], [extra_centres], [destinations.ID] ...
struct PlaceTable {
  TableReference table;
  std::optional<std::string> name;
  std::optional<std::string> population;  ///< of settlements
  std::optional<std::string> x;           ///< columns with coordinates; both or none
  std::optional<std::string> y;
  std::optional<std::string> crs;
};

/// Study key [settlements].
struct Settlements {
  PlaceTable places;
  Parameter reachMetres;       ///< a zone this near a settlement belongs to it; 0 for polygons as drawn
  Parameter centrePopulation;  ///< people from which on a settlement's centre is one to drive to
};

/// One class: study key [[urban_rural.classes]]. A zone is in the first class whose conditions it meets.
struct UrbanRuralClass {
  std::string code;
  std::string name;
  std::optional<double> population;  ///< people of the zone's settlement, at least; empty: any or none
  std::optional<double> minutes;     ///< to the nearest centre, at most; empty: any or unreachable
  std::string category;              ///< of excess costs; by default the code
  std::optional<std::string> islandCategory;  ///< of zones on islands; empty: as on the mainland, and marked
  std::vector<std::pair<std::string, std::string>> groups;  ///< folding id ("6_fold"), group code
};

/// Study key [urban_rural]: classes and excess cost categories from settlement size and drive time.
struct UrbanRural {
  Provenance provenance;
  std::string title;
  std::vector<double> populations;       ///< descending, in place of the Scottish ones; empty: those
  std::vector<double> minutes;           ///< ascending, in place of the Scottish ones; empty: those
  std::vector<UrbanRuralClass> classes;  ///< in file order; empty: the Scottish Government's
  struct IslandColumn {
    TableReference table;
    std::string column;
  };
  std::optional<IslandColumn> islands;  ///< empty: derived from land, roads and fixed links
};

/// Minutes to the nearest of any places: study key [destinations.ID].
struct Destination {
  std::string id;
  std::string title;
  PlaceTable places;
};

/// Community nurses' working days: study key [nurse_rounds].
struct NurseRounds {
  Provenance provenance;
  PlaceTable bases;
  std::optional<PlaceTable> patients;  ///< points with people; empty: any place on a zone's roads
  Parameter contactMinutes;
  Parameter stopMinutes;  ///< parking and the way to the door, at each visit; counts as travel
  Parameter shiftMinutes;
  Parameter staffGbpPerHour;
  Parameter mileageGbpPerKm;
  Parameter days;
  Parameter seed;
};

/// Everything hanging on [network].
struct Remoteness {
  Network network;
  std::optional<Ferries> ferries;
  std::optional<TableReference> fixedLinks;
  std::optional<PlaceTable> accessPoints;
  std::optional<Settlements> settlements;
  std::optional<PlaceTable> extraCentres;
  std::optional<UrbanRural> urbanRural;
  std::vector<Destination> destinations;
  std::optional<NurseRounds> nurseRounds;
};

/// The id of the category that [urban_rural] makes.
inline constexpr const char* URBAN_RURAL_CATEGORY = "urban_rural";

}  // namespace fairshares::study
