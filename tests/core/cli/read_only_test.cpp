// Folders that may be read and not written, or not even entered, as a planner meets them on a network share.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/cli/starter_world.h"
#include "support/other_user.h"

namespace fairshares {
namespace {

using testing_support::asOtherUser;
using testing_support::readFile;
using testing_support::runFairShares;
using testing_support::StarterWorld;

class ReadOnly : public testing::Test {
 protected:
  void SetUp() override {
    testing_support::makeShared(mWorld.folder().path());
    testing_support::makeReadOnly(mStudyFolder);
  }
  void TearDown() override { testing_support::makeShared(mStudyFolder); }

  /// Status, codes and files of the errors of a command that another user runs.
  static std::string run(std::vector<std::string> arguments) {
    return asOtherUser([&] {
      arguments.push_back("--json");
      const testing_support::Said said = runFairShares(arguments);
      std::string words = std::to_string(static_cast<int>(said.status));
      for (const auto& issue : said.json["issues"])
        if (issue["severity"] == "error")
          words += " " + issue["code"].get<std::string>() + " " +
                   std::filesystem::path(issue["file"].get<std::string>()).filename().string() +
                   (issue["mend"].get<std::string>().empty() ? " without a mend" : "");
      return words;
    });
  }
  [[nodiscard]] std::string outputInStudyFolder() const { return mWorld.path("out.gpkg"); }

  StarterWorld mWorld;
  std::filesystem::path mStudyFolder = std::filesystem::path(mWorld.study()).parent_path();
};

TEST_F(ReadOnly, AStudyCanBeCheckedRunAndExplained) {
  EXPECT_EQ(run({"check", mWorld.study()}), "0");
  EXPECT_EQ(run({"run", mWorld.study(), "--output", mWorld.output(), "--tables", mWorld.folder().file("t")}),
            "0");
  EXPECT_TRUE(std::filesystem::exists(mWorld.output()));
  EXPECT_TRUE(std::filesystem::exists(mWorld.folder().file("t/shares.csv")));
  const std::string lookup = mWorld.read("lookup.csv");
  const std::size_t row = lookup.find('\n') + 1;
  EXPECT_EQ(run({"explain", mWorld.study(), "--zone", lookup.substr(row, lookup.find(',', row) - row)}), "0");
}

TEST_F(ReadOnly, AnOutputInAFolderThatMayNotBeWrittenIsRefusedAndTheEarlierOneStays) {
  testing_support::makeShared(mStudyFolder);
  ASSERT_EQ(run({"run", mWorld.study(), "--output", outputInStudyFolder()}), "0");
  const std::string earlier = readFile(outputInStudyFolder());
  testing_support::makeReadOnly(mStudyFolder);
  EXPECT_EQ(run({"run", mWorld.study(), "--output", outputInStudyFolder()}),
            "3 output_not_writable out.gpkg");
  EXPECT_EQ(readFile(outputInStudyFolder()), earlier);
}

TEST_F(ReadOnly, TablesThatCouldNotBeKeptAreRefusedBeforeAnythingIsWritten) {
  for (const char* folder : {"tables", "tables/", ".", "tables/of/mine"}) {
    const std::string answer =
        run({"run", mWorld.study(), "--output", mWorld.output(), "--tables", mWorld.path(folder)});
    EXPECT_EQ(answer.substr(0, answer.rfind(' ')), "3 output_not_writable") << folder << ": " << answer;
    EXPECT_FALSE(std::filesystem::exists(mWorld.output())) << folder;
  }
}

TEST_F(ReadOnly, AStarterStudyIsNotWrittenWhereNothingMay) {
  EXPECT_EQ(run({"new", mWorld.path("mine")}).substr(0, 1), "3");
  EXPECT_FALSE(std::filesystem::exists(mWorld.path("mine")));
}

TEST_F(ReadOnly, WhatLiesInALockedFolderIsNotSaidToBeMissing) {
  testing_support::lockUp(mStudyFolder);
  EXPECT_EQ(run({"check", mWorld.study()}), "1 file_unreadable study.toml");
  EXPECT_EQ(run({"run", mWorld.study(), "--output", mWorld.output()}), "1 file_unreadable study.toml");
  testing_support::makeShared(mStudyFolder);

  std::filesystem::create_directory(mStudyFolder / "locked");
  std::filesystem::rename(mWorld.path("population.csv"), mWorld.path("locked/population.csv"));
  mWorld.replace("study.toml", "population.csv", "locked/population.csv");
  testing_support::lockUp(mStudyFolder / "locked");
  EXPECT_EQ(run({"check", mWorld.study()}), "1 file_unreadable population.csv");
  testing_support::makeShared(mStudyFolder / "locked");
}

TEST_F(ReadOnly, AnOutputInALockedFolderIsRefusedForThat) {
  const std::filesystem::path folder = mWorld.folder().file("locked");
  std::filesystem::create_directory(folder);
  testing_support::lockUp(folder);
  EXPECT_EQ(run({"run", mWorld.study(), "--output", folder / "below/out.gpkg"}),
            "3 output_not_writable out.gpkg");
  testing_support::makeShared(folder);
}

TEST_F(ReadOnly, AStudyThatIsNoOrdinaryFileIsRefusedAtOnce) {
  testing_support::makeShared(mStudyFolder);
  const std::string pipe = mWorld.path("pipe.toml");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0666), 0);
  EXPECT_EQ(run({"check", pipe}), "1 file_unreadable pipe.toml") << "reading it would wait for ever";
  EXPECT_EQ(run({"check", "/dev/zero"}), "1 file_unreadable zero") << "reading it would fill the memory";
  std::filesystem::create_symlink(mWorld.path("b.toml"), mWorld.path("a.toml"));
  std::filesystem::create_symlink(mWorld.path("a.toml"), mWorld.path("b.toml"));
  EXPECT_EQ(run({"check", mWorld.path("a.toml")}), "1 file_unreadable a.toml") << "a circle of links";
  const std::string large = mWorld.path("large.toml");
  mWorld.write("large.toml", "");
  std::filesystem::resize_file(large, std::uintmax_t{1} << 40);  // without a block on the disk
  EXPECT_EQ(run({"check", large}), "1 file_format large.toml") << "a terabyte is no study";
}

TEST_F(ReadOnly, ATableInACircleOfLinksOrOfNoEndIsRefusedAtOnce) {
  testing_support::makeShared(mStudyFolder);
  const auto refuses = [&](const std::string& expected) {
    EXPECT_EQ(run({"check", mWorld.study()}), expected);
    std::filesystem::remove(mWorld.path("population.csv"));
  };
  std::filesystem::remove(mWorld.path("population.csv"));
  std::filesystem::create_symlink("population.csv", mWorld.path("population.csv"));
  refuses("1 file_unreadable population.csv");
  ASSERT_EQ(mkfifo(mWorld.path("population.csv").c_str(), 0666), 0);
  refuses("1 file_empty population.csv");
  std::filesystem::create_symlink("/dev/zero", mWorld.path("population.csv"));
  refuses("1 file_empty population.csv");
}

}  // namespace
}  // namespace fairshares
