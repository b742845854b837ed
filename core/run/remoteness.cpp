#include "run/remoteness.h"

#include <algorithm>
#include <utility>

#include "base/compensated_sum.h"
#include "base/number_text.h"
#include "geography/network_check.h"
#include "geography/routes.h"
#include "run/network_facts.h"
#include "run/nurse_days.h"
#include "run/traveller.h"
#include "run/urban_rural_rules.h"

namespace fairshares::run {

namespace {

constexpr double MILLISECONDS_A_MINUTE = 60'000.0;

double minutesOf(std::uint64_t milliseconds) {
  return static_cast<double>(milliseconds) / MILLISECONDS_A_MINUTE;
}

/// Zones and people of some kind, for one message about all of them.
struct Affected {
  std::size_t zones = 0;
  CompensatedSum people;
  std::string first;
  void add(const ZoneTable& table, std::size_t zone) {
    if (zones++ == 0) first = table.codes[zone];
    people.add(table.population[zone]);
  }
  [[nodiscard]] std::string text() const {
    return thousandsText(static_cast<double>(zones), 0) + (zones == 1 ? " zone" : " zones") + " with " +
           thousandsText(people.value(), 0) + " people (first " + first + ")";
  }
};

model::NearestPlaces nearestPlaces(const PlaceSet& set, const geography::Journeys& journeys) {
  model::NearestPlaces nearest;
  nearest.id = set.id;
  nearest.title = set.title;
  nearest.names = set.names;
  for (const geography::Journey& journey : journeys.journeys) {
    const auto time = journey.time();
    nearest.minutes.push_back(time ? std::optional(minutesOf(*time)) : std::nullopt);
    nearest.place.push_back(time ? std::optional(journey.centre) : std::nullopt);
    nearest.unreachableReason.emplace_back(geography::journeyStateText(journey.state));
  }
  return nearest;
}

void noteUnreached(const model::NearestPlaces& nearest, const ZoneTable& zones, const std::string& file,
                   Issues& issues) {
  Affected unreached;
  std::string reason;
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    if (nearest.minutes[zone] || zones.population[zone] == 0.0) continue;
    if (unreached.zones == 0) reason = nearest.unreachableReason[zone];
    unreached.add(zones, zone);
  }
  if (unreached.zones > 0)
    issues.add(
        {Severity::Warning,
         IssueCode::ValueMissing,
         {file, "", {}, nearest.id, unreached.first},
         "",
         unreached.text() + " cannot reach any place of \"" + nearest.title + "\": " + reason +
             ". They have no minutes, and count as farther than any threshold.",
         "Look for a missing ferry, bridge or road; network_summary lists the zones off the network."});
}

/// Places that are on no road are passed over by every journey; whoever put them there should know.
void noteOffNetwork(const PlaceSet& places, const std::vector<geography::Access>& joined, Issues& issues) {
  std::size_t count = 0, first = 0;
  for (std::size_t place = joined.size(); place-- > 0;)
    if (!joined[place].isJoined()) ++count, first = place;
  if (count == 0) return;
  const bool acrossWater = joined[first].state == geography::AccessState::AcrossWater;
  issues.add({Severity::Warning,
              IssueCode::ValueOutOfRange,
              {places.file, "", {}, places.id, places.names[first]},
              std::to_string(count),
              std::to_string(count) + " of " + std::to_string(joined.size()) + " places of \"" +
                  places.title + "\" are not on the network (first " + places.names[first] + ": " +
                  (acrossWater ? "all roads within reach lie across water" : "no road within reach") +
                  "), so nobody travels there and zones may be sent farther than they need to go.",
              "Correct their positions, or allow a greater access_reach_metres in [network]."});
}

std::string legText(const geography::RouteLeg& leg, bool isFirst) {
  switch (leg.kind) {
  case geography::LegKind::Access:
    return isFirst ? "to the road" : "from the road";
  case geography::LegKind::Road:
    return "road";
  case geography::LegKind::Waiting:
    return "wait for the ferry " + leg.name;
  case geography::LegKind::Crossing:
    return "ferry " + leg.name;
  }
  return "";
}

model::ZoneRoute routeText(const geography::Route& route) {
  model::ZoneRoute text;
  for (const geography::RouteLeg& leg : route.legs)
    text.legs.push_back(
        {legText(leg, &leg == &route.legs.front()), minutesOf(leg.milliseconds), leg.lengthMetres / 1000.0});
  text.line = route.line;
  return text;
}

std::vector<bool> islandsOf(const TravelWorld& world, const Traveller& traveller,
                            const geography::RoadComponents& components) {
  if (world.givenIslands) return *world.givenIslands;
  const std::vector<bool> byLand = geography::islandZones(world.masses, world.accessParts);
  if (!world.roads) return byLand;
  // Bridges are roads: what hangs together by road is one land. Zones off the roads are judged by their land.
  const auto byRoad = geography::islandZonesByRoad(traveller.graph(), components, traveller.zones());
  std::vector<bool> islands;
  for (std::size_t zone = 0; zone < byLand.size(); ++zone)
    islands.push_back(byRoad[zone].value_or(byLand[zone]));
  return islands;
}

model::ZoneClasses classesOf(const TravelWorld& world, const study::UrbanRural& settings,
                             const geography::Journeys& journeys, std::vector<bool> islands) {
  std::vector<geography::ZoneSituation> situations;
  for (std::size_t zone = 0; zone < islands.size(); ++zone) {
    geography::ZoneSituation& situation = situations.emplace_back();
    if (const auto settlement = world.settlementOfZone[zone])
      situation.settlementPopulation = world.settlements[*settlement].population;
    situation.milliseconds = journeys.journeys[zone].time();
    situation.unreachableReason = geography::journeyStateText(journeys.journeys[zone].state);
    situation.island = islands[zone];
  }
  const geography::UrbanRuralRules rules = rulesOf(settings);
  const std::vector<geography::ZoneClass> found = geography::classifyZones(situations, rules);
  model::ZoneClasses classes;
  classes.minuteThresholds = rules.minutes;
  classes.minutesToSpare.resize(rules.minutes.size());
  classes.views.push_back({"class", {}});
  for (const geography::ClassFolding& folding : rules.foldings) classes.views.push_back({folding.id, {}});
  for (const geography::ZoneClass& one : found) {
    classes.views[0].codes.push_back(rules.classes[one.classNumber].code);
    for (std::size_t view = 0; view < rules.foldings.size(); ++view)
      classes.views[view + 1].codes.push_back(rules.foldings[view].groups[one.groups[view]].code);
    classes.classNames.push_back(rules.classes[one.classNumber].name);
    classes.category.push_back(rules.categories[one.category].code);
    classes.islandWithoutCategory.push_back(one.islandWithoutCategory);
    for (std::size_t threshold = 0; threshold < rules.minutes.size(); ++threshold)
      classes.minutesToSpare[threshold].push_back(one.minutesToSpare[threshold]);
  }
  classes.island = std::move(islands);
  return classes;
}

/// Trap: an island in a class that the costs do not split (Cumbrae, remote rural) takes the mainland's ratio.
void noteUnsplitIslands(const model::ZoneClasses& classes, const ZoneTable& zones, Issues& issues) {
  Affected affected;
  for (std::size_t zone = 0; zone < zones.size(); ++zone)
    if (classes.islandWithoutCategory[zone]) affected.add(zones, zone);
  if (affected.zones > 0)
    issues.add({Severity::Note,
                IssueCode::StudyValue,
                {zones.file, "", {}, "urban_rural", affected.first},
                "",
                affected.text() +
                    " on islands are in classes whose costs do not tell islands apart; they take "
                    "the mainland's category.",
                "If islands of that class should cost more, give the class an island_category."});
}

void takeRoutes(const RemotenessRequest& request, const Traveller& traveller,
                const geography::Journeys& journeys, const std::vector<geography::Access>& centres,
                const ZoneTable& zones, model::Remoteness& remoteness) {
  remoteness.routes.resize(zones.size());
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    if (!request.allRoutes && request.routeOfZone != zones.codes[zone]) continue;
    const auto route = geography::routeOf(traveller.network(), traveller.graph(), journeys, zone,
                                          traveller.zones(), centres);
    if (route) remoteness.routes[zone] = routeText(*route);
  }
}

void takeSettlements(const TravelWorld& world, const study::Remoteness& settings, const ZoneTable& zones,
                     model::Remoteness& remoteness) {
  std::vector<CompensatedSum> people(world.settlements.size());
  for (const model::Settlement& settlement : world.settlements)
    remoteness.settlements.push_back(
        {settlement.id, settlement.name, settlement.population, settlement.wkb, 0, 0.0,
         settlement.population >= settings.settlements->centrePopulation.value, std::nullopt});
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const auto settlement = world.settlementOfZone[zone];
    if (!settlement) continue;
    ++remoteness.settlements[*settlement].zones;
    people[*settlement].add(zones.population[zone]);
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    remoteness.settlements[i].zonePopulation = people[i].value();
    if (world.settlementCentres[i]) remoteness.settlements[i].centre = world.settlementCentres[i]->point;
  }
}

}  // namespace

Result<model::Remoteness> deriveRemoteness(TravelWorld& world, const study::Remoteness& settings,
                                           const std::vector<model::Ferry>& ferries, const ZoneTable& zones,
                                           const RemotenessRequest& request, Monitor& monitor) {
  Result<Traveller> departed = Traveller::depart(world, settings, ferries, request.threads);
  if (!departed) return departed.takeIssues();
  Issues issues = departed.takeIssues();
  const Traveller traveller = departed.takeValue();
  if (monitor.isCancelled()) return cancelledIssue();

  model::Remoteness remoteness;
  remoteness.proximity = !world.roads;
  remoteness.accessPoint = world.accessPoints;
  remoteness.settlementOfZone = world.settlementOfZone;
  remoteness.ferries = traveller.network().ferries;
  if (settings.settlements) takeSettlements(world, settings, zones, remoteness);
  geography::RoadComponents ofProximity;
  if (!world.roads) ofProximity = geography::roadComponents(traveller.network(), traveller.graph());
  const geography::RoadComponents& components = world.roads ? world.roadComponents : ofProximity;
  if (request.networkFacts) remoteness.networkFacts = networkFacts(world, traveller, components, zones);

  for (std::size_t set = 0; set < world.places.size(); ++set) {
    const PlaceSet& places = world.places[set];
    noteOffNetwork(places, traveller.places(set), issues);
    if (places.kind == PlaceKind::NurseBases) continue;
    monitor.report("Travelling", 0.1);
    Result<geography::Journeys> travelled =
        geography::journeysToNearest(traveller.graph(), traveller.zones(), traveller.places(set), monitor);
    if (!travelled) return travelled.takeIssues();
    const geography::Journeys journeys = travelled.takeValue();
    model::NearestPlaces nearest = nearestPlaces(places, journeys);
    noteUnreached(nearest, zones, places.file, issues);
    if (places.kind != PlaceKind::Centres) {
      remoteness.destinations.push_back(std::move(nearest));
      continue;
    }
    remoteness.driveTime = std::move(nearest);
    takeRoutes(request, traveller, journeys, traveller.places(set), zones, remoteness);
    if (!settings.urbanRural) continue;
    remoteness.classes =
        classesOf(world, *settings.urbanRural, journeys, islandsOf(world, traveller, components));
    noteUnsplitIslands(*remoteness.classes, zones, issues);
  }
  if (settings.nurseRounds && request.nurseRounds) {
    PartMonitor part(monitor, 0.2, 1.0);
    Result<std::vector<model::ZoneRounds>> rounds =
        nurseDays(world, traveller, *settings.nurseRounds, settings, zones, request.threads, part);
    issues.append(rounds.issues());
    if (!rounds) return issues;
    remoteness.rounds = rounds.takeValue();
  }
  return Result<model::Remoteness>(std::move(remoteness), std::move(issues));
}

}  // namespace fairshares::run
