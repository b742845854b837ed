// Where the zones are and how many people live in each.
#include "zone_sites.h"

#include "random_source.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace sample {

namespace {

constexpr double PEOPLE_PER_ZONE = 792.0;
constexpr double PEOPLE_PER_RURAL_ZONE = 765.0;
constexpr double PEOPLE_PER_ISLAND_ZONE = 680.0;
constexpr double SMALLEST_PLACE = 500.0;  // places below it count as countryside
constexpr double CLOSEST_METRES = 60.0;

/// Keeps sites apart: a grid of buckets of one kilometre.
class SiteIndex {
 public:
  bool hasWithin(const Point& point, double distance) const {
    const int reach = static_cast<int>(distance / 1000.0) + 1;
    const auto [column, row] = cellOf(point);
    for (int dx = -reach; dx <= reach; ++dx) {
      for (int dy = -reach; dy <= reach; ++dy) {
        const auto found = mCells.find({column + dx, row + dy});
        if (found == mCells.end()) continue;
        for (const Point& other : found->second) {
          if (distanceBetween(point, other) < distance) return true;
        }
      }
    }
    return false;
  }

  void add(const Point& point) { mCells[cellOf(point)].push_back(point); }

 private:
  static std::pair<int, int> cellOf(const Point& point) {
    return {static_cast<int>(point.x / 1000.0), static_cast<int>(point.y / 1000.0)};
  }

  std::map<std::pair<int, int>, std::vector<Point>> mCells;
};

/// The step's working state.
struct Scatter {
  const Facts& facts;
  const Land& land;
  std::vector<double> placePopulation;  // persons, after scaling to the council's population
  std::vector<double> ringPopulation;   // persons, after scaling
  SiteIndex taken;
  std::vector<Zone> zones;
};

/// The place whose surroundings hold the point (a power diagram of the built-up areas).
int territoryOf(const Facts& facts, const Point& point, int ring) {
  int best = -1;
  double bestPower = 1e300;
  for (std::size_t place = 0; place < facts.places.size(); ++place) {
    const PlaceFact& fact = facts.places[place];
    const double distance = distanceBetween(point, fact.position);
    double power = distance * distance - fact.spread * fact.spread;
    if (fact.ring != ring) power += 1e12;  // only where the ring itself has no place
    if (power < bestPower) {
      bestPower = power;
      best = static_cast<int>(place);
    }
  }
  return best;
}

/// Scales the rounded facts so that each council's parts add up to its population.
void balancePopulations(Scatter& scatter) {
  const Facts& facts = scatter.facts;
  scatter.placePopulation.resize(facts.places.size());
  scatter.ringPopulation.resize(facts.rings.size());
  for (std::size_t council = 0; council < facts.councils.size(); ++council) {
    const CouncilFact& fact = facts.councils[council];
    double onIslands = 0.0;
    double inMainlandPlaces = 0.0;
    for (const CoastRing& ring : facts.rings)
      onIslands += ring.council == static_cast<int>(council) ? ring.population : 0.0;
    for (const PlaceFact& place : facts.places)
      inMainlandPlaces +=
          place.council == static_cast<int>(council) && place.ring == 0 ? place.population : 0.0;

    const bool islandsOnly = inMainlandPlaces == 0.0;
    const double islandFactor = islandsOnly ? fact.population / onIslands : 1.0;
    const double placeFactor =
        islandsOnly ? 1.0 : (fact.population - onIslands) * (1.0 - fact.ruralShare) / inMainlandPlaces;
    for (std::size_t ring = 1; ring < facts.rings.size(); ++ring) {
      if (facts.rings[ring].council == static_cast<int>(council))
        scatter.ringPopulation[ring] = facts.rings[ring].population * islandFactor;
    }
    for (std::size_t place = 0; place < facts.places.size(); ++place) {
      if (facts.places[place].council == static_cast<int>(council))
        scatter.placePopulation[place] =
            facts.places[place].population * (facts.places[place].ring == 0 ? placeFactor : 1.0);
    }
  }
}

/// Gives the zones from `first` on a share of `people` each, between about 0.6 and 1.9 of the mean.
void sharePeople(std::vector<Zone>& zones, std::size_t first, double people, RandomSource& random) {
  std::vector<double> weights;
  double total = 0.0;
  for (std::size_t zone = first; zone < zones.size(); ++zone) {
    double weight = random.between(0.62, 1.38);
    if (random.uniform() < 0.05) weight *= 1.7;
    weights.push_back(weight);
    total += weight;
  }
  double carried = 0.0;
  for (std::size_t zone = first; zone < zones.size(); ++zone) {
    carried += people * weights[zone - first] / total;
    zones[zone].people = static_cast<int>(std::floor(carried + 0.5));
    carried -= zones[zone].people;
  }
}

void addZone(Scatter& scatter, const Point& access, int place, int nearestPlace, int council, int ring) {
  Zone zone;
  zone.access = access;
  zone.place = place;
  zone.nearestPlace = nearestPlace;
  zone.council = council;
  zone.ring = ring;
  scatter.taken.add(access);
  scatter.zones.push_back(std::move(zone));
}

/// Scatters the zones of one place over its built-up area, denser towards the middle.
void scatterPlace(Scatter& scatter, int place) {
  const PlaceFact& fact = scatter.facts.places[place];
  const double people = scatter.placePopulation[place];
  const int count =
      people == 0.0 ? 1 : std::max(1, static_cast<int>(std::floor(people / PEOPLE_PER_ZONE + 0.5)));
  RandomSource random(11, "place " + fact.name);
  const std::size_t first = scatter.zones.size();
  double apart = 1.05 * fact.spread / std::sqrt(static_cast<double>(count));
  int misses = 0;
  while (static_cast<int>(scatter.zones.size() - first) < count) {
    if (++misses % 40 == 0) apart = std::max(CLOSEST_METRES, apart * 0.9);
    if (misses > 20000) throw std::runtime_error("no room for the zones of " + fact.name);
    const double radius =
        count == 1 ? 0.15 * fact.spread * random.uniform() : fact.spread * std::pow(random.uniform(), 0.56);
    const double angle = random.between(0.0, 6.283185307179586);
    const Point candidate = {std::round(fact.position.x + radius * std::cos(angle)),
                             std::round(fact.position.y + radius * std::sin(angle))};
    if (!scatter.land.testers[fact.ring]->contains(candidate) || scatter.taken.hasWithin(candidate, apart))
      continue;
    const int holder =
        misses < 4000 && people > 0.0 ? territoryOf(scatter.facts, candidate, fact.ring) : place;
    if (scatter.facts.places[holder].council != fact.council) continue;
    addZone(scatter, candidate, place, place, fact.council, fact.ring);
  }
  sharePeople(scatter.zones, first, people, random);
}

/// A random point near a random small place of the council (or of the ring), or anywhere round one.
Point countrysideCandidate(const Facts& facts, const std::vector<int>& anchors, RandomSource& random) {
  const PlaceFact& anchor = facts.places[anchors[random.below(anchors.size())]];
  const double reach = random.uniform() < 0.75 ? 4500.0 : 14000.0;
  const double outwards = anchor.spread * 1.1;
  const double angle = random.between(0.0, 6.283185307179586);
  const double radius = outwards + std::abs(random.normal()) * reach;
  return {std::round(anchor.position.x + radius * std::cos(angle)),
          std::round(anchor.position.y + radius * std::sin(angle))};
}

bool isInTown(const Scatter& scatter, const Point& point) {
  for (std::size_t place = 0; place < scatter.facts.places.size(); ++place) {
    const PlaceFact& fact = scatter.facts.places[place];
    if (scatter.placePopulation[place] >= SMALLEST_PLACE &&
        distanceBetween(point, fact.position) < fact.spread * 1.15)
      return true;
  }
  return false;
}

/// Scatters the countryside zones of one council on the mainland.
void scatterCountryside(Scatter& scatter, int council, double people) {
  std::vector<int> anchors;
  for (std::size_t place = 0; place < scatter.facts.places.size(); ++place) {
    if (scatter.facts.places[place].council == council && scatter.facts.places[place].ring == 0)
      anchors.push_back(static_cast<int>(place));
  }
  const int count = std::max(1, static_cast<int>(std::floor(people / PEOPLE_PER_RURAL_ZONE + 0.5)));
  RandomSource random(13, "countryside " + scatter.facts.councils[council].name);
  const std::size_t first = scatter.zones.size();
  double apart = 3200.0;
  int misses = 0;
  while (static_cast<int>(scatter.zones.size() - first) < count) {
    if (++misses % 60 == 0) apart = std::max(250.0, apart * 0.93);
    if (misses > 60000)
      throw std::runtime_error("no room for the countryside of " + scatter.facts.councils[council].name);
    const Point candidate = countrysideCandidate(scatter.facts, anchors, random);
    if (!scatter.land.testers[0]->contains(candidate) || scatter.taken.hasWithin(candidate, apart)) continue;
    if (misses < 20000 && isInTown(scatter, candidate)) continue;
    const int holder = territoryOf(scatter.facts, candidate, 0);
    if (scatter.facts.places[holder].council == council) addZone(scatter, candidate, -1, holder, council, 0);
  }
  sharePeople(scatter.zones, first, people, random);
}

/// Scatters the zones of an island outside its places; people too few for a zone join the places'.
void scatterIsland(Scatter& scatter, int ring) {
  const CoastRing& fact = scatter.facts.rings[ring];
  std::vector<std::size_t> placed;
  double rest = scatter.ringPopulation[ring];
  for (std::size_t zone = 0; zone < scatter.zones.size(); ++zone) {
    if (scatter.zones[zone].ring != ring) continue;
    placed.push_back(zone);
    rest -= scatter.zones[zone].people;
  }
  if (!placed.empty() && rest < 0.45 * PEOPLE_PER_ISLAND_ZONE) {
    for (std::size_t order = 0; order < placed.size(); ++order)
      scatter.zones[placed[order]].people += static_cast<int>(std::floor(rest / placed.size()));
    return;
  }
  const int count = std::max(1, static_cast<int>(std::floor(rest / PEOPLE_PER_ISLAND_ZONE + 0.5)));
  const std::vector<Point> outline = verticesOf(scatter.land.testers[ring]->polygon());
  const auto [west, east] = std::minmax_element(outline.begin(), outline.end(),
                                                [](const Point& a, const Point& b) { return a.x < b.x; });
  const auto [south, north] = std::minmax_element(outline.begin(), outline.end(),
                                                  [](const Point& a, const Point& b) { return a.y < b.y; });
  RandomSource random(17, "island " + fact.id);
  const std::size_t first = scatter.zones.size();
  double apart = std::sqrt(areaOf(scatter.land.testers[ring]->polygon()) / (count + placed.size()));
  int misses = 0;
  while (static_cast<int>(scatter.zones.size() - first) < count) {
    if (++misses % 40 == 0) apart = std::max(CLOSEST_METRES, apart * 0.9);
    Point candidate = {std::round(random.between(west->x, east->x)),
                       std::round(random.between(south->y, north->y))};
    if (count == 1 && placed.empty() && misses == 1) {
      const Point inside = pointInside(scatter.land.testers[ring]->polygon());
      candidate = {std::round(inside.x), std::round(inside.y)};
    }
    if (!scatter.land.testers[ring]->contains(candidate) || scatter.taken.hasWithin(candidate, apart))
      continue;
    addZone(scatter, candidate, -1, territoryOf(scatter.facts, candidate, ring), fact.council, ring);
  }
  sharePeople(scatter.zones, first, rest, random);
}

}  // namespace

std::vector<Zone> scatterZones(const Facts& facts, const Land& land) {
  Scatter scatter{facts, land, {}, {}, {}, {}};
  balancePopulations(scatter);
  for (std::size_t place = 0; place < facts.places.size(); ++place) {
    if (scatter.placePopulation[place] >= SMALLEST_PLACE || scatter.placePopulation[place] == 0.0)
      scatterPlace(scatter, static_cast<int>(place));
  }
  for (std::size_t ring = 1; ring < facts.rings.size(); ++ring)
    scatterIsland(scatter, static_cast<int>(ring));

  std::vector<double> rest;
  for (const CouncilFact& council : facts.councils) rest.push_back(council.population);
  for (const Zone& zone : scatter.zones) rest[zone.council] -= zone.people;
  for (std::size_t council = 0; council < facts.councils.size(); ++council) {
    if (rest[council] >= 200.0) scatterCountryside(scatter, static_cast<int>(council), rest[council]);
  }
  return std::move(scatter.zones);
}

}  // namespace sample
