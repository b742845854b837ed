// A stand-in for the urban-rural category on real data zones, until geography derives it.
#pragma once

#include <string>
#include <vector>

namespace fairshares::testing_support {

/// One zone's stand-in category: 1 2 3 4 5M 5I 6 7 8M 8I.
struct ZoneCategory {
  std::string zone;
  std::string category;
};

/// Settlement size at the zone's median postcode, and minutes to the nearest settlement of 10,000 or more
/// guessed from the straight line: 1.3 times the distance at 65 km/h, more than an hour from any island
/// without a fixed link. NOT the official classification. `dataFolder` is the folder data of the shared test
/// data.
std::vector<ZoneCategory> standInCategories(const std::string& dataFolder);

}  // namespace fairshares::testing_support
