// Fair Shares: what OpenStreetMap's tags say of a way.
#include "io/osm_way.h"

#include <algorithm>

#include "io/road_values.h"

namespace fairshares::io {
namespace {

// wiki.openstreetmap.org/wiki/Key:highway: paths, life cycle and what is beside the road.
constexpr std::array<std::string_view, 27> NO_CAR_ROADS{
    "footway",   "pedestrian", "path",       "steps",        "cycleway",    "bridleway",    "corridor",
    "track",     "busway",     "platform",   "bus_guideway", "via_ferrata", "raceway",      "elevator",
    "escape",    "rest_area",  "services",   "construction", "proposed",    "planned",      "disused",
    "abandoned", "razed",      "demolished", "no",           "crossing",    "emergency_bay"};

bool isForbidding(std::string_view value) {
  return value == "no" || value == "private";
}

}  // namespace

void OsmTags::addFurther(std::string_view hstore) {
  if (hstore.empty()) return;
  forEachTag(hstore, [this](std::string_view key, std::string_view value) {
    const auto known = std::find(OSM_KEYS.begin(), OSM_KEYS.end(), key);
    if (known != OSM_KEYS.end()) set(static_cast<std::size_t>(known - OSM_KEYS.begin()), value);
  });
}

bool isClosedToCars(const OsmTags& tags) {
  for (const OsmKey key : {OsmKey::MotorVehicle, OsmKey::Vehicle, OsmKey::Access})
    if (!tags[key].empty()) return isForbidding(tags[key]);
  return false;
}

std::optional<model::Direction> directionOf(const OsmTags& tags) {
  if (!tags[OsmKey::Oneway].empty()) return directionFromText(tags[OsmKey::Oneway]);
  const std::string& junction = tags[OsmKey::Junction];
  const bool isRound = junction == "roundabout" || junction == "circular";
  return isRound || tags[OsmKey::Highway] == "motorway" ? model::Direction::Forward : model::Direction::Both;
}

bool isNoCarRoad(std::string_view highway) {
  return std::find(NO_CAR_ROADS.begin(), NO_CAR_ROADS.end(), highway) != NO_CAR_ROADS.end();
}

}  // namespace fairshares::io
