// What the command says of the small country's network and routes, in words and as JSON, and the network it
// keeps beside its output.
#include <gtest/gtest.h>

#include "core/cli/firth_command.h"

namespace fairshares {
namespace {

using testing_support::FirthCommand;
using testing_support::FirthWorld;
using testing_support::readFile;
using testing_support::runFairShares;
using testing_support::Said;

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

nlohmann::json issueOf(const Said& said, const std::string& severity, const std::string& file) {
  for (const auto& issue : said.json["issues"])
    if (issue["severity"] == severity && says(issue["file"].get<std::string>(), file)) return issue;
  return nullptr;
}

class NetworkInWords : public testing::Test {
 protected:
  void SetUp() override { mWorld.write(); }
  FirthWorld mWorld;
};

TEST_F(NetworkInWords, CheckTellsWhatTheNetworkIsMadeOf) {
  const Said said = runFairShares({"check", mWorld.study()});
  ASSERT_EQ(said.status, cli::ExitStatus::Done) << said.err;
  for (const char* const line :
       {"The network:\n", "  links: 16 (roads)\n", "  length: 156.0 km\n",
        "  components: 4 (that hang together by land)\n",
        "  components with ferries: 2 (that hang together in all)\n", "  ferries: 2\n",
        "  zones off the largest component: 4 (on islands, or where roads do not join up)\n",
        "  Nearest settlement of 10,000 people: 1 place, 12 of 13 zones get there, in 118.0 minutes at "
        "most\n",
        "  Clinics: 2 places, 12 of 13 zones get there, in 67.0 minutes at most\n",
        "  Categories of excess costs: 2: 1 zone, 3: 1 zone, 5I: 1 zone, 6: 2 zones, 7: 4 zones, 8I: 2 "
        "zones, 8M: 2 "
        "zones\n"})
    EXPECT_TRUE(says(said.out, line)) << line << "is not in\n" << said.out;
  EXPECT_FALSE(says(said.out, "links of length zero")) << "a total of nothing is no news";
}

TEST_F(NetworkInWords, CheckTellsTheSameAsJson) {
  const Said said = FirthCommand::check(mWorld);
  const auto& network = said.json["study"]["network"];
  EXPECT_EQ(network["proximity"], false);
  std::map<std::string, double> values;
  for (const auto& fact : network["facts"])
    if (fact["value"].is_number()) values[fact["item"]] = fact["value"];
  EXPECT_EQ(values["links"], 16.0);
  EXPECT_EQ(values["components"], 4.0);
  EXPECT_EQ(values["links of length zero"], 0.0) << "programs are told everything";
  EXPECT_EQ(network["destinations"][0]["zones_reached"], 12);
  EXPECT_EQ(network["destinations"][0]["longest_minutes"], 118.0);
  EXPECT_EQ(network["categories"]["8M"], 2);
}

TEST_F(NetworkInWords, CheckNamesFerriesThatAreOfNoUse) {
  mWorld.ferries.push_back({"Round Trip", {75, 5}, {75, 5}, 10, 5});
  mWorld.write();
  const Said said = runFairShares({"check", mWorld.study()});
  EXPECT_TRUE(says(
      said.out, "  ferry Round Trip: both terminals are reached from the same place, so nobody takes it\n"))
      << said.out;
}

TEST_F(NetworkInWords, CheckSaysThatNeighbouringZonesStoodIn) {
  FirthWorld world;
  world.useProximity();
  world.write();
  const Said said = runFairShares({"check", world.study()});
  EXPECT_TRUE(
      says(said.out, "  stand-in: No roads were given: neighbouring zones are joined by straight lines"))
      << said.out;
  EXPECT_EQ(FirthCommand::check(world).json["study"]["network"]["proximity"], true);
}

TEST_F(NetworkInWords, ExplainTellsTheWayLegByLeg) {
  const Said said = runFairShares({"explain", mWorld.study(), "--zone", "Z_P"});
  ASSERT_EQ(said.status, cli::ExitStatus::Done) << said.err;
  EXPECT_TRUE(says(said.out, "  Nearest centre of a large settlement: Firthtown, 110.0 minutes\n"
                             "      road: 5.0 minutes, 5.0 km\n"
                             "      wait for the ferry Long Sound: 15.0 minutes\n"
                             "      ferry Long Sound: 20.0 minutes, 7.0 km\n"
                             "      road: 70.0 minutes, 70.0 km\n"))
      << said.out;
  EXPECT_TRUE(says(said.out, "  Clinics: Quay Clinic, 10.0 minutes\n")) << said.out;
  EXPECT_TRUE(says(said.out, ", on an island; category of excess costs: 8I\n")) << said.out;
  EXPECT_TRUE(says(said.out, "      50.0 minutes over the limit of 60\n")) << said.out;
}

TEST_F(NetworkInWords, ExplainTellsTheWayEvenWhereTheStudyWritesNoRoutes) {
  FirthWorld world;
  world.network = "method = \"roads\"\nfile = \"roads.gpkg\"\n";
  world.write();
  EXPECT_EQ(FirthCommand::explain(world, "Z_P").json["receipt"]["travel"],
            FirthCommand::explain(mWorld, "Z_P").json["receipt"]["travel"]);
}

TEST_F(NetworkInWords, ExplainTellsTheSameAsJsonAndItsLegsAddUp) {
  const Said said = FirthCommand::explain(mWorld, "Z_P");
  const auto& travel = said.json["receipt"]["travel"];
  EXPECT_EQ(travel["drive_time"]["place"], "Firthtown");
  EXPECT_EQ(travel["drive_time"]["minutes"], 110.0);
  ASSERT_EQ(travel["legs"].size(), 4u);
  double sum = 0.0;
  for (const auto& leg : travel["legs"]) sum += leg["minutes"].get<double>();
  EXPECT_EQ(sum, 110.0);
  EXPECT_EQ(travel["urban_rural"]["class"], "8");
  EXPECT_EQ(travel["urban_rural"]["category"], "8I");
  EXPECT_EQ(travel["urban_rural"]["island"], true);
  EXPECT_EQ(travel["urban_rural"]["minutes_to_spare"][1]["minutes"], -50.0);
}

TEST_F(NetworkInWords, ExplainTellsWhyAZoneReachesNoCentre) {
  const Said said = runFairShares({"explain", mWorld.study(), "--zone", "Z_X"});
  EXPECT_TRUE(says(said.out, "  Nearest centre of a large settlement: unreachable, ")) << said.out;
  EXPECT_TRUE(
      FirthCommand::explain(mWorld, "Z_X").json["receipt"]["travel"]["drive_time"]["minutes"].is_null());
}

/// A network kept beside the output by a first run.
class KeptNetwork : public testing::Test {
 protected:
  void SetUp() override {
    mWorld.write();
    mFirst = FirthCommand::run(mWorld);
    ASSERT_EQ(mFirst.status, cli::ExitStatus::Done) << mFirst.out;
    mBytes = readFile(mWorld.path("out.gpkg"));
    mKept = readFile(cache());
    ASSERT_FALSE(mKept.empty());
  }
  [[nodiscard]] std::string cache() const { return mWorld.path("out.network-cache"); }
  /// Runs again: the result must be the same to the byte.
  void runAgain() {
    std::filesystem::remove(mWorld.path("out.gpkg"));
    mAgain = FirthCommand::run(mWorld);
    ASSERT_EQ(mAgain.status, cli::ExitStatus::Done) << mAgain.out;
    EXPECT_EQ(readFile(mWorld.path("out.gpkg")), mBytes);
  }

  FirthWorld mWorld;
  Said mFirst, mAgain;
  std::string mBytes, mKept;
};

TEST_F(KeptNetwork, IsUsedTheSecondTimeAndGivesTheSameBytesAndMessages) {
  const auto before = std::filesystem::last_write_time(cache());
  runAgain();
  EXPECT_EQ(mAgain.json["issues"], mFirst.json["issues"]);
  EXPECT_EQ(readFile(cache()), mKept);
  EXPECT_EQ(std::filesystem::last_write_time(cache()), before) << "it was made again, not used";
}

TEST_F(KeptNetwork, ThatIsCutShortDrawsAWarningAndIsMadeAgain) {
  mWorld.writeText("out.network-cache", mKept.substr(0, mKept.size() / 2));
  runAgain();
  const auto issue = issueOf(mAgain, "warning", "out.network-cache");
  ASSERT_TRUE(issue.is_object()) << mAgain.json["issues"].dump(2);
  EXPECT_EQ(issue["code"], "file_format");
  EXPECT_FALSE(issue["mend"].get<std::string>().empty());
  EXPECT_EQ(readFile(cache()), mKept);
}

TEST_F(KeptNetwork, ThatBelongsToOtherInputsIsNotedAndMadeAgain) {
  FirthWorld other;
  other.roads[1].speed = "30";
  other.write();
  FirthCommand::run(other);
  mWorld.writeText("out.network-cache", readFile(other.path("out.network-cache")));
  runAgain();
  EXPECT_TRUE(issueOf(mAgain, "note", "out.network-cache").is_object()) << mAgain.json["issues"].dump(2);
  EXPECT_EQ(readFile(cache()), mKept);
}

TEST_F(KeptNetwork, IsNeverWrittenOverAFileOfSomebodyElse) {
  mWorld.writeText("out.network-cache", "minutes of the steering group");
  runAgain();
  EXPECT_TRUE(issueOf(mAgain, "warning", "out.network-cache").is_object()) << mAgain.json["issues"].dump(2);
  EXPECT_EQ(readFile(cache()), "minutes of the steering group");
}

TEST_F(KeptNetwork, IsNotBelievedAfterAnyOfItsInputsHasChanged) {
  mWorld.replace("speeds.csv", "60", "30");
  const Said slower = FirthCommand::run(mWorld);
  ASSERT_EQ(slower.status, cli::ExitStatus::Done) << slower.out;
  EXPECT_NE(readFile(mWorld.path("out.gpkg")), mBytes);
  EXPECT_EQ(FirthCommand::explain(mWorld, "Z_N").json["receipt"]["travel"]["drive_time"]["minutes"], 60.0);
}

TEST_F(KeptNetwork, FollowsTheColumnThatSaysHowLargeACongestedTownIs) {
  // Two columns with people; the study names one and then the other. The file stays the same.
  mWorld.more = "[network.congestion]\npopulations = [20000]\nfactors = [2]\n" + FirthWorld::mark();
  mWorld.settlements = "population = \"residents\"\n" + FirthWorld::parameter("reach_metres", 0);
  mWorld.write();
  io::reading_support::DrawnLayer towns{
      "settlements", {{"code"}, {"residents", OFTReal}, {"workers", OFTReal}}, {}, 27700, wkbUnknown};
  towns.lines.push_back(
      {"POLYGON ((303000 703000, 330000 703000, 330000 707000, 303000 707000, 303000 703000))",
       {"T1", "10000", "20000"}});
  std::filesystem::remove(mWorld.path("settlements.gpkg"));
  io::reading_support::writeLines(mWorld.path("settlements.gpkg"), "GPKG", {towns});
  ASSERT_EQ(FirthCommand::run(mWorld).status, cli::ExitStatus::Done);
  mWorld.replace("study.toml", "\"residents\"", "\"workers\"");
  ASSERT_EQ(FirthCommand::run(mWorld).status, cli::ExitStatus::Done);
  const std::string withCache = readFile(mWorld.path("out.gpkg"));
  ASSERT_EQ(FirthCommand::run(mWorld, "fresh.gpkg").status, cli::ExitStatus::Done);
  EXPECT_EQ(readFile(mWorld.path("fresh.gpkg")), withCache) << "the kept network was slowed for other towns";
}

}  // namespace
}  // namespace fairshares
