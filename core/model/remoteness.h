// Fair Shares: what geography says about the zones: minutes, centres, classes, rounds. Plain values, no
// files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/network.h"

namespace fairshares::model {

/// Minutes of each zone to its nearest place of one kind.
struct NearestPlaces {
  std::string id;                  ///< "drive_time" for the centres of settlements, else the destination's id
  std::string title;               ///< for people
  std::vector<std::string> names;  ///< [place]
  std::vector<std::optional<double>> minutes;       ///< [zone]; empty: unreachable, and the reason says why
  std::vector<std::optional<std::uint32_t>> place;  ///< [zone], position in names
  std::vector<std::string> unreachableReason;       ///< [zone]; empty where reached
};

/// One stretch of a route, as people read it.
struct RouteLegText {
  std::string what;  ///< "road", "wait for the ferry Ardrossan - Brodick", ...
  double minutes = 0.0;
  double kilometres = 0.0;  ///< 0 for waiting
};

/// The way from a zone to its nearest centre. Its legs add up to the zone's minutes.
struct ZoneRoute {
  std::vector<RouteLegText> legs;
  std::vector<Point> line;  ///< from the zone's access point to the centre
};

/// Urban-rural classes of the zones, by the rules of the study.
struct ZoneClasses {
  /// One view of the classes: the finest first, then its foldings.
  struct View {
    std::string id;                  ///< "class", "6_fold", "3_fold", "2_fold"
    std::vector<std::string> codes;  ///< [zone]
  };
  std::vector<View> views;
  std::vector<std::string> classNames;      ///< [zone], of the finest view
  std::vector<std::string> category;        ///< [zone], of excess costs
  std::vector<bool> island;                 ///< [zone]
  std::vector<bool> islandWithoutCategory;  ///< [zone] on an island, in a class that does not tell them apart
  std::vector<double> minuteThresholds;
  /// [threshold][zone] minutes to spare (negative: too many); empty where unreachable.
  std::vector<std::vector<std::optional<double>>> minutesToSpare;
};

/// A settlement with what the study made of it.
struct SettlementOutcome {
  std::string code;
  std::string name;
  double population = 0.0;
  std::string wkb;  ///< as read
  std::size_t zones = 0;
  double zonePopulation = 0.0;  ///< people of the zones that belong to it
  bool isCentre = false;        ///< large enough to drive to
  std::optional<Point> centre;  ///< where it is reached; empty where nobody lives in it
};

/// Community nurses' days of a zone.
struct ZoneRounds {
  std::string state;                    ///< empty: simulated as usual; else why not, or what was unusual
  bool simulated = false;               ///< false: the numbers below mean nothing
  std::string base;                     ///< name of the base; empty where none can be reached
  std::optional<double> minutesToBase;  ///< from the zone's access point
  std::string patients;                 ///< what their places were drawn from
  double minutesPerContact = 0.0;       ///< contact and travel
  double minutesLow = 0.0;              ///< 95 % interval from repeating the days
  double minutesHigh = 0.0;
  double travelShare = 0.0;  ///< of the minutes, 0 to 1
  double visitsPerShift = 0.0;
  double kilometresPerContact = 0.0;  ///< by road
  double costPerContactGbp = 0.0;
  double closedFormMinutesPerContact = 0.0;  ///< the square-root law, beside it
};

/// One line of the network check.
struct NetworkFact {
  std::string item;  ///< "links", "ferry", "zone far from any road", ...
  std::string name;  ///< which one; empty for totals
  std::optional<double> value;
  std::string unit;
  std::string note;
};

/// Everything geography says about a study's zones. Vectors by zone are in the model's order: by code.
struct Remoteness {
  bool proximity = false;          ///< true: no roads; neighbouring zones stood in, and every output says so
  std::vector<Point> accessPoint;  ///< [zone]
  std::vector<std::optional<std::uint32_t>> settlementOfZone;  ///< [zone], position in settlements
  std::vector<SettlementOutcome> settlements;
  std::optional<NearestPlaces> driveTime;         ///< with settlements
  std::vector<NearestPlaces> destinations;        ///< in study order
  std::optional<ZoneClasses> classes;             ///< with [urban_rural]
  std::optional<std::vector<ZoneRounds>> rounds;  ///< [zone], with [nurse_rounds]
  std::vector<std::optional<ZoneRoute>> routes;   ///< [zone]; empty where no drive times are asked for
  std::vector<Ferry> ferries;
  std::vector<NetworkFact> networkFacts;
};

}  // namespace fairshares::model
