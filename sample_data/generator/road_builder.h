// Building the road network: main roads from the facts, minor and local roads between zones.
#pragma once

#include "coast.h"
#include "facts.h"
#include "road_network.h"
#include "zone.h"

#include <string>
#include <vector>

namespace sample {

/// A bridge or causeway as the pair of zones it joins.
struct FixedLink {
  std::string name;
  int firstZone = -1;
  int secondZone = -1;
};

struct Transport {
  RoadNetwork roads;
  std::vector<int> nodeOfZone;                    // node at each zone's access point
  std::vector<std::pair<int, int>> nodesOfFerry;  // terminal nodes of each ferry fact
  std::vector<FixedLink> fixedLinks;
  double metresOffLand = 0.0;  // of all links that are not bridges, for the report
};

/// Builds the network of the sample study.
///
/// Main roads run straight between the points of the facts, cut into stretches of at most 4.5 km. Zones of
/// a land ring are joined by a shortest spanning tree over neighbours, plus the links of a relative
/// neighbourhood graph, avoiding water. Main roads and ferry terminals are tied to near zones.
Transport buildTransport(const Facts& facts, const Land& land, const std::vector<Zone>& zones,
                         const std::vector<ZoneBorder>& borders);

}  // namespace sample
