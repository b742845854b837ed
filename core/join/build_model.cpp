// Fair Shares: all sources joined by code to one model, and the report of how that went.
#include "join/build_model.h"

#include <algorithm>

#include "base/compensated_sum.h"
#include "base/contract.h"
#include "join/attribute_matches.h"
#include "join/join_allocations.h"
#include "join/join_indicators.h"
#include "join/join_levels.h"
#include "join/join_population.h"
#include "join/join_practices.h"
#include "join/join_programmes.h"
#include "join/join_zones.h"
#include "join/zone_vintage.h"

namespace fairshares::join {
namespace {

/// The order of sources in the report is that of the study, whatever is joined first.
void declareSources(const study::Study& study, const Sources& sources, Findings& findings) {
  const auto declare = [&](const auto& table) {
    findings.declareSource(sourceName(table.file, table.layer));
  };
  declare(sources.zones);
  for (const model::AttributeTable& lookup : sources.lookups) declare(lookup);
  for (const study::Level& level : study.levels)
    if (const auto layer = sources.boundaries.find(level.id); layer != sources.boundaries.end())
      declare(layer->second);
  declare(sources.population);
  if (sources.projections) declare(*sources.projections);
  if (sources.practices) declare(*sources.practices);
  if (sources.practiceLists) declare(*sources.practiceLists);
  for (const study::Indicator& indicator : study.indicators) declare(indicator.table);
  for (const study::Category& category : study.categories)
    if (!category.derived) declare(category.table);
  for (const study::Programme& programme : study.programmes) {
    if (programme.ageSex.index) declare(programme.ageSex.index->table);
    if (programme.ageSex.costWeights) declare(*programme.ageSex.costWeights);
    if (programme.needs.index) declare(programme.needs.index->table);
    if (programme.needs.coefficientTable) declare(*programme.needs.coefficientTable);
    if (programme.excessCost.index) declare(programme.excessCost.index->table);
    if (programme.excessCost.ratioTable) declare(*programme.excessCost.ratioTable);
  }
  if (study.allocations) declare(study.allocations->table);
}

void expectComplete(const study::Study& study, const Sources& sources) {
  FAIRSHARES_EXPECTS(sources.lookups.size() == study.lookups.size());
  FAIRSHARES_EXPECTS(sources.projections.has_value() == study.rebasing.has_value());
  FAIRSHARES_EXPECTS(sources.practices.has_value() == study.practices.has_value());
  FAIRSHARES_EXPECTS(sources.practiceLists.has_value() == study.practices.has_value());
}

/// Items on practices in a study without practices: nothing further of them can be joined.
bool lacksPractices(const study::Study& study, Findings& findings) {
  if (study.practices) return false;
  const auto refuse = [&](const std::string& key, const std::string& id) {
    findings.error(IssueCode::ReferenceUnknown, {study.file, "", std::nullopt, key + "." + id + ".basis", id},
                   std::string(basisName(study::Basis::Practices)),
                   id + " works on practices, but the study has none.",
                   "Add [practices] to the study, or set basis = \"zones\".");
  };
  bool lacks = false;
  for (const study::Indicator& indicator : study.indicators)
    if (indicator.basis == study::Basis::Practices) lacks = true, refuse("indicators", indicator.id);
  for (const study::Programme& programme : study.programmes)
    if (programme.basis == study::Basis::Practices) lacks = true, refuse("programmes", programme.id);
  return lacks;
}

void rebase(const study::Study& study, model::CountTable projections, model::Model& model,
            Findings& findings) {
  const auto level = std::find_if(model.levels.begin(), model.levels.end(),
                                  [&](const model::Level& l) { return l.id == study.rebasing->level; });
  if (level != model.levels.end()) {
    rebasePopulation(*level, std::move(projections), model.zones, findings);
    return;
  }
  findings.error(IssueCode::ReferenceUnknown, {study.file, "", std::nullopt, "population.rebasing.level", ""},
                 study.rebasing->level,
                 "The projections are for the level \"" + study.rebasing->level +
                     "\", which the study does not have.",
                 "Name one of the study's levels.");
}

/// Zones, their people and the levels they lie in.
void joinZonesAndPeople(const study::Study& study, Sources& sources, model::Model& model,
                        Findings& findings) {
  joinZones(std::move(sources.zones), model.zones, model.zoneWkb, findings);
  const std::string populationFile = sources.population.file;
  const std::string populationLayer = sources.population.layer;
  joinPopulation(std::move(sources.population), model.zones, findings);
  model.levels = joinLevels(study, sources.lookups, model.zones, findings);
  joinBoundaries(study, std::move(sources.boundaries), model.levels, findings);
  if (study.rebasing) rebase(study, std::move(*sources.projections), model, findings);
  model.nationalPopulation = compensatedSum(model.zones.population);
  if (model.nationalPopulation == 0.0 && !findings.issues().hasErrors())
    findings.error(IssueCode::StepUndefined, {populationFile, populationLayer, std::nullopt, "", ""}, "0",
                   "Nobody lives in any zone, so there is nothing to share out.",
                   "Check the file of populations.");
  reportEmptyUnits(model.zones, populationFile, populationLayer, "zone", findings);
}

}  // namespace

std::string tableKey(const study::TableReference& table) {
  constexpr char UNIT_SEPARATOR = '\x1f';  // in no path and no header
  return table.path + UNIT_SEPARATOR + table.layer + UNIT_SEPARATOR + table.code.value_or("");
}

JoinedPlaces joinPlaces(const study::Study& study, Sources& sources) {
  expectComplete(study, sources);
  JoinedPlaces places;
  declareSources(study, sources, places.findings);
  checkVintages(study, sources, places.findings);
  joinZonesAndPeople(study, sources, places.model, places.findings);
  return places;
}

Result<Joined> buildModel(const study::Study& study, Sources sources) {
  JoinedPlaces places = joinPlaces(study, sources);
  return buildModel(study, std::move(sources), std::move(places));
}

Result<Joined> buildModel(const study::Study& study, Sources sources, JoinedPlaces places) {
  Findings& findings = places.findings;
  model::Model& model = places.model;
  if (study.practices)
    joinPractices(study, *sources.practices, std::move(*sources.practiceLists), model, findings);
  if (lacksPractices(study, findings)) return findings.takeIssues();
  const AttributeMatches tables(study, sources, model, findings);
  model.indicators = joinIndicators(study, tables, model, findings);
  model.categories = joinCategories(study, tables, model, findings);
  const StepContext context{study, sources, model, tables, findings};
  model.programmes = joinProgrammes(context);
  if (study.allocations) {
    const auto table = sources.attributes.find(tableKey(study.allocations->table));
    FAIRSHARES_EXPECTS(table != sources.attributes.end());
    joinAllocations(*study.allocations, table->second, model.levels, findings);
  }
  if (findings.issues().hasErrors()) return findings.takeIssues();
  model::JoinReport report = findings.takeReport();
  return {Joined{std::move(model), std::move(report)}, findings.takeIssues()};
}

}  // namespace fairshares::join
