// What a study has to work with, counted before anything is joined.
#include "run/survey_inputs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "core/run/finished_starter.h"
#include "run/run_study.h"
#include "run/study_tables.h"
#include "study/read_study.h"

namespace fairshares {
namespace {

using run::InputSurvey;
using testing_support::readFile;
using testing_support::TemporaryFolder;
using testing_support::writeStarter;

const run::SurveyedTable* findTable(const InputSurvey& survey, const std::string& key) {
  for (const run::SurveyedTable& table : survey.tables)
    if (std::find(table.keys.begin(), table.keys.end(), key) != table.keys.end()) return &table;
  return nullptr;
}

class SurveyInputs : public testing::Test {
 protected:
  Result<InputSurvey> survey() { return run::surveyInputs(mStudy, mMonitor); }
  void replace(const std::string& file, const std::string& before, const std::string& after) {
    std::string text = readFile(mFolder.file(file));
    const std::size_t at = text.find(before);
    ASSERT_NE(at, std::string::npos) << before;
    std::ofstream(mFolder.file(file), std::ios::binary) << text.replace(at, before.size(), after);
  }
  TemporaryFolder mFolder;
  SilentMonitor mMonitor;
  std::string mStudy = writeStarter(mFolder.path());
};

TEST_F(SurveyInputs, CountsWhatTheRunThenWorksOn) {
  const Result<InputSurvey> found = survey();
  ASSERT_TRUE(found);
  EXPECT_TRUE(found.value().problems.empty());
  const Result<run::JoinedStudy> joined = run::joinStudy(mStudy, {1}, mMonitor);
  ASSERT_TRUE(joined);
  const model::Model& model = joined.value().model;
  EXPECT_EQ(found.value().zones, model.zones.size());
  ASSERT_TRUE(found.value().persons);
  double persons = 0.0;
  for (const double people : model.zones.populationAsRead) persons += people;
  EXPECT_DOUBLE_EQ(*found.value().persons, persons);
  ASSERT_EQ(found.value().levels.size(), model.levels.size());
  for (std::size_t level = 0; level < model.levels.size(); ++level) {
    EXPECT_EQ(found.value().levels[level].title, model.levels[level].title);
    EXPECT_EQ(found.value().levels[level].areas, model.levels[level].areaCodes.size());
  }
}

TEST_F(SurveyInputs, NamesEveryFileThatARunReadsAndNoOther) {
  const Result<InputSurvey> found = survey();
  const Result<run::JoinedStudy> joined = run::joinStudy(mStudy, {1}, mMonitor);
  ASSERT_TRUE(found);
  ASSERT_TRUE(joined);
  std::set<std::string> surveyed{"study.toml"};
  for (const run::SurveyedTable& table : found.value().tables) {
    surveyed.insert(table.file);
    EXPECT_GT(table.rows.value_or(0), 0u) << table.file;
  }
  std::set<std::string> inputs;
  for (const run::InputFile& input : joined.value().inputs) inputs.insert(input.file);
  EXPECT_EQ(surveyed, inputs);
}

TEST_F(SurveyInputs, ATableThatIsNotThereIsToldAndTheOthersAreCounted) {
  std::filesystem::remove(mFolder.file("population.csv"));
  const Result<InputSurvey> found = survey();
  ASSERT_TRUE(found);
  ASSERT_EQ(found.value().problems.list().size(), 1u) << "once, not once for each count";
  EXPECT_EQ(found.value().problems.list().front().code, IssueCode::FileMissing);
  EXPECT_EQ(found.value().persons, std::nullopt);
  ASSERT_NE(findTable(found.value(), "population"), nullptr);
  EXPECT_EQ(findTable(found.value(), "population")->rows, std::nullopt);
  EXPECT_TRUE(found.value().zones);
}

TEST_F(SurveyInputs, PeopleThatDoNotReadAreToldTableAndRowsStay) {
  replace("population.csv", "\n", "\nS99,");
  const Result<InputSurvey> found = survey();
  ASSERT_TRUE(found);
  EXPECT_EQ(found.value().persons, std::nullopt);
  EXPECT_TRUE(found.value().problems.hasErrors());
}

TEST_F(SurveyInputs, AStudyThatDoesNotReadIsRefusedWithAllItsProblems) {
  replace("study.toml", "[study]", "[stduy]");
  const Result<InputSurvey> found = survey();
  ASSERT_FALSE(found);
  EXPECT_TRUE(found.issues().hasErrors());
}

TEST_F(SurveyInputs, StopsWhenItIsCancelled) {
  struct Cancelled final : Monitor {
    void report(std::string_view, double) override {}
    [[nodiscard]] bool isCancelled() const override { return true; }
  } monitor;
  const Result<InputSurvey> found = run::surveyInputs(mStudy, monitor);
  ASSERT_FALSE(found);
  EXPECT_TRUE(found.issues().contains(IssueCode::Cancelled));
}

TEST(SurveyOfTheSample, CountsItsZonesPeoplePracticesAndBoards) {
  SilentMonitor monitor;
  const Result<InputSurvey> found =
      run::surveyInputs(FAIRSHARES_SOURCE_DIR "/sample_data/study.toml", monitor);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found.value().problems.empty());
  EXPECT_EQ(found.value().zones, 6999u);
  EXPECT_EQ(found.value().practices, 908u);
  EXPECT_EQ(found.value().programmes, 6u);
  EXPECT_TRUE(found.value().isRebased);
  ASSERT_FALSE(found.value().levels.empty());
  EXPECT_EQ(found.value().levels.front().title, "NHS Boards");
  EXPECT_EQ(found.value().levels.front().areas, 14u);
  const run::SurveyedTable* const indicators = findTable(found.value(), "indicators.smr");
  ASSERT_NE(indicators, nullptr);
  EXPECT_GT(indicators->keys.size(), 1u) << "a table that items share stands once";
}

}  // namespace
}  // namespace fairshares
