// Fair Shares: a finished index of a step, joined by code.
#include "join/finished_index.h"

#include "base/number_text.h"

namespace fairshares::join {
namespace {

/// What is wrong with the index of a unit that has people.
void checkValue(const study::Programme& programme, const study::IndexSource& index, std::string_view step,
                const MatchedTable& matched, const model::Units& units, std::size_t unit,
                const std::optional<double>& value, Findings& findings) {
  if (value && *value > 0.0) return;
  const Place where = matched.placeOf(index.column, unit, units.codes[unit]);
  const std::string who = "The " + std::string(unitNoun(programme.basis)) + " " + units.codes[unit] +
                          " has " + personsText(units.population[unit]) + " but ";
  const std::string of = std::string(step) + " index of the programme " + programme.id;
  if (!value)
    findings.error(IssueCode::ValueMissing, where, "",
                   who + "no " + of + ". A finished index is never filled in; missing is not 1.",
                   "Add the value.");
  else
    findings.error(
        *value < 0.0 ? IssueCode::ValueNegative : IssueCode::ValueOutOfRange, where, shortestText(*value),
        who + "a " + of + " of " + shortestText(*value) + ", which would take all weight from them.",
        "Correct the value; it must be above 0.");
}

}  // namespace

std::vector<std::optional<double>> finishedIndex(const study::Programme& programme,
                                                 const study::IndexSource& index, std::string_view step,
                                                 const StepContext& context) {
  const model::Units& units = context.model.units(programme.basis);
  const MatchedTable& matched = context.tables.at(index.table, programme.basis);
  auto values = numbersByUnit(matched, index.column, units, context.findings);
  if (!values) return std::vector<std::optional<double>>(units.size());
  for (std::size_t unit = 0; unit < units.size(); ++unit)
    if (units.population[unit] != 0.0 && !isExplainedGap(matched, unit, context.findings))
      checkValue(programme, index, step, matched, units, unit, (*values)[unit], context.findings);
  return std::move(*values);
}

}  // namespace fairshares::join
