// A stand-in for the urban-rural category of each zone.
#include "urban_rural.h"

#include "access_times.h"

#include <string>

namespace sample {

namespace {

constexpr int LARGE_URBAN = 125000;
constexpr int OTHER_URBAN = 10000;
constexpr int SMALL_TOWN = 3000;

/// Whether each land ring is joined to the mainland by bridges and causeways.
std::vector<bool> joinedToMainland(const Facts& facts, const Transport& transport,
                                   const std::vector<Zone>& zones) {
  std::vector<bool> joined(facts.rings.size());
  joined[0] = true;
  for (std::size_t round = 0; round < facts.rings.size(); ++round) {
    for (const FixedLink& link : transport.fixedLinks) {
      const int first = zones[link.firstZone].ring;
      const int second = zones[link.secondZone].ring;
      joined[first] = joined[second] = joined[first] || joined[second];
    }
  }
  return joined;
}

std::string categoryOf(int settlementPeople, double minutes, bool isIsland) {
  if (settlementPeople >= LARGE_URBAN) return "1";
  if (settlementPeople >= OTHER_URBAN) return "2";
  const bool isTown = settlementPeople >= SMALL_TOWN;
  if (minutes >= 0.0 && minutes <= 30.0) return isTown ? "3" : "6";
  if (minutes >= 0.0 && minutes <= 60.0) return isTown ? "4" : "7";
  return std::string(isTown ? "5" : "8") + (isIsland ? "I" : "M");
}

}  // namespace

void setCategories(const Facts& facts, const Transport& transport, const std::vector<Settlement>& settlements,
                   const std::vector<int>& settlementOfZone, std::vector<Zone>& zones) {
  const std::vector<Point>& nodes = transport.roads.nodes();
  std::vector<int> centres;
  const auto nearestNode = [&nodes](const Point& position) {
    int nearest = 0;
    for (std::size_t node = 1; node < nodes.size(); ++node) {
      if (distanceBetween(position, nodes[node]) < distanceBetween(position, nodes[nearest]))
        nearest = static_cast<int>(node);
    }
    return nearest;
  };
  for (const Settlement& settlement : settlements) {
    if (settlement.population >= OTHER_URBAN) centres.push_back(nearestNode(settlement.centre));
  }
  for (const ExtraCentre& centre : facts.extraCentres) centres.push_back(nearestNode(centre.position));

  const std::vector<double> minutes = minutesToNearest(facts, transport, centres);
  const std::vector<bool> joined = joinedToMainland(facts, transport, zones);
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    zones[zone].driveMinutes = minutes[transport.nodeOfZone[zone]];
    const int settlement = settlementOfZone[zone];
    zones[zone].category = categoryOf(settlement < 0 ? 0 : settlements[settlement].population,
                                      zones[zone].driveMinutes, !joined[zones[zone].ring]);
  }
}

}  // namespace sample
