// A small country as files, small enough to work out every drive time by hand.
//
//   kilometres  0    10   20   30   40   50   60   70   80   90   100
//           30  +---------+                        +---------+
//               |SS       |              DD        | XX      |     S, X: islands; D: joined by a bridge
//           20  +-|                      |           no way to X
//               ferry 10 min, wait 20    | bridge, 20 km
//           10  | |                 +-+  |
//               TTVUUNNNWHHHFFG.PPQQ
//            0  +--- one road along y = 5 ---+ ~ ferry 20 min, wait 15 ~ +---+
//
// All roads are driven at 60 km/h: a kilometre is a minute. The town of T (10,000 people) at x = 5 is the
// only centre. The road of U crosses the main road at x = 20 on a bridge and joins it by (20,1), (10,1),
// (10,5). W lies on a loop that is one-way from (40,5) over (40,9) and (44,9) to (44,5). H lies 100 m off the
// road.
#pragma once

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/io/line_files.h"
#include "support/temporary_folder.h"

namespace fairshares::testing_support {

/// A place in kilometres of the map above.
struct Spot {
  double x = 0.0;
  double y = 0.0;
};
inline constexpr double FIRTH_EAST_METRES = 300'000.0, FIRTH_NORTH_METRES = 700'000.0;

/// Metres as text, to the tenth.
inline std::string metresText(double kilometres, double origin) {
  const long long tenths = std::llround(origin * 10.0 + kilometres * 10'000.0);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}
inline std::string eastingText(const Spot& spot) {
  return metresText(spot.x, FIRTH_EAST_METRES);
}
inline std::string northingText(const Spot& spot) {
  return metresText(spot.y, FIRTH_NORTH_METRES);
}

struct FirthRoad {
  std::vector<Spot> line;
  std::string roadClass = "A Road";
  std::string oneWay = "no";
  std::string speed;               ///< empty: by class
  std::string startNode, endNode;  ///< empty: by position
  std::string wkt;                 ///< in place of the line, where it is no plain one
};
struct FirthFerry {
  std::string name;
  Spot from, to;
  double crossing = 0.0, waiting = 0.0;
};
struct FirthTown {
  std::string code, name;
  double population = 0.0;
  double left = 0.0, bottom = 0.0, right = 0.0, top = 0.0;
};
struct FirthZone {
  std::string code;
  double left = 0.0, bottom = 0.0, right = 0.0, top = 0.0;
  Spot access;
  int people = 0;
  std::string board;
};

/// Members may be changed before write(); afterwards the files may be.
struct FirthWorld {
  std::vector<FirthZone> zones{
      {"T", 0, 0, 10, 10, {5, 5}, 8000, "WEST"},    {"V", 10, 0, 15, 10, {12, 5}, 1000, "WEST"},
      {"U", 15, 0, 25, 10, {20, 9}, 500, "WEST"},   {"N", 25, 0, 40, 10, {35, 5}, 2000, "WEST"},
      {"W", 40, 0, 45, 10, {40, 9}, 400, "WEST"},   {"H", 45, 0, 60, 10, {50, 5.1}, 300, "EAST"},
      {"F", 60, 0, 70, 10, {65, 5}, 700, "EAST"},   {"G", 70, 0, 75, 10, {71, 5}, 200, "EAST"},
      {"D", 50, 20, 60, 30, {55, 25}, 600, "EAST"}, {"P", 80, 0, 90, 10, {87, 5}, 250, "EAST"},
      {"Q", 90, 0, 100, 10, {95, 5}, 1500, "EAST"}, {"S", 0, 20, 10, 30, {5, 25}, 350, "WEST"},
      {"X", 80, 20, 90, 30, {85, 25}, 50, "EAST"}};
  std::vector<FirthRoad> roads{{{{5, 5}, {10, 5}}},
                               {{{10, 5}, {40, 5}}},
                               {{{40, 5}, {44, 5}}},
                               {{{44, 5}, {55, 5}}},
                               {{{55, 5}, {75, 5}}},
                               {{{20, 9}, {20, 1}}},
                               {{{20, 1}, {10, 1}}},
                               {{{10, 1}, {10, 5}}},
                               {{{40, 5}, {40, 9}}, "A Road", "yes"},
                               {{{40, 9}, {44, 9}}, "A Road", "yes"},
                               {{{44, 9}, {44, 5}}, "A Road", "yes"},
                               {{{5, 5}, {5, 9}}},
                               {{{55, 5}, {55, 25}}},
                               {{{5, 22}, {5, 28}}},
                               {{{82, 25}, {88, 25}}},
                               {{{82, 5}, {98, 5}}}};
  std::vector<FirthFerry> ferries{{"Narrow Sound", {5, 9}, {5, 22}, 10, 20},
                                  {"Long Sound", {75, 5}, {82, 5}, 20, 15}};
  std::vector<FirthTown> towns{{"T1", "Firthtown", 10'000, 3, 3, 7, 7},
                               {"T2", "Smallhaven", 2'999, 11, 4, 13, 6},
                               {"T3", "Millburn", 3'000, 34, 4, 36, 6},
                               {"T4", "Quaytown", 3'500, 94, 4, 96, 6}};
  std::map<std::string, double> speeds{{"A Road", 60.0}};
  int roadsEpsg = 27700;
  std::string network = "method = \"roads\"\nfile = \"roads.gpkg\"\nroutes = true\n";
  std::string mapping =
      "[network.mapping]\nroad_class = \"class\"\none_way = \"one_way\"\nspeed = \"speed\"\n"
      "start_node = \"start_node\"\nend_node = \"end_node\"\n";
  std::string urbanRural;   ///< further lines of [urban_rural]
  std::string settlements;  ///< further lines of [settlements]
  std::string more;         ///< further sections
  std::string excessCost = "method = \"category\"\ncategory = \"urban_rural\"\nfile = \"ratios.csv\"\n";
  std::vector<std::string> ratioCodes{"1", "2", "3", "4", "5M", "5I", "6", "7", "8M", "8I"};

  [[nodiscard]] std::string path(const std::string& name) const { return mFolder.file(name); }
  [[nodiscard]] std::string study() const { return path("study.toml"); }

  /// The world with neighbouring zones in place of roads, at a minute a kilometre as the crow flies; the
  /// bridge to D is a fixed link.
  void useProximity() {
    network = "method = \"proximity\"\nroutes = true\n" + parameter("circuity_factor", 1.5) +
              parameter("compact_km_per_hour", 90) + parameter("wide_km_per_hour", 90);
    mapping.clear();
    more += "[fixed_links]\nfile = \"fixed_links.csv\"\n" + mark();
    writeText("fixed_links.csv", "link,zone_a,zone_b\nNorth Bridge,Z_H,Z_D\n");
  }
  static std::string mark() { return "source = \"made up\"\nstatus = \"assumed\"\n"; }
  static std::string parameter(const std::string& key, double value) {
    return key + " = { value = " + std::to_string(value) + ", source = \"made up\", status = \"assumed\" }\n";
  }

  void write() const {
    writeZones();
    writeRoads();
    writeTowns();
    writeTables();
    writeStudy();
  }
  void writeText(const std::string& name, const std::string& text) const { mFolder.write(name, text); }
  [[nodiscard]] std::string read(const std::string& name) const { return readFile(path(name)); }
  /// Replaces the first occurrence; the test is wrong if there is none.
  void replace(const std::string& name, const std::string& before, const std::string& after) const {
    std::string text = read(name);
    const std::size_t at = text.find(before);
    if (at == std::string::npos) throw std::logic_error(name + " does not contain " + before);
    writeText(name, text.replace(at, before.size(), after));
  }

  void writeZones() const {
    io::reading_support::DrawnLayer layer{"zones", {{"DataZone"}}, {}, 27700, wkbUnknown};
    for (const FirthZone& zone : zones)
      layer.lines.push_back({box(zone.left, zone.bottom, zone.right, zone.top), {code(zone)}});
    writeLayer("zones.gpkg", layer);
  }
  void writeRoads() const {
    io::reading_support::DrawnLayer layer{"roads",
                                          {{"class"}, {"one_way"}, {"speed"}, {"start_node"}, {"end_node"}},
                                          {},
                                          roadsEpsg,
                                          wkbUnknown};
    std::vector<std::string> kept;
    kept.reserve(2 * roads.size());  // the layer points into it
    for (const FirthRoad& road : roads) {
      kept.push_back(road.startNode.empty() ? nodeId(road.line.front()) : road.startNode);
      kept.push_back(road.endNode.empty() ? nodeId(road.line.back()) : road.endNode);
      layer.lines.push_back(
          {road.wkt.empty() ? lineText(road.line) : road.wkt,
           {road.roadClass.c_str(), road.oneWay.c_str(), road.speed.empty() ? nullptr : road.speed.c_str(),
            kept[kept.size() - 2].c_str(), kept.back().c_str()}});
    }
    writeLayer("roads.gpkg", layer);
  }
  void writeTowns() const {
    io::reading_support::DrawnLayer layer{
        "settlements", {{"code"}, {"name"}, {"population", OFTReal}}, {}, 27700, wkbUnknown};
    std::vector<std::string> people;
    people.reserve(towns.size());
    for (const FirthTown& town : towns) {
      people.push_back(std::to_string(town.population));
      layer.lines.push_back({box(town.left, town.bottom, town.right, town.top),
                             {town.code.c_str(), town.name.c_str(), people.back().c_str()}});
    }
    writeLayer("settlements.gpkg", layer);
  }

 private:
  static std::string nodeId(const Spot& spot) { return eastingText(spot) + "/" + northingText(spot); }
  static std::string pair(const Spot& spot) { return eastingText(spot) + " " + northingText(spot); }
  static std::string lineText(const std::vector<Spot>& line) {
    std::string text = "LINESTRING (";
    for (const Spot& spot : line) text += (&spot == &line.front() ? "" : ", ") + pair(spot);
    return text + ")";
  }
  static std::string box(double left, double bottom, double right, double top) {
    return "POLYGON ((" + pair({left, bottom}) + ", " + pair({right, bottom}) + ", " + pair({right, top}) +
           ", " + pair({left, top}) + ", " + pair({left, bottom}) + "))";
  }
  const char* code(const FirthZone& zone) const {
    return mCodes.emplace(zone.code, "Z_" + zone.code).first->second.c_str();
  }
  void writeLayer(const std::string& name, const io::reading_support::DrawnLayer& layer) const {
    std::filesystem::remove(path(name));
    io::reading_support::writeLines(path(name), "GPKG", {layer});
  }

  void writeTables() const {
    std::string lookup = "DataZone,HB,HBName\n", population = "DataZone,Sex,Total,0-64,65+\n";
    std::string access = "DataZone,Easting,Northing\n";
    for (const FirthZone& zone : zones) {
      lookup += "Z_" + zone.code + "," + zone.board + ",Board " + zone.board + "\n";
      const int half = zone.people / 2, old = half / 5;
      for (const char* const sex : {"Female", "Male"})
        population += "Z_" + zone.code + "," + sex + "," + std::to_string(half) + "," +
                      std::to_string(half - old) + "," + std::to_string(old) + "\n";
      access += "Z_" + zone.code + "," + eastingText(zone.access) + "," + northingText(zone.access) + "\n";
    }
    writeText("lookup.csv", lookup);
    writeText("population.csv", population);
    writeText("access.csv", access);
    std::string crossings =
        "name,from,from_easting,from_northing,to,to_easting,to_northing,minutes,waiting_minutes\n";
    for (const FirthFerry& ferry : ferries)
      crossings += ferry.name + ",A," + eastingText(ferry.from) + "," + northingText(ferry.from) + ",B," +
                   eastingText(ferry.to) + "," + northingText(ferry.to) + "," +
                   std::to_string(ferry.crossing) + "," + std::to_string(ferry.waiting) + "\n";
    writeText("ferries.csv", crossings);
    std::string classes = "road_class,km_per_hour\n";
    for (const auto& [name, speed] : speeds) classes += name + "," + std::to_string(speed) + "\n";
    writeText("speeds.csv", classes);
    std::string ratios = "programme,category,ratio\n";
    for (std::size_t i = 0; i < ratioCodes.size(); ++i)
      ratios += "acute," + ratioCodes[i] + "," + std::to_string(1.0 + 0.125 * static_cast<double>(i)) + "\n";
    writeText("ratios.csv", ratios);
    writeText("clinics.csv", "code,name,easting,northing\nC1,Mill Clinic," + eastingText({35, 5}) + "," +
                                 northingText({35, 5}) + "\nC2,Quay Clinic," + eastingText({97, 5}) + "," +
                                 northingText({97, 5}) + "\n");
  }

  void writeStudy() const {
    std::string text = "[study]\ntitle = \"Two islands\"\nsynthetic = true\nage_bands = [0, 65]\n";
    const auto section = [&](const std::string& name, const std::string& lines) {
      text += "[" + name + "]\n" + lines + mark();
    };
    section("zones", "file = \"zones.gpkg\"\n");
    section("lookup", "file = \"lookup.csv\"\n");
    text += "[levels.boards]\ncode = \"HB\"\nname = \"HBName\"\n";
    section("population", "file = \"population.csv\"\n");
    section("network", network);
    if (!mapping.empty()) {
      text += mapping;
      section("network.speeds", "file = \"speeds.csv\"\n");
    }
    section("access_points", "file = \"access.csv\"\n");
    if (!ferries.empty()) section("ferries", "file = \"ferries.csv\"\n");
    section("settlements", "file = \"settlements.gpkg\"\n" + settlements);
    section("urban_rural", urbanRural);
    section("destinations.clinics", "title = \"Clinics\"\nfile = \"clinics.csv\"\n");
    text += more;
    section("excess_cost", excessCost);
    text += "[programmes.acute]\ntitle = \"Acute\"\n" + parameter("budget_gbp", 1'000'000) +
            "eligibility = { age_from = 0, age_to = 120 }\npurpose = \"Health\"\n";
    writeText("study.toml", text);
  }

  TemporaryFolder mFolder;
  mutable std::map<std::string, std::string> mCodes;
};

/// Nurses set out from both clinics.
inline std::string nurseSections() {
  const auto parameter = FirthWorld::parameter;
  return "[nurse_rounds]\n" + parameter("contact_minutes", 30) + parameter("shift_minutes", 450) +
         parameter("staff_gbp_per_hour", 40) + parameter("mileage_gbp_per_km", 0.5) +
         "days = { value = 3, source = \"made up\", status = \"assumed\" }\n" + FirthWorld::mark() +
         "[nurse_rounds.bases]\nfile = \"clinics.csv\"\n" + FirthWorld::mark();
}

}  // namespace fairshares::testing_support
