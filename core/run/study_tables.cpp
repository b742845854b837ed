#include "run/study_tables.h"

namespace fairshares::run {

namespace {

using Tables = std::vector<StudyTable>;

void addPlaces(const study::Study& study, Tables& tables) {
  tables.push_back({"zones", &study.zones.table});
  for (const study::TableReference& lookup : study.lookups) tables.push_back({"lookup", &lookup});
  for (const study::Level& level : study.levels)
    if (level.boundaries) tables.push_back({"levels." + level.id + ".boundaries", &*level.boundaries});
}

void addPeople(const study::Study& study, Tables& tables) {
  tables.push_back({"population", &study.population.table});
  if (study.rebasing) tables.push_back({"population.rebasing", &study.rebasing->table});
  if (!study.practices) return;
  tables.push_back({"practices", &study.practices->table});
  tables.push_back({"practices.lists", &study.practices->lists});
}

void addProgrammes(const study::Study& study, Tables& tables) {
  for (const study::Programme& programme : study.programmes) {
    const std::string key = "programmes." + programme.id;
    const auto addIndex = [&](const char* step, const std::optional<study::IndexSource>& index) {
      if (index) tables.push_back({key + "." + step, &index->table});
    };
    const auto addTable = [&](const char* step, const std::optional<study::TableReference>& table) {
      if (table) tables.push_back({key + "." + step, &*table});
    };
    addIndex("age_sex", programme.ageSex.index);
    addIndex("needs", programme.needs.index);
    addIndex("excess_cost", programme.excessCost.index);
    addTable("age_sex", programme.ageSex.costWeights);
    addTable("needs", programme.needs.coefficientTable);
    addTable("excess_cost", programme.excessCost.ratioTable);
  }
}

void addRemoteness(const study::Remoteness& remoteness, Tables& tables) {
  for (const study::RoadLayer& layer : remoteness.network.layers) tables.push_back({"network", &layer.table});
  if (remoteness.network.speeds) tables.push_back({"network.speeds", &*remoteness.network.speeds});
  if (remoteness.ferries) tables.push_back({"ferries", &remoteness.ferries->table});
  if (remoteness.fixedLinks) tables.push_back({"fixed_links", &*remoteness.fixedLinks});
  if (remoteness.accessPoints) tables.push_back({"access_points", &remoteness.accessPoints->table});
  if (remoteness.settlements) tables.push_back({"settlements", &remoteness.settlements->places.table});
  if (remoteness.extraCentres) tables.push_back({"extra_centres", &remoteness.extraCentres->table});
  if (remoteness.urbanRural && remoteness.urbanRural->islands)
    tables.push_back({"urban_rural.islands", &remoteness.urbanRural->islands->table});
  for (const study::Destination& destination : remoteness.destinations)
    tables.push_back({"destinations." + destination.id, &destination.places.table});
  if (!remoteness.nurseRounds) return;
  tables.push_back({"nurse_rounds.bases", &remoteness.nurseRounds->bases.table});
  if (remoteness.nurseRounds->patients)
    tables.push_back({"nurse_rounds.patients", &remoteness.nurseRounds->patients->table});
}

}  // namespace

std::vector<StudyTable> studyTables(const study::Study& study) {
  Tables tables;
  addPlaces(study, tables);
  addPeople(study, tables);
  for (const study::Indicator& indicator : study.indicators)
    tables.push_back({"indicators." + indicator.id, &indicator.table});
  for (const study::Category& category : study.categories)
    if (!category.derived) tables.push_back({"categories." + category.id, &category.table});
  addProgrammes(study, tables);
  if (study.allocations) tables.push_back({"allocations", &study.allocations->table});
  if (study.remoteness) addRemoteness(*study.remoteness, tables);
  return tables;
}

}  // namespace fairshares::run
