#include "run/plausibility.h"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "base/compensated_sum.h"
#include "base/number_text.h"
#include "run/output_layers.h"

namespace fairshares::run {

namespace {

constexpr double LEAST_BUDGET_GBP_PER_HEAD = 1.0;
constexpr double ALLOCATION_TOLERANCE = 0.05;  // of the budget

Issue warning(IssueCode code, const study::Study& study, const std::string& key, const std::string& column,
              const std::string& value, const std::string& message, const std::string& mend) {
  return {Severity::Warning, code, {study.file, "", std::nullopt, column, key}, value, message, mend};
}

void warnOfSeveralRoots(const study::Study& study, const model::Model& model, Issues& issues) {
  std::vector<std::string> roots;
  for (const model::Programme& programme : model.programmes)
    if (!programme.parent) roots.push_back(programme.id);
  if (roots.size() < 2) return;
  std::string list;
  for (const std::string& root : roots) list += (list.empty() ? "" : ", ") + root;
  const std::string& shown = model.programmes[*wholeFormula(model)].id;
  issues.add(warning(
      IssueCode::ProgrammeTree, study, shown, "programmes", list,
      "Several programmes have no parent. The Board table and the distance from target are those of " +
          shown + " alone; the money of the others is not in them.",
      "Give every other programme a parent, under one root such as [programmes.all]."));
}

void warnOfSmallBudgets(const study::Study& study, const model::Model& model, Issues& issues) {
  for (const model::Programme& programme : model.programmes) {
    if (!programme.isLeaf() || programme.budgetGbp >= LEAST_BUDGET_GBP_PER_HEAD * model.nationalPopulation)
      continue;
    issues.add(warning(IssueCode::StudyValue, study, programme.id,
                       "programmes." + programme.id + ".budget_gbp", thousandsText(programme.budgetGbp, 2),
                       "The budget is less than a pound a head (" +
                           thousandsText(model.nationalPopulation, 0) +
                           " people), so the programme hardly counts in its parent.",
                       "Budgets are in pounds: write 5_400_000_000, not 5400 (millions)."));
  }
}

void warnOfAllocations(const study::Study& study, const model::Model& model, Issues& issues) {
  const std::optional<std::size_t> whole = wholeFormula(model);
  for (const model::Level& level : model.levels) {
    if (level.currentAllocationGbp.empty() || !whole) continue;
    CompensatedSum sum;
    for (const std::optional<double>& pounds : level.currentAllocationGbp) sum.add(pounds.value_or(0.0));
    const double budget = model.programmes[*whole].budgetGbp;
    if (std::abs(sum.value() - budget) <= ALLOCATION_TOLERANCE * budget) continue;
    issues.add(warning(IssueCode::StudyValue, study, level.id, "allocations", thousandsText(sum.value(), 0),
                       "The present allocations sum to GBP " + thousandsText(sum.value(), 0) +
                           ", but the budget of " + model.programmes[*whole].id + " is GBP " +
                           thousandsText(budget, 0) +
                           ". The distance from target is measured in the former, allocations in the latter: "
                           "they do not compare.",
                       "Check the units (pounds), the year and the programmes that the allocations cover."));
  }
}

void noteUnusedSteps(const study::Study& study, const model::Model& model, Issues& issues) {
  const auto note = [&](const model::Programme& programme, const char* step, study::StepMethod method) {
    if (method != study::StepMethod::None) return;
    issues.add({Severity::Note,
                IssueCode::StepUndefined,
                {study.file, "", std::nullopt, "programmes." + programme.id + "." + step, programme.id},
                "none",
                "The " + std::string(step) + " step of " + programme.id +
                    " is not applied: its index is 1 everywhere.",
                "Nothing to do if that is meant."});
  };
  for (const model::Programme& programme : model.programmes) {
    if (!programme.isLeaf()) continue;
    note(programme, "age_sex", programme.ageSex.method);
    note(programme, "needs", programme.needs.method);
    note(programme, "excess_cost", programme.excessCost.method);
  }
}

double peopleOf(const model::Units& units, const std::vector<std::size_t>& members) {
  CompensatedSum people;
  for (const std::size_t unit : members) people.add(units.population[unit]);
  return people.value();
}

}  // namespace

Issues plausibilityOfStudy(const study::Study& study, const model::Model& model) {
  Issues issues;
  warnOfSeveralRoots(study, model, issues);
  warnOfSmallBudgets(study, model, issues);
  warnOfAllocations(study, model, issues);
  noteUnusedSteps(study, model, issues);
  return issues;
}

Issues plausibilityOfResults(const study::Study& study, const model::Model& model,
                             const model::Results& results) {
  Issues issues;
  const auto warn = [&](const std::string& what, const std::string& column, study::Basis basis,
                        const std::vector<std::size_t>& members) {
    if (members.empty()) return;
    const model::Units& units = model.units(basis);
    const double people = peopleOf(units, members);
    issues.add(warning(IssueCode::ValueCapped, study, what, column, std::to_string(members.size()),
                       "A declared floor or cap holds for " + std::to_string(members.size()) + " " +
                           std::string(study::basisName(basis)) + " with " + thousandsText(people, 0) +
                           " people (" + fixedText(100.0 * people / model.nationalPopulation, 1) +
                           " %); join_report lists them.",
                       "Few are expected. Many mean that a coefficient is in the wrong unit, or that an "
                       "indicator has wild values."));
  };
  for (std::size_t indicator = 0; indicator < model.indicators.size(); ++indicator)
    warn(model.indicators[indicator].id, "indicators." + model.indicators[indicator].id,
         model.indicators[indicator].basis, results.indicators[indicator].capped);
  for (std::size_t programme = 0; programme < model.programmes.size(); ++programme)
    if (results.raw[programme])
      warn(model.programmes[programme].id,
           "programmes." + model.programmes[programme].id + ".needs.raw_minimum",
           model.programmes[programme].basis, results.raw[programme]->needsAtMinimum);
  return issues;
}

}  // namespace fairshares::run
