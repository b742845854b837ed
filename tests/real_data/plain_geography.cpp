#include "real_data/plain_geography.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

#include "real_data/plain_shape.h"
#include "real_data/plain_table.h"

namespace fairshares::testing_support::plain {

namespace {

// As the study has them, or as docs/study-file.md gives the defaults.
constexpr double CIRCUITY = 1.3;
constexpr double COMPACT_METRES_A_MINUTE = 48000.0 / 60.0;
constexpr double WIDE_METRES_A_MINUTE = 68000.0 / 60.0;
constexpr double WIDE_SQUARE_METRES = 32e6;
constexpr double WAITING_MINUTES = 30.0;
constexpr double TERMINAL_REACH_METRES = 3000.0;
constexpr double PLACE_REACH_METRES = 40000.0;
constexpr double SKERRY_METRES =
    500.0;  // so much nearer may a bare rock be without a terminal being joined to it
constexpr double CENTRE_PEOPLE = 10000.0;

struct Town {
  std::string name;
  double people;
  Shape shape;
};

/// Pieces of land joined by ways, and places joined to them.
class Country {
 public:
  explicit Country(const std::string& data) : mData(data) {
    readZones();
    readTowns();
    joinNeighbours();
    joinFixedLinks();
    joinFerries();
  }

  std::map<std::string, std::string> settlements() const {
    std::map<std::string, std::string> names;
    for (const auto& [zone, town] : mTownOfZone) names[zone] = mTowns[town].name;
    return names;
  }

  [[nodiscard]] std::optional<double> townPeople(const std::string& zone) const {
    const auto town = mTownOfZone.find(zone);
    return town == mTownOfZone.end() ? std::nullopt : std::optional(mTowns[town->second].people);
  }

  /// The centre of each large town stands where its zones' people are on average, at the zone next to that.
  std::vector<std::pair<std::string, std::size_t>> townCentres() const {
    std::vector<std::pair<std::string, std::size_t>> centres;
    for (std::size_t town = 0; town < mTowns.size(); ++town) {
      if (mTowns[town].people < CENTRE_PEOPLE) continue;
      double people = 0.0;
      Position mean{0.0, 0.0};
      for (const auto& [zone, ofZone] : mTownOfZone) {
        if (ofZone != town) continue;
        people += mPeople.at(zone);
        mean.first += mPeople.at(zone) * mAccess.at(zone).first;
        mean.second += mPeople.at(zone) * mAccess.at(zone).second;
      }
      if (people == 0.0) throw std::runtime_error("nobody lives in " + mTowns[town].name);
      mean = {mean.first / people, mean.second / people};
      const auto nearest =
          std::min_element(mAccess.begin(), mAccess.end(), [&](const auto& one, const auto& other) {
            return metresFrom(mean, town, one) < metresFrom(mean, town, other);
          });
      centres.emplace_back(mTowns[town].name, mDoor.at(nearest->first));
    }
    return centres;
  }

  /// A place of its own, joined to the land it stands on or is nearest to. Ferries meet at the same pier.
  std::size_t addPlace(const Position& place, double reachMetres) {
    const auto known = mPlaces.find(place);
    if (known != mPlaces.end()) return known->second;
    const std::size_t part = landOf(place, reachMetres);
    mNodes.push_back(place);
    mWays.emplace_back();
    joinByRoad(mNodes.size() - 1, part, metresAMinute(part), metresAMinute(part));
    return mPlaces[place] = mNodes.size() - 1;
  }

  /// Every zone's nearest among the targets: the textbook search, from the targets outwards.
  std::map<std::string, Nearest>
  nearest(const std::vector<std::pair<std::string, std::size_t>>& targets) const {
    std::vector<double> minutes(mNodes.size(), std::numeric_limits<double>::infinity());
    std::vector<std::string> name(mNodes.size());
    std::set<std::pair<double, std::size_t>> front;
    for (const auto& [target, node] : targets) {
      minutes[node] = 0.0;
      name[node] = target;
      front.emplace(0.0, node);
    }
    while (!front.empty()) {
      const std::size_t node = front.begin()->second;
      front.erase(front.begin());
      for (const auto& [other, way] : mWays[node]) {
        if (minutes[node] + way >= minutes[other]) continue;
        front.erase({minutes[other], other});
        minutes[other] = minutes[node] + way;
        name[other] = name[node];
        front.emplace(minutes[other], other);
      }
    }
    std::map<std::string, Nearest> found;
    for (const auto& [zone, door] : mDoor)
      if (std::isfinite(minutes[door])) found[zone] = {name[door], minutes[door]};
    return found;
  }

  /// The mainland is the land where most zones are entered; whoever is entered elsewhere is an island.
  std::map<std::string, bool> islands() const {
    std::map<std::size_t, std::size_t> zones;
    for (const auto& [zone, door] : mDoor) ++zones[mLand[door]];
    std::size_t mainland = zones.begin()->first;
    for (const auto& [land, count] : zones)
      if (count > zones[mainland]) mainland = land;
    std::map<std::string, bool> islands;
    for (const auto& [zone, door] : mDoor) islands[zone] = mLand[door] != mainland;
    return islands;
  }

 private:
  double metresFrom(const Position& mean, std::size_t town,
                    const std::pair<const std::string, Position>& zone) const {
    const auto ofZone = mTownOfZone.find(zone.first);
    const bool isThere = ofZone != mTownOfZone.end() && ofZone->second == town;
    return isThere ? crowMetres(zone.second, mean) : std::numeric_limits<double>::infinity();
  }

  void readZones() {
    std::map<std::string, std::vector<Shape>> polygons;
    const auto dataset = openVector(mData + "/01_dz2011_boundaries/data_zones_2011.gpkg");
    for (const auto& feature : *dataset->GetLayerByName("data_zones")) {
      const OGRGeometry* geometry = feature->GetGeometryRef();
      std::vector<Shape>& parts = polygons[feature->GetFieldAsString("data_zone")];
      if (wkbFlatten(geometry->getGeometryType()) == wkbMultiPolygon)
        for (const auto* polygon : *geometry->toMultiPolygon()) parts.push_back(shapeOf(*polygon));
      else
        parts.push_back(shapeOf(*geometry->toPolygon()));
    }
    for (const Row& row : readTable(mData + "/16_dz_centroids/dz2011_median_postcode.csv"))
      mAccess[row.at("DataZone")] = {std::stod(row.at("easting")), std::stod(row.at("northing"))};
    for (const Row& row : readTable(mData + "/05_population/dz2011_pop_est_2020.csv"))
      if (row.at("Sex") == "All") mPeople[row.at("DataZone")] = std::stod(row.at("AllAges"));
    for (auto& [zone, parts] : polygons) addZone(zone, std::move(parts));
  }

  /// A node for each part: the access point in the part it is in (or next to), any point in the others.
  void addZone(const std::string& zone, std::vector<Shape> parts) {
    const Position& access = mAccess.at(zone);
    std::size_t entered = 0;
    double area = 0.0;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      if (metresTo(parts[part], access) < metresTo(parts[entered], access)) entered = part;
      area += parts[part].geometry->toPolygon()->get_Area();
    }
    mDoor[zone] = mNodes.size() + entered;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      const Position inside = pointInside(parts[part]);
      mPartsOfZone[zone].push_back(mNodes.size());
      mNodes.push_back(part == entered ? access : inside);
      mSpeed.push_back(area > WIDE_SQUARE_METRES ? WIDE_METRES_A_MINUTE : COMPACT_METRES_A_MINUTE);
      mParts.push_back(std::move(parts[part]));
      mWays.emplace_back();
    }
  }

  void readTowns() {
    const auto dataset = openVector(mData + "/12_places/settlements.gpkg");
    for (const auto& feature : *dataset->GetLayerByName("settlements"))
      mTowns.push_back({feature->GetFieldAsString("name"), feature->GetFieldAsDouble("population_2020"),
                        shapeOf(*feature->GetGeometryRef())});
    for (const auto& [zone, access] : mAccess)
      for (std::size_t town = 0; town < mTowns.size(); ++town)
        if (metresToFrame(mTowns[town].shape, access) == 0.0 && metresTo(mTowns[town].shape, access) == 0.0) {
          mTownOfZone[zone] = town;
          break;
        }
  }

  /// Parts that have a piece of border in common, by its ends in whole millimetres.
  void joinNeighbours() {
    std::map<std::array<long long, 4>, std::set<std::size_t>> borders;
    for (std::size_t part = 0; part < mParts.size(); ++part)
      for (const auto* ring : *mParts[part].geometry->toPolygon())
        for (int point = 0; point + 1 < ring->getNumPoints(); ++point) {
          const auto millimetres = [&](int at) {
            return std::pair{std::llround(ring->getX(at) * 1000.0), std::llround(ring->getY(at) * 1000.0)};
          };
          auto a = millimetres(point), b = millimetres(point + 1);
          if (b < a) std::swap(a, b);
          if (a != b) borders[{a.first, a.second, b.first, b.second}].insert(part);
        }
    for (const auto& [ends, parts] : borders)
      for (const std::size_t part : parts)
        for (const std::size_t other : parts)
          if (part < other) joinByRoad(part, other, metresAMinute(part), metresAMinute(other));
    numberLands();
  }

  void joinFixedLinks() {
    std::set<std::size_t> peopled;  // by borders alone
    for (const auto& [zone, door] : mDoor) peopled.insert(mLand[door]);
    const std::vector<std::size_t> byBorders = mLand;
    for (const Row& row : readTable(mData + "/14_ferries/fixed_links.csv")) {
      const auto [part, other] = row.at("zone_a") == row.at("zone_b")
                                     ? largestApart(row.at("zone_a"))
                                     : nearestPeopled(row.at("zone_a"), row.at("zone_b"), peopled, byBorders);
      if (part == other) continue;  // one piece already
      joinByRoad(part, other, metresAMinute(part), metresAMinute(other));
      numberLands();
    }
  }

  std::pair<std::size_t, std::size_t> largestApart(const std::string& zone) const {
    std::vector<std::size_t> parts = mPartsOfZone.at(zone);
    const auto area = [&](std::size_t part) { return mParts[part].geometry->toPolygon()->get_Area(); };
    std::stable_sort(parts.begin(), parts.end(),
                     [&](std::size_t one, std::size_t other) { return area(one) > area(other); });
    for (const std::size_t part : parts)
      if (mLand[part] != mLand[parts.front()]) return {parts.front(), part};
    return {parts.front(), parts.front()};
  }

  std::pair<std::size_t, std::size_t> nearestPeopled(const std::string& zone, const std::string& otherZone,
                                                     const std::set<std::size_t>& peopled,
                                                     const std::vector<std::size_t>& land) const {
    std::pair<std::size_t, std::size_t> nearest{0, 0};
    double metres = std::numeric_limits<double>::infinity();
    for (const std::size_t part : mPartsOfZone.at(zone))
      for (const std::size_t other : mPartsOfZone.at(otherZone)) {
        if (!peopled.count(land[part]) || !peopled.count(land[other])) continue;
        const double between = mParts[part].geometry->Distance(mParts[other].geometry.get());
        if (between < metres) nearest = {part, other};
        metres = std::min(metres, between);
      }
    return nearest;
  }

  void joinFerries() {
    OGRSpatialReference degrees, metres;
    degrees.importFromEPSG(4326);
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    metres.importFromEPSG(27700);
    metres.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> transform(
        OGRCreateCoordinateTransformation(&degrees, &metres));
    for (const Row& row : readTable(mData + "/14_ferries/ferry_legs_minutes.csv")) {
      const auto terminal = [&](const std::string& end) {
        Position place{std::stod(row.at(end + "_lon")), std::stod(row.at(end + "_lat"))};
        if (!transform->Transform(1, &place.first, &place.second)) throw std::runtime_error("PROJ");
        return addPlace(place, TERMINAL_REACH_METRES);
      };
      const std::size_t from = terminal("from"), to = terminal("to");
      join(from, to, WAITING_MINUTES + std::stod(row.at("minutes")));
    }
  }

  /// Where a place is reached from. Land where somebody lives is preferred to a rock hardly nearer.
  [[nodiscard]] std::size_t landOf(const Position& place, double reachMetres) const {
    std::set<std::size_t> peopled;
    for (const auto& [zone, door] : mDoor) peopled.insert(mLand[door]);
    std::vector<std::pair<double, std::size_t>> byFrame, near;
    for (std::size_t part = 0; part < mParts.size(); ++part)
      byFrame.emplace_back(metresToFrame(mParts[part], place), part);
    std::sort(byFrame.begin(), byFrame.end());
    double nearest = reachMetres;
    for (const auto& [frameMetres, part] : byFrame) {
      if (frameMetres > nearest + SKERRY_METRES) break;
      const double metres = metresTo(mParts[part], place);
      if (metres > reachMetres) continue;
      near.emplace_back(metres, part);
      nearest = std::min(nearest, metres);
    }
    if (near.empty()) throw std::runtime_error("no land near a place");
    std::sort(near.begin(), near.end());
    for (const auto& [metres, part] : near)
      if (metres <= nearest + SKERRY_METRES && peopled.count(mLand[part])) return part;
    return near.front().second;
  }

  [[nodiscard]] double metresAMinute(std::size_t part) const { return mSpeed[part]; }

  /// Half of the way is driven at each speed.
  void joinByRoad(std::size_t one, std::size_t other, double speedOfOne, double speedOfOther) {
    const double half = crowMetres(mNodes[one], mNodes[other]) * CIRCUITY / 2.0;
    join(one, other, half / speedOfOne + half / speedOfOther);
  }

  void join(std::size_t one, std::size_t other, double minutes) {
    for (const auto& [from, to] : {std::pair{one, other}, std::pair{other, one}}) {
      const auto [way, isNew] = mWays[from].emplace(to, minutes);
      if (!isNew) way->second = std::min(way->second, minutes);
    }
  }

  /// Parts of land that hang together have one number.
  void numberLands() {
    constexpr std::size_t NONE = std::numeric_limits<std::size_t>::max();
    mLand.assign(mParts.size(), NONE);
    for (std::size_t first = 0; first < mParts.size(); ++first) {
      std::vector<std::size_t> open;
      if (mLand[first] == NONE) open.push_back(first);
      while (!open.empty()) {
        const std::size_t part = open.back();
        open.pop_back();
        mLand[part] = first;
        for (const auto& [other, minutes] : mWays[part])
          if (mLand[other] == NONE) open.push_back(other);
      }
    }
  }

  std::string mData;
  std::map<std::string, Position> mAccess;  // zone ->
  std::map<std::string, double> mPeople;
  std::map<std::string, std::size_t> mTownOfZone;
  std::map<std::string, std::vector<std::size_t>> mPartsOfZone;
  std::map<std::string, std::size_t> mDoor;  // zone -> its node
  std::map<Position, std::size_t> mPlaces;
  std::vector<Town> mTowns;
  std::vector<Shape> mParts;  // the first nodes are theirs
  std::vector<double> mSpeed;
  std::vector<std::size_t> mLand;
  std::vector<Position> mNodes;
  std::vector<std::map<std::size_t, double>> mWays;  // node -> other node -> minutes
};

/// Scottish Government Urban Rural Classification 2020, 8-fold.
std::string classOf(double townPeople, double minutes) {
  if (townPeople >= 125000.0) return "1";
  if (townPeople >= 10000.0) return "2";
  const int place = townPeople >= 3000.0 ? 3 : 6;
  return std::to_string(place + (minutes <= 30.0 ? 0 : minutes <= 60.0 ? 1 : 2));
}

}  // namespace

Geography classify(const Places& places) {
  Country country(places.data);
  Geography geography;
  geography.settlement = country.settlements();
  geography.island = country.islands();
  std::vector<std::pair<std::string, std::size_t>> centres = country.townCentres();
  for (const Row& row : readTable(places.extraCentres))
    centres.emplace_back(
        row.at("name"),
        country.addPlace({std::stod(row.at("easting")), std::stod(row.at("northing"))}, PLACE_REACH_METRES));
  geography.centre = country.nearest(centres);
  std::vector<std::pair<std::string, std::size_t>> hospitals;
  for (const Row& row : readTable(places.data + "/10_hospitals/nhs_hospitals_spatialhub_2024.csv"))
    hospitals.emplace_back(
        row.at("sitename"),
        country.addPlace({std::stod(row.at("easting")), std::stod(row.at("northing"))}, PLACE_REACH_METRES));
  geography.hospital = country.nearest(hospitals);
  for (const auto& [zone, island] : geography.island) {
    const auto centre = geography.centre.find(zone);
    const double minutes =
        centre == geography.centre.end() ? std::numeric_limits<double>::infinity() : centre->second.minutes;
    const std::string found = classOf(country.townPeople(zone).value_or(0.0), minutes);
    geography.urbanRuralClass[zone] = found;
    // Only the very remote are split; an island within an hour (Cumbrae) costs as the mainland does.
    const bool split = found == "5" || found == "8";
    geography.category[zone] = found + (split ? island ? "I" : "M" : "");
  }
  return geography;
}

}  // namespace fairshares::testing_support::plain
