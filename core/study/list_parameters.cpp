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
    list.addTable("categories." + category.id, category.table, "category");
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
}

}  // namespace

std::vector<ParameterRow> listParameters(const Study& study) {
  ParameterList list;
  addPlaces(study, list);
  addPeople(study, list);
  addIndicators(study, list);
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
