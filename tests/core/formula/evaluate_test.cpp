#include "formula/evaluate.h"

#include <gtest/gtest.h>

#include <atomic>

#include "core/formula/small_world.h"

namespace fairshares::formula {
namespace {

using model::Step;
using testing_support::addParent;
using testing_support::addPractices;
using testing_support::smallWorld;
using testing_support::useIndicator;

Result<model::Results> run(const model::Model& world) {
  return evaluate(world, 1, SilentMonitor());
}

void expectWeights(const std::vector<double>& found, const std::vector<double>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t member = 0; member < found.size(); ++member)
    EXPECT_DOUBLE_EQ(found[member], expected[member]) << member;
}

// Cancels when asked for the given time.
class Impatient final : public Monitor {
 public:
  explicit Impatient(int patience) : mPatience(patience) {}
  void report(std::string_view, double) override {}
  [[nodiscard]] bool isCancelled() const override { return mAsked++ >= mPatience; }

 private:
  int mPatience;
  mutable std::atomic<int> mAsked{0};
};

}  // namespace

// The numbers are worked out in small_world.h.
TEST(Evaluate, TakesTheFourStepsOnZones) {
  const Result<model::Results> results = run(smallWorld());
  ASSERT_TRUE(results);
  EXPECT_TRUE(results.issues().empty());
  EXPECT_EQ(results.value().nationalPopulation, 40);
  EXPECT_EQ(results.value().zones.population, (std::vector<double>{20, 20, 0}));
  const model::StepWeights& acute = results.value().zones.programmes[0].value();
  expectWeights(acute.at(Step::Population), {20, 20, 0});
  expectWeights(acute.at(Step::AgeSex), {10, 30, 0});
  expectWeights(acute.at(Step::Needs), {20, 20, 0});
  expectWeights(acute.at(Step::ExcessCost), {30, 10, 0});
  EXPECT_DOUBLE_EQ(model::stepIndex(acute, Step::AgeSex, 0).value(), 0.5);
  EXPECT_DOUBLE_EQ(model::stepIndex(acute, Step::Needs, 0).value(), 2.0);
  EXPECT_DOUBLE_EQ(model::stepIndex(acute, Step::Needs, 1).value(), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(model::overallIndex(acute, 0).value(), 1.5);
  for (const Step step : model::STEPS) EXPECT_FALSE(model::stepIndex(acute, step, 2).has_value());
  EXPECT_FALSE(model::overallIndex(acute, 2).has_value());
}

// West is Z1 and the empty Z3, East is Z2.
TEST(Evaluate, SumsZonesToAreas) {
  const Result<model::Results> results = run(smallWorld());
  ASSERT_TRUE(results);
  const model::GeographyResult& boards = results.value().levels[0];
  EXPECT_EQ(boards.population, (std::vector<double>{20, 20}));
  expectWeights(boards.programmes[0]->at(Step::AgeSex), {30, 10});
  expectWeights(boards.programmes[0]->at(Step::ExcessCost), {10, 30});
  EXPECT_DOUBLE_EQ(model::overallIndex(*boards.programmes[0], 1).value(), 1.5);
}

TEST(Evaluate, KeepsTheRawFactorsAndTheirScales) {
  const Result<model::Results> results = run(smallWorld());
  ASSERT_TRUE(results);
  const model::RawFactors& raw = results.value().raw[0].value();
  EXPECT_EQ(raw.costPerHeadGbp, (std::vector<double>{75, 225, 0}));
  EXPECT_EQ(raw.rawNeeds, (std::vector<std::optional<double>>{3.0, 1.0, std::nullopt}));
  EXPECT_EQ(raw.rawExcess, (std::vector<std::optional<double>>{1.5, 0.5, std::nullopt}));
  EXPECT_EQ(raw.scale[0], 1.0);
  EXPECT_DOUBLE_EQ(raw.scale[1], 1.0 / 150.0);  // the national average cost per head
  EXPECT_DOUBLE_EQ(raw.scale[2], 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(raw.scale[3], 1.0);
}

TEST(Evaluate, CarriesWeightsOverAStepThatIsNotUsed) {
  model::Model world = smallWorld();
  world.programmes[0].needs = {};
  const Result<model::Results> results = run(world);
  ASSERT_TRUE(results);
  const model::StepWeights& acute = results.value().zones.programmes[0].value();
  EXPECT_EQ(acute.at(Step::Needs), acute.at(Step::AgeSex));
  EXPECT_EQ(model::stepIndex(acute, Step::Needs, 0), 1.0);
  EXPECT_FALSE(model::stepIndex(acute, Step::Needs, 2).has_value());
  EXPECT_TRUE(results.value().raw[0]->rawNeeds.empty());
  // 10 * 1.5 = 15 and 30 * 0.5 = 15, times 40 / 30.
  expectWeights(acute.at(Step::ExcessCost), {20, 20, 0});
}

// A finished index of any scale: 1 and 3 by zone, 80 by sum, so 10 and 30 of 40.
TEST(Evaluate, TakesAFinishedAgeSexIndex) {
  model::Model world = smallWorld();
  world.programmes[0].ageSex = {study::StepMethod::Index, {}, {1.0, 3.0, std::nullopt}};
  const Result<model::Results> results = run(world);
  ASSERT_TRUE(results);
  expectWeights(results.value().zones.programmes[0]->at(Step::AgeSex), {10, 30, 0});
  EXPECT_TRUE(results.value().raw[0]->costPerHeadGbp.empty());
}

// z is -1 and 1 (small_world.h): raw 0.5 and 1.5, W1 10 and 30, products 5 and 45 of 50, times 40 / 50.
TEST(Evaluate, ComputesNeedsFromIndicators) {
  model::Model world = smallWorld();
  useIndicator(world, 0.5);
  const Result<model::Results> results = run(world);
  ASSERT_TRUE(results);
  EXPECT_DOUBLE_EQ(results.value().indicators[0].mean, 2.0);
  EXPECT_DOUBLE_EQ(results.value().indicators[0].standardDeviation, 1.0);
  expectWeights(results.value().zones.programmes[0]->at(Step::Needs), {4, 36, 0});
}

// raw 1 - 2 = -1 for Z1, raised to 0.25; 3 for Z2: 2.5 and 90 of 92.5.
TEST(Evaluate, RaisesRawNeedsToTheDeclaredMinimumAndListsWhere) {
  model::Model world = smallWorld();
  useIndicator(world, 2.0);
  world.programmes[0].needs.rawMinimum = 0.25;
  const Result<model::Results> results = run(world);
  ASSERT_TRUE(results);
  EXPECT_EQ(results.value().raw[0]->needsAtMinimum, (std::vector<std::size_t>{0}));
  expectWeights(results.value().zones.programmes[0]->at(Step::Needs), {40 * 2.5 / 92.5, 40 * 90 / 92.5, 0});
}

TEST(Evaluate, RefusesARawNeedsValueThatIsNotPositiveAndNamesTheZone) {
  for (const double coefficient : {1.0, 1.5}) {  // raw needs of Z1: 0 and -0.5
    model::Model world = smallWorld();
    useIndicator(world, coefficient);
    const Result<model::Results> results = run(world);
    ASSERT_FALSE(results);
    ASSERT_EQ(results.issues().errorCount(), 1u);
    const Issue& issue = results.issues().list().front();
    EXPECT_EQ(issue.code, IssueCode::ValueOutOfRange);
    EXPECT_EQ(issue.where.key, "Z1");
    EXPECT_EQ(issue.where.column, "programmes.acute.needs");
    EXPECT_EQ(issue.value, coefficient == 1.0 ? "0" : "-0.5");
    EXPECT_FALSE(issue.mend.empty());
  }
}

// z is -1, 1 and 3, so that a coefficient of -0.5 gives 1.5, 0.5 and, where nobody lives, -0.5.
TEST(Evaluate, DoesNotMindTheRawNeedsOfAZoneWithoutPeople) {
  model::Model world = smallWorld();
  useIndicator(world, -0.5);
  const Result<model::Results> results = run(world);
  ASSERT_TRUE(results);
  EXPECT_EQ(results.value().zones.programmes[0]->at(Step::Needs)[2], 0.0);
}

TEST(Evaluate, NamesEveryZoneAndProgrammeAtOnce) {
  model::Model world = smallWorld();
  useIndicator(world, 1.0);
  world.programmes.push_back(world.programmes[0]);
  world.programmes[1].id = "community";
  world.programmes[1].needs.terms = {{0, -1.0}};
  world.programmes.push_back(world.programmes[0]);
  world.programmes[2].id = "maternity";
  world.programmes[2].needs = {};
  world.programmes[2].ageSex.costGbpByGroup.assign(4, 0.0);
  const Result<model::Results> results = run(world);
  ASSERT_FALSE(results);
  std::vector<std::string> keys;
  for (const Issue& issue : results.issues().list()) keys.push_back(issue.where.key);
  EXPECT_EQ(keys, (std::vector<std::string>{"Z1", "Z2", "maternity"}));
}

TEST(Evaluate, RefusesAStepThatAddsUpToNothing) {
  const auto expectUndefined = [](const model::Model& world, const std::string& step) {
    const Result<model::Results> results = run(world);
    ASSERT_FALSE(results) << step;
    const Issue& issue = results.issues().list().front();
    EXPECT_EQ(issue.code, IssueCode::StepUndefined);
    EXPECT_EQ(issue.where.key, "acute");
    EXPECT_EQ(issue.where.column, step);
  };
  model::Model noCost = smallWorld();
  noCost.programmes[0].ageSex.costGbpByGroup.assign(4, 0.0);
  expectUndefined(noCost, "age_sex");
  model::Model noNeed = smallWorld();
  noNeed.programmes[0].needs.index = {0.0, 0.0, 1.0};
  expectUndefined(noNeed, "needs");
  model::Model noRatio = smallWorld();
  noRatio.programmes[0].excessCost.ratio = {0.0, 0.0, 1.0};
  expectUndefined(noRatio, "excess_cost");
}

TEST(Evaluate, RefusesANationWithoutPeople) {
  model::Model world = smallWorld();
  world.zones.persons.assign(12, 0.0);
  world.zones.population.assign(3, 0.0);
  world.nationalPopulation = 0;
  const Result<model::Results> results = run(world);
  ASSERT_FALSE(results);
  EXPECT_TRUE(results.issues().contains(IssueCode::StepUndefined));
}

// Only people of 65 and more cost anything: Z1 has none, so that all weight goes to Z2.
TEST(Evaluate, GivesAZoneWithPeopleButNoCostAnIndexOfZeroAndNoneAfterwards) {
  model::Model world = smallWorld();
  world.programmes[0].ageSex.costGbpByGroup = {0, 400, 0, 350};
  const Result<model::Results> results = run(world);
  ASSERT_TRUE(results);
  const model::StepWeights& acute = results.value().zones.programmes[0].value();
  expectWeights(acute.at(Step::ExcessCost), {0, 40, 0});
  EXPECT_EQ(model::stepIndex(acute, Step::AgeSex, 0), 0.0);
  EXPECT_FALSE(model::stepIndex(acute, Step::Needs, 0).has_value());
  EXPECT_FALSE(model::stepIndex(acute, Step::ExcessCost, 0).has_value());
  EXPECT_EQ(model::overallIndex(acute, 0), 0.0);
}

// Lists of 50 and 30 were scaled to 25 and 15. Q1 lies in West (second), Q2 in East.
TEST(Evaluate, RunsAPracticeProgrammeOnPracticesAndLevelsOnly) {
  model::Model world = smallWorld();
  addPractices(world);
  const Result<model::Results> results = run(world);
  ASSERT_TRUE(results);
  EXPECT_FALSE(results.value().zones.programmes[1].has_value());
  ASSERT_TRUE(results.value().practices.has_value());
  EXPECT_FALSE(results.value().practices->programmes[0].has_value());
  EXPECT_EQ(results.value().practices->population, (std::vector<double>{25, 15}));
  expectWeights(results.value().practices->programmes[1]->at(Step::ExcessCost), {25, 15});
  const model::GeographyResult& boards = results.value().levels[0];
  EXPECT_EQ(boards.population, (std::vector<double>{20, 20}));  // residents
  expectWeights(boards.programmes[1]->at(Step::Population), {15, 25});
}

// West: acute 30 of 40 weighs 1,000 pounds and prescribing 25 of 40 weighs 3,000: 30 / 4 + 3 * 25 / 4
// = 26.25.
TEST(Evaluate, CombinesZoneAndPracticeProgrammesOnLevels) {
  model::Model world = smallWorld();
  addPractices(world);
  addParent(world);
  const Result<model::Results> results = run(world);
  ASSERT_TRUE(results);
  const model::GeographyResult& boards = results.value().levels[0];
  expectWeights(boards.programmes[2]->at(Step::Population), {16.25, 23.75});
  expectWeights(boards.programmes[2]->at(Step::ExcessCost), {13.75, 26.25});
  EXPECT_FALSE(results.value().zones.programmes[2].has_value());
  EXPECT_FALSE(results.value().practices->programmes[2].has_value());
}

TEST(Evaluate, LeavesAPracticeProgrammeOutOfALevelWhereAPracticeHasNoArea) {
  model::Model world = smallWorld();
  addPractices(world);
  addParent(world);
  world.levels.push_back(world.levels[0]);
  world.levels[1].id = "places";
  world.levels[1].areaOfPractice = {1, model::NO_AREA};
  const Result<model::Results> results = run(world);
  ASSERT_TRUE(results);
  const model::GeographyResult& places = results.value().levels[1];
  EXPECT_TRUE(places.programmes[0].has_value());
  EXPECT_FALSE(places.programmes[1].has_value());
  EXPECT_FALSE(places.programmes[2].has_value());
  EXPECT_TRUE(results.value().levels[0].programmes[2].has_value());
}

// Both practices lie in West; East has people and no practice.
TEST(Evaluate, GivesAnAreaWithoutPracticesNoWeightAndNoIndexInAPracticeProgramme) {
  model::Model world = smallWorld();
  addPractices(world);
  world.levels[0].areaOfPractice = {1, 1};
  const Result<model::Results> results = run(world);
  ASSERT_TRUE(results);
  const model::GeographyResult& boards = results.value().levels[0];
  expectWeights(boards.programmes[1]->at(Step::ExcessCost), {0, 40});
  EXPECT_FALSE(model::stepIndex(*boards.programmes[1], Step::Population, 0).has_value());
}

TEST(Evaluate, ReturnsCancelledWheneverItIsAsked) {
  for (int patience = 0; patience < 3; ++patience) {
    const Impatient monitor(patience);
    const Result<model::Results> results = evaluate(smallWorld(), 1, monitor);
    ASSERT_FALSE(results) << patience;
    EXPECT_EQ(results.issues().list().front().code, IssueCode::Cancelled) << patience;
  }
}

}  // namespace fairshares::formula
