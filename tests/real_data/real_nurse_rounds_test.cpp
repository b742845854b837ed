// Community nurses' days in real Scotland: from the GP practices to patients in every zone, over the
// proximity network, mixed with clinics by spending.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "io/write_geopackage.h"
#include "real_data/real_run.h"

namespace fairshares {

namespace {

using testing_support::readFile;
using testing_support::realRun;
using testing_support::replaced;
using testing_support::SHARED;
using testing_support::TemporaryFolder;

using RealNurseRounds = testing_support::RealDataTest;

/// The illustrative parameters of the test data where they have one (contact_minutes, the share that
/// travels).
constexpr const char* ROUNDS = R"(
[nurse_rounds]
contact_minutes = { value = 25, source = "illustrative", status = "assumed" }
shift_minutes = { value = 450, source = "illustrative", status = "assumed" }
staff_gbp_per_hour = { value = 45, source = "illustrative", status = "assumed" }
mileage_gbp_per_km = { value = 0.36, source = "illustrative", status = "assumed" }
days = { value = 10, source = "illustrative", status = "assumed" }
source = "illustrative"
status = "assumed"

[nurse_rounds.bases]
file = "@DATA@/09_gp/gp_practices_list_size_locations.csv"
code = "practice_code"
name = "practice_code"
x = "easting"
y = "northing"
source = "Public Health Scotland, GP practices and list sizes"
status = "published"

[programmes.community.excess_cost]
method = "mix"
category = "urban_rural"
file = "@PARAMETERS@/excess_cost_ratios.csv"
travel_share = { value = 0.5, source = "illustrative", status = "assumed" }
source = "illustrative"
status = "assumed"
)";

constexpr double TRAVEL_SHARE = 0.5;
constexpr double CONTACT_MINUTES = 25.0;

struct Nursed {
  run::FinishedRun run;
  std::string bytes;  ///< of its GeoPackage
  double seconds = 0.0;
};

Nursed runWithNurses(unsigned threads) {
  const TemporaryFolder folder;
  const std::string shared = std::filesystem::canonical(SHARED).string();
  const std::string text = replaced(replaced(realRun().studyText + ROUNDS, "@DATA@", shared + "/data"),
                                    "@PARAMETERS@", shared + "/parameters");
  folder.write("extra_centres.csv", readFile(realRun().folder.file("extra_centres.csv")));
  run::RunOptions options;
  options.threads = threads;
  SilentMonitor monitor;
  const auto begin = std::chrono::steady_clock::now();
  Result<run::FinishedRun> run = run::runStudy(folder.write("study.toml", text), options, monitor);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  if (!run) throw std::runtime_error(testing_support::told(run.issues()));
  Nursed nursed{run.takeValue(), {}, taken.count()};
  const auto tables = run::outputTables(nursed.run, options, monitor);
  if (!tables ||
      !io::writeGeoPackage(folder.file("out.gpkg"), tables.value(), "2000-01-01T00:00:00.000Z", monitor))
    throw std::runtime_error("cannot write");
  nursed.bytes = readFile(folder.file("out.gpkg"));
  std::printf("  a run with nurses' days on %u threads: %.2f s\n", threads, nursed.seconds);
  return nursed;
}

const Nursed& nursed() {
  static const Nursed once = runWithNurses(2);
  return once;
}
const model::Model& model() {
  return nursed().run.joined.model;
}
const std::vector<model::ZoneRounds>& rounds() {
  return model().remoteness->rounds.value();
}

/// Means over the people of a group of zones.
struct Means {
  double people = 0.0;
  double gbp = 0.0, minutes = 0.0, closedForm = 0.0, travelShare = 0.0, visits = 0.0, km = 0.0;
  std::size_t zones = 0;
  void add(double persons, const model::ZoneRounds& round) {
    ++zones;
    people += persons;
    gbp += persons * round.costPerContactGbp;
    minutes += persons * round.minutesPerContact;
    closedForm += persons * round.closedFormMinutesPerContact;
    travelShare += persons * round.travelShare;
    visits += persons * round.visitsPerShift;
    km += persons * round.kilometresPerContact;
  }
  void print(const std::string& name) const {
    std::printf("  %-9s %5zu %8.1f %8.1f %10.1f %7.1f %7.2f %6.1f\n", name.c_str(), zones, gbp / people,
                minutes / people, closedForm / people, 100.0 * travelShare / people, visits / people,
                km / people);
  }
};

std::map<std::string, Means> meansByCategory() {
  std::map<std::string, Means> means;
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone)
    if (rounds()[zone].simulated)
      means[model().remoteness->classes->category[zone]].add(model().zones.population[zone], rounds()[zone]);
  return means;
}

TEST_F(RealNurseRounds, SlowEveryZoneWithPeopleHasItsDays) {
  std::map<std::string, std::size_t> notes;
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone) {
    const model::ZoneRounds& round = rounds()[zone];
    if (!round.state.empty()) ++notes[round.state];
    if (model().zones.population[zone] == 0.0) continue;
    ASSERT_TRUE(round.simulated) << model().zones.codes[zone] << ": " << round.state;
    EXPECT_GE(round.minutesPerContact, CONTACT_MINUTES) << model().zones.codes[zone];
    EXPECT_LE(round.minutesLow, round.minutesPerContact);
    EXPECT_GE(round.minutesHigh, round.minutesPerContact);
    EXPECT_GT(round.visitsPerShift, 0.0);
    EXPECT_LE(round.visitsPerShift, 450.0 / CONTACT_MINUTES);
    EXPECT_GE(round.costPerContactGbp, CONTACT_MINUTES * 45.0 / 60.0 - 1e-9);
  }
  for (const auto& [note, zones] : notes) std::printf("  %zu zones: %s\n", zones, note.c_str());
}

TEST_F(RealNurseRounds, SlowIslandsCostMoreAContactThanCities) {
  const auto means = meansByCategory();
  std::printf("  category  zones      GBP  minutes square-root travel%%  visits     km\n");
  for (const auto& [category, mean] : means) mean.print(category);
  const auto gbp = [&](const char* category) { return means.at(category).gbp / means.at(category).people; };
  EXPECT_GT(gbp("8I"), gbp("1") * 1.15);
  EXPECT_GT(gbp("8M"), gbp("1") * 1.15);
  EXPECT_GT(gbp("5I"), gbp("1"));
  EXPECT_GT(gbp("7"), gbp("2"));
  EXPECT_GT(gbp("6"), gbp("1"));
}

TEST_F(RealNurseRounds, SlowTheSquareRootLawIsOfTheSameSize) {
  // The cross-check, not the result: it knows areas and distances, no roads. The time on the way alone.
  std::vector<double> ratios;
  for (const model::ZoneRounds& round : rounds())
    if (round.simulated)
      ratios.push_back((round.closedFormMinutesPerContact - CONTACT_MINUTES) /
                       (round.minutesPerContact - CONTACT_MINUTES));
  std::sort(ratios.begin(), ratios.end());
  const double middle = ratios[ratios.size() / 2];
  std::printf(
      "  square-root law over simulation, time on the way: 1st %.2f, 50th %.2f, 99th percentile %.2f\n",
      ratios[ratios.size() / 100], middle, ratios[ratios.size() - ratios.size() / 100 - 1]);
  EXPECT_GT(middle, 0.8);
  EXPECT_LT(middle, 1.25);
}

TEST_F(RealNurseRounds, SlowCommunityMixesTravelAndClinicsBySpending) {
  // The raw ratio of each zone from the printed definition: means are weighted by people.
  const auto& community = *std::find_if(model().programmes.begin(), model().programmes.end(),
                                        [](const auto& programme) { return programme.id == "community"; });
  const auto position = static_cast<std::size_t>(&community - model().programmes.data());
  std::map<std::string, double> clinic;
  for (const auto& row : testing_support::plain::readTable(SHARED + "/parameters/excess_cost_ratios.csv"))
    if (row.at("programme") == "community") clinic[row.at("category")] = std::stod(row.at("ratio"));
  const auto& category = model().remoteness->classes->category;
  double people = 0.0, gbp = 0.0, ratio = 0.0;
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone) {
    const double persons = model().zones.population[zone];
    if (persons == 0.0) continue;
    people += persons;
    gbp += persons * rounds()[zone].costPerContactGbp;
    ratio += persons * clinic.at(category[zone]);
  }
  const auto& weights = *nursed().run.results.zones.programmes[position];
  // Within the programme, weight after over weight before is the mixed ratio times one and the same number.
  std::optional<double> scale;
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone) {
    const auto index = model::stepIndex(weights, model::Step::ExcessCost, zone);
    if (!index) continue;
    const double mixed = TRAVEL_SHARE * rounds()[zone].costPerContactGbp / (gbp / people) +
                         (1.0 - TRAVEL_SHARE) * clinic.at(category[zone]) / (ratio / people);
    if (!scale) scale = *index / mixed;
    ASSERT_NEAR(*index / mixed / *scale, 1.0, 1e-10) << model().zones.codes[zone];
  }
  EXPECT_NEAR(scale.value(), 1.0, 0.05);
}

TEST_F(RealNurseRounds, SlowTheSameBytesForOneAndTwoThreads) {
  EXPECT_TRUE(runWithNurses(1).bytes == nursed().bytes);
}

}  // namespace

}  // namespace fairshares
