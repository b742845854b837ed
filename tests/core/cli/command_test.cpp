// The command: what it prints, writes and returns when all is well, and how it refuses wrong usage.
#include <gtest/gtest.h>

#include "core/cli/starter_world.h"

namespace fairshares {
namespace {

using testing_support::readFile;
using testing_support::runFairShares;
using testing_support::Said;
using testing_support::StarterWorld;

TEST(Command, RunsTheStarterAndPrintsABoardTable) {
  const StarterWorld world;
  const Said said = runFairShares(
      {"run", world.study(), "--output", world.output(), "--tables", world.folder().file("tables")});
  ASSERT_EQ(said.status, cli::ExitStatus::Done) << said.err;
  for (const char* word : {"Toy Board South", "Toy Board North", "Target %", "Total", "100.000", "SYNTHETIC",
                           "assumed", "Written: "})
    EXPECT_NE(said.out.find(word), std::string::npos) << word << "\n" << said.out;
  for (const char* table : {"zones", "boards", "shares", "join_report", "run_report"})
    EXPECT_TRUE(std::filesystem::exists(world.folder().file(std::string("tables/") + table + ".csv")))
        << table;
  EXPECT_TRUE(std::filesystem::exists(world.folder().file("tables/fairshares.xlsx")));
}

TEST(Command, LinesOfTheBoardTableFitATerminal) {
  const StarterWorld world;
  const Said said = runFairShares({"run", world.study(), "--output", world.output()});
  std::istringstream lines(said.out);
  for (std::string line; std::getline(lines, line);)
    if (line.rfind("Written", 0) != 0) {
      EXPECT_LE(line.size(), 140u) << line;
    }
}

TEST(Command, TheSameInputGivesTheSameBytesForAnyNumberOfThreads) {
  const StarterWorld world;
  std::string first;
  for (const char* threads : {"1", "2", "8"}) {
    ASSERT_EQ(runFairShares({"run", world.study(), "--output", world.output(), "--threads", threads}).status,
              cli::ExitStatus::Done);
    if (first.empty()) first = readFile(world.output());
    EXPECT_EQ(readFile(world.output()), first) << threads << " threads";
  }
}

TEST(Command, ChecksASoundStudy) {
  const StarterWorld world;
  const Said said = runFairShares({"check", world.study()});
  EXPECT_EQ(said.status, cli::ExitStatus::Done) << said.err;
  EXPECT_NE(said.out.find("6 data zones"), std::string::npos) << said.out;
}

TEST(Command, ExplainsAZoneAndAPerson) {
  const StarterWorld world;
  const Said said =
      runFairShares({"explain", world.study(), "--zone", "TOYZONE5", "--age", "82", "--sex", "female"});
  EXPECT_EQ(said.status, cli::ExitStatus::Done) << said.err;
  for (const char* word : {"TOYZONE5 Toy Glen", "Toy Board North", "female 80-84", "cost per head GBP",
                           "z = ", "category ratio", "rescaled by"})
    EXPECT_NE(said.out.find(word), std::string::npos) << word << "\n" << said.out;
}

TEST(Command, ExplainsTheNumbersThatRunWrites) {
  const StarterWorld world;
  const Said explained = runFairShares({"explain", world.study(), "--zone", "TOYZONE2", "--json"});
  ASSERT_EQ(explained.status, cli::ExitStatus::Done);
  ASSERT_EQ(
      runFairShares({"run", world.study(), "--output", world.output(), "--tables", world.folder().file("t")})
          .status,
      cli::ExitStatus::Done);
  const std::string zones = readFile(world.folder().file("t/zones.csv"));
  for (const auto& programme : explained.json["receipt"]["programmes"]) {
    const double weight = programme["steps"][3]["weighted_population"].get<double>();
    std::ostringstream text;
    text.precision(12);
    text << weight;
    EXPECT_NE(zones.find(text.str().substr(0, 12)), std::string::npos)
        << programme["id"] << " " << text.str();
  }
}

TEST(Command, RefusesAnUnknownZone) {
  const StarterWorld world;
  const Said said = runFairShares({"explain", world.study(), "--zone", "S01009999", "--json"});
  EXPECT_EQ(said.status, cli::ExitStatus::InputRefused);
  EXPECT_EQ(said.json["issues"].back()["code"], "code_unknown");
}

TEST(Command, RefusesWrongUsageWithStatusTwo) {
  const StarterWorld world;
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {},
           {"rnu"},
           {"run", world.study()},
           {"run", "--output", "x.gpkg"},
           {"explain", world.study()},
           {"explain", world.study(), "--zone", "Z", "--age", "5"},
           {"explain", world.study(), "--zone", "Z", "--age", "500", "--sex", "male"},
           {"run", world.study(), "--output", "x.gpkg", "--threads", "-1"},
           {"check", world.study(), "--frobnicate"}})
    EXPECT_EQ(runFairShares(arguments).status, cli::ExitStatus::WrongUsage);
}

TEST(Command, HelpAndVersionSucceed) {
  EXPECT_EQ(runFairShares({"--help"}).status, cli::ExitStatus::Done);
  EXPECT_EQ(runFairShares({"run", "--help"}).status, cli::ExitStatus::Done);
  EXPECT_NE(runFairShares({"--version"}).out.find("fairshares 0."), std::string::npos);
}

TEST(Command, NewWritesAStudyThatChecksAndRuns) {
  const testing_support::TemporaryFolder folder;
  ASSERT_EQ(runFairShares({"new", folder.file("mine")}).status, cli::ExitStatus::Done);
  EXPECT_EQ(runFairShares({"check", folder.file("mine/study.toml")}).status, cli::ExitStatus::Done);
  EXPECT_EQ(
      runFairShares({"run", folder.file("mine/study.toml"), "--output", folder.file("mine/out.gpkg")}).status,
      cli::ExitStatus::Done);
}

TEST(Command, NewNeverOverwrites) {
  const testing_support::TemporaryFolder folder;
  const std::string study = folder.write("mine/study.toml", "precious");
  EXPECT_EQ(runFairShares({"new", folder.file("mine")}).status, cli::ExitStatus::EnvironmentFailed);
  EXPECT_EQ(readFile(study), "precious");
  EXPECT_FALSE(std::filesystem::exists(folder.file("mine/lookup.csv")));
}

TEST(Command, JsonTellsChecksLevelsAndInputs) {
  const StarterWorld world;
  const Said said = world.run();
  ASSERT_EQ(said.status, cli::ExitStatus::Done);
  EXPECT_EQ(said.json["exit_status"], 0);
  EXPECT_EQ(said.json["study"]["zones"], 6);
  double sum = 0.0;
  for (const auto& area : said.json["levels"][0]["areas"])
    sum += area["programmes"]["acute"]["target_share"].get<double>();
  EXPECT_NEAR(sum, 1.0, 1e-12);
  for (const auto& check : said.json["checks"]) EXPECT_EQ(check["holds"], true);
  EXPECT_EQ(said.json["study"]["inputs"][0]["sha256"].get<std::string>().size(), 64u);
}

}  // namespace
}  // namespace fairshares
