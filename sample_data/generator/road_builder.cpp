// Building the road network: main roads from the facts, minor and local roads between zones.
#include "road_builder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace sample {

namespace {

constexpr double LONGEST_MAIN_STRETCH_METRES = 4500.0;
constexpr double TIE_REACH_METRES = 2500.0;
constexpr double LONGEST_TIE_METRES = 15000.0;
constexpr double MOST_WATER_METRES = 250.0;   // a tie may cut across a small bend of the stylised coast
constexpr double LOCAL_ROAD_METRES = 1200.0;  // longer links between zones count as minor roads
constexpr const char* SINGLE = "Single Carriageway";

/// The builder's working state.
struct Builder {
  const Facts& facts;
  const Land& land;
  const std::vector<Zone>& zones;
  const std::vector<ZoneBorder>& borders;
  Transport transport;
  std::vector<int> mainNodes;     // nodes of main roads that may be tied to zones
  std::set<int> namedNodes;       // those that are points of the facts
  std::set<int> tiedNodes;        // zones' nodes that already have a way to a main road
  std::map<int, int> ringOfNode;  // land ring of the nodes of main roads and zones
};

const char* functionFor(double metres) {
  return metres > LOCAL_ROAD_METRES ? "Minor Road" : "Local Road";
}

void addMainRoads(Builder& builder) {
  RoadNetwork& roads = builder.transport.roads;
  for (const RoadSection& section : builder.facts.roads) {
    int previous = roads.nodeAt(section.points.front());
    builder.mainNodes.push_back(previous);
    builder.namedNodes.insert(previous);
    for (std::size_t vertex = 1; vertex < section.points.size(); ++vertex) {
      const Point& from = section.points[vertex - 1];
      const Point& to = section.points[vertex];
      const std::string& fixedLink = section.fixedLinks[vertex];
      const int pieces =
          fixedLink.empty()
              ? static_cast<int>(std::ceil(distanceBetween(from, to) / LONGEST_MAIN_STRETCH_METRES))
              : 1;
      for (int piece = 1; piece <= pieces; ++piece) {
        const double along = static_cast<double>(piece) / pieces;
        const int node = roads.nodeAt({from.x + along * (to.x - from.x), from.y + along * (to.y - from.y)});
        roads.addLink(previous, node, section.function, section.form, section.number, fixedLink);
        builder.mainNodes.push_back(node);
        previous = node;
      }
      builder.namedNodes.insert(previous);
    }
  }
}

/// Groups of connected items (disjoint sets).
class Groups {
 public:
  explicit Groups(std::size_t count) : mParent(count) { std::iota(mParent.begin(), mParent.end(), 0); }

  int find(int item) {
    while (mParent[item] != item) item = mParent[item] = mParent[mParent[item]];
    return item;
  }

  /// Joins two groups; false if they were one already.
  bool join(int first, int second) {
    first = find(first);
    second = find(second);
    mParent[first] = second;
    return first != second;
  }

 private:
  std::vector<int> mParent;
};

void linkZones(Builder& builder, const ZoneBorder& border, bool throughMiddle) {
  RoadNetwork& roads = builder.transport.roads;
  const Point& from = builder.zones[border.first].access;
  const Point& to = builder.zones[border.second].access;
  const char* function = functionFor(distanceBetween(from, to));
  if (!throughMiddle) {
    roads.addLink(roads.nodeAt(from), roads.nodeAt(to), function, SINGLE);
    return;
  }
  const int middle = roads.nodeAt({std::round(border.middle.x), std::round(border.middle.y)});
  roads.addLink(roads.nodeAt(from), middle, function, SINGLE);
  roads.addLink(middle, roads.nodeAt(to), function, SINGLE);
}

/// True if no common neighbour is nearer to both zones than they are to each other.
bool isRelativeNeighbour(const Builder& builder, const std::vector<std::vector<int>>& neighbours,
                         const ZoneBorder& border) {
  const std::vector<Zone>& zones = builder.zones;
  const double distance = distanceBetween(zones[border.first].access, zones[border.second].access);
  for (const int other : neighbours[border.first]) {
    if (other != border.second &&
        distanceBetween(zones[border.first].access, zones[other].access) < distance &&
        distanceBetween(zones[border.second].access, zones[other].access) < distance)
      return false;
  }
  return true;
}

/// Joins neighbouring zones by minor and local roads that stay on land.
void addLocalRoads(Builder& builder) {
  const std::vector<Zone>& zones = builder.zones;
  std::vector<ZoneBorder> byDistance = builder.borders;
  const auto apart = [&zones](const ZoneBorder& border) {
    return distanceBetween(zones[border.first].access, zones[border.second].access);
  };
  std::stable_sort(byDistance.begin(), byDistance.end(),
                   [&apart](const ZoneBorder& a, const ZoneBorder& b) { return apart(a) < apart(b); });
  std::vector<std::vector<int>> neighbours(zones.size());
  std::vector<bool> isDry;
  for (const ZoneBorder& border : byDistance) {
    neighbours[border.first].push_back(border.second);
    neighbours[border.second].push_back(border.first);
    isDry.push_back(builder.land.testers[zones[border.first].ring]->covers(zones[border.first].access,
                                                                           zones[border.second].access));
  }

  Groups groups(zones.size());
  std::vector<bool> isTree(byDistance.size());
  for (std::size_t border = 0; border < byDistance.size(); ++border)
    isTree[border] = isDry[border] && groups.join(byDistance[border].first, byDistance[border].second);
  for (std::size_t border = 0; border < byDistance.size(); ++border) {
    // Where a bay lies between the last two groups, go round through the middle of the common border.
    if (!isDry[border] && groups.join(byDistance[border].first, byDistance[border].second))
      linkZones(builder, byDistance[border], true);
    else if (isTree[border] ||
             (isDry[border] && isRelativeNeighbour(builder, neighbours, byDistance[border])))
      linkZones(builder, byDistance[border], false);
  }
}

/// The cheapest way to tie a point to a node: metres on land plus four times the metres over water.
struct Tie {
  int node = -1;
  double cost = 1e300;
  double metresOffLand = 0.0;
};

/// The best of the ten nearest candidate nodes on the ring within reach.
Tie cheapestTie(const Builder& builder, const Point& point, int ring, double reach,
                const std::vector<int>& candidates) {
  const std::vector<Point>& nodes = builder.transport.roads.nodes();
  std::vector<std::pair<double, int>> near;
  for (const int candidate : candidates) {
    const double distance = distanceBetween(point, nodes[candidate]);
    if (distance > 0.0 && distance <= reach && builder.ringOfNode.at(candidate) == ring)
      near.push_back({distance, candidate});
  }
  std::sort(near.begin(), near.end());
  Tie best;
  for (std::size_t order = 0; order < std::min<std::size_t>(10, near.size()); ++order) {
    const double offLand = builder.land.testers[ring]->metresOffLand(point, nodes[near[order].second]);
    const double cost = near[order].first + 3.0 * offLand;
    if (cost < best.cost) best = {near[order].second, cost, offLand};
  }
  return best;
}

void addTie(Builder& builder, int node, const Tie& tie) {
  const std::vector<Point>& nodes = builder.transport.roads.nodes();
  builder.tiedNodes.insert(tie.node);
  builder.transport.roads.addLink(node, tie.node, functionFor(distanceBetween(nodes[node], nodes[tie.node])),
                                  SINGLE);
}

bool isAbroad(const Builder& builder, const Point& position) {
  return builder.land.nearestRing(position) == 0 && builder.land.testers[0]->distanceTo(position) > 1500.0;
}

void noteRings(Builder& builder) {
  for (const int node : builder.mainNodes)
    builder.ringOfNode[node] = builder.land.nearestRing(builder.transport.roads.nodes()[node]);
  for (std::size_t zone = 0; zone < builder.zones.size(); ++zone)
    builder.ringOfNode[builder.transport.nodeOfZone[zone]] = builder.zones[zone].ring;
}

/// Ties main roads to near zones: every point of the facts, and points between where a zone is still untied.
void tieMainRoads(Builder& builder) {
  std::set<int> seen;
  for (const int node : builder.mainNodes) {
    const Point position = builder.transport.roads.nodes()[node];
    if (!seen.insert(node).second || isAbroad(builder, position)) continue;
    const bool isNamed = builder.namedNodes.count(node) > 0;
    const Tie tie =
        cheapestTie(builder, position, builder.ringOfNode.at(node),
                    isNamed ? LONGEST_TIE_METRES : TIE_REACH_METRES, builder.transport.nodeOfZone);
    if (tie.node >= 0 && tie.metresOffLand <= MOST_WATER_METRES &&
        (isNamed || !builder.tiedNodes.count(tie.node)))
      addTie(builder, node, tie);
  }
}

/// Ties every group of main roads that is still cut off from the zones, by its cheapest tie.
void tieLooseRoads(Builder& builder) {
  const RoadNetwork& roads = builder.transport.roads;
  Groups groups(roads.nodes().size());
  for (const RoadLink& link : roads.links()) groups.join(link.from, link.to);
  std::set<int> joined;
  for (const int node : builder.transport.nodeOfZone) joined.insert(groups.find(node));
  std::map<int, std::pair<int, Tie>> bestOfGroup;
  for (const int node : builder.mainNodes) {
    if (joined.count(groups.find(node))) continue;
    const Tie tie = cheapestTie(builder, roads.nodes()[node], builder.ringOfNode.at(node), 60000.0,
                                builder.transport.nodeOfZone);
    auto& best = bestOfGroup[groups.find(node)];
    if (tie.cost < best.second.cost) best = {node, tie};
  }
  for (const auto& entry : bestOfGroup) addTie(builder, entry.second.first, entry.second.second);
}

void addFerryTerminals(Builder& builder) {
  std::vector<int> candidates = builder.transport.nodeOfZone;
  candidates.insert(candidates.end(), builder.mainNodes.begin(), builder.mainNodes.end());
  const auto terminalAt = [&builder, &candidates](const Point& position) {
    const int node = builder.transport.roads.nodeAt(position);
    addTie(builder, node,
           cheapestTie(builder, position, builder.land.nearestRing(position), 60000.0, candidates));
    return node;
  };
  for (const FerryFact& ferry : builder.facts.ferries) {
    const int from = terminalAt(ferry.fromPosition);
    const int to = terminalAt(ferry.toPosition);
    builder.transport.nodesOfFerry.push_back({from, to});
  }
}

/// The zone that holds the point, or the nearest one.
int zoneHolding(const Builder& builder, const Point& point) {
  const Geometry position = owned(GEOSGeom_createPointFromXY_r(geos(), point.x, point.y));
  const int ring = builder.land.nearestRing(point);
  int nearest = -1;
  double nearestDistance = 1e300;
  for (std::size_t zone = 0; zone < builder.zones.size(); ++zone) {
    double distance = 0.0;
    if (builder.zones[zone].ring != ring || distanceBetween(point, builder.zones[zone].access) > 60000.0)
      continue;
    GEOSDistance_r(geos(), builder.zones[zone].shape.get(), position.get(), &distance);
    if (distance < nearestDistance) {
      nearestDistance = distance;
      nearest = static_cast<int>(zone);
    }
  }
  return nearest;
}

/// Bridges and causeways as pairs of zones; one that starts and ends in the same zone joins nothing.
void findFixedLinks(Builder& builder) {
  for (const RoadLink& link : builder.transport.roads.links()) {
    if (link.fixedLink.empty()) continue;
    const std::vector<Point>& nodes = builder.transport.roads.nodes();
    const int first = zoneHolding(builder, nodes[link.from]);
    const int second = zoneHolding(builder, nodes[link.to]);
    if (first != second) builder.transport.fixedLinks.push_back({link.fixedLink, first, second});
  }
}

void measureWater(Builder& builder) {
  const std::vector<Point>& nodes = builder.transport.roads.nodes();
  for (const RoadLink& link : builder.transport.roads.links()) {
    if (!link.fixedLink.empty()) continue;
    const int ring = builder.land.nearestRing(nodes[link.from]);
    builder.transport.metresOffLand +=
        builder.land.testers[ring]->metresOffLand(nodes[link.from], nodes[link.to]);
  }
}

}  // namespace

Transport buildTransport(const Facts& facts, const Land& land, const std::vector<Zone>& zones,
                         const std::vector<ZoneBorder>& borders) {
  Builder builder{facts, land, zones, borders, {}, {}, {}, {}, {}};
  for (const Zone& zone : zones)
    builder.transport.nodeOfZone.push_back(builder.transport.roads.nodeAt(zone.access));
  addMainRoads(builder);
  addLocalRoads(builder);
  noteRings(builder);
  tieMainRoads(builder);
  tieLooseRoads(builder);
  addFerryTerminals(builder);
  findFixedLinks(builder);
  measureWater(builder);
  return std::move(builder.transport);
}

}  // namespace sample
