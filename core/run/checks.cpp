#include "run/checks.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/compensated_sum.h"
#include "base/number_text.h"

namespace fairshares::run {

double Check::relativeDifference() const {
  if (expected == 0.0) return std::abs(found);
  return std::abs(found - expected) / std::abs(expected);
}

bool Check::holds() const {
  return relativeDifference() <= CONSERVATION_TOLERANCE;
}

namespace {

/// Weighted populations of every programme after every step must add up to the national population.
void checkGeography(std::vector<Check>& checks, const model::Model& model,
                    const model::GeographyResult& geography, const std::string& name) {
  const double national = model.nationalPopulation;
  checks.push_back({"population, " + name, national, compensatedSum(geography.population)});
  for (std::size_t programme = 0; programme < geography.programmes.size(); ++programme) {
    if (!geography.programmes[programme]) continue;
    for (const model::Step step : model::STEPS) {
      const std::vector<double>& weights = geography.programmes[programme]->at(step);
      checks.push_back({model.programmes[programme].id + ": weighted population after " +
                            std::string(model::stepName(step)) + ", " + name,
                        national, compensatedSum(weights)});
    }
  }
}

void checkSharesAndAllocations(std::vector<Check>& checks, const model::Model& model,
                               const model::GeographyResult& geography, const std::string& name) {
  for (std::size_t programme = 0; programme < geography.programmes.size(); ++programme) {
    if (!geography.programmes[programme]) continue;
    const model::Programme& definition = model.programmes[programme];
    CompensatedSum shares;
    CompensatedSum pounds;
    for (const double weight : geography.programmes[programme]->at(model::Step::ExcessCost)) {
      shares.add(weight / model.nationalPopulation);
      pounds.add(weight / model.nationalPopulation * definition.budgetGbp);
    }
    checks.push_back({definition.id + ": target shares, " + name, 1.0, shares.value()});
    checks.push_back(
        {definition.id + ": allocations in pounds, " + name, definition.budgetGbp, pounds.value()});
  }
}

}  // namespace

std::vector<Check> checkResults(const model::Model& model, const model::Results& results) {
  std::vector<Check> checks;
  checkGeography(checks, model, results.zones, "zones");
  if (results.practices) checkGeography(checks, model, *results.practices, "practices");
  for (std::size_t level = 0; level < model.levels.size(); ++level) {
    const model::Level& definition = model.levels[level];
    const auto inAnArea =
        std::count_if(definition.areaOfZone.begin(), definition.areaOfZone.end(),
                      [&](std::uint32_t area) { return area < definition.areaCodes.size(); });
    checks.push_back({"zones that lie in exactly one area, " + definition.id,
                      static_cast<double>(model.zones.size()), static_cast<double>(inAnArea)});
    checkGeography(checks, model, results.levels[level], definition.id);
    checkSharesAndAllocations(checks, model, results.levels[level], definition.id);
  }
  return checks;
}

Issues failedChecks(const std::vector<Check>& checks) {
  Issues issues;
  for (const Check& check : checks) {
    if (check.holds()) continue;
    issues.add({Severity::Error,
                IssueCode::CheckFailed,
                {"", "", std::nullopt, "", check.what},
                shortestText(check.found),
                "The check \"" + check.what + "\" gives " + shortestText(check.found) + " where " +
                    shortestText(check.expected) + " is required, so the result is not written.",
                "This is a defect of the program: please report it with the study."});
  }
  return issues;
}

}  // namespace fairshares::run
