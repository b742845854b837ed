// The network check of the small country as lines that people read: totals, then whatever deserves a look.
#include "run/network_facts.h"

#include <gtest/gtest.h>

#include "core/run/firth_run.h"

namespace fairshares {
namespace {

using model::NetworkFact;
using testing_support::FirthRun;
using testing_support::FirthWorld;

struct Facts {
  FirthRun run;

  explicit Facts(FirthWorld& world) : run(write(world)) {}
  static FirthRun write(FirthWorld& world) {
    world.write();
    return testing_support::ranFirth(world);
  }
  [[nodiscard]] std::vector<NetworkFact> of(const std::string& item) const {
    std::vector<NetworkFact> found;
    for (const NetworkFact& fact : run.remoteness().networkFacts)
      if (fact.item == item) found.push_back(fact);
    return found;
  }
  [[nodiscard]] std::optional<double> total(const std::string& item) const {
    const auto found = of(item);
    return found.size() == 1 && found[0].name.empty() ? found[0].value : std::nullopt;
  }
};

TEST(NetworkFacts, OfASoundNetworkAreTotalsAlone) {
  FirthWorld world;
  const Facts facts(world);
  for (const NetworkFact& fact : facts.run.remoteness().networkFacts) {
    EXPECT_EQ(fact.name, "") << fact.item;
    EXPECT_TRUE(fact.value) << fact.item;
  }
  EXPECT_EQ(facts.total("links"), 16.0);
  // 5, 10, 40, 44, 55, 75; 3 of U's road; 2 of the loop; (5,9); (55,25); two ends each on three islands
  EXPECT_EQ(facts.total("nodes"), 6 + 3 + 2 + 1 + 1 + 6);
  EXPECT_EQ(facts.total("nodes of the largest component"), 13.0);
  EXPECT_EQ(facts.total("length of the largest component"), 128.0);
  EXPECT_EQ(facts.total("zones off the network"), 0.0);
}

TEST(NetworkFacts, ListZonesThatAreOffTheNetworkAndWhy) {
  FirthWorld world;
  world.zones[8].access = {59, 29.5};  // D: more than 5 km from the end of its road
  Facts facts(world);
  EXPECT_EQ(facts.total("zones off the network"), 1.0);
  const auto listed = facts.of("zone off the network");
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].name, "Z_D");
  EXPECT_EQ(listed[0].value, 600.0);
  EXPECT_EQ(listed[0].unit, "persons");
  EXPECT_EQ(listed[0].note, "no road within reach");
  EXPECT_EQ(facts.run.view("class", "D"), "8") << "out of reach is farther than any threshold";
}

TEST(NetworkFacts, TellWhereAllRoadsLieAcrossTheWater) {
  FirthWorld world;
  world.network += FirthWorld::parameter("access_reach_metres", 20'000);
  world.roads.erase(world.roads.begin() + 13);  // that of S
  world.ferries.erase(world.ferries.begin());
  Facts facts(world);
  const auto listed = facts.of("zone off the network");
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].name, "Z_S");
  EXPECT_EQ(listed[0].note, "all roads within reach lie across water");
  EXPECT_TRUE(facts.run.classes().island[facts.run.zone("S")]) << "judged by its land";
}

TEST(NetworkFacts, ListZonesThatAreFarFromTheirRoad) {
  FirthWorld world;
  world.zones[7].access = {71, 8};  // G, 3 km from the road
  Facts facts(world);
  const auto listed = facts.of("zone far from any road");
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].name, "Z_G");
  EXPECT_EQ(listed[0].value, 3.0);
  EXPECT_EQ(facts.run.milliseconds("G"), (66 + 9) * 60'000u) << "3 km at 20 km/h";
}

TEST(NetworkFacts, NameFerriesThatAreOfNoUse) {
  FirthWorld world;
  world.roads.push_back({{{77, 15}, {78, 15}}});  // a skerry without a zone
  world.ferries.push_back({"To Nobody", {75, 5}, {77, 15}, 10, 5});
  world.ferries.push_back({"Round Trip", {75, 5}, {75, 5}, 10, 5});
  Facts facts(world);
  const auto listed = facts.of("ferry");
  ASSERT_EQ(listed.size(), 2u);
  EXPECT_EQ(listed[0].name, "Round Trip") << "by name";
  EXPECT_EQ(listed[1].name, "To Nobody");
  EXPECT_EQ(listed[1].note, "the roads at one end reach no zone and no other ferry");
  EXPECT_EQ(facts.total("ferries"), 4.0);
}

TEST(NetworkFacts, CountWhatWasReadAndLeftOut) {
  FirthWorld world;
  world.roads.push_back({{{12, 5}, {12, 6}}, "Track"});
  world.roads.push_back({{{12, 7}, {12, 8}, {12, 7}}});
  world.roads.push_back({{{12, 7}, {12, 8}}});
  world.roads.back().wkt = "LINESTRING EMPTY";
  world.write();
  world.writeText("speeds.csv", "road_class,km_per_hour\nA Road,60\nTrack,\n");
  const FirthRun run = testing_support::ranFirth(world);
  std::map<std::string, double> values;
  for (const NetworkFact& fact : run.remoteness().networkFacts)
    if (fact.value) values[fact.item] = *fact.value;
  EXPECT_EQ(values["features read"], 19.0);
  EXPECT_EQ(values["features closed by their class"], 1.0);
  EXPECT_EQ(values["features without a line"], 1.0);
  EXPECT_EQ(values["links that end where they start"], 1.0);
  EXPECT_EQ(values["links"], 17.0);
}

TEST(NetworkFacts, OfNeighbouringZonesBeginWithAWordOfWarning) {
  FirthWorld world;
  world.useProximity();
  const Facts facts(world);
  EXPECT_EQ(facts.run.remoteness().networkFacts[0].item, "stand-in");
  EXPECT_TRUE(facts.of("features read").empty()) << "there were no features";
  // T-V-U-N-W-H-F-G and P-Q are 8 borders, H-D a fixed link; four terminals and
  // two clinics have a link to the node of their land
  EXPECT_EQ(facts.total("links"), 7 + 1 + 1 + 4 + 2);
}

}  // namespace
}  // namespace fairshares
