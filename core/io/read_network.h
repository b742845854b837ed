// Fair Shares: roads from any line layer to the plain tables of model/network.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "model/network.h"
#include "study/study.h"

namespace fairshares::io {

/// The speed of a road class. Without one the class is closed to cars: its links are left out and counted.
///
/// `name` is a class ("A Road", "residential"), a form of way ("Slip Road"), or both ("A Road, Dual
/// Carriageway"); the most precise name decides. Case, spaces and underscores do not matter.
struct ClassSpeed {
  std::string name;
  std::optional<double> kmPerHour;
};

/// Which columns mean what. For a layer of no known schema; beside OS Open Roads, a column given here comes
/// before the recognised one.
struct NetworkMapping {
  std::optional<std::string> roadClass;    ///< without one, every link is of the class "road"
  std::optional<std::string> speed;        ///< speed of the single link; the class decides where empty
  double speedUnitKmPerHour = 1.0;         ///< of a plain number: 1.609344 for miles an hour
  std::vector<std::string> unknownSpeeds;  ///< cells that stand for "not known", for example "0"
  std::optional<std::string> oneWay;       ///< column that tells the direction
  std::vector<std::string>
      forwardValues;  ///< its values for "as drawn only"; both empty: as in OpenStreetMap
  std::vector<std::string> backwardValues;
  std::optional<std::string> startNode;  ///< ids of the end nodes; both or none
  std::optional<std::string> endNode;
  bool joinsAtSharedPoints = false;  ///< lines also join where they share a point between their ends
};

/// A layer, and its system where the file has none.
struct NetworkLayer {
  study::TableReference table;
  std::optional<std::string> crs;
};

/// What is to be read, and how.
struct NetworkRequest {
  std::vector<NetworkLayer> layers;  ///< together one network, each in a system of its own
  std::optional<NetworkMapping> mapping;
  std::vector<ClassSpeed> speeds;
  std::string targetCrs;                 ///< projected, metres
  double idToleranceMetres = 1.0;        ///< ends with one node id lie this near each other
  std::optional<double> ferryKmPerHour;  ///< for ferries of OpenStreetMap without a duration
  double ferryWaitingMinutes = 0.0;      ///< for ferries of OpenStreetMap
  unsigned threads = 0;                  ///< 0: one for each core; never reaches the result
};

/// What became of the features.
struct NetworkCounts {
  std::size_t features = 0;
  std::size_t links = 0;
  std::size_t otherFeatures = 0;     ///< neither road nor ferry (OpenStreetMap: rivers, walls ...)
  std::size_t closedByClass = 0;     ///< of a class closed to cars
  std::size_t closedByAccess = 0;    ///< access=no or private
  std::size_t withoutLine = 0;       ///< no geometry, or points and polygons
  std::size_t selfLoops = 0;         ///< links that end where they start
  std::size_t severalLines = 0;      ///< features of several lines that do not join up; a link each
  std::size_t splitAtJunctions = 0;  ///< features that became several links at shared points
};

/// Roads with their classes and speeds; roadClasses are the names of NetworkRequest::speeds in their order.
struct RoadNetwork {
  model::Network network;
  model::SpeedTable speeds;
  NetworkCounts counts;
};

/// Reads roads. Recognised by their columns (case, spaces, underscores and dots do not matter):
///   OS Open Roads   road_function (or "function" beside form_of_way or class), form_of_way, start_node,
///                   end_node. The class of a link is its function. Without node ids links are joined by
///                   their ends.
///   OpenStreetMap   highway; maxspeed ("30 mph", "50"), oneway, junction=roundabout, access, motor_vehicle,
///                   route=ferry with duration, in columns or in other_tags. Ways are split where they share
///                   a point. Foot and cycle ways, tracks and ways that are not built are closed to cars,
///                   unless the speeds have their class.
/// Anything else needs a mapping. Heights and measures are dropped; lengths are those of the drawn lines in
/// targetCrs. A feature of several lines that join up is one link, else a link each.
///
/// Notes      GeometryUnusable: links that end where they start (kept); classes closed to cars (CodeUnknown);
///            features of several lines
/// Warnings   GeometryMissing: features without a line (left out); CodeBlank: node ids that are missing here
///            and there (then ends decide everywhere); OpenStreetMap's own slips: ValueOutOfRange,
///            ValueNotNumeric (speed or duration), ValueMissing (a ferry without duration; left out)
/// Errors     those of opening files (LayerMissing ...); ColumnMissing (also: no known schema and no
///            mapping); CrsMissing, CrsContradiction, StudyValue (a target in degrees or out of scale);
///            CodeUnknown (a class without speed, with the number of its links); ValueOutOfRange (speeds not
///            above 0), ValueNotNumeric; NodeContradiction (one node id at two places, with both rows);
///            GeometryUnusable (coordinates that are no numbers); FileEmpty (no road at all); Cancelled
Result<RoadNetwork> readNetwork(const NetworkRequest& request, Monitor& monitor);

}  // namespace fairshares::io
