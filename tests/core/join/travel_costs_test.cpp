// What geography says, joined: the cost of a nurse's contact and the category that follows from roads.
#include "join/travel_costs.h"

#include <gtest/gtest.h>

#include "core/join/join_outcome.h"

namespace fairshares::join {
namespace {

using testing_support::TINY_ACUTE;
using testing_support::TINY_ZONES;

/// Days of nurses in all six zones: a contact costs 10, 20, 30 ... pounds.
model::Remoteness nursesEverywhere() {
  model::Remoteness remoteness;
  remoteness.rounds.emplace();
  for (std::size_t zone = 0; zone < TINY_ZONES.size(); ++zone) {
    model::ZoneRounds rounds;
    rounds.simulated = true;
    rounds.costPerContactGbp = 10.0 * static_cast<double>(zone + 1);
    remoteness.rounds->push_back(rounds);
  }
  return remoteness;
}

void withoutDay(model::Remoteness& remoteness, std::size_t zone, const std::string& reason) {
  (*remoteness.rounds)[zone] = {};
  (*remoteness.rounds)[zone].state = reason;
}

TinyStudy withTravel(study::StepMethod method = study::StepMethod::Travel) {
  TinyStudy tiny = tinyStudy();
  study::ExcessCostStep& step = tiny.study.programmes[TINY_ACUTE].excessCost;
  step.method = method;
  if (method == study::StepMethod::Mix) step.travelShare = study::Parameter{0.6, {}};
  return tiny;
}

Result<Joined> joinWith(TinyStudy tiny, std::optional<model::Remoteness> remoteness) {
  JoinedPlaces places = joinPlaces(tiny.study, tiny.sources);
  places.model.remoteness = std::move(remoteness);
  return buildModel(tiny.study, std::move(tiny.sources), std::move(places));
}

TEST(TravelCosts, AreTheCostsOfAContactZoneByZone) {
  const Result<Joined> joined = joinWith(withTravel(), nursesEverywhere());
  ASSERT_TRUE(joined) << allText(joined.issues());
  const model::ExcessCostInput& input = joined.value().model.programmes[TINY_ACUTE].excessCost;
  EXPECT_EQ(input.method, study::StepMethod::Travel);
  EXPECT_EQ(input.costPerContactGbp,
            (std::vector<std::optional<double>>{10.0, 20.0, 30.0, 40.0, 50.0, 60.0}));
  EXPECT_TRUE(input.ratio.empty()) << "travel alone takes no category";
}

TEST(TravelCosts, OfAMixComeWithTheRatiosAndTheShare) {
  const Result<Joined> joined = joinWith(withTravel(study::StepMethod::Mix), nursesEverywhere());
  ASSERT_TRUE(joined) << allText(joined.issues());
  const model::ExcessCostInput& input = joined.value().model.programmes[TINY_ACUTE].excessCost;
  EXPECT_EQ(input.travelShare, 0.6);
  EXPECT_EQ(input.costPerContactGbp[5], 60.0);
  EXPECT_EQ(input.ratio, (std::vector<std::optional<double>>{1.0, 1.0, 1.25, 1.25, 1.5, 1.5}));
}

TEST(TravelCosts, MissingWherePeopleLiveAreAnErrorWithTheReasonForEachZone) {
  model::Remoteness remoteness = nursesEverywhere();
  withoutDay(remoteness, 1, "no base can be reached by road");
  withoutDay(remoteness, 4, "no road within reach");
  const Result<Joined> joined = joinWith(withTravel(), remoteness);
  ASSERT_FALSE(joined);
  const std::vector<Issue> missing = issuesOf(joined.issues(), IssueCode::ValueMissing);
  ASSERT_EQ(missing.size(), 2u) << allText(joined.issues());
  EXPECT_EQ(missing[0].where.key, "Z2");
  EXPECT_EQ(missing[0].where.column, "programmes.acute.excess_cost");
  EXPECT_NE(missing[0].message.find("128"), std::string::npos) << "the people it is about";
  EXPECT_NE(missing[0].message.find("no base can be reached by road"), std::string::npos);
  EXPECT_EQ(missing[1].where.key, "Z5");
  EXPECT_NE(missing[1].message.find("no road within reach"), std::string::npos);
  EXPECT_FALSE(missing[1].mend.empty());
}

TEST(TravelCosts, MayBeMissingWhereNobodyLives) {
  TinyStudy tiny = withTravel();
  testing_support::setPopulation(tiny.sources.population, "Z2", 0.0);
  model::Remoteness remoteness = nursesEverywhere();
  withoutDay(remoteness, 1, "nobody lives here");
  const Result<Joined> joined = joinWith(std::move(tiny), remoteness);
  ASSERT_TRUE(joined) << allText(joined.issues());
  EXPECT_FALSE(joined.value().model.programmes[TINY_ACUTE].excessCost.costPerContactGbp[1]);
}

TEST(TravelCosts, SayNothingMoreWhereGeographyHasFailed) {
  const Result<Joined> joined = joinWith(withTravel(), std::nullopt);
  EXPECT_EQ(joined.issues().errorCount(), 0u) << allText(joined.issues());
}

/// The table of classes gives way to classes from geography.
TinyStudy withDerivedCategory() {
  TinyStudy tiny = tinyStudy();
  tiny.study.categories[0].derived = true;
  tiny.sources.attributes.erase(tableKey(testing_support::tinyReference("classes.csv")));
  return tiny;
}

TEST(DerivedCategory, IsThatOfTheClassesAndFindsItsRatios) {
  model::Remoteness remoteness;
  remoteness.classes.emplace();
  remoteness.classes->category = {"6", "6", "1", "1", "2", "2"};
  const Result<Joined> joined = joinWith(withDerivedCategory(), remoteness);
  ASSERT_TRUE(joined) << allText(joined.issues());
  EXPECT_EQ(joined.value().model.categories[0].id, "urban_rural");
  EXPECT_EQ(joined.value().model.categories[0].ofZone, remoteness.classes->category);
  EXPECT_EQ(joined.value().model.programmes[TINY_ACUTE].excessCost.ratio,
            (std::vector<std::optional<double>>{1.5, 1.5, 1.0, 1.0, 1.25, 1.25}));
}

TEST(DerivedCategory, WithoutARatioIsRefusedWithThePeopleInIt) {
  model::Remoteness remoteness;
  remoteness.classes.emplace();
  remoteness.classes->category = {"1", "1", "8I", "1", "8I", "1"};
  const Result<Joined> joined = joinWith(withDerivedCategory(), remoteness);
  ASSERT_FALSE(joined);
  const std::vector<Issue> lacking = issuesOf(joined.issues(), IssueCode::ReferenceUnknown);
  ASSERT_EQ(lacking.size(), 1u) << allText(joined.issues());
  EXPECT_EQ(lacking[0].where.key, "8I");
  EXPECT_NE(lacking[0].message.find("1,280"), std::string::npos) << lacking[0].message;
}

TEST(DerivedCategory, AddsNoProblemsWhereGeographyHasFailed) {
  const Result<Joined> joined = joinWith(withDerivedCategory(), std::nullopt);
  EXPECT_EQ(joined.issues().errorCount(), 0u) << allText(joined.issues());
}

}  // namespace
}  // namespace fairshares::join
