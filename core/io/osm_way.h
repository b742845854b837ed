// Fair Shares: what OpenStreetMap's tags say of a way.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "model/network.h"

namespace fairshares::io {

/// The tags that matter here, in this order: most ways need the first few only.
enum class OsmKey : std::uint8_t {
  Highway,
  Route,
  Maxspeed,
  Oneway,
  Junction,
  Access,
  Vehicle,
  MotorVehicle,
  Duration,
  Name
};
inline constexpr std::array<std::string_view, 10> OSM_KEYS{"highway",  "route",  "maxspeed", "oneway",
                                                           "junction", "access", "vehicle",  "motor_vehicle",
                                                           "duration", "name"};

/// The values of one way; empty where it has no such tag.
class OsmTags {
 public:
  void clear() {
    for (std::string& value : mValues) value.clear();
  }
  [[nodiscard]] const std::string& operator[](OsmKey key) const {
    return mValues[static_cast<std::size_t>(key)];
  }
  void set(std::size_t key, std::string_view value) { mValues[key] = value; }
  /// Takes the known keys of a text of further tags.
  void addFurther(std::string_view hstore);

 private:
  std::array<std::string, OSM_KEYS.size()> mValues;
};

/// True where cars may not pass: the most precise of motor_vehicle, vehicle and access is no or private.
bool isClosedToCars(const OsmTags& tags);

/// oneway where it says so; else roundabouts and motorways go as they are drawn. Nothing for a word that is
/// not known ("reversible"): both ways then.
std::optional<model::Direction> directionOf(const OsmTags& tags);

/// True for values of highway that no car uses: footway, cycleway, track, construction ...
bool isNoCarRoad(std::string_view highway);

}  // namespace fairshares::io
