// Built-up areas of the sample study.
#include "settlements.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sample {

namespace {

constexpr int SMALLEST_SETTLEMENT = 500;
constexpr double EDGE_FACTOR = 1.2;  // the built-up area reaches a little beyond its outermost sites

Geometry discRound(const Point& middle, double radius) {
  std::vector<Point> ring;
  for (int corner = 0; corner < 20; ++corner) {
    const double angle = corner * 0.3141592653589793;
    ring.push_back(
        {std::round(middle.x + radius * std::cos(angle)), std::round(middle.y + radius * std::sin(angle))});
  }
  return polygonFrom(ring);
}

Geometry onlyPolygons(Geometry mixed) {
  std::vector<Geometry> polygons;
  for (Geometry& part : partsOf(mixed.get())) {
    if (GEOSGeomTypeId_r(geos(), part.get()) == GEOS_POLYGON) polygons.push_back(std::move(part));
  }
  return collectionOf(GEOS_MULTIPOLYGON, std::move(polygons));
}

/// The zones of the settlement, cut to discs round its places.
Geometry shapeOf(const Facts& facts, const std::vector<Zone>& zones, const std::vector<int>& members) {
  std::map<int, Geometry> discs;
  std::vector<Geometry> areas;
  for (const int zone : members) {
    areas.push_back(owned(GEOSGeom_clone_r(geos(), zones[zone].shape.get())));
    const PlaceFact& place = facts.places[zones[zone].place];
    if (!discs.count(zones[zone].place))
      discs[zones[zone].place] = discRound(place.position, place.spread * EDGE_FACTOR + 250.0);
  }
  std::vector<Geometry> discList;
  for (auto& entry : discs) discList.push_back(std::move(entry.second));
  const Geometry zoneArea =
      owned(GEOSUnaryUnion_r(geos(), collectionOf(GEOS_GEOMETRYCOLLECTION, std::move(areas)).get()));
  const Geometry discArea =
      owned(GEOSUnaryUnion_r(geos(), collectionOf(GEOS_MULTIPOLYGON, std::move(discList)).get()));
  Geometry shape = onlyPolygons(owned(GEOSIntersectionPrec_r(geos(), zoneArea.get(), discArea.get(), 1.0)));
  GEOSNormalize_r(geos(), shape.get());
  return shape;
}

}  // namespace

std::vector<Settlement> buildSettlements(const Facts& facts, const std::vector<Zone>& zones,
                                         std::vector<int>& settlementOfZone) {
  std::map<std::string, std::vector<int>> membersByName;
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    if (zones[zone].place >= 0 && !facts.places[zones[zone].place].settlement.empty())
      membersByName[facts.places[zones[zone].place].settlement].push_back(static_cast<int>(zone));
  }

  std::vector<std::pair<Settlement, std::vector<int>>> built;
  for (const auto& [name, members] : membersByName) {
    Settlement settlement;
    settlement.name = name;
    std::map<int, int> peopleByPlace;
    for (const int zone : members) {
      settlement.population += zones[zone].people;
      peopleByPlace[zones[zone].place] += zones[zone].people;
    }
    if (settlement.population < SMALLEST_SETTLEMENT) continue;
    const auto largest = std::max_element(peopleByPlace.begin(), peopleByPlace.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
    settlement.centre = facts.places[largest->first].position;
    for (const auto& entry : peopleByPlace) {
      if (facts.places[entry.first].name == name + " City Centre")
        settlement.centre = facts.places[entry.first].position;
    }
    settlement.shape = shapeOf(facts, zones, members);
    built.push_back({std::move(settlement), members});
  }
  std::stable_sort(built.begin(), built.end(),
                   [](const auto& a, const auto& b) { return a.first.population > b.first.population; });

  settlementOfZone.assign(zones.size(), -1);
  std::vector<Settlement> settlements;
  for (auto& [settlement, members] : built) {
    for (const int zone : members) settlementOfZone[zone] = static_cast<int>(settlements.size());
    settlements.push_back(std::move(settlement));
  }
  return settlements;
}

}  // namespace sample
