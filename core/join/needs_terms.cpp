// Fair Shares: the indicators and coefficients of a programme's needs step.
#include "join/needs_terms.h"

#include <algorithm>
#include <cmath>

namespace fairshares::join {
namespace {

/// A coefficient with where it was written.
struct Coefficient {
  std::string indicator;
  double perSd = 0.0;
  Place where;
};

/// Those written in the study and those of the table, ascending by indicator.
std::vector<Coefficient> gather(const study::Programme& programme, const StepContext& context) {
  std::vector<Coefficient> found;
  for (const auto& [indicator, perSd] : programme.needs.coefficients)
    found.push_back({indicator,
                     perSd,
                     {context.study.file, "", std::nullopt,
                      "programmes." + programme.id + ".needs.coefficients." + indicator, programme.id}});
  if (programme.needs.coefficientTable) {
    const study::TableReference& table = *programme.needs.coefficientTable;
    const std::size_t before = found.size();
    const auto& rows = parameterRows(context.sources.coefficients, table);
    for (const model::CoefficientRow& row : rows)
      if (row.programme == rowsOf(programme.needs.rowsOf, programme))
        found.push_back({row.indicator, row.coefficientPerSd,
                         parameterPlace(table, row.row, "coefficient_per_sd", programme.id)});
    reportRowsUsed(table, found.size() - before, rows.size(), programme.id, context.findings);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Coefficient& a, const Coefficient& b) { return a.indicator < b.indicator; });
  return found;
}

std::string rowText(const Place& where) {
  return where.row ? "row " + std::to_string(*where.row) : "the study file";
}

void refuseUnknown(const study::Programme& programme, const Coefficient& coefficient, Findings& findings) {
  findings.error(IssueCode::ReferenceUnknown, coefficient.where, coefficient.indicator,
                 "The programme " + programme.id + " has a coefficient of the indicator \"" +
                     coefficient.indicator + "\", which the study does not have.",
                 "Add [indicators." + coefficient.indicator + "] to the study, or correct the id.");
}

void refuseDuplicate(const Coefficient& first, const Coefficient& again, Findings& findings) {
  findings.error(IssueCode::CodeDuplicate, again.where, again.indicator,
                 "The coefficient of " + again.indicator + " stands in " + rowText(first.where) +
                     " and again in " + rowText(again.where) + "; which of them counts is not known.",
                 "Keep one of them.");
}

void checkIndicator(const study::Programme& programme, const study::Indicator& indicator,
                    const Coefficient& coefficient, Findings& findings) {
  if (indicator.basis != programme.basis)
    findings.error(IssueCode::StudyValue, coefficient.where, std::string(basisName(indicator.basis)),
                   "The indicator " + indicator.id + " is on " + std::string(basisName(indicator.basis)) +
                       ", but the programme " + programme.id + " works on " +
                       std::string(basisName(programme.basis)) + ": the values belong to other units.",
                   "Use an indicator on " + std::string(basisName(programme.basis)) + ".");
  if (indicator.kind != study::IndicatorKind::Utilisation &&
      indicator.kind != study::IndicatorKind::Expenditure)
    return;
  Place where = coefficient.where;
  where.key = indicator.id;
  findings.warning(
      IssueCode::IndicatorKind, where, std::string(indicatorKindName(indicator.kind)),
      "The programme " + programme.id + " reads need from " + indicator.id + ", an indicator of " +
          std::string(indicatorKindName(indicator.kind)) +
          ". Use and spending follow supply as well as need, so past supply would be paid for again.",
      "Use an indicator of health or circumstances instead.");
}

}  // namespace

std::vector<model::NeedsInput::Term> needsTerms(const study::Programme& programme,
                                                const StepContext& context) {
  const std::vector<Coefficient> coefficients = gather(programme, context);
  if (coefficients.empty())
    context.findings.error(
        IssueCode::ReferenceUnknown,
        {programme.needs.coefficientTable ? programme.needs.coefficientTable->file : context.study.file, "",
         std::nullopt, "programme", programme.id},
        rowsOf(programme.needs.rowsOf, programme),
        "The programme " + programme.id + " computes need from indicators but has no coefficient.",
        "Add its coefficients, or set method = \"none\".");
  std::vector<model::NeedsInput::Term> terms;
  for (std::size_t c = 0; c < coefficients.size(); ++c) {
    const Coefficient& coefficient = coefficients[c];
    if (c > 0 && coefficients[c - 1].indicator == coefficient.indicator) {
      refuseDuplicate(coefficients[c - 1], coefficient, context.findings);
      continue;
    }
    const auto& indicators = context.study.indicators;
    const auto found =
        std::find_if(indicators.begin(), indicators.end(), [&](const study::Indicator& indicator) {
          return indicator.id == coefficient.indicator;
        });
    if (found == indicators.end()) {
      refuseUnknown(programme, coefficient, context.findings);
      continue;
    }
    if (!std::isfinite(coefficient.perSd))
      context.findings.error(IssueCode::ValueNotFinite, coefficient.where, "not a finite number",
                             "A coefficient that is no finite number would spoil every index.",
                             "Correct it.");
    checkIndicator(programme, *found, coefficient, context.findings);
    terms.push_back({static_cast<std::size_t>(found - indicators.begin()), coefficient.perSd});
  }
  return terms;
}

}  // namespace fairshares::join
