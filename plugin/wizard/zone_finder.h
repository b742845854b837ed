// Fair Shares: in which zone each of some points lies.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "wizard/layer_snapshot.h"

namespace fairshares::wizard {

/// Points and zones as they were when the search was begun; used on another thread.
struct ZoneSearch {
  LayerSnapshot points;
  QString pointCode;
  QString x;  ///< field of eastings or longitudes; empty: the layer's own points
  QString y;
  QgsCoordinateReferenceSystem crs;  ///< of x and y, or of the points
  LayerSnapshot zones;
  QString zoneCode;
};

struct FoundZones {
  std::map<std::string, std::string> zoneOf;  ///< by the point's code; without those that lie in none
  std::vector<std::string> outside;           ///< codes of points that lie in no zone, rising
  std::vector<std::string> nowhere;           ///< codes of rows without a position, rising
  [[nodiscard]] std::size_t points() const { return zoneOf.size() + outside.size() + nowhere.size(); }
};

/// Codes are as the engine reads them. A point on a border is given to the first zone by code, so that the
/// order of rows does not matter.
FoundZones findZones(const ZoneSearch& search, const IsStopped& isStopped);

}  // namespace fairshares::wizard
