// What must hold whatever the roads: the same bits for any order of rows, any number of threads and any world
// used again; removing never shortens; twice the speed is half the time.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/run/firth_run.h"
#include "join/build_model.h"
#include "run/remoteness.h"
#include "study/read_study.h"
#include "support/random.h"
#include "support/test_seed.h"

namespace fairshares {
namespace {

using testing_support::bitsOf;
using testing_support::FirthRun;
using testing_support::FirthWorld;
using testing_support::Random;
using testing_support::ranFirth;

template <typename Row> void shuffle(std::vector<Row>& rows, Random& random) {
  for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random.below(i)]);
}

/// Shuffles the lines below the header.
void shuffleRows(const FirthWorld& world, const std::string& file, Random& random) {
  const std::string text = world.read(file);
  std::vector<std::string> rows;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
    rows.push_back(text.substr(at, text.find('\n', at) + 1 - at));
  std::string header = rows.front();
  rows.erase(rows.begin());
  shuffle(rows, random);
  for (const std::string& row : rows) header += row;
  world.writeText(file, header);
}

/// Times, centres, classes and routes by zone. What names the rows of a file is left out.
std::string bitsByZone(const FirthRun& run) {
  testing_support::BitsText bits;
  bits.add(run.remoteness().accessPoint);
  bits.add(run.nearest().minutes);
  bits.add(run.nearest().unreachableReason);
  for (const auto& place : run.nearest().place)
    bits.add(place ? run.nearest().names[*place] : std::string("-"));
  const model::NearestPlaces& clinics = run.remoteness().destinations[0];
  bits.add(clinics.minutes);
  for (const auto& place : clinics.place) bits.add(place ? clinics.names[*place] : std::string("-"));
  bits.add(run.remoteness().classes);
  bits.add(run.remoteness().routes);
  return bits.text();
}

TEST(RemotenessLaws, ShuffledRowsOfEveryInputGiveTheSameBits) {
  Random random(testing_support::testSeed());
  for (const bool proximity : {false, true}) {
    FirthWorld plain;
    if (proximity) plain.useProximity();
    plain.write();
    const std::string expected = bitsByZone(ranFirth(plain));
    for (int round = 0; round < 3; ++round) {
      FirthWorld world;
      if (proximity) world.useProximity();
      shuffle(world.zones, random);
      shuffle(world.roads, random);
      shuffle(world.towns, random);
      shuffle(world.ferries, random);
      world.write();
      for (const char* const file :
           {"lookup.csv", "population.csv", "access.csv", "clinics.csv", "ratios.csv"})
        shuffleRows(world, file, random);
      EXPECT_EQ(bitsByZone(ranFirth(world)), expected) << (proximity ? "proximity" : "roads") << round;
    }
  }
}

TEST(RemotenessLaws, AnyNumberOfThreadsGivesTheSameBits) {
  for (const bool proximity : {false, true}) {
    FirthWorld world;
    if (proximity) world.useProximity();
    world.more += testing_support::nurseSections();
    world.write();
    const std::string expected = bitsOf(ranFirth(world, {1, "", {}}).remoteness());
    for (const unsigned threads : {2u, 8u})
      EXPECT_EQ(bitsOf(ranFirth(world, {threads, "", {}}).remoteness()), expected) << threads;
  }
}

/// The parts that runStudy joins, kept apart: one world that is asked several times.
struct OpenWorld {
  study::Study study;
  model::Model model;
  std::vector<model::Ferry> ferries;
  std::unique_ptr<run::TravelWorld> world;

  explicit OpenWorld(const FirthWorld& files) {
    SilentMonitor monitor;
    study = study::readStudy(files.study()).takeValue();
    run::ReadSources read = run::readSources(study, "", 1, monitor).takeValue();
    model = join::joinPlaces(study, read.sources).model;
    ferries = read.remoteness.ferries;
    model::JoinReport report;
    world =
        run::buildTravelWorld(*study.remoteness, std::move(read.remoteness), zones(), "", 1, report, monitor)
            .takeValue();
  }
  [[nodiscard]] run::ZoneTable zones() const {
    return {model.zones.codes, model.zoneWkb, model.zones.population, "zones.gpkg"};
  }
  model::Remoteness derive(const study::Remoteness& settings, const std::vector<model::Ferry>& crossings) {
    SilentMonitor monitor;
    run::RemotenessRequest request;
    request.allRoutes = true;
    request.threads = 1;
    return run::deriveRemoteness(*world, settings, crossings, zones(), request, monitor).takeValue();
  }
};

TEST(RemotenessLaws, AClosedFerryOrAMovedThresholdIsAnsweredFromOneWorldAsFromANewOne) {
  for (const bool proximity : {false, true}) {
    FirthWorld files;
    if (proximity) files.useProximity();
    files.write();
    OpenWorld kept(files);
    study::Remoteness moved = *kept.study.remoteness;
    moved.urbanRural->minutes = {36.0, 70.0};
    const std::vector<model::Ferry> onlyFirst{kept.ferries[0]}, none;

    const std::string usual = bitsOf(kept.derive(*kept.study.remoteness, kept.ferries));
    const std::string withMoved = bitsOf(kept.derive(moved, kept.ferries));
    const std::string closed = bitsOf(kept.derive(*kept.study.remoteness, onlyFirst));
    const std::string allClosed = bitsOf(kept.derive(*kept.study.remoteness, none));
    const std::string opened = bitsOf(kept.derive(*kept.study.remoteness, kept.ferries));
    EXPECT_EQ(opened, usual) << "closing leaves nothing behind";
    EXPECT_NE(withMoved, usual);
    EXPECT_NE(closed, usual);
    EXPECT_NE(allClosed, closed);
    EXPECT_EQ(OpenWorld(files).derive(moved, kept.ferries).classes->category,
              kept.derive(moved, kept.ferries).classes->category);
    EXPECT_EQ(bitsOf(OpenWorld(files).derive(moved, kept.ferries)), withMoved);
    EXPECT_EQ(bitsOf(OpenWorld(files).derive(*kept.study.remoteness, onlyFirst)), closed);
    EXPECT_EQ(bitsOf(OpenWorld(files).derive(*kept.study.remoteness, none)), allClosed);
  }
}

TEST(RemotenessLaws, AClosedFerryIsTheSameInTheFileAndInTheOpenWorld) {
  FirthWorld files;
  files.write();
  OpenWorld kept(files);
  FirthWorld without;
  const std::string stays = kept.ferries[0].name;
  for (std::size_t i = without.ferries.size(); i-- > 0;)
    if (without.ferries[i].name != stays)
      without.ferries.erase(without.ferries.begin() + static_cast<std::ptrdiff_t>(i));
  without.write();
  EXPECT_EQ(bitsOf(kept.derive(*kept.study.remoteness, {kept.ferries[0]})),
            bitsOf(ranFirth(without).remoteness()));
}

/// True if no zone of `after` is nearer than in `before`.
void expectNoShorter(const FirthRun& before, const FirthRun& after, const std::string& what) {
  for (std::size_t zone = 0; zone < before.nearest().minutes.size(); ++zone) {
    if (!after.nearest().minutes[zone]) continue;
    ASSERT_TRUE(before.nearest().minutes[zone]) << what;
    EXPECT_GE(*after.nearest().minutes[zone], *before.nearest().minutes[zone]) << what << " zone " << zone;
  }
}

TEST(RemotenessLaws, RemovingARoadOrAFerryNeverShortensATime) {
  FirthWorld whole;
  // Shortcuts, so that many a road can be spared.
  whole.roads.push_back({{{55, 25}, {5, 22}}});
  whole.roads.push_back({{{44, 9}, {75, 5}}});
  whole.ferries.push_back({"Short Sound", {75, 5}, {82, 25}, 30, 5});
  whole.ferries.push_back({"Inner Sound", {82, 5}, {82, 25}, 10, 5});
  whole.write();
  const FirthRun before = ranFirth(whole);
  ASSERT_TRUE(before.nearest().minutes[before.zone("X")]);
  std::size_t longer = 0;
  for (std::size_t road = 0; road < whole.roads.size(); ++road) {
    FirthWorld less;
    less.roads = whole.roads;
    less.ferries = whole.ferries;
    less.roads.erase(less.roads.begin() + static_cast<std::ptrdiff_t>(road));
    // A zone whose own road goes must not take another one next to it: it keeps its stub.
    less.network += FirthWorld::parameter("access_reach_metres", 1'000);
    less.settlements = "";
    less.more = "";
    less.write();
    SilentMonitor monitor;
    Result<run::FinishedRun> run = run::runStudy(less.study(), {1, "", {}}, monitor);
    if (!run) {  // terminals without a road
      EXPECT_TRUE(run.issues().contains(IssueCode::TerminalUnreached)) << testing_support::told(run.issues());
      continue;
    }
    const FirthRun after{run.takeValue(), {}};
    expectNoShorter(before, after, "without road " + std::to_string(road));
    longer += after.nearest().minutes != before.nearest().minutes;
  }
  EXPECT_GT(longer, 5u) << "removing must make a difference, or nothing is shown";
  for (std::size_t ferry = 0; ferry < whole.ferries.size(); ++ferry) {
    FirthWorld less;
    less.roads = whole.roads;
    less.ferries = whole.ferries;
    less.ferries.erase(less.ferries.begin() + static_cast<std::ptrdiff_t>(ferry));
    less.write();
    expectNoShorter(before, ranFirth(less), "without ferry " + std::to_string(ferry));
  }
}

TEST(RemotenessLaws, TwiceAllSpeedsHalveTheTimeOnTheRoadExactly) {
  FirthWorld plain, fast;
  plain.write();
  fast.speeds["A Road"] = 120.0;
  fast.network += FirthWorld::parameter("access_km_per_hour", 40);
  fast.write();
  const FirthRun before = ranFirth(plain), after = ranFirth(fast);
  for (const auto& zone : plain.zones) {
    if (zone.code == "X") continue;
    const std::uint64_t onWater = zone.code == "S"                       ? 30 * 60'000u
                                  : zone.code == "P" || zone.code == "Q" ? 35 * 60'000u
                                                                         : 0u;
    EXPECT_EQ(2 * (after.milliseconds(zone.code) - onWater), before.milliseconds(zone.code) - onWater)
        << zone.code;
  }
}

TEST(RemotenessLaws, TownsAreSlowerByTheirFactorThroughTheStudy) {
  FirthWorld slow;
  slow.more += "[network.congestion]\npopulations = [10000]\nfactors = [2]\n" + FirthWorld::mark();
  slow.roads[0] = {{{5, 5}, {7, 5}}};  // two kilometres in town, its middle at x = 6
  slow.roads.push_back({{{7, 5}, {10, 5}}});
  slow.write();
  const FirthRun run = ranFirth(slow);
  EXPECT_EQ(run.milliseconds("V"), (2 * 2 + 5) * 60'000u);
  EXPECT_EQ(run.milliseconds("N"), (2 * 2 + 28) * 60'000u);
  EXPECT_EQ(run.view("class", "N"), "4") << "two minutes too far now";
}

}  // namespace
}  // namespace fairshares
