// Building the road network: main roads from the facts, minor and local roads between zones.
#include "road_builder.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace sample
{

namespace
{

constexpr double LONGEST_MAIN_STRETCH_METRES = 4500.0;
constexpr double TIE_REACH_METRES = 2500.0;
constexpr double LOCAL_ROAD_METRES = 1200.0;  // longer links between zones count as minor roads
constexpr const char *SINGLE = "Single Carriageway";

/// The builder's working state.
struct Builder
{
  const Facts &facts;
  const Land &land;
  const std::vector<Zone> &zones;
  const std::vector<ZoneBorder> &borders;
  Transport transport;
  std::vector<int> mainNodes;      // nodes of main roads that may be tied to zones
  std::set<int> namedNodes;        // those that are points of the facts
  std::set<int> tiedZones;         // zones that already have a way to a main road
};

const char *functionFor( double metres )
{
  return metres > LOCAL_ROAD_METRES ? "Minor Road" : "Local Road";
}

void addMainRoads( Builder &builder )
{
  RoadNetwork &roads = builder.transport.roads;
  for ( const RoadSection &section : builder.facts.roads )
  {
    int previous = roads.nodeAt( section.points.front() );
    builder.mainNodes.push_back( previous );
    builder.namedNodes.insert( previous );
    for ( std::size_t vertex = 1; vertex < section.points.size(); ++vertex )
    {
      const Point &from = section.points[vertex - 1];
      const Point &to = section.points[vertex];
      const std::string &fixedLink = section.fixedLinks[vertex];
      const int pieces = fixedLink.empty() ? static_cast<int>( std::ceil( distanceBetween( from, to ) / LONGEST_MAIN_STRETCH_METRES ) ) : 1;
      for ( int piece = 1; piece <= pieces; ++piece )
      {
        const double along = static_cast<double>( piece ) / pieces;
        const int node = roads.nodeAt( { from.x + along * ( to.x - from.x ), from.y + along * ( to.y - from.y ) } );
        roads.addLink( previous, node, section.function, section.form, section.number, fixedLink );
        builder.mainNodes.push_back( node );
        previous = node;
      }
      builder.namedNodes.insert( previous );
    }
  }
}

/// Groups of connected items (disjoint sets).
class Groups
{
  public:
    explicit Groups( std::size_t count ) : mParent( count ) { std::iota( mParent.begin(), mParent.end(), 0 ); }

    int find( int item )
    {
      while ( mParent[item] != item )
        item = mParent[item] = mParent[mParent[item]];
      return item;
    }

    /// Joins two groups; false if they were one already.
    bool join( int first, int second )
    {
      first = find( first );
      second = find( second );
      mParent[first] = second;
      return first != second;
    }

  private:
    std::vector<int> mParent;
};

void linkZones( Builder &builder, const ZoneBorder &border, bool throughMiddle )
{
  RoadNetwork &roads = builder.transport.roads;
  const Point &from = builder.zones[border.first].access;
  const Point &to = builder.zones[border.second].access;
  const char *function = functionFor( distanceBetween( from, to ) );
  if ( !throughMiddle )
  {
    roads.addLink( roads.nodeAt( from ), roads.nodeAt( to ), function, SINGLE );
    return;
  }
  const int middle = roads.nodeAt( { std::round( border.middle.x ), std::round( border.middle.y ) } );
  roads.addLink( roads.nodeAt( from ), middle, function, SINGLE );
  roads.addLink( middle, roads.nodeAt( to ), function, SINGLE );
}

/// True if no common neighbour is nearer to both zones than they are to each other.
bool isRelativeNeighbour( const Builder &builder, const std::vector<std::vector<int>> &neighbours, const ZoneBorder &border )
{
  const std::vector<Zone> &zones = builder.zones;
  const double distance = distanceBetween( zones[border.first].access, zones[border.second].access );
  for ( const int other : neighbours[border.first] )
  {
    if ( other != border.second && distanceBetween( zones[border.first].access, zones[other].access ) < distance
         && distanceBetween( zones[border.second].access, zones[other].access ) < distance )
      return false;
  }
  return true;
}

/// Joins neighbouring zones by minor and local roads that stay on land.
void addLocalRoads( Builder &builder )
{
  const std::vector<Zone> &zones = builder.zones;
  std::vector<ZoneBorder> byDistance = builder.borders;
  const auto apart = [&zones]( const ZoneBorder &border ) { return distanceBetween( zones[border.first].access, zones[border.second].access ); };
  std::stable_sort( byDistance.begin(), byDistance.end(), [&apart]( const ZoneBorder &a, const ZoneBorder &b ) { return apart( a ) < apart( b ); } );
  std::vector<std::vector<int>> neighbours( zones.size() );
  std::vector<bool> isDry;
  for ( const ZoneBorder &border : byDistance )
  {
    neighbours[border.first].push_back( border.second );
    neighbours[border.second].push_back( border.first );
    isDry.push_back( builder.land.testers[zones[border.first].ring]->covers( zones[border.first].access, zones[border.second].access ) );
  }

  Groups groups( zones.size() );
  std::vector<bool> isTree( byDistance.size() );
  for ( std::size_t border = 0; border < byDistance.size(); ++border )
    isTree[border] = isDry[border] && groups.join( byDistance[border].first, byDistance[border].second );
  for ( std::size_t border = 0; border < byDistance.size(); ++border )
  {
    // Where a bay lies between the last two groups, go round through the middle of the common border.
    if ( !isDry[border] && groups.join( byDistance[border].first, byDistance[border].second ) )
      linkZones( builder, byDistance[border], true );
    else if ( isTree[border] || ( isDry[border] && isRelativeNeighbour( builder, neighbours, byDistance[border] ) ) )
      linkZones( builder, byDistance[border], false );
  }
}

/// The zone on the ring that is cheapest to reach from the point, water counting four times; -1 if none is near.
int cheapestZone( const Builder &builder, const Point &point, int ring, double reach )
{
  std::vector<std::pair<double, int>> near;
  for ( std::size_t zone = 0; zone < builder.zones.size(); ++zone )
  {
    const double distance = distanceBetween( point, builder.zones[zone].access );
    if ( builder.zones[zone].ring == ring && distance <= reach )
      near.push_back( { distance, static_cast<int>( zone ) } );
  }
  std::sort( near.begin(), near.end() );
  int best = -1;
  double bestCost = 1e300;
  for ( std::size_t candidate = 0; candidate < std::min<std::size_t>( 6, near.size() ); ++candidate )
  {
    const Point &access = builder.zones[near[candidate].second].access;
    const double cost = near[candidate].first + 3.0 * builder.land.testers[ring]->metresOffLand( point, access );
    if ( cost < bestCost )
    {
      bestCost = cost;
      best = near[candidate].second;
    }
  }
  return best;
}

/// Ties a node to the zone cheapest to reach; with `onlyUntied`, not to one that is tied to a main road.
int tieNode( Builder &builder, int node, double reach, bool onlyUntied = false )
{
  const Point position = builder.transport.roads.nodes()[node];
  const int ring = builder.land.nearestRing( position );
  const int zone = cheapestZone( builder, position, ring, reach );
  if ( zone >= 0 && !( onlyUntied && builder.tiedZones.count( zone ) ) )
  {
    builder.tiedZones.insert( zone );
    const double metres = distanceBetween( position, builder.zones[zone].access );
    builder.transport.roads.addLink( node, builder.transport.nodeOfZone[zone], functionFor( metres ), SINGLE );
  }
  return zone;
}

void tieMainRoads( Builder &builder )
{
  std::set<int> tied;
  for ( const int node : builder.mainNodes )
  {
    if ( !tied.insert( node ).second )
      continue;
    const Point &position = builder.transport.roads.nodes()[node];
    const bool isAbroad = builder.land.testers[0]->distanceTo( position ) > 1500.0 && builder.land.nearestRing( position ) == 0;
    if ( !isAbroad )
    {
      const bool isNamed = builder.namedNodes.count( node ) > 0;
      tieNode( builder, node, isNamed ? 15000.0 : TIE_REACH_METRES, !isNamed );
    }
  }
}

void addFerryTerminals( Builder &builder )
{
  RoadNetwork &roads = builder.transport.roads;
  for ( const FerryFact &ferry : builder.facts.ferries )
  {
    const int from = roads.nodeAt( ferry.fromPosition );
    const int to = roads.nodeAt( ferry.toPosition );
    tieNode( builder, from, 40000.0 );
    tieNode( builder, to, 40000.0 );
    builder.transport.nodesOfFerry.push_back( { from, to } );
  }
}

void findFixedLinks( Builder &builder )
{
  for ( const RoadLink &link : builder.transport.roads.links() )
  {
    if ( link.fixedLink.empty() )
      continue;
    const std::vector<Point> &nodes = builder.transport.roads.nodes();
    const int first = cheapestZone( builder, nodes[link.from], builder.land.nearestRing( nodes[link.from] ), 20000.0 );
    const int second = cheapestZone( builder, nodes[link.to], builder.land.nearestRing( nodes[link.to] ), 20000.0 );
    builder.transport.fixedLinks.push_back( { link.fixedLink, first, second } );
  }
}

void measureWater( Builder &builder )
{
  const std::vector<Point> &nodes = builder.transport.roads.nodes();
  for ( const RoadLink &link : builder.transport.roads.links() )
  {
    if ( !link.fixedLink.empty() )
      continue;
    const int ring = builder.land.nearestRing( nodes[link.from] );
    builder.transport.metresOffLand += builder.land.testers[ring]->metresOffLand( nodes[link.from], nodes[link.to] );
  }
}

} // namespace

Transport buildTransport( const Facts &facts, const Land &land, const std::vector<Zone> &zones,
                          const std::vector<ZoneBorder> &borders )
{
  Builder builder{ facts, land, zones, borders, {}, {}, {}, {} };
  for ( const Zone &zone : zones )
    builder.transport.nodeOfZone.push_back( builder.transport.roads.nodeAt( zone.access ) );
  addMainRoads( builder );
  addLocalRoads( builder );
  tieMainRoads( builder );
  addFerryTerminals( builder );
  findFixedLinks( builder );
  measureWater( builder );
  return std::move( builder.transport );
}

} // namespace sample
