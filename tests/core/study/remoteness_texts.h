// A study with every section about roads, ferries, settlements and nurses, and ways to spoil it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "study_texts.h"

namespace fairshares::study {

/// Every key of every section, one a line.
inline const char* const ROAD_SECTIONS = R"toml(
[network]
method = "roads"
file = "roads.gpkg"
layer = "road_link"
crs = "EPSG:27700"
routes = true
join_tolerance_metres = { value = 0.5, source = "own", status = "derived" }
id_tolerance_metres = { value = 2, source = "own", status = "derived" }
access_km_per_hour = { value = 15, source = "own", status = "derived" }
access_reach_metres = { value = 2500, source = "own", status = "derived" }
water_tolerance_metres = { value = 75, source = "own", status = "derived" }
source = "roads source"
status = "published"
[[network.also]]
file = "more_roads.gpkg"
layer = "links"
crs = "EPSG:4326"
source = "more source"
status = "derived"
[network.mapping]
road_class = "klass"
speed = "mph"
speed_unit = "miles_per_hour"
unknown_speeds = ["0", "-1"]
one_way = "direction"
forward_values = ["F"]
backward_values = ["B", "T"]
start_node = "from_node"
end_node = "to_node"
joins_at_shared_points = true
[network.speeds]
file = "speeds.csv"
layer = "cars"
source = "speeds source"
status = "assumed"
[network.congestion]
populations = [125_000, 10_000]
factors = [1.3, 1.1]
source = "congestion source"
status = "assumed"

[ferries]
file = "ferries.csv"
layer = "crossings"
crs = "EPSG:4326"
minutes = "crossing"
waiting = "quay"
waiting_minutes = { value = 25, source = "own", status = "derived" }
reach_metres = { value = 1500, source = "own", status = "derived" }
road_km_per_hour = { value = 10, source = "own", status = "derived" }
foot_passengers = false
source = "ferries source"
status = "published"

[fixed_links]
file = "links.csv"
layer = "bridges"
source = "links source"
status = "derived"

[access_points]
file = "centroids.csv"
layer = "points"
code = "DZ"
x = "lon"
y = "lat"
crs = "EPSG:4326"
source = "centroids source"
status = "published"

[settlements]
file = "settlements.gpkg"
layer = "towns"
code = "S20CD"
name = "S20NM"
population = "pop"
x = "east"
y = "north"
crs = "EPSG:27700"
reach_metres = { value = 300, source = "own", status = "derived" }
centre_population = { value = 8000, source = "own", status = "derived" }
source = "towns source"
status = "published"

[extra_centres]
file = "centres.csv"
layer = "england"
code = "id"
name = "town"
x = "cx"
y = "cy"
crs = "EPSG:3857"
source = "centres source"
status = "assumed"

[urban_rural]
title = "Six bands"
source = "bands source"
status = "derived"
[[urban_rural.classes]]
code = "1"
name = "Cities"
population = 125_000
groups = { 2_fold = "1", coarse = "town" }
[[urban_rural.classes]]
code = "2"
population = 3_000
minutes = 30
category = "near"
groups = { 2_fold = "1", coarse = "town" }
[[urban_rural.classes]]
code = "3"
name = "All others"
category = "far"
island_category = "far island"
groups = { 2_fold = "2", coarse = "country" }
[urban_rural.islands]
file = "islands.csv"
layer = "zones"
code = "DZ"
column = "island"
source = "islands source"
status = "published"

[destinations.hospitals]
title = "Nearest hospital"
file = "hospitals.csv"
layer = "open"
code = "HospitalCode"
name = "HospitalName"
x = "x_coordinate"
y = "y_coordinate"
crs = "EPSG:27700"
source = "hospitals source"
status = "published"
[destinations.health_centres]
file = "centres.gpkg"
source = "health source"
status = "derived"

[nurse_rounds]
contact_minutes = { value = 26, source = "own", status = "derived" }
stop_minutes = { value = 4, source = "own", status = "derived" }
shift_minutes = { value = 440, source = "own", status = "derived" }
staff_gbp_per_hour = { value = 31.5, source = "own", status = "derived" }
mileage_gbp_per_km = { value = 0.28, source = "own", status = "derived" }
days = { value = 40, source = "own", status = "derived" }
seed = { value = 7, source = "own", status = "derived" }
source = "rounds source"
status = "assumed"
[nurse_rounds.bases]
file = "bases.csv"
layer = "teams"
code = "BaseCode"
name = "Base"
x = "bx"
y = "by"
crs = "EPSG:27700"
source = "bases source"
status = "published"
[nurse_rounds.patients]
file = "postcodes.csv"
layer = "live"
code = "Postcode"
population = "people"
x = "px"
y = "py"
crs = "EPSG:27700"
source = "postcodes source"
status = "published"

[programmes.community]
title = "Community"
parent = "hchs"
budget_gbp = { value = 50, source = "own", status = "assumed" }
eligibility = { age_from = 0, age_to = 120, sexes = ["female", "male"] }
purpose = "Care at home"
[programmes.community.excess_cost]
method = "mix"
category = "urban_rural"
file = "ratios.csv"
travel_share = { value = 0.6, source = "own", status = "derived" }
source = "mix source"
status = "derived"

[programmes.care_of_elderly]
title = "Care of the elderly"
parent = "hchs"
budget_gbp = { value = 60, source = "own", status = "assumed" }
eligibility = { age_from = 65, age_to = 120, sexes = ["female", "male"] }
purpose = "Dignity"
[programmes.care_of_elderly.excess_cost]
method = "travel"
source = "travel source"
status = "derived"
)toml";

/// Every key that roads do not have.
inline const char* const PROXIMITY_SECTION = R"toml(
[network]
method = "proximity"
circuity_factor = { value = 1.4, source = "own", status = "derived" }
compact_km_per_hour = { value = 40, source = "own", status = "derived" }
wide_km_per_hour = { value = 70, source = "own", status = "derived" }
wide_zone_square_km = { value = 20, source = "own", status = "derived" }
place_reach_metres = { value = 30000, source = "own", status = "derived" }
source = "stand-in source"
status = "assumed"
)toml";

/// The shortest [settlements] there is.
inline const char* const PLAIN_SETTLEMENTS =
    "\n[settlements]\nfile = \"towns.gpkg\"\nsource = \"own\"\nstatus = \"published\"\n";

/// The small study without its table of categories, whose place [urban_rural] takes.
inline std::string smallStudyWithout(std::string_view section) {
  const std::string text = SMALL_STUDY;
  const std::size_t begin = text.find("[" + std::string(section) + "]\n");
  if (begin == std::string::npos) throw std::runtime_error("no section " + std::string(section));
  return std::string(text).erase(begin, text.find("\n\n", begin) + 2 - begin);
}
inline std::string roadStudy() {
  return smallStudyWithout("categories.urban_rural") + ROAD_SECTIONS;
}
/// The small study as it is, with its table of categories, and more sections.
inline std::string smallStudyWith(std::string_view sections) {
  return SMALL_STUDY + std::string(sections);
}

/// Reads a study that must be accepted without a complaint.
inline Study accepted(const std::string& text) {
  Result<Study> result = read(text);
  if (!result) throw std::runtime_error(describe(result.issues().list().front()));
  EXPECT_TRUE(result.issues().empty());
  return result.takeValue();
}

/// A text and the line that was changed.
struct SpoiledText {
  std::string text;
  std::size_t line = 0;
};

/// `text` with the line of a key in the table under `heading` ("[ferries]") replaced; an empty `line` takes
/// it out, and `.line` is then that of the heading. Throws if there is no such key.
inline SpoiledText withLine(const std::string& text, std::string_view heading, std::string_view key,
                            std::string_view line) {
  const std::size_t table = text.find("\n" + std::string(heading) + "\n");
  if (table == std::string::npos) throw std::runtime_error("no table " + std::string(heading));
  const std::size_t end = std::min(text.find("\n[", table + 1), text.size());
  const std::size_t before = text.find("\n" + std::string(key) + " = ", table + 1);
  if (before >= end) throw std::runtime_error("no key " + std::string(key));
  const std::size_t after = text.find('\n', before + 1);
  SpoiledText spoiled{text, lineOf(text, text.substr(table + 1, after - table - 1))};
  if (line.empty()) {
    spoiled.text.erase(before, after - before);
    return spoiled;
  }
  spoiled.text.replace(before + 1, after - before - 1, line);
  for (const char letter : text.substr(table + 1, before - table)) spoiled.line += letter == '\n' ? 1u : 0u;
  return spoiled;
}

/// Such a line for a parameter.
inline std::string parameterLine(std::string_view key, std::string_view value) {
  return std::string(key) + " = { value = " + std::string(value) +
         ", source = \"own\", status = \"derived\" }";
}

}  // namespace fairshares::study
