#include "processing/zone_model.h"

#include <algorithm>
#include <utility>

#include "base/compensated_sum.h"
#include "base/number_text.h"
#include "formula/evaluate.h"
#include "join/build_model.h"
#include "join/code_match.h"

namespace fairshares::processing {

namespace {

using model::OutputColumn;
using model::Step;

constexpr const char* CATEGORY = "category";

study::TableReference tableNamed(const std::string& name) {
  study::TableReference table;
  table.file = name;
  table.path = name;
  return table;
}

study::Study studyOf(const model::AttributeTable& zones, const ZoneColumns& columns,
                     const std::string& ratioTable) {
  const study::TableReference table = tableNamed(zones.file);
  study::Study study;
  study.file = zones.file;
  study.ageBands = {AgeBand{}};
  study.zones.table = table;
  study.population.table = table;
  study::Programme programme;
  programme.id = RatioTable::ROWS_OF;
  programme.title = zones.file;
  programme.budgetGbp = study::Parameter{1.0, {}};
  const auto index = [&](study::StepMethod& method, std::optional<study::IndexSource>& source,
                         const std::string& column) {
    if (column.empty()) return;
    method = study::StepMethod::Index;
    source = study::IndexSource{table, column};
  };
  index(programme.ageSex.method, programme.ageSex.index, columns.ageSexIndex);
  index(programme.needs.method, programme.needs.index, columns.needsIndex);
  index(programme.excessCost.method, programme.excessCost.index, columns.excessCostIndex);
  if (!columns.category.empty()) {
    study::Category category;
    category.id = CATEGORY;
    category.title = columns.category;
    category.table = table;
    category.column = columns.category;
    study.categories.push_back(category);
    programme.excessCost.method = study::StepMethod::CategoryRatios;
    programme.excessCost.category = CATEGORY;
    programme.excessCost.ratioTable = tableNamed(ratioTable);
    programme.excessCost.rowsOf = RatioTable::ROWS_OF;
  }
  if (!columns.travelCost.empty()) {
    programme.excessCost.method =
        columns.category.empty() ? study::StepMethod::Travel : study::StepMethod::Mix;
    programme.excessCost.travelShare = study::Parameter{columns.travelShare, {}};
  }
  study.programmes.push_back(std::move(programme));
  return study;
}

/// Persons of the zones, all in one group: the indices are finished, so age and sex are spent.
model::CountTable countsOf(const model::AttributeTable& zones, const ZoneColumns& columns, Issues& issues) {
  model::CountTable counts;
  counts.file = zones.file;
  counts.bands = {AgeBand{}};
  counts.codes = zones.codes;
  counts.rows = zones.rows;
  for (std::size_t row = 0; row < zones.codes.size(); ++row) {
    CompensatedSum sum;
    for (const std::string& column : columns.population) {
      const std::optional<double> persons = zones.findNumber(column)->values[row];
      if (persons)
        sum.add(*persons);
      else
        issues.add({Severity::Error,
                    IssueCode::ValueMissing,
                    {zones.file, zones.layer, zones.rows[row], column, zones.codes[row]},
                    "",
                    "The zone " + zones.codes[row] + " has no number of persons; missing is not 0.",
                    "Enter the number, or 0 if nobody lives there."});
    }
    counts.persons.push_back(sum.value());
    for (std::size_t group = 1; group < counts.groupCount(); ++group) counts.persons.push_back(0.0);
  }
  return counts;
}

Issue valueIssue(const model::AttributeTable& zones, std::size_t row, const std::string& column,
                 IssueCode code, const std::string& value, const std::string& message,
                 const std::string& mend) {
  return {Severity::Error, code,    {zones.file, zones.layer, zones.rows[row], column, zones.codes[row]},
          value,           message, mend};
}

/// What visits cost, by zone of the model, as if nurses' days had been simulated. Errors where people live
/// and the cost is not known or no cost.
std::vector<model::ZoneRounds> roundsOf(const model::AttributeTable& zones, const std::string& column,
                                        const model::Units& units, Issues& issues) {
  std::vector<model::ZoneRounds> rounds(units.size());
  const auto& costs = zones.findNumber(column)->values;
  for (std::size_t row = 0; row < zones.codes.size(); ++row) {
    const std::uint32_t zone = join::findCode(units.codes, zones.codes[row]);
    if (costs[row] && *costs[row] > 0.0) {
      rounds[zone].simulated = true;
      rounds[zone].costPerContactGbp = *costs[row];
    } else if (units.population[zone] > 0.0 && !costs[row]) {
      issues.add(valueIssue(zones, row, column, IssueCode::ValueMissing, "",
                            "People live in the zone " + zones.codes[row] +
                                ", but what a visit at home costs there is missing; it is never filled in.",
                            "Enter the cost in pounds."));
    } else if (units.population[zone] > 0.0) {
      issues.add(valueIssue(zones, row, column, IssueCode::ValueOutOfRange, shortestText(*costs[row]),
                            "A visit at home costs something wherever people live; in the zone " +
                                zones.codes[row] + " it costs nothing or less.",
                            "Enter the cost in pounds, above 0."));
    }
  }
  return rounds;
}

OutputColumn realColumn(const std::string& name, const std::string& title, const std::string& unit,
                        const std::vector<double>& values) {
  return {name, title, unit, OutputColumn::Reals(values.begin(), values.end())};
}

OutputColumn indexColumn(const WeightedZones& zones, Step step, const std::string& title) {
  OutputColumn::Reals values(zones.model.zones.size());
  for (std::size_t zone = 0; zone < values.size(); ++zone)
    values[zone] = model::stepIndex(zones.weights, step, zone);
  return {std::string(model::stepName(step)) + "_index", title, "ratio to the national average",
          std::move(values)};
}

}  // namespace

Issues codeProblems(const model::AttributeTable& table) {
  join::Findings findings;
  join::matchCodes(join::uniqueCodes(table.codes), join::codedSource(table), "zone", join::Extras::Usual,
                   findings);
  return findings.takeIssues();
}

std::vector<std::string> ZoneColumns::numbers() const {
  std::vector<std::string> names = population;
  for (const std::string& name : {ageSexIndex, needsIndex, excessCostIndex, travelCost})
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  return names;
}

Result<WeightedZones> weightZones(const model::AttributeTable& zones, const ZoneColumns& columns,
                                  const RatioTable& ratios) {
  Issues issues = codeProblems(zones);
  join::Sources sources;
  sources.population = countsOf(zones, columns, issues);
  if (issues.hasErrors()) return issues;
  const study::Study study = studyOf(zones, columns, ratios.file);
  sources.zones.file = zones.file;
  sources.zones.codes = zones.codes;
  sources.zones.names.resize(zones.codes.size());
  sources.zones.rows = zones.rows;
  sources.zones.wkb.resize(zones.codes.size());
  sources.attributes.emplace(join::tableKey(study.zones.table), zones);
  if (!columns.category.empty())
    sources.categoryRatios.emplace(join::tableKey(tableNamed(ratios.file)), ratios.rows);

  join::JoinedPlaces places = join::joinPlaces(study, sources);
  if (!columns.travelCost.empty() && places.model.zones.size() == zones.codes.size()) {
    places.model.remoteness.emplace();
    places.model.remoteness->rounds = roundsOf(zones, columns.travelCost, places.model.zones, issues);
    if (issues.hasErrors()) return issues;
  }
  Result<join::Joined> joined = join::buildModel(study, std::move(sources), std::move(places));
  issues.append(joined.issues());
  if (!joined) return issues;
  WeightedZones weighted;
  weighted.model = std::move(joined.value().model);
  Result<model::Results> results = formula::evaluate(weighted.model, 1, SilentMonitor());
  issues.append(results.issues());
  if (!results) return issues;
  weighted.weights = *results.value().zones.programmes.front();
  for (const std::string& code : zones.codes)
    weighted.zoneOfRow.push_back(join::findCode(weighted.model.zones.codes, code));
  return Result<WeightedZones>(std::move(weighted), std::move(issues));
}

std::vector<OutputColumn> weightColumns(const WeightedZones& zones) {
  const model::StepWeights& weights = zones.weights;
  const std::vector<double>& final = weights.at(Step::ExcessCost);
  OutputColumn::Reals overall(final.size());
  std::vector<double> share(final.size());
  for (std::size_t zone = 0; zone < final.size(); ++zone) {
    overall[zone] = model::overallIndex(weights, zone);
    share[zone] = final[zone] / zones.model.nationalPopulation;
  }
  std::vector<OutputColumn> columns;
  columns.push_back(realColumn("population", "Population", "persons", weights.at(Step::Population)));
  columns.push_back(indexColumn(zones, Step::AgeSex, "Age-sex index"));
  columns.push_back(indexColumn(zones, Step::Needs, "Needs index"));
  columns.push_back(indexColumn(zones, Step::ExcessCost, "Excess cost index"));
  columns.push_back({"overall_index", "Overall index", "ratio to the national average", std::move(overall)});
  columns.push_back(realColumn("weighted_age_sex", "Weighted population after age and sex", "persons",
                               weights.at(Step::AgeSex)));
  columns.push_back(
      realColumn("weighted_needs", "Weighted population after needs", "persons", weights.at(Step::Needs)));
  columns.push_back(realColumn("weighted_population", "Weighted population", "persons", final));
  columns.push_back(realColumn("population_share", "Share of the weighted population", "0 to 1", share));
  return columns;
}

}  // namespace fairshares::processing
