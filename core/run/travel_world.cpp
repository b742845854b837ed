#include "run/travel_world.h"

#include <algorithm>
#include <utility>

#include "base/number_text.h"
#include "geography/congestion.h"
#include "run/access_points.h"
#include "run/network_cache.h"
#include "run/traveller.h"

namespace fairshares::run {

namespace {

/// Gives issues of geography, which knows neither files nor codes, their place.
void placeIn(Issues found, const std::string& file, const std::string& layer, Issues& issues) {
  for (Issue issue : found.list()) {
    if (issue.where.file.empty()) {
      issue.where.file = file;
      issue.where.layer = layer;
    }
    issues.add(std::move(issue));
  }
}

std::optional<std::uint32_t> findZone(const ZoneTable& zones, const std::string& code) {
  const auto found = std::lower_bound(zones.codes.begin(), zones.codes.end(), code);
  if (found == zones.codes.end() || *found != code) return std::nullopt;
  return static_cast<std::uint32_t>(found - zones.codes.begin());
}

Result<geography::Land> landOf(const ZoneTable& zones) {
  Result<geography::Land> land = geography::Land::fromPolygons(zones.wkb);
  if (land) return land;
  Issues named;
  for (Issue issue : land.issues().list()) {
    issue.where.file = zones.file;
    if (issue.where.row && *issue.where.row >= 1 && *issue.where.row <= zones.size())
      issue.where.key = zones.codes[*issue.where.row - 1];
    issue.where.row.reset();
    named.add(std::move(issue));
  }
  return named;
}

/// Builds a world part by part; every part adds its issues.
class WorldBuilder {
 public:
  WorldBuilder(const study::Remoteness& settings, RemotenessSources& sources, const ZoneTable& zones,
               TravelWorld& world, Issues& issues)
      : mSettings(settings), mSources(sources), mZones(zones), mWorld(world), mIssues(issues) {}

  void joinLand() {
    std::vector<geography::FixedLink> links;
    for (const model::FixedLinkRow& row : mSources.fixedLinks) {
      const auto zone = linkedZone(row, row.zoneA, "zone_a");
      const auto other = linkedZone(row, row.zoneB, "zone_b");
      if (zone && other) links.push_back({row.link, *zone, *other, row.row});
    }
    mWorld.accessParts = geography::accessParts(mWorld.land, mWorld.accessPoints);
    Issues notes;
    mWorld.masses = geography::landMasses(mWorld.land, mWorld.accessParts, links, notes);
    if (mSettings.fixedLinks) placeIn(std::move(notes), mSettings.fixedLinks->file, "", mIssues);
  }

  void joinSettlements() {
    mWorld.settlementOfZone.resize(mZones.size());
    if (!mSettings.settlements) return;
    const study::TableReference& table = mSettings.settlements->places.table;
    mWorld.settlements = std::move(mSources.settlements);
    Result<std::vector<std::optional<std::uint32_t>>> assigned = geography::assignSettlements(
        mWorld.settlements, mWorld.accessPoints, mSettings.settlements->reachMetres.value);
    placeIn(assigned.issues(), table.file, table.layer, mIssues);
    if (!assigned) return;
    mWorld.settlementOfZone = assigned.takeValue();
    mWorld.settlementCentres = geography::settlementCentres(
        mWorld.settlements.size(), mWorld.settlementOfZone, mWorld.accessPoints, mZones.population);
    addCentres(table);
  }

  void addDestinations() {
    for (std::size_t i = 0; i < mSettings.destinations.size(); ++i) {
      const study::Destination& destination = mSettings.destinations[i];
      addPlaces(PlaceKind::Destination, destination.id, destination.title, mSources.destinations[i]);
    }
    if (mSettings.nurseRounds) addPlaces(PlaceKind::NurseBases, "", "Nurses' bases", *mSources.bases);
    mWorld.patients = std::move(mSources.patients);
  }

  void readIslands() {
    if (!mSources.islands) return;
    const model::AttributeTable& table = *mSources.islands;
    const study::UrbanRural::IslandColumn& given = *mSettings.urbanRural->islands;
    const model::AttributeTable::TextColumn* cells = table.findText(given.column);
    std::vector<std::optional<bool>> flags(mZones.size());
    for (std::size_t row = 0; cells && row < table.codes.size(); ++row) {
      const auto zone = findZone(mZones, table.codes[row]);
      if (!zone) continue;
      const std::optional<bool> flag = islandCell(cells->values[row]);
      flags[*zone] = flag.value_or(false);
      if (!flag)
        mIssues.add({Severity::Error,
                     IssueCode::ValueOutOfRange,
                     {table.file, table.layer, table.rows[row], given.column, table.codes[row]},
                     cells->values[row],
                     "Whether the zone is on an island must be yes or no.",
                     "Write yes, true or 1, or no, false or 0."});
    }
    mWorld.givenIslands.emplace(mZones.size(), false);
    for (std::size_t zone = 0; zone < mZones.size(); ++zone) {
      if (flags[zone]) (*mWorld.givenIslands)[zone] = *flags[zone];
      if (!flags[zone] && mZones.population[zone] > 0.0)
        mIssues.add({Severity::Error,
                     IssueCode::ValueMissing,
                     {table.file, table.layer, {}, given.column, mZones.codes[zone]},
                     "",
                     "The table does not say whether the zone " + mZones.codes[zone] + " is on an island.",
                     "Add the zone, or leave out [urban_rural.islands] to derive islands from the land."});
    }
  }

  /// Roads with their graph; the graph may come from the cache.
  void buildRoads(const std::string& cachePath, unsigned threads, Monitor& monitor) {
    if (!mSources.roads) return;
    RoadSource& source = *mSources.roads;
    mWorld.roads = std::move(source.roads);
    mWorld.layerFerries = mWorld.roads->network.ferries;
    if (source.graph) {
      mWorld.roadGraph = std::move(*source.graph);
      return;
    }
    Issues slowed = slowRoads(mWorld, mSettings, mWorld.roads->network, mWorld.roads->speeds);
    const bool failed = slowed.hasErrors();
    mIssues.append(std::move(slowed));
    if (failed) return;
    Result<geography::RoadGraph> graph = geography::buildRoadGraph(
        mWorld.roads->network, mWorld.roads->speeds, graphOptions(mSettings, threads), monitor);
    const study::TableReference& table = mSettings.network.layers.front().table;
    placeIn(graph.issues(), table.file, table.layer, mIssues);
    if (!graph) return;
    mWorld.roadGraph = graph.takeValue();
    if (!cachePath.empty())
      mIssues.append(writeNetworkCache(cachePath, source.cacheKey, *mWorld.roads, mWorld.roadGraph, monitor));
  }

  /// What is wrong with ferries is told together with everything else, although nobody will travel.
  void checkFerries(unsigned threads) {
    if (mWorld.roads && mWorld.roadGraph.nodeCount() == 0)
      return;  // what is wrong with the roads has been told
    mIssues.append(Traveller::depart(mWorld, mSettings, mSources.ferries, threads).takeIssues());
  }

  void joinRoads() {
    if (!mWorld.roads) return;
    mWorld.roadComponents = geography::roadComponents(mWorld.roads->network, mWorld.roadGraph);
    mWorld.roadIndex.emplace(mWorld.roads->network);
    const geography::AccessOptions options{mSettings.network.accessReachMetres.value,
                                           mSettings.network.accessKmPerHour.value,
                                           mSettings.network.waterToleranceMetres.value};
    mWorld.zoneAccess = geography::joinPlaces(mWorld.roadGraph, *mWorld.roadIndex, mWorld.accessPoints,
                                              &mWorld.land, options);
    for (const PlaceSet& set : mWorld.places) {
      std::vector<geography::Access>& joined = mWorld.placeAccess.emplace_back();
      for (const model::Point& point : set.points) {
        // Beyond the zones no land is known, so no water either.
        const bool isInside = mWorld.land.partAt(point).has_value();
        joined.push_back(geography::joinPlaces(mWorld.roadGraph, *mWorld.roadIndex, std::span(&point, 1),
                                               isInside ? &mWorld.land : nullptr, options)
                             .front());
      }
    }
  }

 private:
  std::optional<std::uint32_t> linkedZone(const model::FixedLinkRow& row, const std::string& code,
                                          const char* column) {
    const auto zone = findZone(mZones, code);
    if (!zone)
      mIssues.add({Severity::Error,
                   IssueCode::ReferenceUnknown,
                   {mSettings.fixedLinks->file, mSettings.fixedLinks->layer, row.row, column, code},
                   code,
                   "The fixed link " + row.link + " leads to " + code +
                       ", which is no zone of the study, so the land it joins would stay apart.",
                   "Correct the code, or remove the row."});
    return zone;
  }

  void addCentres(const study::TableReference& table) {
    const std::string people = thousandsText(mSettings.settlements->centrePopulation.value, 0);
    PlaceSet centres{PlaceKind::Centres,
                     "drive_time",
                     "Nearest settlement of " + people + " people",
                     table.file,
                     {},
                     {},
                     {}};
    for (std::size_t i = 0; i < mWorld.settlements.size(); ++i) {
      const model::Settlement& settlement = mWorld.settlements[i];
      if (settlement.population < mSettings.settlements->centrePopulation.value) continue;
      if (const auto& centre = mWorld.settlementCentres[i]) {
        centres.names.push_back(settlement.name.empty() ? settlement.id : settlement.name);
        centres.points.push_back(centre->point);
        centres.zone.emplace_back(centre->zone);
      } else {
        mIssues.add({Severity::Warning,
                     IssueCode::ReferenceUnknown,
                     {table.file, table.layer, settlement.row, "", settlement.id},
                     settlement.name,
                     "The settlement has " + thousandsText(settlement.population, 0) +
                         " people but no zone's access point lies in it, so nobody can drive to it.",
                     "Check its polygon, or allow a reach_metres in [settlements]."});
      }
    }
    if (mSources.extraCentres)
      for (std::size_t i = 0; i < mSources.extraCentres->codes.size(); ++i) {
        if (!mSources.extraCentres->points[i]) continue;  // told by the reader
        const std::string& name = mSources.extraCentres->names[i];
        centres.names.push_back(name.empty() ? mSources.extraCentres->codes[i] : name);
        centres.points.push_back(*mSources.extraCentres->points[i]);
        centres.zone.emplace_back();
      }
    if (centres.points.empty())
      mIssues.add(
          {Severity::Error,
           IssueCode::StudyValue,
           {table.file, table.layer, {}, "population", ""},
           "",
           "No settlement has " + thousandsText(mSettings.settlements->centrePopulation.value, 0) +
               " people or more, so there is no centre to drive to and every zone would be very remote.",
           "Check the populations, lower centre_population, or add [extra_centres]."});
    mWorld.places.push_back(std::move(centres));
  }

  void addPlaces(PlaceKind kind, const std::string& id, const std::string& title,
                 const model::PointLayer& layer) {
    PlaceSet set{kind, id, title, layer.file, {}, {}, {}};
    for (std::size_t i = 0; i < layer.codes.size(); ++i) {
      if (!layer.points[i]) continue;  // told by the reader
      set.names.push_back(layer.names[i].empty() ? layer.codes[i] : layer.names[i]);
      set.points.push_back(*layer.points[i]);
      set.zone.emplace_back();
    }
    if (set.points.empty())
      mIssues.add({Severity::Error,
                   IssueCode::FileEmpty,
                   {layer.file, layer.layer, {}, "", ""},
                   "",
                   "No place of " + title + " has a position, so nobody can travel there.",
                   "Check the columns with the coordinates."});
    mWorld.places.push_back(std::move(set));
  }

  static std::optional<bool> islandCell(const std::string& cell) {
    for (const char* const yes : {"1", "1.0", "yes", "Yes", "YES", "true", "True", "TRUE", "Y", "y"})
      if (cell == yes) return true;
    for (const char* const no : {"0", "0.0", "no", "No", "NO", "false", "False", "FALSE", "N", "n"})
      if (cell == no) return false;
    return std::nullopt;
  }

  const study::Remoteness& mSettings;
  RemotenessSources& mSources;
  const ZoneTable& mZones;
  TravelWorld& mWorld;
  Issues& mIssues;
};

}  // namespace

geography::GraphOptions graphOptions(const study::Remoteness& settings, unsigned threads) {
  geography::GraphOptions options;
  options.joinToleranceMetres = settings.network.joinToleranceMetres.value;
  options.idToleranceMetres = settings.network.idToleranceMetres.value;
  options.threads = threads;
  if (!settings.ferries) return options;
  options.ferryReachMetres = settings.ferries->reachMetres.value;
  options.ferryRoadKmPerHour = settings.ferries->roadKmPerHour.value;
  options.footFerries = settings.ferries->footPassengers;
  return options;
}

Issues slowRoads(const TravelWorld& world, const study::Remoteness& settings, model::Network& network,
                 const model::SpeedTable& speeds) {
  Issues issues;
  if (!settings.network.congestion || !settings.settlements) return issues;
  std::vector<geography::CongestionStep> steps;
  for (const study::Congestion::Step& step : settings.network.congestion->steps)
    steps.push_back({step.population, step.factor});
  const study::TableReference& table = settings.settlements->places.table;
  placeIn(geography::slowByCongestion(network, speeds, world.settlements, steps), table.file, table.layer,
          issues);
  return issues;
}

Result<std::unique_ptr<TravelWorld>> buildTravelWorld(const study::Remoteness& settings,
                                                      RemotenessSources sources, const ZoneTable& zones,
                                                      const std::string& cachePath, unsigned threads,
                                                      model::JoinReport& report, Monitor& monitor) {
  monitor.report("Reading the land", 0.0);
  Result<geography::Land> land = landOf(zones);
  if (!land) return land.takeIssues();
  Issues issues = land.takeIssues();
  auto world = std::make_unique<TravelWorld>(land.takeValue());
  world->accessPoints = accessPoints(zones, world->land, sources.accessPoints, report, issues);
  WorldBuilder builder(settings, sources, zones, *world, issues);
  builder.joinLand();
  builder.joinSettlements();
  builder.addDestinations();
  builder.readIslands();
  if (monitor.isCancelled()) return cancelledIssue();
  monitor.report("Building the network", 0.4);
  builder.buildRoads(cachePath, threads, monitor);
  if (issues.hasErrors()) {
    builder.checkFerries(threads);
    return issues;
  }
  if (monitor.isCancelled()) return cancelledIssue();
  monitor.report("Joining zones to roads", 0.7);
  builder.joinRoads();
  if (issues.hasErrors()) return issues;
  return Result<std::unique_ptr<TravelWorld>>(std::move(world), std::move(issues));
}

}  // namespace fairshares::run
