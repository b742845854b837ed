#include "real_data/stand_in_category.h"

#include <geos_c.h>

#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <stdexcept>

#include "io/read_areas.h"
#include "io/read_tables.h"

namespace fairshares::testing_support {

namespace {

using Geometry = std::unique_ptr<GEOSGeometry, void (*)(GEOSGeometry*)>;

/// GEOS for the length of one call; throws on any error, as tests may.
class Geos {
 public:
  Geos() { initGEOS(nullptr, nullptr); }
  ~Geos() { finishGEOS(); }
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;

  static Geometry own(GEOSGeometry* geometry) {
    if (!geometry) throw std::runtime_error("GEOS failed");
    return {geometry, GEOSGeom_destroy};
  }
  static Geometry polygon(const std::string& wkb) {
    return own(GEOSGeomFromWKB_buf(reinterpret_cast<const unsigned char*>(wkb.data()), wkb.size()));
  }
  static Geometry point(double x, double y) { return own(GEOSGeom_createPointFromXY(x, y)); }
};

template <typename T> T take(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.issues().list().front()));
  return result.takeValue();
}

study::TableReference table(const std::string& path, const std::string& layer, const std::string& code) {
  study::TableReference reference;
  reference.file = reference.path = path;
  reference.layer = layer;
  reference.code = code;
  return reference;
}

struct Settlement {
  Geometry polygon;
  double population;
  double x, y;  // centroid, metres
};

std::vector<Settlement> readSettlements(const std::string& folder) {
  const study::TableReference reference =
      table(folder + "/12_places/settlements.gpkg", "settlements", "settlement_id");
  const model::AreaLayer layer =
      take(io::readAreas(reference, io::CodeKind::FreeText, std::nullopt, std::nullopt, "EPSG:27700"));
  const model::AttributeTable people =
      take(io::readAttributes(reference, io::CodeKind::FreeText, {{"population_2020", true}}));
  std::vector<Settlement> settlements;
  for (std::size_t row = 0; row < layer.codes.size(); ++row) {
    Geometry polygon = Geos::polygon(layer.wkb[row]);
    const Geometry centre = Geos::own(GEOSGetCentroid(polygon.get()));
    Settlement settlement{std::move(polygon), people.numbers.front().values[row].value(), 0.0, 0.0};
    GEOSGeomGetX(centre.get(), &settlement.x);
    GEOSGeomGetY(centre.get(), &settlement.y);
    settlements.push_back(std::move(settlement));
  }
  return settlements;
}

/// Land masses of the zones' union, joined by fixed links; true for zones on the one with most zones.
std::vector<bool> onMainland(const model::AreaLayer& zones,
                             const std::vector<std::pair<std::string, std::string>>& links) {
  std::vector<GEOSGeometry*> parts;
  for (const std::string& wkb : zones.wkb) parts.push_back(Geos::polygon(wkb).release());
  const Geometry collection = Geos::own(
      GEOSGeom_createCollection(GEOS_GEOMETRYCOLLECTION, parts.data(), static_cast<unsigned>(parts.size())));
  const Geometry land = Geos::own(GEOSUnaryUnion(collection.get()));
  const int masses = GEOSGetNumGeometries(land.get());

  std::vector<int> group(static_cast<std::size_t>(masses));
  std::iota(group.begin(), group.end(), 0);
  const auto root = [&](int mass) {
    while (group[static_cast<std::size_t>(mass)] != mass) mass = group[static_cast<std::size_t>(mass)];
    return mass;
  };
  std::vector<const GEOSPreparedGeometry*> prepared;
  for (int mass = 0; mass < masses; ++mass)
    prepared.push_back(GEOSPrepare(GEOSGetGeometryN(land.get(), mass)));

  std::map<std::string, int> massOfZone;
  for (std::size_t zone = 0; zone < zones.codes.size(); ++zone) {
    // A zone of several parts belongs where its largest part lies.
    const GEOSGeometry* geometry = GEOSGetGeometryN(collection.get(), static_cast<int>(zone));
    const GEOSGeometry* largest = geometry;
    double best = -1.0;
    for (int part = 0; part < GEOSGetNumGeometries(geometry); ++part) {
      double area = 0.0;
      GEOSArea(GEOSGetGeometryN(geometry, part), &area);
      if (area > best) best = area, largest = GEOSGetGeometryN(geometry, part);
    }
    const Geometry inside = Geos::own(GEOSPointOnSurface(largest));
    for (int mass = 0; mass < masses; ++mass)
      if (GEOSPreparedIntersects(prepared[static_cast<std::size_t>(mass)], inside.get()) == 1) {
        massOfZone[zones.codes[zone]] = mass;
        break;
      }
  }
  for (const auto& [from, to] : links)
    if (massOfZone.count(from) && massOfZone.count(to))
      group[static_cast<std::size_t>(root(massOfZone[from]))] = root(massOfZone[to]);

  std::map<int, std::size_t> zonesOfGroup;
  for (const auto& [zone, mass] : massOfZone) ++zonesOfGroup[root(mass)];
  int mainland = -1;
  std::size_t most = 0;
  for (const auto& [mass, count] : zonesOfGroup)
    if (count > most) most = count, mainland = mass;
  std::vector<bool> result;
  for (const std::string& zone : zones.codes)
    result.push_back(massOfZone.count(zone) && root(massOfZone[zone]) == mainland);
  for (const GEOSPreparedGeometry* one : prepared) GEOSPreparedGeom_destroy(one);
  return result;
}

std::string categoryOf(double settlementPopulation, double minutes, bool mainland) {
  const std::string place = mainland ? "M" : "I";
  if (settlementPopulation >= 125000) return "1";
  if (settlementPopulation >= 10000) return "2";
  const bool town = settlementPopulation >= 3000;
  // Cumbrae: an island within an hour has no island ratio, so it keeps its mainland class.
  if (minutes <= 30) return town ? "3" : "6";
  if (minutes <= 60) return town ? "4" : "7";
  return (town ? "5" : "8") + place;
}

}  // namespace

std::vector<ZoneCategory> standInCategories(const std::string& folder) {
  const Geos geos;
  const model::AreaLayer zones = take(
      io::readAreas(table(folder + "/01_dz2011_boundaries/data_zones_2011.gpkg", "data_zones", "data_zone"),
                    io::CodeKind::Zone, std::nullopt, std::nullopt, "EPSG:27700"));
  const model::AttributeTable points =
      take(io::readAttributes(table(folder + "/16_dz_centroids/dz2011_median_postcode.csv", "", "DataZone"),
                              io::CodeKind::Zone, {{"easting", true}, {"northing", true}}));
  const model::AttributeTable linkTable =
      take(io::readAttributes(table(folder + "/14_ferries/fixed_links.csv", "", "link"),
                              io::CodeKind::FreeText, {{"zone_a", false}, {"zone_b", false}}));
  std::vector<std::pair<std::string, std::string>> links;
  for (std::size_t row = 0; row < linkTable.codes.size(); ++row)
    links.emplace_back(linkTable.texts[0].values[row], linkTable.texts[1].values[row]);

  std::map<std::string, std::size_t> pointOfZone;
  for (std::size_t row = 0; row < points.codes.size(); ++row) pointOfZone[points.codes[row]] = row;
  const std::vector<bool> mainland = onMainland(zones, links);
  const std::vector<Settlement> settlements = readSettlements(folder);

  std::vector<ZoneCategory> result;
  for (std::size_t zone = 0; zone < zones.codes.size(); ++zone) {
    const std::size_t row = pointOfZone.at(zones.codes[zone]);
    const double x = points.numbers[0].values[row].value();
    const double y = points.numbers[1].values[row].value();
    const Geometry point = Geos::point(x, y);
    double people = 0.0;
    double nearest = std::numeric_limits<double>::max();
    for (const Settlement& settlement : settlements) {
      if (settlement.population >= 10000)
        nearest = std::min(nearest, std::hypot(settlement.x - x, settlement.y - y));
      if (people == 0.0 && GEOSIntersects(settlement.polygon.get(), point.get()) == 1)
        people = settlement.population;
    }
    const double minutes = mainland[zone] ? nearest * 1.3 / 65000.0 * 60.0 : 999.0;
    result.push_back({zones.codes[zone], categoryOf(people, minutes, mainland[zone])});
  }
  return result;
}

}  // namespace fairshares::testing_support
