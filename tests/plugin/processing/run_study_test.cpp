// fairshares:runstudy beside the command.
#include <gtest/gtest.h>
#include <qgsproject.h>

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <filesystem>
#include <fstream>

#include "plugin/support/run_algorithm.h"
#include "study/starter_study.h"
#include "support/temporary_folder.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

/// The starter study in a folder of its own.
class RunStudy : public testing::Test {
 protected:
  void SetUp() override {
    for (const study::StarterFile& file : study::starterFiles())
      mFolder.write("study/" + file.name, file.content);
  }
  [[nodiscard]] std::string study() const { return mFolder.file("study/study.toml"); }
  [[nodiscard]] std::string output() const { return mFolder.file("out.gpkg"); }
  [[nodiscard]] QVariantMap parameters() const {
    return {{"STUDY", QString::fromStdString(study())}, {"OUTPUT", QString::fromStdString(output())}};
  }
  void replace(const std::string& name, const std::string& before, const std::string& after) {
    std::string text = readFile(mFolder.file("study/" + name));
    const std::size_t at = text.find(before);
    ASSERT_NE(at, std::string::npos) << name << " does not contain " << before;
    mFolder.write("study/" + name, text.replace(at, before.size(), after));
  }
  TemporaryFolder mFolder;
};

void runCommand(const QStringList& arguments) {
  QProcess command;
  command.start(QStringLiteral(FAIRSHARES_COMMAND), arguments);
  ASSERT_TRUE(command.waitForFinished(60000));
  ASSERT_EQ(command.exitCode(), 0) << command.readAllStandardError().toStdString();
}

TEST_F(RunStudy, WritesTheFilesOfTheCommandByteForByte) {
  if (!std::filesystem::exists(FAIRSHARES_COMMAND)) GTEST_SKIP() << "the command is not built";
  const std::string expected = mFolder.file("command.gpkg");
  const std::string expectedTables = mFolder.file("command_tables");
  runCommand({"run", QString::fromStdString(study()), "--output", QString::fromStdString(expected),
              "--tables", QString::fromStdString(expectedTables), "--quiet"});
  QVariantMap all = parameters();
  all["TABLES"] = QString::fromStdString(mFolder.file("tables"));
  const AlgorithmRun run = runAlgorithm("runstudy", all);
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_EQ(readFile(output()), readFile(expected));
  std::size_t compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(expectedTables)) {
    const std::string name = entry.path().filename().string();
    EXPECT_EQ(readFile(mFolder.file("tables/" + name)), readFile(entry.path().string())) << name;
    ++compared;
  }
  EXPECT_GE(compared, 5u);
}

TEST_F(RunStudy, GivesTheSampleOfTheCommandForAnyNumberOfThreadsSlow) {
  if (!std::filesystem::exists(FAIRSHARES_COMMAND)) GTEST_SKIP() << "the command is not built";
  const QString sample = QStringLiteral(FAIRSHARES_SOURCE_DIR "/sample_data/study.toml");
  const std::string expected = mFolder.file("command.gpkg");
  runCommand({"run", sample, "--output", QString::fromStdString(expected), "--quiet"});
  QVariantMap three = parameters();
  three["STUDY"] = sample;
  three["THREADS"] = 3;
  const AlgorithmRun run = runAlgorithm("runstudy", three);
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_EQ(readFile(output()), readFile(expected));
}

TEST_F(RunStudy, HandsItsLayersOnToTheNextAlgorithm) {
  const AlgorithmRun run = runAlgorithm("runstudy", parameters());
  ASSERT_TRUE(run.done) << run.said();
  for (const char* name : {"ZONES", "BOARDS", "SHARES", "JOIN_REPORT", "RUN_REPORT"}) {
    const QgsVectorLayer* layer = run.layer(name);
    ASSERT_NE(layer, nullptr) << name << ": " << run.outputs[name].toString().toStdString();
    EXPECT_GT(layer->featureCount(), 0) << name;
  }
  EXPECT_EQ(run.outputs["ZONE_COUNT"].toInt(), run.layer("ZONES")->featureCount());
  EXPECT_GT(run.outputs["POPULATION"].toDouble(), 0.0);
  EXPECT_GT(run.outputs["CHECKS"].toInt(), 0);
}

TEST_F(RunStudy, ProgressRisesToTheEndAndNamesItsStages) {
  const AlgorithmRun run = runAlgorithm("runstudy", parameters());
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_TRUE(std::is_sorted(run.feedback->progress.begin(), run.feedback->progress.end()));
  EXPECT_GE(run.feedback->stages.size(), 4) << run.feedback->stages.join(", ").toStdString();
  EXPECT_DOUBLE_EQ(run.feedback->progress.back(), 100.0);
}

TEST_F(RunStudy, NamesEveryProblemOfABrokenStudyAtOnce) {
  replace("population.csv", "\n", "\n\"");
  replace("lookup.csv", "\n", "\n\"");
  const AlgorithmRun run = runAlgorithm("runstudy", parameters());
  EXPECT_FALSE(run.done);
  const QString said = run.feedback->errors.join('\n');
  EXPECT_TRUE(said.contains("population.csv")) << said.toStdString();
  EXPECT_TRUE(said.contains("lookup.csv")) << said.toStdString();
  EXPECT_FALSE(std::filesystem::exists(output()));
}

TEST_F(RunStudy, RefusesAStudyThatIsNotThereOrNoStudy) {
  QVariantMap missing = parameters();
  missing["STUDY"] = QString::fromStdString(mFolder.file("nowhere.toml"));
  const AlgorithmRun nowhere = runAlgorithm("runstudy", missing);
  EXPECT_FALSE(nowhere.done);
  EXPECT_TRUE(nowhere.said().find("nowhere.toml") != std::string::npos) << nowhere.said();

  for (const std::string& hostile :
       {std::string("\0\xff\xfe\x00[study", 10), std::string(200'000, '['),
        std::string("[study]\ntitle = 3\n[zones]\nfile = \"/dev/zero\"\n"), std::string()}) {
    missing["STUDY"] = QString::fromStdString(mFolder.write("hostile.toml", hostile));
    const AlgorithmRun run = runAlgorithm("runstudy", missing);
    EXPECT_FALSE(run.done);
    EXPECT_FALSE(run.feedback->errors.isEmpty());
    EXPECT_FALSE(std::filesystem::exists(output()));
  }
}

TEST_F(RunStudy, RefusesAnOutputThatIsNoGeoPackageBeforeItStarts) {
  std::ofstream(output()) << "a letter to my aunt";
  const AlgorithmRun run = runAlgorithm("runstudy", parameters());
  EXPECT_FALSE(run.done);
  EXPECT_TRUE(run.feedback->stages.isEmpty()) << "nothing was computed";
  EXPECT_EQ(readFile(output()), "a letter to my aunt");
}

TEST_F(RunStudy, RefusesTablesThatCouldNotBeKeptBeforeItStarts) {
  QVariantMap wanted = parameters();
  wanted["TABLES"] = QString::fromStdString(mFolder.file("nowhere/tables"));
  const AlgorithmRun run = runAlgorithm("runstudy", wanted);
  EXPECT_FALSE(run.done);
  EXPECT_TRUE(run.feedback->stages.isEmpty()) << "nothing was computed";
  EXPECT_FALSE(std::filesystem::exists(output()));
}

TEST_F(RunStudy, CancelledAtAnyStageLeavesTheOldOutput) {
  ASSERT_TRUE(runAlgorithm("runstudy", parameters()).done);
  const std::string before = readFile(output());
  replace("study.toml", "title = \"", "title = \"Changed ");
  const AlgorithmRun whole = runAlgorithm("runstudy", parameters());
  ASSERT_TRUE(whole.done) << whole.said();
  ASSERT_NE(readFile(output()), before) << "the test would see a change";
  const std::string changed = readFile(output());
  replace("study.toml", "title = \"Changed ", "title = \"");
  for (const QString& last : whole.feedback->stages) {
    const AlgorithmRun run =
        runAlgorithm("runstudy", parameters(), [&](ListeningFeedback& feedback, const QString& stage) {
          if (stage == last) feedback.cancel();
        });
    if (run.done) continue;  // cancelled when all was written already
    EXPECT_EQ(readFile(output()), changed) << "cancelled while " << last.toStdString();
    for (const auto& entry : std::filesystem::directory_iterator(mFolder.path()))
      EXPECT_TRUE(entry.path().filename() == "study" || entry.path().filename() == "out.gpkg")
          << entry.path() << " was left behind";
  }
}

TEST_F(RunStudy, AddsLayersToTheProjectOnlyWhereThereIsOneAndItIsWanted) {
  QVariantMap wanted = parameters();
  const AlgorithmRun without = runAlgorithm("runstudy", wanted);
  EXPECT_TRUE(without.context->layersToLoadOnCompletion().isEmpty());
}

}  // namespace
