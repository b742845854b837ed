// The smallest study that has a bit of everything, built in memory: six zones, two Boards, two practices, two
// programmes under one parent. It joins without an error, a warning or a note; a test breaks one thing of it.
//
//   zone   Z1  Z2  Z3   Z4   Z5    Z6      every population is a power of two, so that a sum
//   people 64 128 256  512 1024  2048      shows which zones were counted: 4032 in all
//   Board  B1  B1  B1   B2   B2    B2      448 and 3584
//   place  C1  C1  C2   C3   C3    C3      192, 256 and 3584; nested in the Boards
//   class   1   1   2    2    6     6
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "join/build_model.h"

namespace fairshares::testing_support {

struct TinyStudy {
  study::Study study;
  join::Sources sources;
};

inline const std::vector<std::string> TINY_ZONES{"Z1", "Z2", "Z3", "Z4", "Z5", "Z6"};
inline const std::vector<AgeBand> TINY_BANDS{{0, 15}, {16, 64}, {65, OPEN_AGE}};
/// Parts of a population in each age-sex group (female bands, then male bands); they sum to 1.
inline constexpr std::array<double, 6> TINY_GROUP_PARTS{0.25, 0.125, 0.125, 0.25, 0.125, 0.125};

inline double tinyPopulation(std::size_t zone) {
  return 64.0 * std::exp2(static_cast<double>(zone));
}

inline study::TableReference tinyReference(const std::string& file) {
  return {file, "/tiny/" + file, "", std::nullopt, {"made up for tests", study::Status::Assumed}};
}

/// Rows 2, 3, ... as under one line of header.
inline std::vector<std::size_t> tinyRows(std::size_t count) {
  std::vector<std::size_t> rows(count);
  for (std::size_t i = 0; i < count; ++i) rows[i] = i + 2;
  return rows;
}

/// Persons of each code spread over the groups by TINY_GROUP_PARTS.
inline model::CountTable tinyCounts(const std::string& file, const std::vector<std::string>& codes,
                                    const std::vector<double>& populations) {
  model::CountTable table;
  table.file = file;
  table.bands = TINY_BANDS;
  table.codes = codes;
  table.rows = tinyRows(codes.size());
  for (const double population : populations)
    for (const double part : TINY_GROUP_PARTS) table.persons.push_back(population * part);
  return table;
}

inline model::AttributeTable tinyTable(const std::string& file, const std::string& codeColumn,
                                       const std::vector<std::string>& codes) {
  model::AttributeTable table;
  table.file = file;
  table.codeColumn = codeColumn;
  table.codes = codes;
  table.rows = tinyRows(codes.size());
  return table;
}

inline void addTinyPlaces(TinyStudy& tiny) {
  tiny.study.zones.table = tinyReference("zones.gpkg");
  model::AreaLayer& zones = tiny.sources.zones;
  zones.file = "zones.gpkg";
  zones.crs = "EPSG:27700";
  zones.codes = TINY_ZONES;
  zones.rows = tinyRows(TINY_ZONES.size());
  for (const std::string& code : TINY_ZONES) {
    zones.names.push_back("Zone " + code.substr(1));
    zones.wkb.push_back("polygon of " + code);
  }
  tiny.study.lookups = {tinyReference("lookup.csv")};
  tiny.study.levels = {{"boards", "NHS Boards", "HB", "HBName", std::nullopt},
                       {"councils", "Council areas", "CA", std::nullopt, std::nullopt}};
  model::AttributeTable lookup = tinyTable("lookup.csv", "DataZone", TINY_ZONES);
  lookup.texts = {{"HB", {"B1", "B1", "B1", "B2", "B2", "B2"}},
                  {"HBName", {"North", "North", "North", "South", "South", "South"}},
                  {"CA", {"C1", "C1", "C2", "C3", "C3", "C3"}}};
  tiny.sources.lookups = {lookup};
}

inline void addTinyPeople(TinyStudy& tiny) {
  tiny.study.population.table = tinyReference("population.csv");
  std::vector<double> populations;
  for (std::size_t zone = 0; zone < TINY_ZONES.size(); ++zone) populations.push_back(tinyPopulation(zone));
  tiny.sources.population = tinyCounts("population.csv", TINY_ZONES, populations);

  study::Practices practices;
  practices.table = tinyReference("practices.csv");
  practices.name = "PracticeName";
  practices.zone = "DataZone";
  practices.easting = "Easting";
  practices.northing = "Northing";
  practices.lists = tinyReference("lists.csv");
  practices.ageBands = TINY_BANDS;
  tiny.study.practices = practices;
  model::AttributeTable table = tinyTable("practices.csv", "PracticeCode", {"P1", "P2"});
  table.texts = {{"PracticeName", {"Harbour Surgery", "Hill Surgery"}}, {"DataZone", {"Z1", "Z6"}}};
  table.numbers = {{"Easting", {100000.0, 200000.0}, 0}, {"Northing", {700000.0, 600000.0}, 0}};
  tiny.sources.practices = table;
  tiny.sources.practiceLists =
      tinyCounts("lists.csv", {"P1", "P2"}, {4096.0, 3968.0});  // twice the residents
}

inline void addTinyIndicators(TinyStudy& tiny) {
  study::Indicator smr;
  smr.id = "smr";
  smr.title = "Mortality";
  smr.kind = study::IndicatorKind::Epidemiological;
  smr.table = tinyReference("indicators.csv");
  smr.column = "SMR";
  tiny.study.indicators = {smr};
  model::AttributeTable indicators = tinyTable("indicators.csv", "DataZone", TINY_ZONES);
  indicators.numbers = {{"SMR", {100.0, 120.0, 90.0, 80.0, 110.0, 140.0}, 0}};
  tiny.sources.attributes[join::tableKey(smr.table)] = indicators;

  tiny.study.categories = {{"urban_rural", "Urban-rural class", tinyReference("classes.csv"), "Class"}};
  model::AttributeTable classes = tinyTable("classes.csv", "DataZone", TINY_ZONES);
  classes.texts = {{"Class", {"1", "1", "2", "2", "6", "6"}}};
  tiny.sources.attributes[join::tableKey(tinyReference("classes.csv"))] = classes;

  model::AttributeTable practiceNeeds = tinyTable("practice_needs.csv", "PracticeCode", {"P1", "P2"});
  practiceNeeds.numbers = {{"needs", {0.9, 1.1}, 0}};
  tiny.sources.attributes[join::tableKey(tinyReference("practice_needs.csv"))] = practiceNeeds;
}

/// Positions of the programmes.
inline constexpr std::size_t TINY_ALL = 0, TINY_ACUTE = 1, TINY_PRESCRIBING = 2;

inline void addTinyProgrammes(TinyStudy& tiny) {
  const study::TableReference costs = tinyReference("costs.csv");
  const study::TableReference coefficients = tinyReference("coefficients.csv");
  const study::TableReference ratios = tinyReference("ratios.csv");
  study::Programme all;
  all.id = all.title = "all";

  study::Programme acute;
  acute.id = acute.title = "acute";
  acute.parent = "all";
  acute.budgetGbp = study::Parameter{768.0, {}};
  acute.ageSex.method = study::StepMethod::CostWeights;
  acute.ageSex.costWeights = costs;
  acute.needs.method = study::StepMethod::Indicators;
  acute.needs.coefficientTable = coefficients;
  acute.excessCost.method = study::StepMethod::CategoryRatios;
  acute.excessCost.category = "urban_rural";
  acute.excessCost.ratioTable = ratios;

  study::Programme prescribing;
  prescribing.id = prescribing.title = "gp_prescribing";
  prescribing.parent = "all";
  prescribing.basis = study::Basis::Practices;
  prescribing.budgetGbp = study::Parameter{256.0, {}};
  prescribing.ageSex.method = study::StepMethod::CostWeights;
  prescribing.ageSex.costWeights = costs;
  prescribing.needs.method = study::StepMethod::Index;
  prescribing.needs.index = study::IndexSource{tinyReference("practice_needs.csv"), "needs"};
  tiny.study.programmes = {all, acute, prescribing};

  std::vector<model::CostWeightRow> rows;
  double cost = 100.0;
  for (const char* programme : {"acute", "gp_prescribing"})
    for (const Sex sex : {Sex::Female, Sex::Male})
      for (const AgeBand& band : TINY_BANDS)
        rows.push_back({programme, sex, band, cost += 10.0, rows.size() + 2});
  tiny.sources.costWeights[join::tableKey(costs)] = rows;
  tiny.sources.coefficients[join::tableKey(coefficients)] = {{"acute", "smr", 0.1, 2}};
  tiny.sources.categoryRatios[join::tableKey(ratios)] = {
      {"acute", "1", 1.0, 2}, {"acute", "2", 1.25, 3}, {"acute", "6", 1.5, 4}};
}

/// The study described at the top of this file.
inline TinyStudy tinyStudy() {
  TinyStudy tiny;
  tiny.study.file = "study.toml";
  tiny.study.folder = "/tiny";
  tiny.study.title = "Tiny";
  tiny.study.synthetic = true;
  tiny.study.ageBands = TINY_BANDS;
  addTinyPlaces(tiny);
  addTinyPeople(tiny);
  addTinyIndicators(tiny);
  addTinyProgrammes(tiny);
  return tiny;
}

/// Adds projections that double the first Board and halve the second.
inline void addTinyRebasing(TinyStudy& tiny) {
  tiny.study.rebasing = study::Rebasing{tinyReference("projections.csv"), "boards", std::nullopt};
  tiny.sources.projections = tinyCounts("projections.csv", {"B1", "B2"}, {896.0, 1792.0});
}

/// Adds present allocations by Board.
inline void addTinyAllocations(TinyStudy& tiny) {
  tiny.study.allocations = study::Allocations{tinyReference("allocations.csv"), "boards", "gbp"};
  model::AttributeTable table = tinyTable("allocations.csv", "HB", {"B1", "B2"});
  table.numbers = {{"gbp", {128.0, 896.0}, 0}};
  tiny.sources.attributes[join::tableKey(tinyReference("allocations.csv"))] = table;
}

/// The attribute table of a file of the tiny study.
inline model::AttributeTable& tinyAttributes(TinyStudy& tiny, const std::string& file) {
  return tiny.sources.attributes.at(join::tableKey(tinyReference(file)));
}

/// Takes the row of a code out of a table.
inline void removeCode(model::AttributeTable& table, const std::string& code) {
  const auto at = std::find(table.codes.begin(), table.codes.end(), code) - table.codes.begin();
  table.codes.erase(table.codes.begin() + at);
  table.rows.erase(table.rows.begin() + at);
  for (auto& column : table.texts) column.values.erase(column.values.begin() + at);
  for (auto& column : table.numbers) column.values.erase(column.values.begin() + at);
}
inline void removeCode(model::CountTable& table, const std::string& code) {
  const auto at = std::find(table.codes.begin(), table.codes.end(), code) - table.codes.begin();
  table.codes.erase(table.codes.begin() + at);
  table.rows.erase(table.rows.begin() + at);
  const auto groups = static_cast<std::ptrdiff_t>(table.groupCount());
  table.persons.erase(table.persons.begin() + at * groups, table.persons.begin() + (at + 1) * groups);
}

/// Adds a row for a code: a copy of the first row's cells.
inline void addCode(model::AttributeTable& table, const std::string& code) {
  table.codes.push_back(code);
  table.rows.push_back(table.rows.back() + 1);
  for (auto& column : table.texts) column.values.push_back(std::string(column.values.front()));
  for (auto& column : table.numbers) column.values.push_back(std::optional<double>(column.values.front()));
}
/// Adds a row of counts for a code.
inline void addCode(model::CountTable& table, const std::string& code, double population) {
  table.codes.push_back(code);
  table.rows.push_back(table.rows.back() + 1);
  for (const double part : TINY_GROUP_PARTS) table.persons.push_back(population * part);
}

/// Sets the persons of a code, spread over the groups.
inline void setPopulation(model::CountTable& table, const std::string& code, double population) {
  const auto at =
      static_cast<std::size_t>(std::find(table.codes.begin(), table.codes.end(), code) - table.codes.begin());
  for (std::size_t group = 0; group < table.groupCount(); ++group)
    table.persons[at * table.groupCount() + group] = population * TINY_GROUP_PARTS[group];
}

}  // namespace fairshares::testing_support
