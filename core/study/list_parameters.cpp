// Fair Shares: every parameter and table of a study with its source and status.
#include "base/number_text.h"
#include "study/study.h"
#include "study/study_problems.h"

namespace fairshares::study {

namespace {

constexpr const char* NO_UNIT = "no unit";

/// Gathers the rows in the order of the file's sections.
class ParameterList {
 public:
  void addTable(const std::string& key, const TableReference& table, const std::string& unit) {
    std::string value = table.file;
    if (!table.layer.empty()) value += " (" + table.layer + ")";
    mRows.push_back({key, value, unit, table.provenance});
  }
  void addParameter(const std::string& key, const std::optional<Parameter>& parameter,
                    const std::string& unit) {
    if (parameter) mRows.push_back({key, shortestText(parameter->value), unit, parameter->provenance});
  }
  void add(const std::string& key, const std::string& value, const std::string& unit,
           const Provenance& provenance) {
    mRows.push_back({key, value, unit, provenance});
  }
  [[nodiscard]] std::vector<ParameterRow> take() { return std::move(mRows); }

 private:
  std::vector<ParameterRow> mRows;
};

void addPlaces(const Study& study, ParameterList& list) {
  list.addTable("zones", study.zones.table, "polygons");
  for (std::size_t position = 0; position < study.lookups.size(); ++position) {
    const std::string number = study.lookups.size() > 1 ? "[" + std::to_string(position + 1) + "]" : "";
    list.addTable("lookup" + number, study.lookups[position], "area codes");
  }
  for (const Level& level : study.levels)
    if (level.boundaries) list.addTable("levels." + level.id + ".boundaries", *level.boundaries, "polygons");
}

void addPeople(const Study& study, ParameterList& list) {
  list.addTable("population", study.population.table, "persons");
  if (study.rebasing) list.addTable("population.rebasing", study.rebasing->table, "persons");
  if (!study.practices) return;
  list.addTable("practices", study.practices->table, "practices");
  list.addTable("practices.lists", study.practices->lists, "persons");
}

void addIndicators(const Study& study, ParameterList& list) {
  for (const Indicator& indicator : study.indicators) {
    const std::string key = "indicators." + indicator.id;
    const Provenance& provenance = indicator.table.provenance;
    list.addTable(key, indicator.table, "as in column " + indicator.column);
    if (indicator.fill != FillRule::Refuse)
      list.add(key + ".fill",
               std::string(fillRuleName(indicator.fill)) +
                   (indicator.fillLevel.empty() ? "" : " of " + indicator.fillLevel),
               NO_UNIT, provenance);
    if (indicator.standardisedMinimum)
      list.add(key + ".standardised_minimum", shortestText(*indicator.standardisedMinimum),
               "standard deviations", provenance);
    if (indicator.standardisedMaximum)
      list.add(key + ".standardised_maximum", shortestText(*indicator.standardisedMaximum),
               "standard deviations", provenance);
  }
  for (const Category& category : study.categories)
    if (!category.derived) list.addTable("categories." + category.id, category.table, "category");
}

void addNetwork(const Network& network, ParameterList& list) {
  const bool roads = network.method == NetworkMethod::Roads;
  list.add("network.method", std::string(networkMethodName(network.method)), NO_UNIT, network.provenance);
  for (std::size_t layer = 0; layer < network.layers.size(); ++layer)
    list.addTable(layer == 0 ? "network" : "network.also[" + std::to_string(layer) + "]",
                  network.layers[layer].table, "roads");
  if (network.speeds) list.addTable("network.speeds", *network.speeds, "km per hour");
  if (network.congestion)
    for (const Congestion::Step& step : network.congestion->steps)
      list.add("network.congestion in settlements of " + shortestText(step.population),
               shortestText(step.factor), "times the minutes", network.congestion->provenance);
  const auto add = [&](const char* key, const Parameter& parameter, const char* unit) {
    list.addParameter(std::string("network.") + key, parameter, unit);
  };
  if (roads) {
    add("join_tolerance_metres", network.joinToleranceMetres, "metres");
    add("id_tolerance_metres", network.idToleranceMetres, "metres");
    add("access_km_per_hour", network.accessKmPerHour, "km per hour");
    add("access_reach_metres", network.accessReachMetres, "metres");
    add("water_tolerance_metres", network.waterToleranceMetres, "metres");
  } else {
    add("circuity_factor", network.circuityFactor, "road metres per straight metre");
    add("compact_km_per_hour", network.compactKmPerHour, "km per hour");
    add("wide_km_per_hour", network.wideKmPerHour, "km per hour");
    add("wide_zone_square_km", network.wideZoneSquareKm, "square km");
    add("place_reach_metres", network.placeReachMetres, "metres");
  }
}

void addNurseRounds(const NurseRounds& rounds, ParameterList& list) {
  list.add("nurse_rounds", "simulated working days", NO_UNIT, rounds.provenance);
  list.addTable("nurse_rounds.bases", rounds.bases.table, "places");
  if (rounds.patients) list.addTable("nurse_rounds.patients", rounds.patients->table, "persons");
  const auto add = [&](const char* key, const Parameter& parameter, const char* unit) {
    list.addParameter(std::string("nurse_rounds.") + key, parameter, unit);
  };
  add("contact_minutes", rounds.contactMinutes, "minutes a visit");
  add("stop_minutes", rounds.stopMinutes, "minutes a visit");
  add("shift_minutes", rounds.shiftMinutes, "minutes");
  add("staff_gbp_per_hour", rounds.staffGbpPerHour, "GBP per hour");
  add("mileage_gbp_per_km", rounds.mileageGbpPerKm, "GBP per km");
  add("days", rounds.days, "simulated days a zone");
  add("seed", rounds.seed, NO_UNIT);
}

/// "at least 3000 people, at most 30 minutes": what a zone must meet.
std::string conditionsOf(const UrbanRuralClass& one) {
  std::string text;
  if (one.population) text = "at least " + shortestText(*one.population) + " people";
  if (one.minutes)
    text += (text.empty() ? "at most " : ", at most ") + shortestText(*one.minutes) + " minutes";
  return text.empty() ? "all others" : text;
}

void addUrbanRural(const UrbanRural& urbanRural, ParameterList& list) {
  const auto add = [&](const char* key, const std::vector<double>& thresholds, const char* unit) {
    std::string text;
    for (const double threshold : thresholds) text += (text.empty() ? "" : ", ") + shortestText(threshold);
    if (!text.empty()) list.add(key, text, unit, urbanRural.provenance);
  };
  list.add("urban_rural", urbanRural.classes.empty() ? "Scottish Government classes" : "classes of the study",
           NO_UNIT, urbanRural.provenance);
  add("urban_rural.populations", urbanRural.populations, "persons");
  add("urban_rural.minutes", urbanRural.minutes, "minutes");
  for (const UrbanRuralClass& one : urbanRural.classes)
    list.add("urban_rural.classes " + one.code, conditionsOf(one), "persons and minutes",
             urbanRural.provenance);
  if (urbanRural.islands) list.addTable("urban_rural.islands", urbanRural.islands->table, "islands");
}

void addRemoteness(const Remoteness& remoteness, ParameterList& list) {
  addNetwork(remoteness.network, list);
  if (remoteness.ferries) {
    const Ferries& ferries = *remoteness.ferries;
    list.addTable("ferries", ferries.table, "minutes");
    list.addParameter("ferries.waiting_minutes", ferries.waitingMinutes,
                      "minutes, where the table is silent");
    list.addParameter("ferries.reach_metres", ferries.reachMetres, "metres");
    list.addParameter("ferries.road_km_per_hour", ferries.roadKmPerHour, "km per hour");
    list.add("ferries.foot_passengers", ferries.footPassengers ? "true" : "false", NO_UNIT,
             ferries.table.provenance);
  }
  if (remoteness.fixedLinks) list.addTable("fixed_links", *remoteness.fixedLinks, "bridges and causeways");
  if (remoteness.accessPoints) list.addTable("access_points", remoteness.accessPoints->table, "places");
  if (remoteness.settlements) {
    list.addTable("settlements", remoteness.settlements->places.table, "persons");
    list.addParameter("settlements.reach_metres", remoteness.settlements->reachMetres, "metres");
    list.addParameter("settlements.centre_population", remoteness.settlements->centrePopulation, "persons");
  }
  if (remoteness.extraCentres) list.addTable("extra_centres", remoteness.extraCentres->table, "places");
  if (remoteness.urbanRural) addUrbanRural(*remoteness.urbanRural, list);
  for (const Destination& destination : remoteness.destinations)
    list.addTable("destinations." + destination.id, destination.places.table, "places");
  if (remoteness.nurseRounds) addNurseRounds(*remoteness.nurseRounds, list);
}

void addSteps(const Programme& programme, ParameterList& list) {
  const std::string key = "programmes." + programme.id;
  for (const auto& [name, index] :
       {std::pair{".age_sex", &programme.ageSex.index}, std::pair{".needs", &programme.needs.index},
        std::pair{".excess_cost", &programme.excessCost.index}})
    if (*index) list.addTable(key + name, (*index)->table, "index, " + std::string(NO_UNIT));
  if (programme.ageSex.costWeights)
    list.addTable(key + ".age_sex", *programme.ageSex.costWeights, "GBP per head");
  if (programme.needs.coefficientTable)
    list.addTable(key + ".needs", *programme.needs.coefficientTable, "per standard deviation");
  for (const auto& [indicator, coefficient] : programme.needs.coefficients)
    list.add(keyPathOf(key + ".needs.coefficients", indicator), shortestText(coefficient),
             "per standard deviation", programme.needs.provenance);
  list.addParameter(key + ".needs.raw_minimum", programme.needs.rawMinimum, NO_UNIT);
  if (programme.excessCost.ratioTable)
    list.addTable(key + ".excess_cost", *programme.excessCost.ratioTable, "ratio, " + std::string(NO_UNIT));
  if (programme.excessCost.method == StepMethod::Travel)
    list.add(key + ".excess_cost", "cost of a contact by travel", "ratio, " + std::string(NO_UNIT),
             programme.excessCost.provenance);
  list.addParameter(key + ".excess_cost.travel_share", programme.excessCost.travelShare, "share of spending");
}

}  // namespace

std::vector<ParameterRow> listParameters(const Study& study) {
  ParameterList list;
  addPlaces(study, list);
  addPeople(study, list);
  addIndicators(study, list);
  if (study.remoteness) addRemoteness(*study.remoteness, list);
  for (const Programme& programme : study.programmes) {
    const std::string key = "programmes." + programme.id;
    list.addParameter(key + ".budget_gbp", programme.budgetGbp, "GBP");
    list.addParameter(key + ".expenditure_gbp", programme.expenditureGbp, "GBP");
    addSteps(programme, list);
  }
  if (study.allocations) list.addTable("allocations", study.allocations->table, "GBP");
  return list.take();
}

}  // namespace fairshares::study
