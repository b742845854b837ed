// A study's own classes, of which a zone takes the first it meets, against a slow twin; moved thresholds.
#include "run/urban_rural_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/random.h"
#include "support/test_seed.h"

namespace fairshares {
namespace {

using geography::UrbanRuralRules;
using geography::ZoneSituation;
using study::UrbanRuralClass;
using testing_support::Random;

ZoneSituation situation(std::optional<double> population, std::optional<std::uint64_t> milliseconds,
                        bool island = false) {
  ZoneSituation one;
  one.settlementPopulation = population;
  one.milliseconds = milliseconds;
  one.island = island;
  return one;
}

/// The definition, read aloud: the first class whose conditions the zone meets.
std::string slowClassOf(const std::vector<UrbanRuralClass>& classes, const ZoneSituation& zone) {
  for (const UrbanRuralClass& one : classes) {
    if (one.population && (!zone.settlementPopulation || *zone.settlementPopulation < *one.population))
      continue;
    if (one.minutes &&
        (!zone.milliseconds || static_cast<double>(*zone.milliseconds) > *one.minutes * 60'000.0))
      continue;
    return one.code;
  }
  return "none";
}

UrbanRuralClass ownClass(const std::string& code, std::optional<double> population,
                         std::optional<double> minutes) {
  UrbanRuralClass one;
  one.code = one.category = code;
  one.name = "Class " + code;
  one.population = population;
  one.minutes = minutes;
  return one;
}

/// Up to nine classes from few thresholds, so that ties and classes that hide others are common.
std::vector<UrbanRuralClass> randomClasses(Random& random) {
  const std::vector<double> populations{500, 3'000, 10'000, 125'000}, minutes{15, 30, 45.5, 60};
  std::vector<UrbanRuralClass> classes;
  for (std::size_t i = 0, count = random.below(9); i < count; ++i) {
    UrbanRuralClass one = ownClass("c" + std::to_string(i), std::nullopt, std::nullopt);
    if (random.chance(0.7)) one.population = populations[random.below(populations.size())];
    if (random.chance(0.6)) one.minutes = minutes[random.below(minutes.size())];
    if (random.chance(0.3)) one.islandCategory = one.code + "I";
    classes.push_back(one);
  }
  classes.push_back(ownClass("rest", std::nullopt, std::nullopt));
  return classes;
}

std::vector<ZoneSituation> everySituation() {
  std::vector<ZoneSituation> zones;
  for (const std::optional<double> people :
       {std::optional<double>(), std::optional(0.0), std::optional(499.0), std::optional(500.0),
        std::optional(2'999.0), std::optional(3'000.0), std::optional(9'999.0), std::optional(10'000.0),
        std::optional(124'999.0), std::optional(125'000.0), std::optional(1e6)})
    for (const std::optional<std::uint64_t> time :
         {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(0),
          std::optional<std::uint64_t>(900'000), std::optional<std::uint64_t>(900'001),
          std::optional<std::uint64_t>(1'800'000), std::optional<std::uint64_t>(1'800'001),
          std::optional<std::uint64_t>(2'730'000), std::optional<std::uint64_t>(2'730'001),
          std::optional<std::uint64_t>(3'600'000), std::optional<std::uint64_t>(3'600'001)})
      for (const bool island : {false, true}) zones.push_back(situation(people, time, island));
  return zones;
}

TEST(UrbanRuralRules, OfAStudyGiveEveryZoneTheFirstClassItMeets) {
  Random random(testing_support::testSeed());
  const std::vector<ZoneSituation> zones = everySituation();
  for (int round = 0; round < 400; ++round) {
    study::UrbanRural given;
    given.classes = randomClasses(random);
    const UrbanRuralRules rules = run::rulesOf(given);
    ASSERT_TRUE(geography::checkUrbanRuralRules(rules).list().empty()) << round;
    const auto found = geography::classifyZones(zones, rules);
    for (std::size_t zone = 0; zone < zones.size(); ++zone) {
      const std::string expected = slowClassOf(given.classes, zones[zone]);
      ASSERT_EQ(rules.classes[found[zone].classNumber].code, expected)
          << "round " << round << " zone " << zone;
      const auto own = std::find_if(given.classes.begin(), given.classes.end(),
                                    [&](const auto& one) { return one.code == expected; });
      const bool split = zones[zone].island && own->islandCategory;
      ASSERT_EQ(rules.categories[found[zone].category].code, split ? *own->islandCategory : expected);
      ASSERT_EQ(found[zone].islandWithoutCategory, zones[zone].island && !own->islandCategory);
    }
  }
}

TEST(UrbanRuralRules, OfAStudyKeepTheirViewsAndShareCategories) {
  study::UrbanRural given;
  given.classes = {ownClass("A1", 100'000, std::nullopt), ownClass("B1", 10'000, 30), ownClass("C1", {}, {})};
  given.classes[0].groups = {{"2_fold", "urban"}, {"bands", "x"}};
  given.classes[1].groups = {{"bands", "y"}, {"2_fold", "urban"}};
  given.classes[2].groups = {{"2_fold", "rural"}, {"bands", "x"}};
  given.classes[0].category = given.classes[1].category = "urban";
  const UrbanRuralRules rules = run::rulesOf(given);
  ASSERT_EQ(rules.foldings.size(), 2u);
  EXPECT_EQ(rules.foldings[0].id, "2_fold");
  EXPECT_EQ(rules.foldings[0].groupOf, (std::vector<std::uint32_t>{0, 0, 1}));
  EXPECT_EQ(rules.foldings[1].groupOf, (std::vector<std::uint32_t>{0, 1, 0}));
  ASSERT_EQ(rules.categories.size(), 2u);
  EXPECT_EQ(rules.categories[0].code, "urban");
  EXPECT_EQ(rules.mainlandCategory, (std::vector<std::uint32_t>{0, 0, 1}));
}

TEST(UrbanRuralRules, WithoutClassesAreTheScottishOnes) {
  const UrbanRuralRules rules = run::rulesOf({}), scottish = geography::scottishUrbanRuralRules();
  EXPECT_EQ(rules.populations, scottish.populations);
  EXPECT_EQ(rules.minutes, scottish.minutes);
  EXPECT_EQ(rules.classOf, scottish.classOf);
}

TEST(UrbanRuralRules, TakeTheStudysThresholdsInPlaceOfTheScottishOnes) {
  study::UrbanRural given;
  given.populations = {200'000, 20'000, 5'000};
  given.minutes = {20, 90};
  const UrbanRuralRules rules = run::rulesOf(given);
  const auto codeOf = [&](std::optional<double> people, std::uint64_t minutes) {
    const std::vector<ZoneSituation> zones{situation(people, minutes * 60'000)};
    return rules.classes[geography::classifyZones(zones, rules)[0].classNumber].code;
  };
  EXPECT_EQ(codeOf(200'000, 0), "1");
  EXPECT_EQ(codeOf(199'999, 0), "2");
  EXPECT_EQ(codeOf(19'999, 20), "3");
  EXPECT_EQ(codeOf(5'000, 21), "4");
  EXPECT_EQ(codeOf(5'000, 91), "5");
  EXPECT_EQ(codeOf(4'999, 20), "6");
  EXPECT_EQ(codeOf({}, 90), "7");
  EXPECT_EQ(codeOf({}, 91), "8");
}

TEST(UrbanRuralRules, MayReplaceTheMinutesAndKeepThePeople) {
  study::UrbanRural given;
  given.minutes = {25, 50};
  EXPECT_EQ(run::rulesOf(given).populations, geography::scottishUrbanRuralRules().populations);
  EXPECT_EQ(run::rulesOf(given).minutes, (std::vector<double>{25, 50}));
}

}  // namespace
}  // namespace fairshares
