#include "geography/urban_rural.h"

#include <gtest/gtest.h>

#include <random>

#include "core/geography/network_support.h"
#include "geography/journeys.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;

constexpr std::uint64_t MINUTE = 60'000;

ZoneClass classify(std::optional<double> people, std::optional<std::uint64_t> milliseconds,
                   bool island = false) {
  const std::vector<ZoneSituation> zones{{people, milliseconds, "no ferry", island}};
  return classifyZones(zones, scottishUrbanRuralRules()).front();
}
std::string classCode(std::optional<double> people, std::optional<std::uint64_t> milliseconds) {
  return scottishUrbanRuralRules().classes[classify(people, milliseconds).classNumber].code;
}
std::string category(std::optional<double> people, std::uint64_t milliseconds, bool island) {
  return scottishUrbanRuralRules().categories[classify(people, milliseconds, island).category].code;
}

TEST(UrbanRural, CountsExactlyThirtyAndSixtyMinutesAsWithin) {
  EXPECT_EQ(classCode({}, 30 * MINUTE), "6");
  EXPECT_EQ(classCode({}, 30 * MINUTE + 1), "7");
  EXPECT_EQ(classCode({}, 60 * MINUTE), "7");
  EXPECT_EQ(classCode({}, 60 * MINUTE + 1), "8");
  EXPECT_EQ(classCode(5000.0, 30 * MINUTE), "3");
  EXPECT_EQ(classCode(5000.0, 30 * MINUTE + 1), "4");
  EXPECT_EQ(classCode(5000.0, 60 * MINUTE + 1), "5");
}

TEST(UrbanRural, CountsExactlyTheThresholdOfPeopleAsReached) {
  EXPECT_EQ(classCode(125'000.0, 0), "1");
  EXPECT_EQ(classCode(124'999.0, 0), "2");
  EXPECT_EQ(classCode(10'000.0, 99 * MINUTE), "2");
  EXPECT_EQ(classCode(9'999.0, 0), "3");
  EXPECT_EQ(classCode(3'000.0, 0), "3");
  EXPECT_EQ(classCode(2'999.0, 0), "6");
}

TEST(UrbanRural, TakesTheUnreachableForVeryRemoteAndKeepsTheReason) {
  const ZoneClass zone = classify({}, {});
  EXPECT_EQ(scottishUrbanRuralRules().classes[zone.classNumber].code, "8");
  EXPECT_EQ(zone.unreachableReason, "no ferry");
  EXPECT_FALSE(zone.minutes);
  EXPECT_FALSE(zone.minutesToSpare[0]);
  EXPECT_TRUE(classify({}, 1).unreachableReason.empty());
}

TEST(UrbanRural, KeepsHowFarEachThresholdIs) {
  const ZoneClass zone = classify(9'960.0, 31 * MINUTE);
  EXPECT_EQ(zone.minutes, 31.0);
  EXPECT_EQ(zone.minutesToSpare[0], -1.0);
  EXPECT_EQ(zone.minutesToSpare[1], 29.0);
  EXPECT_EQ(zone.peopleToSpare[1], -40.0);
  EXPECT_EQ(zone.peopleToSpare[2], 6'960.0);
}

TEST(UrbanRural, SplitsTheVeryRemoteIntoMainlandAndIsland) {
  EXPECT_EQ(category(5000.0, 90 * MINUTE, false), "5M");
  EXPECT_EQ(category(5000.0, 90 * MINUTE, true), "5I");
  EXPECT_EQ(category({}, 90 * MINUTE, false), "8M");
  EXPECT_EQ(category({}, 90 * MINUTE, true), "8I");
  EXPECT_EQ(category({}, 45 * MINUTE, true), "7");
}

TEST(UrbanRural, MarksAnIslandOfAClassWithoutIslandCategory) {
  // As Great Cumbrae: an island, but remote and not very remote.
  EXPECT_TRUE(classify({}, 45 * MINUTE, true).islandWithoutCategory);
  EXPECT_FALSE(classify({}, 90 * MINUTE, true).islandWithoutCategory);
  EXPECT_FALSE(classify({}, 45 * MINUTE, false).islandWithoutCategory);
}

TEST(UrbanRural, FoldsTheEightClassesToSixThreeAndTwo) {
  const UrbanRuralRules rules = scottishUrbanRuralRules();
  const auto codes = [&](std::size_t folding) {
    std::string all;
    for (const std::uint32_t group : rules.foldings[folding].groupOf)
      all += rules.foldings[folding].groups[group].code;
    return all;
  };
  EXPECT_EQ(codes(0), "12344566");
  EXPECT_EQ(codes(1), "11111233");
  EXPECT_EQ(codes(2), "11111222");
}

TEST(UrbanRural, PartitionsTheZones) {
  std::mt19937_64 random(testing_support::testSeed());
  const UrbanRuralRules rules = scottishUrbanRuralRules();
  std::vector<ZoneSituation> zones(5000);
  for (ZoneSituation& zone : zones) {
    if (random() % 4) zone.settlementPopulation = static_cast<double>(random() % 200'000);
    if (random() % 8) zone.milliseconds = random() % (120 * MINUTE);
    zone.island = random() % 2;
  }
  const auto classes = classifyZones(zones, rules);
  ASSERT_EQ(classes.size(), zones.size());
  for (const ZoneClass& zone : classes) {
    ASSERT_LT(zone.classNumber, rules.classes.size());
    ASSERT_LT(zone.category, rules.categories.size());
    ASSERT_EQ(rules.categories[zone.category].code.substr(0, 1), rules.classes[zone.classNumber].code);
    ASSERT_EQ(zone.groups.size(), rules.foldings.size());
  }
}

TEST(UrbanRural, TakesOtherRules) {
  // Two bands of people, one of time: town, near, far.
  UrbanRuralRules rules;
  rules.populations = {20'000.0};
  rules.minutes = {45.5};
  rules.classes = {{"T", "Town"}, {"N", "Near"}, {"F", "Far"}};
  rules.classOf = {{0, 0}, {1, 2}};
  rules.categories = {{"all", "All"}};
  rules.mainlandCategory = {0, 0, 0};
  rules.islandCategory.resize(3);
  EXPECT_TRUE(checkUrbanRuralRules(rules).empty());
  const std::vector<ZoneSituation> zones{
      {20'000.0, {}, "", false}, {{}, 2'730'000, "", false}, {{}, 2'730'001, "", false}};
  const auto classes = classifyZones(zones, rules);
  EXPECT_EQ(classes[0].classNumber, 0u);
  EXPECT_EQ(classes[1].classNumber, 1u);
  EXPECT_EQ(classes[2].classNumber, 2u);
}

TEST(UrbanRural, RefusesIncompleteRulesAllAtOnce) {
  UrbanRuralRules rules = scottishUrbanRuralRules();
  rules.populations = {3'000.0, 10'000.0, 125'000.0};
  rules.minutes = {30.0, 30.0};
  rules.classOf[1].pop_back();
  rules.foldings[0].groupOf[2] = 17;
  rules.mainlandCategory.pop_back();
  EXPECT_EQ(checkUrbanRuralRules(rules).errorCount(), 5u);
  EXPECT_TRUE(checkUrbanRuralRules(scottishUrbanRuralRules()).empty());
}

TEST(UrbanRural, OnARoadWithACentreExactlyThirtyAndSixtyMinutesAwayTurnsRightBehindThem) {
  // 36 km/h: 18 km in 30 minutes, 36 km in 60. 10 cm more take 10 ms more.
  testing_support::NetworkSketch road;
  road.link({{0.0, 0.0}, {18'000.0, 0.0}});
  road.link({{18'000.0, 0.0}, {18'000.1, 0.0}});
  road.link({{18'000.1, 0.0}, {36'000.0, 0.0}});
  road.link({{36'000.0, 0.0}, {36'000.1, 0.0}});
  const RoadGraph graph = buildRoadGraph(road.network, road.speeds).takeValue();
  std::vector<Access> places;
  for (const double metres : {18'000.0, 18'000.1, 36'000.0, 36'000.1})
    places.push_back(accessAtNode(graph, testing_support::nodeAt(graph, {metres, 0.0})));
  const std::vector<Access> centre{accessAtNode(graph, testing_support::nodeAt(graph, {0.0, 0.0}))};
  const Journeys journeys = journeysToNearest(graph, places, centre, SilentMonitor()).takeValue();
  EXPECT_EQ(journeys.journeys[0].milliseconds, 30 * MINUTE);
  EXPECT_EQ(journeys.journeys[1].milliseconds, 30 * MINUTE + 10);
  EXPECT_EQ(journeys.journeys[2].milliseconds, 60 * MINUTE);
  EXPECT_EQ(journeys.journeys[3].milliseconds, 60 * MINUTE + 10);
  EXPECT_EQ(classCode({}, journeys.journeys[0].time()), "6");
  EXPECT_EQ(classCode({}, journeys.journeys[1].time()), "7");
  EXPECT_EQ(classCode({}, journeys.journeys[2].time()), "7");
  EXPECT_EQ(classCode({}, journeys.journeys[3].time()), "8");
}

}  // namespace
