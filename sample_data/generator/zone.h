// A zone of the sample study and what the generator knows about it.
#pragma once

#include "geometry_tools.h"

#include <array>
#include <string>
#include <vector>

namespace sample {

constexpr int AGES = 91;  // single years 0 to 89, and 90 and over

/// Counts of persons by sex and single year of age.
struct AgeCounts {
  std::array<int, AGES> female{};
  std::array<int, AGES> male{};

  int total() const;
};

struct Zone {
  std::string code;
  std::string name;
  Point access;           // where most people live: the access point, inside the zone
  int place = -1;         // the place it belongs to; -1: countryside
  int nearestPlace = -1;  // the place it is named after
  int council = -1;
  int ring = -1;  // the land ring it lies on
  int people = 0;
  int intermediateZone = -1;
  Geometry shape;            // polygon or multi-polygon on whole metres
  double deprivation = 0.0;  // standard deviations from the national mean
  AgeCounts ages;
  double driveMinutes = 0.0;   // to the nearest centre of 10,000 or more; negative: unreachable
  double doctorMinutes = 0.0;  // to the nearest practice; negative: unreachable
  std::string category;        // urban-rural category
};

struct IntermediateZone {
  std::string code;
  std::string name;
  int council = -1;
};

/// Two zones that share a border.
struct ZoneBorder {
  int first = -1;
  int second = -1;
  double length = 0.0;  // metres
  Point middle;         // a point of the border near its middle
};

}  // namespace sample
