#include "run/remoteness_layers.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/compensated_sum.h"
#include "base/number_text.h"
#include "run/output_columns.h"
#include "run/output_layers.h"

namespace fairshares::run {

namespace {

using model::OutputColumn;
using model::OutputTable;

constexpr const char* MINUTES = "minutes";

std::string minutesColumn(const model::NearestPlaces& nearest) {
  return nearest.id == "drive_time" ? "drive_time_min" : "minutes_to_" + nearest.id;
}

std::string minutesTitle(const model::NearestPlaces& nearest) {
  return nearest.id == "drive_time" ? "Drive time to the nearest centre" : "Minutes to: " + nearest.title;
}

void addNearest(OutputTable& table, const model::NearestPlaces& nearest) {
  const std::string column = minutesColumn(nearest);
  table.columns.push_back({column, minutesTitle(nearest), MINUTES, OutputColumn::Reals(nearest.minutes)});
  OutputColumn::Texts names;
  for (const auto& place : nearest.place)
    names.push_back(place ? std::optional(nearest.names[*place]) : std::nullopt);
  table.columns.push_back({nearest.id + "_place", minutesTitle(nearest) + ": where", "", std::move(names)});
  const bool anyUnreached = std::any_of(nearest.minutes.begin(), nearest.minutes.end(),
                                        [](const auto& minutes) { return !minutes; });
  if (anyUnreached)
    table.columns.push_back(textColumn(
        nearest.id + "_unreachable", minutesTitle(nearest) + ": why unreachable", nearest.unreachableReason));
}

std::string thresholdText(double minutes) {
  std::string text = shortestText(minutes);
  std::replace(text.begin(), text.end(), '.', '_');
  return text;
}

void addClasses(OutputTable& table, const model::ZoneClasses& classes) {
  table.columns.push_back(textColumn("urban_rural_class", "Urban-rural class", classes.views[0].codes));
  table.columns.push_back(textColumn("urban_rural_name", "Urban-rural class: name", classes.classNames));
  for (std::size_t view = 1; view < classes.views.size(); ++view)
    table.columns.push_back(textColumn("urban_rural_" + classes.views[view].id,
                                       "Urban-rural class, " + classes.views[view].id,
                                       classes.views[view].codes));
  table.columns.push_back(
      textColumn("urban_rural_category", "Urban-rural category of excess costs", classes.category));
  table.columns.push_back({"island", "On an island (1) or not (0)", "",
                           OutputColumn::Integers(classes.island.begin(), classes.island.end())});
  for (std::size_t threshold = 0; threshold < classes.minuteThresholds.size(); ++threshold) {
    const std::string minutes = thresholdText(classes.minuteThresholds[threshold]);
    table.columns.push_back({"minutes_to_spare_" + minutes,
                             "Minutes to spare at the threshold of " + minutes + " (negative: too far)",
                             MINUTES, OutputColumn::Reals(classes.minutesToSpare[threshold])});
  }
}

void addRounds(OutputTable& table, const std::vector<model::ZoneRounds>& rounds) {
  const auto add = [&](const char* name, const char* title, const char* unit, auto value) {
    OutputColumn::Reals values;
    for (const model::ZoneRounds& round : rounds)
      values.push_back(round.simulated ? std::optional<double>(value(round)) : std::nullopt);
    table.columns.push_back({name, title, unit, std::move(values)});
  };
  using Rounds = model::ZoneRounds;
  add("nurse_minutes_per_contact", "Nurse: minutes per contact, travel included", MINUTES,
      [](const Rounds& round) { return round.minutesPerContact; });
  add("nurse_minutes_low", "Nurse: minutes per contact, low end of the 95 % interval", MINUTES,
      [](const Rounds& round) { return round.minutesLow; });
  add("nurse_minutes_high", "Nurse: minutes per contact, high end of the 95 % interval", MINUTES,
      [](const Rounds& round) { return round.minutesHigh; });
  add("nurse_minutes_closed_form", "Nurse: minutes per contact by the square-root law (cross-check)", MINUTES,
      [](const Rounds& round) { return round.closedFormMinutesPerContact; });
  add("nurse_travel_share", "Nurse: share of the time on the way", "0 to 1",
      [](const Rounds& round) { return round.travelShare; });
  add("nurse_visits_per_shift", "Nurse: visits per shift", "visits",
      [](const Rounds& round) { return round.visitsPerShift; });
  add("nurse_km_per_contact", "Nurse: road driven per contact", "km",
      [](const Rounds& round) { return round.kilometresPerContact; });
  add("nurse_cost_gbp_per_contact", "Nurse: cost per contact", "GBP",
      [](const Rounds& round) { return round.costPerContactGbp; });
  std::vector<std::string> bases, notes;
  for (const Rounds& round : rounds) {
    bases.push_back(round.base);
    notes.push_back(round.state);
  }
  table.columns.push_back(textColumn("nurse_base", "Nurse: base", bases));
  table.columns.push_back(textColumn("nurse_note", "Nurse: what was unusual", notes));
}

/// Means of minutes over the people who have any.
OutputColumn::Reals meanMinutes(const model::NearestPlaces& nearest, const model::Units& zones,
                                const model::Level& level) {
  std::vector<CompensatedSum> minutes(level.areaCodes.size()), people(level.areaCodes.size());
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    if (!nearest.minutes[zone]) continue;
    minutes[level.areaOfZone[zone]].add(*nearest.minutes[zone] * zones.population[zone]);
    people[level.areaOfZone[zone]].add(zones.population[zone]);
  }
  OutputColumn::Reals means(level.areaCodes.size());
  for (std::size_t area = 0; area < means.size(); ++area)
    if (people[area].value() > 0.0) means[area] = minutes[area].value() / people[area].value();
  return means;
}

/// The class in which most people of each area live.
std::vector<std::string> commonestClass(const model::ZoneClasses& classes, const model::Units& zones,
                                        const model::Level& level) {
  std::vector<std::map<std::string, CompensatedSum>> people(level.areaCodes.size());
  for (std::size_t zone = 0; zone < zones.size(); ++zone)
    people[level.areaOfZone[zone]][classes.views[0].codes[zone]].add(zones.population[zone]);
  std::vector<std::string> commonest;
  for (const auto& ofArea : people) {
    const auto most = std::max_element(ofArea.begin(), ofArea.end(), [](const auto& a, const auto& b) {
      return a.second.value() < b.second.value();
    });
    commonest.push_back(most == ofArea.end() ? std::string() : most->first);
  }
  return commonest;
}

OutputTable newTable(const FinishedRun& run, const char* name, const char* title, const std::string& what) {
  OutputTable table;
  table.name = name;
  table.title = layerTitle(run.joined.study, title);
  table.description = layerDescription(run.joined.study, what);
  return table;
}

/// Polygons as given; points where any settlement is one.
OutputTable settlementsLayer(const FinishedRun& run, const model::Remoteness& remoteness) {
  OutputTable table =
      newTable(run, "settlements", "Settlements",
               "One row a settlement: people as given, zones that belong to it, and whether it "
               "is a centre that drive times lead to.");
  constexpr std::size_t TYPE_BYTE = 1;  // of little-endian WKB
  constexpr char POINT_TYPE = 1;
  std::vector<std::string> shapes, codes, names;
  std::vector<double> populations, people;
  OutputColumn::Integers zones, centres;
  bool points = false;
  for (const model::SettlementOutcome& settlement : remoteness.settlements) {
    codes.push_back(settlement.code);
    names.push_back(settlement.name);
    populations.push_back(settlement.population);
    people.push_back(settlement.zonePopulation);
    zones.push_back(static_cast<std::int64_t>(settlement.zones));
    centres.push_back(settlement.isCentre && settlement.centre ? 1 : 0);
    shapes.push_back(settlement.wkb);
    points = points || (settlement.wkb.size() > TYPE_BYTE && settlement.wkb[TYPE_BYTE] == POINT_TYPE);
  }
  if (points)
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      const auto& centre = remoteness.settlements[i].centre;
      if (shapes[i][TYPE_BYTE] != POINT_TYPE) shapes[i] = centre ? pointWkb(centre->x, centre->y) : "";
    }
  setGeometry(table, points ? model::GeometryKind::Point : model::GeometryKind::MultiPolygon,
              run.joined.study.crs, std::move(shapes));
  table.columns.push_back(textColumn("code", "Settlement code", codes));
  table.columns.push_back(textColumn("name", "Settlement", names));
  table.columns.push_back(realColumn("population", "Population as given", "persons", populations));
  table.columns.push_back({"zones", "Data zones that belong to it", "", std::move(zones)});
  table.columns.push_back(realColumn("zone_population", "People of those zones", "persons", people));
  table.columns.push_back({"is_centre", "A centre for drive times (1) or not (0)", "", std::move(centres)});
  return table;
}

OutputTable ferriesLayer(const FinishedRun& run, const model::Remoteness& remoteness) {
  OutputTable table = newTable(run, "ferries", "Ferries", "One row a crossing, as the drive times use it.");
  std::vector<std::string> lines, names, bases;
  std::vector<double> crossing, waiting;
  OutputColumn::Integers vehicles;
  for (const model::Ferry& ferry : remoteness.ferries) {
    const std::vector<model::Point> straight{ferry.from, ferry.to};
    lines.push_back(lineWkb(ferry.line.size() >= 2 ? ferry.line : straight));
    names.push_back(ferry.name);
    crossing.push_back(ferry.crossingMinutes);
    waiting.push_back(ferry.waitingMinutes);
    vehicles.push_back(ferry.vehicles ? 1 : 0);
    bases.push_back(ferry.basis);
  }
  setGeometry(table, model::GeometryKind::MultiLineString, run.joined.study.crs, std::move(lines));
  table.columns.push_back(textColumn("name", "Ferry", names));
  table.columns.push_back(realColumn("crossing_min", "Crossing", MINUTES, crossing));
  table.columns.push_back(realColumn("waiting_min", "Waiting, once a boarding", MINUTES, waiting));
  table.columns.push_back(
      {"vehicles", "Takes vehicles (1) or foot passengers only (0)", "", std::move(vehicles)});
  table.columns.push_back(textColumn("basis", "Where its minutes come from", bases));
  return table;
}

std::string legsText(const model::ZoneRoute& route) {
  std::string text;
  for (const model::RouteLegText& leg : route.legs)
    text += (text.empty() ? "" : "; ") + leg.what + " " + fixedText(leg.minutes, 1) + " min";
  return text;
}

OutputTable routesLayer(const FinishedRun& run, const model::Remoteness& remoteness) {
  OutputTable table =
      newTable(run, "routes", "Routes", "One row a data zone: the way to its nearest centre.");
  const model::Units& zones = run.joined.model.zones;
  const model::NearestPlaces& nearest = *remoteness.driveTime;
  std::vector<std::string> lines, codes, centres, legs;
  std::vector<double> minutes, kilometres;
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const auto& route = remoteness.routes[zone];
    if (!route) continue;
    CompensatedSum length;
    for (const model::RouteLegText& leg : route->legs) length.add(leg.kilometres);
    lines.push_back(route->line.size() >= 2 ? lineWkb(route->line) : std::string());
    codes.push_back(zones.codes[zone]);
    centres.push_back(nearest.names[*nearest.place[zone]]);
    minutes.push_back(*nearest.minutes[zone]);
    kilometres.push_back(length.value());
    legs.push_back(legsText(*route));
  }
  setGeometry(table, model::GeometryKind::MultiLineString, run.joined.study.crs, std::move(lines));
  table.columns.push_back(textColumn("code", "Data zone code", codes));
  table.columns.push_back(textColumn("centre", "Centre", centres));
  table.columns.push_back(realColumn("drive_time_min", "Drive time", MINUTES, minutes));
  table.columns.push_back(realColumn("length_km", "Length", "km", kilometres));
  table.columns.push_back(textColumn("legs", "Legs", legs));
  return table;
}

OutputTable networkSummary(const FinishedRun& run, const model::Remoteness& remoteness) {
  OutputTable table = newTable(run, "network_summary", "Network summary",
                               "What the network is made of, and what in it deserves a look.");
  std::vector<std::string> items, names, units, notes;
  OutputColumn::Reals values;
  for (const model::NetworkFact& fact : remoteness.networkFacts) {
    items.push_back(fact.item);
    names.push_back(fact.name);
    values.push_back(fact.value);
    units.push_back(fact.unit);
    notes.push_back(fact.note);
  }
  table.columns.push_back(textColumn("item", "Item", items));
  table.columns.push_back(textColumn("name", "Which", names));
  table.columns.push_back({"value", "Value", "", std::move(values)});
  table.columns.push_back(textColumn("unit", "Unit", units));
  table.columns.push_back(textColumn("note", "Note", notes));
  return table;
}

}  // namespace

bool standsIn(const study::Study& study) {
  return study.remoteness && study.remoteness->network.method == study::NetworkMethod::Proximity;
}

void addRemotenessColumns(OutputTable& table, const model::Remoteness& remoteness) {
  if (remoteness.driveTime) addNearest(table, *remoteness.driveTime);
  for (const model::NearestPlaces& nearest : remoteness.destinations) addNearest(table, nearest);
  if (remoteness.classes) addClasses(table, *remoteness.classes);
  if (remoteness.rounds) addRounds(table, *remoteness.rounds);
}

void addRemotenessColumns(OutputTable& table, const model::Remoteness& remoteness, const model::Units& zones,
                          const model::Level& level) {
  const auto add = [&](const model::NearestPlaces& nearest) {
    table.columns.push_back({minutesColumn(nearest),
                             minutesTitle(nearest) + ": mean, weighted by the people who can get there",
                             MINUTES, meanMinutes(nearest, zones, level)});
  };
  if (remoteness.driveTime) add(*remoteness.driveTime);
  for (const model::NearestPlaces& nearest : remoteness.destinations) add(nearest);
  if (remoteness.classes)
    table.columns.push_back(textColumn("urban_rural_class", "Urban-rural class in which most people live",
                                       commonestClass(*remoteness.classes, zones, level)));
}

std::vector<OutputTable> remotenessLayers(const FinishedRun& run) {
  std::vector<OutputTable> tables;
  if (!run.joined.model.remoteness) return tables;
  const model::Remoteness& remoteness = *run.joined.model.remoteness;
  if (!remoteness.settlements.empty()) tables.push_back(settlementsLayer(run, remoteness));
  if (!remoteness.ferries.empty()) tables.push_back(ferriesLayer(run, remoteness));
  const bool wantsRoutes = run.joined.study.remoteness->network.routes && remoteness.driveTime.has_value();
  if (wantsRoutes) tables.push_back(routesLayer(run, remoteness));
  tables.push_back(networkSummary(run, remoteness));
  return tables;
}

}  // namespace fairshares::run
