// Fair Shares: needs indicators and categories on their units, with declared fills.
#include "join/join_indicators.h"

#include "join/fill_values.h"

namespace fairshares::join {
namespace {

model::Indicator joinIndicator(const study::Indicator& given, const AttributeMatches& tables,
                               const model::Model& model, Findings& findings) {
  model::Indicator indicator;
  indicator.id = given.id;
  indicator.basis = given.basis;
  indicator.standardisedMinimum = given.standardisedMinimum;
  indicator.standardisedMaximum = given.standardisedMaximum;
  const model::Units& units = model.units(given.basis);
  const MatchedTable& matched = tables.at(given.table, given.basis);
  auto values = numbersByUnit(matched, given.column, units, findings);
  if (values) {
    indicator.values = std::move(*values);
    indicator.filled = fillValues(given, matched, model, indicator.values, findings);
  } else {
    indicator.values.resize(units.size());
  }
  return indicator;
}

void reportMissingCategory(const study::Category& given, const MatchedTable& matched,
                           const model::Units& zones, std::size_t zone, Findings& findings) {
  findings.error(IssueCode::ValueMissing, matched.placeOf(given.column, zone, zones.codes[zone]), "",
                 "The zone " + zones.codes[zone] + " has " + personsText(zones.population[zone]) +
                     " but no category " + given.id + "; categories are never filled in.",
                 "Give the zone its category.");
}

model::Category joinCategory(const study::Category& given, const AttributeMatches& tables,
                             const model::Units& zones, Findings& findings) {
  model::Category category{given.id, std::vector<std::string>(zones.size())};
  const MatchedTable& matched = tables.at(given.table, study::Basis::Zones);
  const model::AttributeTable::TextColumn* cells = matched.table->findText(given.column);
  if (!cells) {
    findings.error(IssueCode::ColumnMissing,
                   {matched.table->file, matched.table->layer, std::nullopt, given.column, given.id},
                   given.column,
                   "The table has no column " + given.column + " with the category " + given.id + ".",
                   "Correct the column's name in the study, or add the column.");
    return category;
  }
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const std::uint32_t entry = matched.match.entryOfUnit[zone];
    if (entry != NO_ENTRY) category.ofZone[zone] = cells->values[entry];
    if (category.ofZone[zone].empty() && zones.population[zone] != 0.0 &&
        !isExplainedGap(matched, zone, findings))
      reportMissingCategory(given, matched, zones, zone, findings);
  }
  return category;
}

/// What geography found; empty texts where it could not.
model::Category derivedCategory(const study::Category& given, const model::Model& model) {
  if (!model.remoteness || !model.remoteness->classes)
    return {given.id, std::vector<std::string>(model.zones.size())};
  return {given.id, model.remoteness->classes->category};
}

}  // namespace

std::vector<model::Indicator> joinIndicators(const study::Study& study, const AttributeMatches& tables,
                                             const model::Model& model, Findings& findings) {
  std::vector<model::Indicator> indicators;
  for (const study::Indicator& given : study.indicators)
    indicators.push_back(joinIndicator(given, tables, model, findings));
  return indicators;
}

std::vector<model::Category> joinCategories(const study::Study& study, const AttributeMatches& tables,
                                            const model::Model& model, Findings& findings) {
  std::vector<model::Category> categories;
  for (const study::Category& given : study.categories)
    categories.push_back(given.derived ? derivedCategory(given, model)
                                       : joinCategory(given, tables, model.zones, findings));
  return categories;
}

}  // namespace fairshares::join
