// Nurse rounds in worlds whose days can be worked out by hand. 100 m of road take 10 s (36 km/h).
#include "geography/nurse_rounds.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <thread>

#include "core/geography/nurse_support.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using testing_support::DrawnTown;
using testing_support::NetworkSketch;
using testing_support::NurseWorld;
using testing_support::streetGrid;

// Base at 0 km, the zone the last kilometre of a straight road, all its patients at one place in it.
//
//   B ------------------------- [ - P - ]
//   0                           5   6   6.5 km
NurseWorld straightRoad(double baseKm = 0.0) {
  NurseWorld world;
  world.sketch.link({{-30000.0, 0.0}, {20000.0, 0.0}});
  world.zone(NurseWorld::rectangle(5000.0, -100.0, 6500.0, 100.0), {5500.0, 0.0});
  world.base({1000.0 * baseKm, 0.0});
  world.patientAt(0, {6000.0, 0.0});
  return world;
}

TEST(NurseRounds, OnAStraightRoadComeOutExactly) {
  // 6 km each way: 20 minutes a day; 17 contacts of 25 minutes make 445, an 18th would make 470.
  const NurseRound round = straightRoad().rounds().front();
  EXPECT_EQ(round.state, NurseRoundState::Simulated);
  EXPECT_EQ(round.places, PatientPlaceSource::Points);
  EXPECT_EQ(round.base, 0u);
  EXPECT_DOUBLE_EQ(round.minutesToBase.value(), 5.5 / 0.6);
  const NurseRoundFigures& figures = round.figures.value();
  EXPECT_EQ(figures.visitsPerShift, 17.0);
  EXPECT_DOUBLE_EQ(figures.minutesPerContact, 25.0 + 20.0 / 17.0);
  EXPECT_DOUBLE_EQ(figures.travelShare, 20.0 / 445.0);
  EXPECT_DOUBLE_EQ(figures.roadKmPerContact, 12.0 / 17.0);
  EXPECT_DOUBLE_EQ(figures.costGbpPerContact, 30.0 * (25.0 + 20.0 / 17.0) / 60.0 + 0.5 * 12.0 / 17.0);
  EXPECT_EQ(figures.minutesPerContactLow, figures.minutesPerContact);
  EXPECT_EQ(figures.minutesPerContactHigh, figures.minutesPerContact);
  EXPECT_EQ(figures.daysBeyondShift, 0u);
}

TEST(NurseRounds, FillAShiftToItsLastMillisecond) {
  NurseWorld world = straightRoad();
  world.options.shiftMinutes = 445.0;
  EXPECT_EQ(world.figures().visitsPerShift, 17.0);
  world.options.shiftMinutes = 445.0 - 1.0 / 60000.0;
  EXPECT_EQ(world.figures().visitsPerShift, 16.0);
}

TEST(NurseRounds, AlongARoadAreAsLongAsTwiceTheWayToTheFarthestPatient) {
  // 1 km of road from the base on: always 17 visits, and the farthest of 17 random places lies at 17/18.
  NurseWorld world;
  world.sketch.link({{0.0, 0.0}, {1000.0, 0.0}});
  world.zone(NurseWorld::rectangle(-1.0, -1.0, 1001.0, 1.0), {500.0, 0.0});
  world.base({0.0, 0.0});
  world.options.days = 4000;
  const NurseRoundFigures figures = world.figures();
  EXPECT_EQ(figures.visitsPerShift, 17.0);
  const double expected = 2.0 * (1.0 / 0.6) * (17.0 / 18.0) / 17.0;
  EXPECT_NEAR(figures.minutesPerContact - 25.0, expected, 0.005 * expected);
  EXPECT_NEAR(figures.roadKmPerContact, 2.0 * (17.0 / 18.0) / 17.0, 0.001);
  EXPECT_LT(figures.minutesPerContactLow, 25.0 + expected);
  EXPECT_GT(figures.minutesPerContactHigh, 25.0 + expected);
}

TEST(NurseRounds, DrawPlacesInProportionToTheLengthOfRoadInsideTheZone) {
  // The zone holds 1 km at the base and 3 km at 10 km; where patients are shows in the mean way there.
  NurseWorld world;
  world.sketch.link({{0.0, 0.0}, {20000.0, 0.0}});
  testing_support::Polygons polygons;
  world.zone(polygons.wkb("MULTIPOLYGON(((0 -9,1000 -9,1000 9,0 9,0 -9)),"
                          "((10000 -9,13000 -9,13000 9,10000 9,10000 -9)))"),
             {500.0, 0.0});
  world.base({0.0, 0.0});
  world.options.contactMinutes = 440.0;  // a single visit fits or not, and is made
  world.options.shiftMinutes = 450.0;
  world.options.days = 4000;
  const NurseRoundFigures figures = world.figures();
  const double expectedKm = 2.0 * (0.25 * 0.5 + 0.75 * 11.5);
  EXPECT_EQ(figures.visitsPerShift, 1.0);
  EXPECT_NEAR(figures.roadKmPerContact, expectedKm, 0.02 * expectedKm);
  EXPECT_NEAR(figures.daysBeyondShift, 3000.0, 100.0);
}

TEST(NurseRounds, TakeTheFerryAndItsWaitAndDoNotDriveOnIt) {
  // Base at A, patients at C: 20 minutes of crossing, 30 of waiting, 700 m of road.
  NurseWorld world(DrawnTown({"B------A~~~~D------C"}));
  world.zone(NurseWorld::rectangle(1150.0, -100.0, 2100.0, 100.0), {1500.0, 0.0});
  world.base({700.0, 0.0});
  world.patientAt(0, {1900.0, 0.0});
  const NurseRoundFigures figures = world.figures();
  const double travel = 2.0 * (50.0 + 7.0 / 6.0);
  EXPECT_EQ(figures.visitsPerShift, 13.0);
  EXPECT_DOUBLE_EQ(figures.minutesPerContact, 25.0 + travel / 13.0);
  EXPECT_DOUBLE_EQ(figures.roadKmPerContact, 1.4 / 13.0);
}

TEST(NurseRounds, GoRoundAOneWayLoopOnceHoweverNearThePatientIs) {
  // The patient is 400 m after the base, and 2,000 m before it.
  const DrawnTown town({"A-->----B",  //
                        "|       |",  //
                        "^       v",  //
                        "|       |",  //
                        "D----<--C"});
  NurseWorld world(town);
  world.zone(NurseWorld::rectangle(-100.0, 350.0, 900.0, 500.0), {600.0, 400.0});
  world.base(town.places.at('A'));
  world.patientAt(0, {400.0, 400.0});
  const NurseRoundFigures figures = world.figures();
  EXPECT_EQ(figures.visitsPerShift, 17.0);  // 425 minutes and the 2.4 km of the loop, 4 minutes
  EXPECT_DOUBLE_EQ(figures.roadKmPerContact, 2.4 / 17.0);
  EXPECT_DOUBLE_EQ(figures.minutesPerContact, 25.0 + 4.0 / 17.0);
}

TEST(NurseRounds, MakeOneVisitOfTrueLengthWhereNoneFits) {
  NurseWorld world = straightRoad();
  world.options.shiftMinutes = 44.0;  // 20 of travel and 25 of contact need 45
  const NurseRound round = world.rounds().front();
  EXPECT_EQ(round.state, NurseRoundState::BeyondShift);
  EXPECT_EQ(round.figures->visitsPerShift, 1.0);
  EXPECT_DOUBLE_EQ(round.figures->minutesPerContact, 45.0);
  EXPECT_EQ(round.figures->daysBeyondShift, world.options.days);
  EXPECT_EQ(round.figures->closedFormVisitsPerShift, 1.0);
  EXPECT_NEAR(round.figures->closedFormMinutesPerContact, 45.0, 1e-9);
  EXPECT_FALSE(nurseRoundStateText(round.state).empty());
}

TEST(NurseRounds, StartAtTheBaseThatIsNearestByTime) {
  NurseWorld world = straightRoad();
  world.base({7000.0, 0.0});
  const NurseRound round = world.rounds().front();
  EXPECT_EQ(round.base, 1u);
  EXPECT_DOUBLE_EQ(round.figures->roadKmPerContact, 2.0 / 17.0);
}

TEST(NurseRounds, VisitGivenPlacesInProportionToTheirWeight) {
  NurseWorld world = straightRoad();
  world.patientAt(0, {5000.0, 0.0}, 3.0);
  world.patientAt(0, {6400.0, 0.0}, 0.0);
  world.options.contactMinutes = 400.0;  // one visit a day: 3 of 4 days 10 km, else 12 km
  world.options.days = 4000;
  const NurseRoundFigures figures = world.figures();
  EXPECT_EQ(figures.visitsPerShift, 1.0);
  EXPECT_NEAR(figures.roadKmPerContact, 10.5, 0.05);
}

TEST(NurseRounds, CountTheWayToAndFromTheRoad) {
  // A patient 100 m off the road: 18 s at 20 km/h, each way and to nobody else.
  NurseWorld world = straightRoad();
  world.patients.front().place = {6000.0, 100.0};
  const NurseRoundFigures figures = world.figures();
  EXPECT_EQ(figures.visitsPerShift, 17.0);
  EXPECT_DOUBLE_EQ(figures.minutesPerContact, 25.0 + 20.6 / 17.0);
  EXPECT_DOUBLE_EQ(figures.roadKmPerContact, 12.2 / 17.0);
}

TEST(NurseRounds, WithoutARoadInTheZoneGoToItsAccessPoint) {
  NurseWorld world = straightRoad();
  world.patients.clear();
  world.wkb.front() = NurseWorld::rectangle(5000.0, 50.0, 6500.0, 300.0);
  world.accessPoints.front() = {6000.0, 100.0};
  const NurseRound round = world.rounds().front();
  EXPECT_EQ(round.state, NurseRoundState::Simulated);
  EXPECT_EQ(round.places, PatientPlaceSource::AccessPoint);
  EXPECT_DOUBLE_EQ(round.figures->minutesPerContact, 25.0 + 20.6 / 17.0);
}

TEST(NurseRounds, SayWhyAZoneHasNone) {
  NetworkSketch roads;
  roads.link({{0.0, 0.0}, {3000.0, 0.0}});
  roads.link({{3000.0, 0.0}, {9000.0, 0.0}});
  roads.link({{0.0, 50000.0}, {1000.0, 50000.0}});                            // an island
  roads.link({{3000.0, 0.0}, {3000.0, 4000.0}}, model::Direction::Backward);  // leads out only
  NurseWorld world(roads);
  const auto square = [](double x, double y) { return NurseWorld::rectangle(x, y, x + 1000.0, y + 1000.0); };
  world.base({0.0, 0.0});
  world.zone(square(0.0, -500.0), {500.0, 0.0}, 0.0);
  world.zone(square(90000.0, 0.0), {90500.0, 500.0});
  world.zone(square(0.0, 49500.0), {500.0, 50000.0});
  world.zone(square(2500.0, 3000.0), {3000.0, 3500.0});
  world.zone(square(5000.0, -500.0), {5500.0, 0.0});
  const std::vector<NurseRound> rounds = world.rounds();
  EXPECT_EQ(rounds[0].state, NurseRoundState::NoPeople);
  EXPECT_EQ(rounds[0].base, 0u);
  EXPECT_EQ(rounds[1].state, NurseRoundState::NoRoadNearby);
  EXPECT_EQ(rounds[2].state, NurseRoundState::NoBaseReachable);
  EXPECT_FALSE(rounds[2].base);
  EXPECT_EQ(rounds[3].state, NurseRoundState::NoWayAndBack);
  EXPECT_TRUE(rounds[3].minutesToBase);
  for (std::size_t zone = 0; zone < 4; ++zone) {
    EXPECT_FALSE(rounds[zone].figures) << zone;
    EXPECT_FALSE(nurseRoundStateText(rounds[zone].state).empty()) << zone;
  }
  EXPECT_EQ(rounds[4].state, NurseRoundState::Simulated);
}

TEST(NurseRounds, StayOnTheAccessPointsSideOfTheWaterAndTellTheShareLeftOut) {
  // 3 km of road on the side of the access point, 1 km on an islet of the same zone with a ferry.
  NetworkSketch roads;
  roads.link({{0.0, 0.0}, {3000.0, 0.0}});
  roads.link({{5000.0, 0.0}, {6000.0, 0.0}});
  roads.ferry({3000.0, 0.0}, {5000.0, 0.0}, 20.0, 30.0);
  NurseWorld world(roads);
  world.zone(NurseWorld::rectangle(-10.0, -10.0, 7000.0, 10.0), {1000.0, 0.0});
  world.base({0.0, 0.0});
  const NurseRound round = world.rounds().front();
  EXPECT_DOUBLE_EQ(round.shareLeftOut, 0.25);
  EXPECT_LT(round.figures->minutesPerContact, 26.0);
}

TEST(NurseRounds, LeaveOutRoadsThatNobodyLivesOn) {
  NurseWorld world;
  world.sketch.link({{0.0, 0.0}, {1000.0, 0.0}}, model::Direction::Both, 1);
  world.sketch.link({{0.0, 0.0}, {0.0, 1000.0}});
  world.zone(NurseWorld::rectangle(-10.0, -10.0, 1010.0, 1010.0), {0.0, 500.0});
  world.base({0.0, 0.0});
  const RoadGraph graph = buildRoadGraph(world.sketch.network, world.sketch.speeds).takeValue();
  const std::vector<Access> access{accessAtNode(graph, testing_support::nodeAt(graph, {0.0, 0.0}))};
  NurseRoundsInput input{
      world.sketch.network, graph, world.codes, world.population, world.wkb, access, access};
  input.isInhabited = [](std::uint32_t link) { return link != 0; };
  NurseRoundsOptions options = world.options;
  options.days = 500;
  SilentMonitor monitor;
  const auto figures = simulateNurseRounds(input, options, monitor).takeValue().front().figures.value();
  // Out to the farthest of 17 on one road of 1 km and back; two roads would make it nearly twice that.
  EXPECT_NEAR(figures.roadKmPerContact, 2.0 * (17.0 / 18.0) / 17.0, 0.005);
}

TEST(NurseRounds, OnAProximityNetworkCrossTheZoneInStraightLinesTimesTheFactor) {
  // The zone's node at (500, 500); the base at the node of a zone 10 km away by the network's link.
  NurseWorld world;
  world.sketch.link({{500.0, 500.0}, {10500.0, 500.0}});
  world.sketch.network.kind = {model::LinkKind::Proximity};
  world.zone(NurseWorld::rectangle(0.0, 0.0, 1000.0, 1000.0), {500.0, 500.0});
  world.base({10500.0, 500.0});
  world.proximity.emplace();
  world.proximity->circuityFactor = 1.5;
  world.proximity->compactKmPerHour = 30.0;
  world.patientAt(0, {900.0, 800.0});  // 500 m as the crow flies, 750 by the factor, 1.5 minutes
  const NurseRoundFigures figures = world.figures();
  const double travel = 2.0 * (10.0 / 0.6 + 1.5);
  EXPECT_EQ(figures.visitsPerShift, 16.0);
  EXPECT_DOUBLE_EQ(figures.minutesPerContact, 25.0 + travel / 16.0);
  EXPECT_DOUBLE_EQ(figures.roadKmPerContact, 2.0 * 10.75 / 16.0);
  world.proximity->wideZoneSquareKm = 0.5;  // now the zone is wide
  world.proximity->wideKmPerHour = 60.0;
  EXPECT_DOUBLE_EQ(world.figures().minutesPerContact, 25.0 + 2.0 * (10.0 / 0.6 + 0.75) / 16.0);
}

TEST(NurseRounds, OnAProximityNetworkDrawPlacesInThePartWithTheAccessPoint) {
  NurseWorld world;
  world.sketch.link({{500.0, 500.0}, {0.0, 500.0}});
  world.sketch.network.kind = {model::LinkKind::Proximity};
  testing_support::Polygons polygons;
  world.zone(polygons.wkb("MULTIPOLYGON(((0 0,1000 0,1000 1000,0 1000,0 0)),"
                          "((90000 0,91000 0,91000 1000,90000 1000,90000 0)))"),
             {500.0, 500.0});
  world.base({500.0, 500.0});
  world.proximity.emplace();
  world.options.contactMinutes = 440.0;
  world.options.days = 4000;
  const NurseRound round = world.rounds().front();
  EXPECT_EQ(round.places, PatientPlaceSource::Area);
  // From the middle of a unit square to a random point: (sqrt 2 + ln(1 + sqrt 2)) / 6.
  EXPECT_NEAR(round.figures->roadKmPerContact, 2.0 * 1.3 * 0.382598, 0.015);
}

TEST(NurseRounds, RefuseOptionsThatAreOutOfRange) {
  const auto refused = [](auto change) {
    NurseWorld world = straightRoad();
    change(world);
    SilentMonitor monitor;
    const auto rounds = world.tryRounds(monitor);
    return rounds ? IssueCode::Internal : rounds.issues().list().front().code;
  };
  const double nan = std::nan("");
  EXPECT_EQ(refused([](NurseWorld& w) { w.options.contactMinutes = 0.0; }), IssueCode::ValueOutOfRange);
  EXPECT_EQ(refused([&](NurseWorld& w) { w.options.contactMinutes = nan; }), IssueCode::ValueOutOfRange);
  EXPECT_EQ(refused([](NurseWorld& w) { w.options.contactMinutes = 0.1; }), IssueCode::ValueOutOfRange);
  EXPECT_EQ(refused([](NurseWorld& w) { w.options.shiftMinutes = -1.0; }), IssueCode::ValueOutOfRange);
  EXPECT_EQ(refused([&](NurseWorld& w) { w.options.shiftMinutes = nan; }), IssueCode::ValueOutOfRange);
  EXPECT_EQ(refused([](NurseWorld& w) { w.options.staffGbpPerHour = -1.0; }), IssueCode::ValueOutOfRange);
  EXPECT_EQ(refused([&](NurseWorld& w) { w.options.mileageGbpPerKm = nan; }), IssueCode::ValueOutOfRange);
  EXPECT_EQ(refused([](NurseWorld& w) { w.options.days = 1; }), IssueCode::ValueOutOfRange);
  EXPECT_EQ(refused([](NurseWorld& w) { w.wkb.front() = "no polygon"; }), IssueCode::GeometryUnusable);
}

class CancellingMonitor final : public Monitor {
 public:
  void report(std::string_view, double fraction) override {
    EXPECT_GE(fraction, mLast);
    mLast = fraction;
    if (fraction >= 0.2) mCancelled = true;
  }
  [[nodiscard]] bool isCancelled() const override {
    if (mCancelled && mAsked == std::chrono::steady_clock::time_point())
      mAsked = std::chrono::steady_clock::now();
    return mCancelled;
  }
  [[nodiscard]] double secondsSinceAsked() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - mAsked).count();
  }

 private:
  double mLast = 0.0;
  std::atomic<bool> mCancelled = false;
  mutable std::chrono::steady_clock::time_point mAsked;
};

TEST(NurseRounds, AnswerACancelAtOnceAndProgressNeverFalls) {
  NurseWorld world(streetGrid(60, 100.0));
  for (int i = 0; i < 50; ++i)
    world.zone(NurseWorld::rectangle(-50.0, 100.0 * i - 50.0, 6000.0, 100.0 * i + 50.0), {3000.0, 100.0 * i});
  world.base({3000.0, 3000.0});
  world.options.days = 20000;  // hours of work
  world.options.threads = 1;
  CancellingMonitor monitor;
  const auto rounds = world.tryRounds(monitor);
  EXPECT_LT(monitor.secondsSinceAsked(), 0.2);
  ASSERT_FALSE(rounds);
  EXPECT_EQ(rounds.issues().list().front().code, IssueCode::Cancelled);
}

}  // namespace
