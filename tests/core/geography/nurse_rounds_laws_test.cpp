// What must hold for nurse rounds everywhere: the square-root law, scaling, the same bits, honest intervals.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "core/geography/nurse_support.h"
#include "geography/round_figures.h"
#include "geography/round_length.h"
#include "geography/shift_round.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using testing_support::NurseWorld;
using testing_support::streetGrid;

// Places in a square, ways as the crow flies, a kilometre a minute; the base among the patients.
class PlacesInASquare final : public PatientPlaces {
 public:
  explicit PlacesInASquare(double sideKm) : mSideKm(sideKm) {}
  void drawDay(RandomStream random, std::size_t count) override {
    mPlaces.clear();
    for (std::size_t i = 0; i <= count; ++i) {
      const double x = random.fraction(), y = random.fraction();
      mPlaces.push_back({x * mSideKm, y * mSideKm});
    }
  }
  Drive drive(std::size_t from, std::size_t to) override {
    const double km = std::hypot(mPlaces[from].x - mPlaces[to].x, mPlaces[from].y - mPlaces[to].y);
    return Drive::ofMetres(static_cast<std::uint64_t>(std::llround(km * 60000.0)), 1000.0 * km);
  }

 private:
  double mSideKm;
  std::vector<model::Point> mPlaces;
};

// Mean kilometres of rounds through `places` places, one of them the base, in a square.
double meanRoundKm(std::size_t places, double sideKm) {
  // A shift that all but the last patient drawn fit into: contacts far longer than any travel.
  const std::uint64_t contact = 1'000'000'000;
  ShiftFiller filler(contact, contact * places - 1);
  PlacesInASquare square(sideKm);
  double km = 0.0;
  const std::uint64_t days = 400;
  for (std::uint64_t day = 0; day < days; ++day) {
    square.drawDay(RandomStream(testing_support::testSeed(), "square", day), filler.patientsToDraw());
    const ShiftRound round = filler.fill(square);
    EXPECT_EQ(round.visits + 1, places);
    km += round.roadMetres / 1000.0;
  }
  return km / static_cast<double>(days);
}

TEST(NurseRoundLaws, RoundsGrowWithTheSquareRootOfAreaTimesVisits) {
  // The rounds are no shortest ones, so somewhat longer than the formula; never shorter by more than chance.
  for (const std::size_t places : {5u, 10u, 20u, 50u, 100u}) {
    const double expected = shortestTour(static_cast<double>(places), 1.0);
    const double found = meanRoundKm(places, 1.0);
    EXPECT_LT(found, 1.12 * expected) << places;
    EXPECT_GT(found, 0.94 * expected) << places;
    EXPECT_NEAR(meanRoundKm(places, 3.0), 3.0 * found, 0.001 * found) << places;
  }
}

TEST(NurseRoundLaws, TheClosedFormOfATourHasTheKnownLengths) {
  EXPECT_NEAR(shortestTour(20.0, 1.0), 3.84, 0.02);
  EXPECT_NEAR(shortestTour(50.0, 1.0), 5.70, 0.02);
  EXPECT_NEAR(shortestTour(100.0, 1.0), 7.76, 0.02);
  EXPECT_NEAR(shortestTour(1e8, 1.0) / 1e4, 0.7124, 0.0001);
  EXPECT_DOUBLE_EQ(shortestTour(30.0, 16.0), 4.0 * shortestTour(30.0, 1.0));
  EXPECT_NEAR(shortestTour(2.0, 1.0), 2.0 * 0.521405, 1e-6);
}

TEST(NurseRoundLaws, TheClosedFormOfAShiftFillsIt) {
  const WaySample ways{{10.0}, {12.0}, 6.0};
  const ClosedFormRound round = closedFormRound(ways, 20.0, 480.0);
  const double most = round.visitsPerShift + 0.5, side = 6.0 / 0.52140543316472067;
  EXPECT_NEAR(22.0 + (most - 1.0) / most * shortestTour(most, side * side) + 20.0 * most, 480.0, 1e-6);
  const ClosedFormRound far = closedFormRound({{300.0}, {300.0}, 6.0}, 20.0, 480.0);
  EXPECT_EQ(far.visitsPerShift, 1.0);
  EXPECT_DOUBLE_EQ(far.minutesPerContact, 620.0);
}

TEST(NurseRoundLaws, TheShortestOfSomeWaysIsExpectedByCountingAllDraws) {
  EXPECT_DOUBLE_EQ(expectedShortest({7.0}, 3.5), 7.0);
  EXPECT_DOUBLE_EQ(expectedShortest({3.0, 1.0, 2.0}, 1.0), 2.0);
  // Of 9 pairs of draws 5 hold the 1, 3 more the 2.
  EXPECT_DOUBLE_EQ(expectedShortest({3.0, 1.0, 2.0}, 2.0), (5.0 * 1.0 + 3.0 * 2.0 + 1.0 * 3.0) / 9.0);
  EXPECT_DOUBLE_EQ(expectedShortest({3.0, 1.0, 2.0}, 1.5), (2.0 + 14.0 / 9.0) / 2.0);
}

// A dense grid of streets, the base at a distance; patients anywhere on them.
NurseWorld denseTown(std::size_t side, double baseMetres = 0.0) {
  NurseWorld world(streetGrid(side, 100.0));
  const double metres = 100.0 * static_cast<double>(side - 1);
  world.sketch.link({{0.0, 0.0}, {-baseMetres - 1.0, 0.0}});
  world.zone(NurseWorld::rectangle(-0.5, -1.0, metres + 1.0, metres + 1.0), {metres / 2.0, metres / 2.0});
  world.base({-baseMetres, 0.0});
  world.options.days = 60;
  return world;
}

TEST(NurseRoundLaws, OnADenseGridTheClosedFormTellsTheTravelWithin15Percent) {
  for (const std::size_t side : {11u, 25u, 41u})
    for (const double contact : {5.0, 15.0, 40.0})
      for (const double baseMetres : {0.0, 20000.0}) {
        NurseWorld world = denseTown(side, baseMetres);
        world.options.contactMinutes = contact;
        const NurseRoundFigures figures = world.figures();
        const double travel = figures.minutesPerContact - contact;
        const double closed = figures.closedFormMinutesPerContact - contact;
        EXPECT_NEAR(closed, travel, 0.15 * travel) << side << " " << contact << " " << baseMetres;
        EXPECT_NEAR(figures.closedFormVisitsPerShift, figures.visitsPerShift, 0.08 * figures.visitsPerShift)
            << side << " " << contact << " " << baseMetres;
      }
}

TEST(NurseRoundLaws, AtTwiceTheSpeedAndHalfTheTimesEverythingTakesHalf) {
  NurseWorld world = denseTown(21, 3000.0);
  const NurseRoundFigures slow = world.figures();
  for (double& speed : world.sketch.speeds.kmPerHour) speed *= 2.0;
  world.options.contactMinutes /= 2.0;
  world.options.shiftMinutes /= 2.0;
  const NurseRoundFigures fast = world.figures();
  EXPECT_EQ(fast.visitsPerShift, slow.visitsPerShift);
  EXPECT_NEAR(fast.minutesPerContact, slow.minutesPerContact / 2.0, 1e-3);
  EXPECT_NEAR(fast.travelShare, slow.travelShare, 1e-4);
  EXPECT_NEAR(fast.roadKmPerContact, slow.roadKmPerContact, 1e-2);
}

TEST(NurseRoundLaws, TwiceTheSpeedHalvesTheTravelOfAsManyVisits) {
  NurseWorld world = denseTown(6);  // travel is a few minutes: always 17 visits
  world.options.shiftMinutes = 17.0 * 25.0 + 24.0;
  const NurseRoundFigures slow = world.figures();
  for (double& speed : world.sketch.speeds.kmPerHour) speed *= 2.0;
  const NurseRoundFigures fast = world.figures();
  ASSERT_EQ(slow.visitsPerShift, 17.0);
  ASSERT_EQ(fast.visitsPerShift, 17.0);
  EXPECT_NEAR(fast.minutesPerContact - 25.0, (slow.minutesPerContact - 25.0) / 2.0, 1e-3);
}

TEST(NurseRoundLaws, LongerContactsNeverRaiseTheTravelShareOfAsManyVisits) {
  double before = 1.0;
  for (double contact = 22.0; contact <= 26.0; contact += 0.5) {
    NurseWorld world = denseTown(6);
    world.options.contactMinutes = contact;
    world.options.shiftMinutes = 17.0 * contact + 20.0;
    const NurseRoundFigures figures = world.figures();
    ASSERT_EQ(figures.visitsPerShift, 17.0);
    EXPECT_LE(figures.travelShare, before);
    before = figures.travelShare;
  }
}

TEST(NurseRoundLaws, AFartherBaseNeverLowersTheCost) {
  double before = 0.0;
  for (double km = 0.0; km <= 60.0; km += 2.5) {
    NurseWorld world;
    world.sketch.link({{-70000.0, 0.0}, {5000.0, 0.0}});
    world.zone(NurseWorld::rectangle(0.0, -1.0, 5000.0, 1.0), {2500.0, 0.0});
    world.base({-1000.0 * km, 0.0});
    const double cost = world.figures().costGbpPerContact;
    EXPECT_GE(cost, before) << km;
    before = cost;
  }
}

// Some towns along roads, one-way streets, a ferry, zones with and without roads.
NurseWorld variedWorld() {
  std::mt19937_64 random(testing_support::testSeed());
  NurseWorld world(streetGrid(40, 200.0));
  for (auto& direction : world.sketch.network.direction.edit())
    if (random() % 12 == 0) direction = model::Direction::Forward;
  for (auto& roadClass : world.sketch.network.roadClass.edit())
    roadClass = static_cast<std::uint16_t>(random() % 2);
  world.sketch.link({{9000.0, 0.0}, {9000.0, 3000.0}});
  world.sketch.ferry({7800.0, 0.0}, {9000.0, 0.0}, 12.0, 9.0);
  for (int line = 0; line < 6; ++line)
    for (int column = 0; column < 7; ++column) {
      const double left = 1300.0 * column, low = 1300.0 * line;
      world.zone(NurseWorld::rectangle(left, low, left + 1300.0, low + 1300.0), {left + 650.0, low + 650.0},
                 line == 2 && column == 2 ? 0.0 : 500.0);
    }
  world.base({400.0, 400.0});
  world.base({7000.0, 7000.0});
  world.options.days = 12;
  return world;
}

void expectSameBits(const NurseRound& a, const NurseRound& b) {
  EXPECT_EQ(a.state, b.state);
  EXPECT_EQ(a.places, b.places);
  EXPECT_EQ(a.base, b.base);
  EXPECT_EQ(a.minutesToBase, b.minutesToBase);
  EXPECT_EQ(a.shareLeftOut, b.shareLeftOut);
  ASSERT_EQ(a.figures.has_value(), b.figures.has_value());
  if (!a.figures) return;
  EXPECT_EQ(a.figures->minutesPerContact, b.figures->minutesPerContact);
  EXPECT_EQ(a.figures->minutesPerContactLow, b.figures->minutesPerContactLow);
  EXPECT_EQ(a.figures->minutesPerContactHigh, b.figures->minutesPerContactHigh);
  EXPECT_EQ(a.figures->travelShare, b.figures->travelShare);
  EXPECT_EQ(a.figures->visitsPerShift, b.figures->visitsPerShift);
  EXPECT_EQ(a.figures->roadKmPerContact, b.figures->roadKmPerContact);
  EXPECT_EQ(a.figures->costGbpPerContact, b.figures->costGbpPerContact);
  EXPECT_EQ(a.figures->closedFormMinutesPerContact, b.figures->closedFormMinutesPerContact);
  EXPECT_EQ(a.figures->closedFormVisitsPerShift, b.figures->closedFormVisitsPerShift);
  EXPECT_EQ(a.figures->daysBeyondShift, b.figures->daysBeyondShift);
}

TEST(NurseRoundLaws, SameBitsForAnyNumberOfThreadsOnRoadsAndOnAProximityNetwork) {
  for (const bool proximity : {false, true}) {
    NurseWorld world = variedWorld();
    if (proximity) world.proximity.emplace();
    world.options.threads = 1;
    const auto one = world.rounds();
    EXPECT_GT(
        std::count_if(one.begin(), one.end(), [](const NurseRound& r) { return r.figures.has_value(); }), 30);
    for (const unsigned threads : {2u, 8u}) {
      world.options.threads = threads;
      const auto several = world.rounds();
      for (std::size_t zone = 0; zone < one.size(); ++zone) expectSameBits(one[zone], several[zone]);
    }
  }
}

TEST(NurseRoundLaws, SameBitsForAnyOrderOfZones) {
  for (const bool proximity : {false, true}) {
    NurseWorld world = variedWorld();
    if (proximity) world.proximity.emplace();
    const auto inOrder = world.rounds();
    std::vector<std::size_t> order(world.codes.size());
    std::iota(order.begin(), order.end(), 0u);
    std::shuffle(order.begin(), order.end(), std::mt19937_64(testing_support::testSeed()));
    NurseWorld shuffled = world;
    for (std::size_t i = 0; i < order.size(); ++i) {
      shuffled.codes[i] = world.codes[order[i]];
      shuffled.wkb[i] = world.wkb[order[i]];
      shuffled.accessPoints[i] = world.accessPoints[order[i]];
      shuffled.population[i] = world.population[order[i]];
    }
    const auto found = shuffled.rounds();
    for (std::size_t i = 0; i < order.size(); ++i) expectSameBits(found[i], inOrder[order[i]]);
  }
}

TEST(NurseRoundLaws, OverlappingZonesShareTheirRoadsByCodeAndNotByOrder) {
  NurseWorld world(streetGrid(5, 100.0));
  world.zone(NurseWorld::rectangle(-1.0, -1.0, 301.0, 401.0), {100.0, 100.0});
  world.zone(NurseWorld::rectangle(99.0, -1.0, 401.0, 401.0), {300.0, 300.0});
  world.base({0.0, 0.0});
  const auto before = world.rounds();
  std::swap(world.codes[0], world.codes[1]);
  std::swap(world.wkb[0], world.wkb[1]);
  std::swap(world.accessPoints[0], world.accessPoints[1]);
  const auto after = world.rounds();
  expectSameBits(before[0], after[1]);
  expectSameBits(before[1], after[0]);
}

TEST(NurseRoundLaws, AnotherSeedGivesOtherNumbersAndIntervalsHoldTheTruthAsOftenAsTheySay) {
  NurseWorld world = denseTown(13, 2000.0);
  world.options.days = 10000;
  const double truth = world.figures().minutesPerContact;
  world.options.days = 30;
  int held = 0;
  double before = 0.0;
  const int seeds = 400;
  for (int seed = 1; seed <= seeds; ++seed) {
    world.options.seed = static_cast<std::uint64_t>(seed);
    const NurseRoundFigures figures = world.figures();
    EXPECT_NE(figures.minutesPerContact, before);
    before = figures.minutesPerContact;
    if (figures.minutesPerContactLow <= truth && truth <= figures.minutesPerContactHigh) ++held;
  }
  EXPECT_GE(held, seeds * 91 / 100);
  EXPECT_LE(held, seeds * 99 / 100);
}

TEST(NurseRoundLaws, AZoneThatComesOrGoesMovesNoOther) {
  NurseWorld world = variedWorld();
  const auto all = world.rounds();
  world.codes.pop_back();
  world.wkb.pop_back();
  world.accessPoints.pop_back();
  world.population.pop_back();
  const auto fewer = world.rounds();
  for (std::size_t zone = 0; zone < fewer.size(); ++zone) expectSameBits(all[zone], fewer[zone]);
}

TEST(NurseRoundLaws, StudentsDistributionHasItsKnownPoints) {
  EXPECT_NEAR(studentPoint(1), 12.706, 0.002);
  EXPECT_NEAR(studentPoint(4), 2.776, 0.002);
  EXPECT_NEAR(studentPoint(5), 2.571, 0.002);
  EXPECT_NEAR(studentPoint(10), 2.228, 0.002);
  EXPECT_NEAR(studentPoint(29), 2.045, 0.002);
  EXPECT_NEAR(studentPoint(1'000'000), 1.960, 0.001);
}

}  // namespace
