// Two islands, a bridge, a one-way loop and a town exactly 30 and 60 minutes away, from files to results:
// times to the millisecond, classes, islands, routes.
#include "run/remoteness.h"

#include <gtest/gtest.h>

#include "core/run/firth_run.h"

namespace fairshares {
namespace {

using testing_support::FirthRun;
using testing_support::FirthWorld;
using testing_support::ranFirth;

const FirthRun& ranOnRoads() {
  static const FirthRun run = [] {
    FirthWorld world;
    world.write();
    return ranFirth(world);
  }();
  return run;
}

const FirthRun& ranOnProximity() {
  static const FirthRun run = [] {
    FirthWorld world;
    world.useProximity();
    world.write();
    return ranFirth(world);
  }();
  return run;
}

constexpr std::uint64_t MINUTE = 60'000;

TEST(Remoteness, OfRoadsGivesEveryMinuteToTheMillisecond) {
  const std::map<std::string, std::uint64_t> expected{
      {"T", 0},
      {"V", 7 * MINUTE},
      {"U", (8 + 10 + 4 + 5) * MINUTE},  // round the bridge
      {"N", 30 * MINUTE},
      {"W", (4 + 4 + 39) * MINUTE},  // on along the loop, as the way back is closed
      {"H", 45 * MINUTE + 18'000},   // 100 m to the road at 20 km/h
      {"F", 60 * MINUTE},
      {"G", 66 * MINUTE},
      {"D", (20 + 50) * MINUTE},           // over the bridge
      {"P", (5 + 15 + 20 + 70) * MINUTE},  // wait and ferry
      {"Q", (13 + 15 + 20 + 70) * MINUTE},
      {"S", (3 + 20 + 10 + 4) * MINUTE}};
  for (const auto& [zone, milliseconds] : expected) {
    const std::uint64_t found = ranOnRoads().milliseconds(zone);
    EXPECT_EQ(found, milliseconds) << zone;
  }
  EXPECT_FALSE(ranOnRoads().nearest().minutes[ranOnRoads().zone("X")]);
  EXPECT_NE(ranOnRoads().nearest().unreachableReason[ranOnRoads().zone("X")], "");
}

TEST(Remoteness, NamesTheCentreOfEveryZoneThatReachesOne) {
  const FirthRun& run = ranOnRoads();
  ASSERT_EQ(run.nearest().names, std::vector<std::string>{"Firthtown"});
  for (const char* const zone : {"T", "V", "U", "N", "W", "H", "F", "G", "D", "P", "Q", "S"})
    EXPECT_EQ(run.nearest().place[run.zone(zone)], 0u) << zone;
  EXPECT_FALSE(run.nearest().place[run.zone("X")]);
}

TEST(Remoteness, TakesExactlyAtAThresholdAsReached) {
  const FirthRun& run = ranOnRoads();
  const std::map<std::string, std::string> classes{
      {"T", "2"},                                      // a town of exactly 10,000
      {"N", "3"},                                      // 3,000 people exactly 30 minutes away
      {"V", "6"},                                      // 2,999 people are a village
      {"U", "6"}, {"W", "7"}, {"H", "7"}, {"F", "7"},  // exactly 60 minutes
      {"G", "8"}, {"D", "8"}, {"P", "8"}, {"Q", "5"}, {"S", "7"}, {"X", "8"}};
  for (const auto& [zone, expected] : classes) EXPECT_EQ(run.view("class", zone), expected) << zone;
}

TEST(Remoteness, SplitsTheCategoriesOfTheVeryRemoteByIsland) {
  const FirthRun& run = ranOnRoads();
  const std::map<std::string, std::string> categories{{"T", "2"},  {"N", "3"},  {"V", "6"},  {"F", "7"},
                                                      {"G", "8M"}, {"D", "8M"}, {"P", "8I"}, {"Q", "5I"},
                                                      {"S", "7"},  {"X", "8I"}};
  for (const auto& [zone, expected] : categories)
    EXPECT_EQ(run.classes().category[run.zone(zone)], expected) << zone;
  EXPECT_EQ(run.run.joined.model.categories[0].ofZone, run.classes().category) << "the formula takes it";
}

TEST(Remoteness, TakesForIslandsWhatRoadsDoNotJoin) {
  for (const FirthRun* const run : {&ranOnRoads(), &ranOnProximity()}) {
    for (const char* const zone : {"P", "Q", "S", "X"})
      EXPECT_TRUE(run->classes().island[run->zone(zone)]) << zone;
    for (const char* const zone : {"T", "G", "D"})
      EXPECT_FALSE(run->classes().island[run->zone(zone)]) << zone;
  }
}

TEST(Remoteness, TellsOfIslandsInAClassThatDoesNotSplitThem) {
  const FirthRun& run = ranOnRoads();
  EXPECT_TRUE(run.classes().islandWithoutCategory[run.zone("S")]);
  EXPECT_FALSE(run.classes().islandWithoutCategory[run.zone("P")]);
  const auto notes = testing_support::issuesOf(run.issues, Severity::Note, IssueCode::StudyValue);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_NE(notes[0].message.find("1 zone with 350 people (first Z_S)"), std::string::npos)
      << notes[0].message;
}

TEST(Remoteness, KeepsTheMinutesToEachThreshold) {
  const FirthRun& run = ranOnRoads();
  ASSERT_EQ(run.classes().minuteThresholds, (std::vector<double>{30.0, 60.0}));
  const auto toSpare = [&](const char* zone) {
    return std::pair(run.classes().minutesToSpare[0][run.zone(zone)],
                     run.classes().minutesToSpare[1][run.zone(zone)]);
  };
  EXPECT_EQ(toSpare("N"), std::pair(std::optional(0.0), std::optional(30.0)));
  EXPECT_EQ(toSpare("F"), std::pair(std::optional(-30.0), std::optional(0.0)));
  EXPECT_EQ(toSpare("G"), std::pair(std::optional(-36.0), std::optional(-6.0)));
  EXPECT_EQ(toSpare("X"), std::pair(std::optional<double>(), std::optional<double>()));
}

TEST(Remoteness, WarnsOfThePeopleWhoReachNoCentre) {
  const auto warnings =
      testing_support::issuesOf(ranOnRoads().issues, Severity::Warning, IssueCode::ValueMissing);
  ASSERT_EQ(warnings.size(), 2u) << testing_support::told(ranOnRoads().issues);  // centres and clinics
  EXPECT_EQ(warnings[0].where.key, "Z_X");
  EXPECT_NE(warnings[0].message.find("1 zone with 50 people"), std::string::npos);
}

TEST(Remoteness, MeasuresToTheNearestOfSeveralDestinations) {
  const FirthRun& run = ranOnRoads();
  ASSERT_EQ(run.remoteness().destinations.size(), 1u);
  const model::NearestPlaces& clinics = run.remoteness().destinations[0];
  const std::map<std::string, std::pair<std::uint64_t, std::string>> expected{
      {"T", {30, "Mill Clinic"}},
      {"N", {0, "Mill Clinic"}},
      {"W", {17, "Mill Clinic"}},
      {"P", {10, "Quay Clinic"}},
      {"Q", {2, "Quay Clinic"}},
      {"G", {36, "Mill Clinic"}},
      {"S", {3 + 20 + 10 + 4 + 30, "Mill Clinic"}}};
  for (const auto& [zone, found] : expected) {
    const std::size_t at = run.zone(zone);
    ASSERT_TRUE(clinics.minutes[at]) << zone;
    EXPECT_EQ(*clinics.minutes[at], static_cast<double>(found.first)) << zone;
    EXPECT_EQ(clinics.names[*clinics.place[at]], found.second) << zone;
  }
}

TEST(Remoteness, HasRoutesWhoseLegsAddUpToTheMinutes) {
  for (const FirthRun* const run : {&ranOnRoads(), &ranOnProximity()}) {
    for (std::size_t zone = 0; zone < run->remoteness().routes.size(); ++zone) {
      const auto& route = run->remoteness().routes[zone];
      const auto& minutes = run->nearest().minutes[zone];
      ASSERT_EQ(route.has_value(), minutes.has_value());
      if (!route) continue;
      double sum = 0.0;
      for (const model::RouteLegText& leg : route->legs) sum += leg.minutes;
      EXPECT_EQ(std::llround(sum * 60'000.0), std::llround(*minutes * 60'000.0)) << zone;
      ASSERT_FALSE(route->line.empty());
      EXPECT_EQ(route->line.front(), run->remoteness().accessPoint[zone]);
      EXPECT_EQ(route->line.back(), (model::Point{305'000.0, 705'000.0}));
    }
  }
}

TEST(Remoteness, TellsRouteOverTheFerryLegByLeg) {
  const FirthRun& run = ranOnRoads();
  const model::ZoneRoute& route = *run.remoteness().routes[run.zone("P")];
  ASSERT_EQ(route.legs.size(), 4u);
  EXPECT_EQ(route.legs[0].what, "road");
  EXPECT_EQ(route.legs[0].minutes, 5.0);
  EXPECT_EQ(route.legs[0].kilometres, 5.0);
  EXPECT_EQ(route.legs[1].what, "wait for the ferry Long Sound");
  EXPECT_EQ(route.legs[1].minutes, 15.0);
  EXPECT_EQ(route.legs[1].kilometres, 0.0);
  EXPECT_EQ(route.legs[2].what, "ferry Long Sound");
  EXPECT_EQ(route.legs[2].minutes, 20.0);
  EXPECT_EQ(route.legs[2].kilometres, 7.0);
  EXPECT_EQ(route.legs[3].minutes, 70.0);
  const model::ZoneRoute& offRoad = *run.remoteness().routes[run.zone("H")];
  EXPECT_EQ(offRoad.legs[0].what, "to the road");
  EXPECT_EQ(offRoad.legs[0].minutes, 0.3);
  EXPECT_EQ(offRoad.legs[0].kilometres, 0.1);
}

TEST(Remoteness, TellsWhichSettlementsAreCentresAndWhoLivesThere) {
  const auto& settlements = ranOnRoads().remoteness().settlements;
  ASSERT_EQ(settlements.size(), 4u);
  EXPECT_TRUE(settlements[0].isCentre);
  EXPECT_EQ(settlements[0].zonePopulation, 8000.0);
  EXPECT_EQ(settlements[0].centre, (model::Point{305'000.0, 705'000.0}));
  EXPECT_FALSE(settlements[2].isCentre) << "3,000 people";
  EXPECT_EQ(settlements[2].zones, 1u);
}

//   T (5,5) - V (12,5) - U (20,9) - N (35,5): as the crow flies, 1.5 times as long at 90 km/h, so a minute a
//   km
TEST(Remoteness, OfNeighbouringZonesGivesTheStraightLinesTimesTheCircuity) {
  const FirthRun& run = ranOnProximity();
  EXPECT_TRUE(run.remoteness().proximity);
  const auto crow = [](double right, double up) {  // rounded up, as on a road
    const double millimetres = std::round(std::hypot(right, up) * 1.5e6);
    return static_cast<std::uint64_t>(std::ceil(millimetres / 25.0));  // 90 km/h
  };
  EXPECT_EQ(run.milliseconds("T"), 0u);
  EXPECT_EQ(run.milliseconds("V"), 7 * MINUTE);
  EXPECT_EQ(run.milliseconds("U"), 7 * MINUTE + crow(8, 4));
  EXPECT_EQ(run.milliseconds("N"), 7 * MINUTE + crow(8, 4) + crow(15, 4));
  // (5,5) to the terminal (5,9), wait, crossing, (5,22) to (5,25)
  EXPECT_EQ(run.milliseconds("S"), (4 + 20 + 10 + 3) * MINUTE);
  // H over the fixed link to D
  EXPECT_EQ(run.milliseconds("D"), run.milliseconds("H") + crow(5, 19.9));
  EXPECT_FALSE(run.nearest().minutes[run.zone("X")]);
  EXPECT_EQ(run.milliseconds("P") - run.milliseconds("G"), (4 + 15 + 20 + 5) * MINUTE);
  EXPECT_EQ(run.remoteness().networkFacts[0].item, "stand-in");
}

TEST(Remoteness, TakesIslandsFromAColumnAsTheyAreGiven) {
  FirthWorld world;
  world.urbanRural = "islands = { file = \"islands.csv\", column = \"island\", source = \"made up\", "
                     "status = \"assumed\" }\n";
  std::string islands = "DataZone,island\n";
  for (const auto& zone : world.zones)
    islands += "Z_" + zone.code + (zone.code == "D" ? ",yes\n" : zone.code == "X" ? ",1\n" : ",no\n");
  world.writeText("islands.csv", islands);
  world.write();
  const FirthRun run = ranFirth(world);
  EXPECT_EQ(run.classes().category[run.zone("D")], "8I");
  EXPECT_EQ(run.classes().category[run.zone("X")], "8I");
  EXPECT_EQ(run.classes().category[run.zone("P")], "8M");
}

}  // namespace
}  // namespace fairshares
