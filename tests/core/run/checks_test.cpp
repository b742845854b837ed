// The conservation checks: they hold for a sound run and each of them can fail.
#include "run/checks.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/run/finished_starter.h"

namespace fairshares {
namespace {

using testing_support::finishedStarter;

bool allHold(const std::vector<run::Check>& checks) {
  return std::all_of(checks.begin(), checks.end(), [](const run::Check& check) { return check.holds(); });
}

/// The names of the checks that fail.
std::vector<std::string> failing(const model::Model& model, const model::Results& results) {
  std::vector<std::string> names;
  for (const run::Check& check : run::checkResults(model, results))
    if (!check.holds()) names.push_back(check.what);
  return names;
}

bool mentions(const std::vector<std::string>& names, const std::string& word) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return name.find(word) != std::string::npos; });
}

TEST(Checks, HoldForASoundRun) {
  EXPECT_GT(finishedStarter().checks.size(), 20u);
  EXPECT_TRUE(allHold(finishedStarter().checks));
  EXPECT_FALSE(run::failedChecks(finishedStarter().checks).hasErrors());
}

TEST(Checks, FailWhereAZoneGainsATrillionthOfTheNation) {
  model::Results results = finishedStarter().results;
  results.zones.programmes[0]->weight[2][1] += 3e-12 * results.nationalPopulation;
  const auto names = failing(finishedStarter().joined.model, results);
  EXPECT_EQ(names.size(), 1u);
  EXPECT_TRUE(mentions(names, "after needs, zones"));
}

TEST(Checks, FailWhereABoardLosesPeople) {
  model::Results results = finishedStarter().results;
  results.levels[0].population[0] -= 1.0;
  EXPECT_TRUE(mentions(failing(finishedStarter().joined.model, results), "population, boards"));
}

TEST(Checks, FailWhereTargetSharesDoNotSumToOne) {
  model::Results results = finishedStarter().results;
  results.levels[0].programmes[0]->weight[3][0] *= 1.001;
  const auto names = failing(finishedStarter().joined.model, results);
  EXPECT_TRUE(mentions(names, "target shares, boards"));
  EXPECT_TRUE(mentions(names, "allocations in pounds, boards"));
}

TEST(Checks, FailWhereAZoneLiesInNoArea) {
  model::Model model = finishedStarter().joined.model;
  model.levels[0].areaOfZone[0] = model::NO_AREA;
  EXPECT_TRUE(mentions(failing(model, finishedStarter().results), "exactly one area, boards"));
}

TEST(Checks, AFailureIsAnErrorThatNamesTheCheck) {
  const Issues issues = run::failedChecks({{"shares", 1.0, 0.5}});
  ASSERT_EQ(issues.errorCount(), 1u);
  EXPECT_EQ(issues.list()[0].code, IssueCode::CheckFailed);
  EXPECT_EQ(issues.list()[0].where.key, "shares");
  EXPECT_EQ(issues.list()[0].value, "0.5");
}

}  // namespace
}  // namespace fairshares
