// One run from a file to results: order, cancel, problems of all tables at once, repairs and recodes in the
// report.
#include "run/run_study.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "core/run/finished_starter.h"

namespace fairshares {
namespace {

using testing_support::readFile;
using testing_support::TemporaryFolder;
using testing_support::writeStarter;

void replaceIn(const std::string& path, const std::string& before, const std::string& after) {
  std::string text = readFile(path);
  const std::size_t at = text.find(before);
  ASSERT_NE(at, std::string::npos) << before;
  std::ofstream(path, std::ios::binary) << text.replace(at, before.size(), after);
}

/// Cancels when the run reaches a given part of its work, and remembers what was reported.
class CancellingMonitor final : public Monitor {
 public:
  explicit CancellingMonitor(double at) : mAt(at) {}
  void report(std::string_view, double fraction) override {
    if (fraction < mLast) mFell = true;
    mLast = fraction;
    if (fraction >= mAt) mCancelled = true;
  }
  [[nodiscard]] bool isCancelled() const override { return mCancelled; }
  [[nodiscard]] bool fell() const { return mFell; }
  [[nodiscard]] double last() const { return mLast; }

 private:
  double mAt;
  double mLast = 0.0;
  bool mCancelled = false;
  bool mFell = false;
};

TEST(RunStudy, ReportsProgressThatNeverFalls) {
  const TemporaryFolder folder;
  CancellingMonitor monitor(2.0);
  ASSERT_TRUE(run::runStudy(writeStarter(folder.path()), {1}, monitor));
  EXPECT_FALSE(monitor.fell());
  EXPECT_GT(monitor.last(), 0.5);
}

TEST(RunStudy, StopsWhereverItIsCancelled) {
  const TemporaryFolder folder;
  const std::string study = writeStarter(folder.path());
  for (const double at : {0.0, 0.1, 0.3, 0.45, 0.55, 0.58}) {
    CancellingMonitor monitor(at);
    const Result<run::FinishedRun> run = run::runStudy(study, {1}, monitor);
    ASSERT_FALSE(run) << at;
    EXPECT_TRUE(run.issues().contains(IssueCode::Cancelled)) << at;
  }
}

TEST(RunStudy, StopsWhileTablesAreLaidOut) {
  CancellingMonitor monitor(0.0);
  monitor.report("", 1.0);
  const auto tables = run::outputTables(testing_support::finishedStarter(), {1}, monitor);
  ASSERT_FALSE(tables);
  EXPECT_TRUE(tables.issues().contains(IssueCode::Cancelled));
}

TEST(RunStudy, TellsTheProblemsOfAllTablesAtOnceInStudyOrder) {
  const TemporaryFolder folder;
  const std::string study = writeStarter(folder.path());
  std::filesystem::remove(folder.file("lookup.csv"));
  std::filesystem::remove(folder.file("urban_rural.csv"));
  std::filesystem::remove(folder.file("cost_per_head.csv"));
  SilentMonitor monitor;
  for (const unsigned threads : {1u, 4u}) {
    const Result<run::FinishedRun> run = run::runStudy(study, {threads}, monitor);
    ASSERT_FALSE(run);
    std::vector<std::string> missing;
    for (const Issue& issue : run.issues().list())
      if (issue.code == IssueCode::FileMissing) missing.push_back(issue.where.file);
    EXPECT_EQ(missing, (std::vector<std::string>{"lookup.csv", "urban_rural.csv", "cost_per_head.csv"}))
        << threads;
  }
}

TEST(RunStudy, RepairsAnInvalidPolygonAndSaysSo) {
  const TemporaryFolder folder;
  const std::string study = writeStarter(folder.path());
  // A bow-tie: the corners of the second zone in an order that crosses itself.
  const std::string good =
      "[[[510000, 900000], [520000, 900000], [520000, 910000], [510000, 910000], [510000, 900000]]]";
  const std::string bad =
      "[[[510000, 900000], [520000, 910000], [520000, 900000], [510000, 910000], [510000, 900000]]]";
  replaceIn(folder.file("zones.geojson"), good, bad);
  SilentMonitor monitor;
  const Result<run::FinishedRun> run = run::runStudy(study, {1}, monitor);
  ASSERT_TRUE(run);
  EXPECT_TRUE(run.issues().contains(IssueCode::GeometryRepaired));
  bool reported = false;
  for (const model::JoinEntry& entry : run.value().joined.joinReport)
    reported = reported || (entry.event == model::JoinEvent::Repaired && entry.code == "TOYZONE2");
  EXPECT_TRUE(reported);
  EXPECT_EQ(run.value().joined.model.zones.size(), 6u) << "a repaired zone is never dropped";
}

TEST(RunStudy, NamesTheZoneWhosePolygonCannotBeUsed) {
  const TemporaryFolder folder;
  const std::string study = writeStarter(folder.path());
  // All corners on one line: no polygon is left after the repair.
  const std::string good =
      "[[[520000, 910000], [530000, 910000], [530000, 920000], [520000, 920000], [520000, 910000]]]";
  const std::string bad = "[[[520000, 910000], [530000, 910000], [525000, 910000], [520000, 910000]]]";
  replaceIn(folder.file("zones.geojson"), good, bad);
  SilentMonitor monitor;
  const Result<run::FinishedRun> run = run::runStudy(study, {1}, monitor);
  ASSERT_FALSE(run);
  const Issue& issue = run.issues().list().front();
  EXPECT_EQ(issue.code, IssueCode::GeometryUnusable);
  EXPECT_EQ(issue.where.key, "TOYZONE6");
  EXPECT_EQ(issue.where.file, "zones.geojson");
}

TEST(RunStudy, TellsOfZonesThatOverlapWhenAreasAreDissolved) {
  const TemporaryFolder folder;
  const std::string study = writeStarter(folder.path());
  const std::string second =
      "[[[510000, 900000], [520000, 900000], [520000, 910000], [510000, 910000], [510000, 900000]]]";
  const std::string first =
      "[[[500000, 900000], [510000, 900000], [510000, 910000], [500000, 910000], [500000, 900000]]]";
  replaceIn(folder.file("zones.geojson"), second, first);
  SilentMonitor monitor;
  const Result<run::FinishedRun> run = run::runStudy(study, {1}, monitor);
  ASSERT_TRUE(run);
  const auto tables = run::outputTables(run.value(), {1}, monitor);
  ASSERT_TRUE(tables);
  ASSERT_TRUE(tables.issues().contains(IssueCode::SumMismatch));
  EXPECT_EQ(tables.issues().list()[0].where.layer, "boards");
  EXPECT_EQ(tables.issues().list()[0].where.key, "TOYBOARD1");
}

TEST(RunStudy, RefusesIdsThatGiveALayerTwoColumnsOfOneName) {
  run::FinishedRun run = testing_support::finishedStarter();
  run.joined.model.levels[0].title = "Boards";
  run.joined.model.programmes[0].id = "current";
  SilentMonitor monitor;
  const auto tables = run::outputTables(run, {1}, monitor);
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.issues().list()[0].code, IssueCode::StudyValue);
  EXPECT_EQ(tables.issues().list()[0].where.column, "current_allocation_gbp");
}

TEST(RunStudy, RecodesArchivedBoardsAndSaysSo) {
  const TemporaryFolder folder;
  const std::string study = writeStarter(folder.path());
  for (const char* file : {"lookup.csv", "allocations.csv"}) {
    std::string text = readFile(folder.file(file));
    for (std::size_t at = text.find("TOYBOARD1"); at != std::string::npos; at = text.find("TOYBOARD1"))
      text.replace(at, 9, "S08000018");
    std::ofstream(folder.file(file), std::ios::binary) << text;
  }
  SilentMonitor monitor;
  const Result<run::FinishedRun> run = run::runStudy(study, {1}, monitor);
  ASSERT_TRUE(run) << describe(run.issues().list().front());
  EXPECT_EQ(run.value().joined.model.levels[0].areaCodes[0], "S08000029");
  bool reported = false;
  for (const model::JoinEntry& entry : run.value().joined.joinReport)
    reported = reported || entry.event == model::JoinEvent::Recoded;
  EXPECT_TRUE(reported);
}

TEST(RunStudy, ReadsATableThatSeveralIndicatorsShareOnce) {
  const TemporaryFolder folder;
  SilentMonitor monitor;
  const Result<run::FinishedRun> run = run::runStudy(writeStarter(folder.path()), {2}, monitor);
  ASSERT_TRUE(run);
  std::size_t count = 0;
  for (const run::InputFile& input : run.value().joined.inputs) count += input.file == "indicators.csv";
  EXPECT_EQ(count, 1u);
  EXPECT_EQ(run.value().joined.inputs.front().file, "study.toml") << "the study file is an input too";
}

}  // namespace
}  // namespace fairshares
