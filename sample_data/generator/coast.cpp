// From the hand-written coastline to land.
#include "coast.h"

#include "random_source.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sample {

namespace {

constexpr double LONGEST_STRAIGHT_METRES = 1300.0;
constexpr double BEND_PER_LENGTH = 0.11;
constexpr double LARGEST_BEND_METRES = 330.0;
constexpr double INLAND_METRES = 300.0;

/// Appends the points after `from` up to and including `to`, bending the stretch in the middle.
void appendBent(const Point& from, const Point& to, RandomSource& random, std::vector<Point>& ring) {
  const double length = distanceBetween(from, to);
  if (length <= LONGEST_STRAIGHT_METRES) {
    ring.push_back(to);
    return;
  }
  const double bend = std::min(length * BEND_PER_LENGTH, LARGEST_BEND_METRES) * random.between(-1.0, 1.0);
  const double along = random.between(0.42, 0.58);
  const Point middle = {std::round(from.x + along * (to.x - from.x) - bend * (to.y - from.y) / length),
                        std::round(from.y + along * (to.y - from.y) + bend * (to.x - from.x) / length)};
  appendBent(from, middle, random, ring);
  appendBent(middle, to, random, ring);
}

std::vector<Point> bentRing(const CoastRing& fact) {
  RandomSource random(7, "coast " + fact.id);
  std::vector<Point> ring;
  for (std::size_t vertex = 0; vertex < fact.points.size(); ++vertex)
    appendBent(fact.points[vertex], fact.points[(vertex + 1) % fact.points.size()], random, ring);
  return ring;
}

bool isSound(const std::vector<Point>& ring) {
  return GEOSisValid_r(geos(), polygonFrom(ring).get()) == 1;
}

bool touchesAnother(const Land& land, std::size_t which) {
  for (std::size_t other = 0; other < land.rings.size(); ++other) {
    if (other == which) continue;
    const Geometry polygon = polygonFrom(land.rings[other]);
    if (GEOSIntersects_r(geos(), polygon.get(), polygonFrom(land.rings[which]).get()) == 1) return true;
  }
  return false;
}

}  // namespace

int Land::nearestRing(const Point& point) const {
  int nearest = 0;
  double nearestDistance = 1e12;
  for (std::size_t ring = 0; ring < testers.size(); ++ring) {
    const double distance = testers[ring]->distanceTo(point);
    if (distance < nearestDistance) {
      nearestDistance = distance;
      nearest = static_cast<int>(ring);
    }
  }
  return nearest;
}

Land buildLand(const Facts& facts) {
  Land land;
  for (const CoastRing& fact : facts.rings) land.rings.push_back(bentRing(fact));
  for (std::size_t ring = 0; ring < land.rings.size(); ++ring) {
    if (isSound(land.rings[ring]) && !touchesAnother(land, ring)) continue;
    land.rings[ring] = facts.rings[ring].points;
    if (!isSound(land.rings[ring]) || touchesAnother(land, ring))
      throw std::runtime_error("the coast ring crosses itself or another: " + facts.rings[ring].id);
  }
  for (const std::vector<Point>& ring : land.rings)
    land.testers.push_back(std::make_unique<LandTester>(ring));
  return land;
}

void locatePlaces(const Land& land, Facts& facts) {
  for (PlaceFact& place : facts.places) {
    place.ring = land.nearestRing(place.position);
    const LandTester& tester = *land.testers[place.ring];
    if (tester.contains(place.position)) continue;
    // Search outwards in small circles for the first point that is on the land.
    bool found = false;
    for (double radius = 200.0; radius < 8000.0 && !found; radius += 200.0) {
      for (int direction = 0; direction < 24 && !found; ++direction) {
        const double angle = direction * 0.26179938779914944;
        const Point candidate = {std::round(place.position.x + radius * std::cos(angle)),
                                 std::round(place.position.y + radius * std::sin(angle))};
        if (!tester.contains(candidate)) continue;
        place.position = {std::round(candidate.x + INLAND_METRES * std::cos(angle)),
                          std::round(candidate.y + INLAND_METRES * std::sin(angle))};
        if (!tester.contains(place.position)) place.position = candidate;
        found = true;
      }
    }
    if (!found) throw std::runtime_error("a place lies too far out at sea: " + place.name);
  }
}

}  // namespace sample
