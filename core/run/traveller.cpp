#include "run/traveller.h"

#include <utility>

#include "geography/change_ferries.h"

namespace fairshares::run {

namespace {

using geography::Access;

/// Where each place that is not a zone's own stands in the list handed to buildProximityNetwork.
struct OutsidePlaces {
  std::vector<model::Point> points;
  std::vector<std::pair<std::size_t, std::size_t>> from;  ///< place set, place
};

OutsidePlaces outsidePlaces(const TravelWorld& world) {
  OutsidePlaces outside;
  for (std::size_t set = 0; set < world.places.size(); ++set)
    for (std::size_t place = 0; place < world.places[set].points.size(); ++place) {
      if (world.places[set].zone[place]) continue;
      outside.points.push_back(world.places[set].points[place]);
      outside.from.emplace_back(set, place);
    }
  return outside;
}

/// Places by name and ferries by file: geography knows only positions.
void namePlaces(const Issues& found, const TravelWorld& world, const OutsidePlaces& outside,
                const std::string& ferryFile, Issues& issues) {
  for (Issue issue : found.list()) {
    const bool isPlace = issue.where.column == "place" && issue.where.row && *issue.where.row >= 1 &&
                         *issue.where.row <= outside.from.size();
    if (isPlace) {
      const auto& [set, place] = outside.from[*issue.where.row - 1];
      issue.where.file = world.places[set].file;
      issue.where.key = world.places[set].names[place];
      issue.where.column.clear();
      issue.where.row.reset();
    } else if (issue.where.file.empty()) {
      issue.where.file = ferryFile;
    }
    issues.add(std::move(issue));
  }
}

}  // namespace

geography::ProximityOptions proximityOptions(const study::Remoteness& settings) {
  geography::ProximityOptions options;
  options.circuityFactor = settings.network.circuityFactor.value;
  options.compactKmPerHour = settings.network.compactKmPerHour.value;
  options.wideKmPerHour = settings.network.wideKmPerHour.value;
  options.wideZoneSquareKm = settings.network.wideZoneSquareKm.value;
  options.placeReachMetres = settings.network.placeReachMetres.value;
  if (settings.ferries) options.terminalReachMetres = settings.ferries->reachMetres.value;
  return options;
}

const model::Network& Traveller::network() const {
  return mWorld->roads ? mWorld->roads->network : mNetwork;
}

const std::vector<Access>& Traveller::zones() const {
  return mWorld->roads ? mWorld->zoneAccess : mZones;
}

const std::vector<Access>& Traveller::places(std::size_t set) const {
  return mWorld->roads ? mWorld->placeAccess[set] : mPlaces[set];
}

Result<Traveller> Traveller::depart(TravelWorld& world, const study::Remoteness& settings,
                                    const std::vector<model::Ferry>& ferries, unsigned threads) {
  const geography::GraphOptions options = graphOptions(settings, threads);
  const std::string ferryFile = settings.ferries ? settings.ferries->table.file : std::string();
  Traveller traveller;
  traveller.mWorld = &world;
  Issues issues;
  if (world.roads) {
    model::Network& network = world.roads->network;
    network.ferries = world.layerFerries;
    network.ferries.insert(network.ferries.end(), ferries.begin(), ferries.end());
    Result<geography::RoadGraph> graph = geography::withFerries(world.roadGraph, network, options);
    namePlaces(graph.issues(), world, {}, ferryFile, issues);
    if (!graph) return issues;
    traveller.mGraph = graph.takeValue();
    return Result<Traveller>(std::move(traveller), std::move(issues));
  }
  const OutsidePlaces outside = outsidePlaces(world);
  Result<geography::ProximityNetwork> built = geography::buildProximityNetwork(
      world.land, world.masses, world.accessPoints, ferries, outside.points, proximityOptions(settings));
  namePlaces(built.issues(), world, outside, ferryFile, issues);
  if (!built) return issues;
  geography::ProximityNetwork proximity = built.takeValue();
  issues.append(slowRoads(world, settings, proximity.network, proximity.speeds));
  if (issues.hasErrors()) return issues;
  Result<geography::RoadGraph> graph =
      geography::buildRoadGraph(proximity.network, proximity.speeds, options);
  namePlaces(graph.issues(), world, outside, ferryFile, issues);
  if (!graph) return issues;
  traveller.mGraph = graph.takeValue();
  const auto accessAt = [&](std::uint32_t id) {
    return geography::accessAtNode(traveller.mGraph, traveller.mGraph.nodeOfId(id));
  };
  for (const std::uint32_t node : proximity.nodeOfZone) traveller.mZones.push_back(accessAt(node));
  for (const PlaceSet& set : world.places) traveller.mPlaces.emplace_back(set.points.size());
  for (std::size_t i = 0; i < outside.from.size(); ++i)
    traveller.mPlaces[outside.from[i].first][outside.from[i].second] = accessAt(proximity.nodeOfPlace[i]);
  for (std::size_t set = 0; set < world.places.size(); ++set)
    for (std::size_t place = 0; place < world.places[set].points.size(); ++place)
      if (const auto zone = world.places[set].zone[place])
        traveller.mPlaces[set][place] = traveller.mZones[*zone];
  traveller.mNetwork = std::move(proximity.network);
  return Result<Traveller>(std::move(traveller), std::move(issues));
}

}  // namespace fairshares::run
