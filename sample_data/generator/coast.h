// From the hand-written coastline to land.
#pragma once

#include "facts.h"
#include "geometry_tools.h"

#include <memory>
#include <vector>

namespace sample {

/// The land of the sample study: one tester per coast ring, in the order of the facts.
struct Land {
  std::vector<std::vector<Point>> rings;             // whole metres, first point not repeated
  std::vector<std::unique_ptr<LandTester>> testers;  // one per ring

  /// The ring that holds the point, or the nearest one.
  int nearestRing(const Point& point) const;
};

/// Breaks long straight stretches of the coast into small seeded bends and checks the result.
///
/// A ring that would cross itself or another ring keeps its straight stretches.
/// Throws std::runtime_error if a hand-written ring is itself invalid or touches another.
Land buildLand(const Facts& facts);

/// Fills in the ring each place lies on, and moves places that the stylised coast left in the
/// water to the nearest point 300 metres inland.
void locatePlaces(const Land& land, Facts& facts);

}  // namespace sample
