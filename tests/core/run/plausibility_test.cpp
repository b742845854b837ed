// What a study may say but hardly means, and what a run must never write over.
#include "run/plausibility.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/run/finished_starter.h"
#include "run/output_safety.h"

namespace fairshares {
namespace {

using testing_support::finishedStarter;
using testing_support::readFile;
using testing_support::TemporaryFolder;
using testing_support::writeStarter;

/// Issues of the starter study with `before` replaced by `after` in its text.
Issues issuesWith(const std::string& before, const std::string& after) {
  const TemporaryFolder folder;
  const std::string study = writeStarter(folder.path());
  std::string text = readFile(study);
  const std::size_t at = text.find(before);
  EXPECT_NE(at, std::string::npos) << before;
  if (at != std::string::npos) text.replace(at, before.size(), after);
  folder.write("study.toml", text);
  SilentMonitor monitor;
  const Result<run::FinishedRun> run = run::runStudy(study, {1}, monitor);
  EXPECT_TRUE(run) << (run.issues().empty() ? "" : describe(run.issues().list().front()));
  return run.issues();
}

std::vector<Issue> ofCode(const Issues& issues, IssueCode code, Severity severity) {
  std::vector<Issue> found;
  for (const Issue& issue : issues.list())
    if (issue.code == code && issue.severity == severity) found.push_back(issue);
  return found;
}

TEST(Plausibility, HasNothingToWarnOfInTheStarter) {
  const run::FinishedRun& run = finishedStarter();
  const Issues study = run::plausibilityOfStudy(run.joined.study, run.joined.model);
  const Issues results = run::plausibilityOfResults(run.joined.study, run.joined.model, run.results);
  for (const Issues* issues : {&study, &results})
    for (const Issue& issue : issues->list()) EXPECT_EQ(issue.severity, Severity::Note) << describe(issue);
}

TEST(Plausibility, WarnsOfABudgetInMillions) {
  run::FinishedRun run = finishedStarter();
  const std::size_t leaf = *study::findProgramme(run.joined.study, "acute");
  run.joined.model.programmes[leaf].budgetGbp = 20.0;
  const auto warnings = ofCode(run::plausibilityOfStudy(run.joined.study, run.joined.model),
                               IssueCode::StudyValue, Severity::Warning);
  ASSERT_FALSE(warnings.empty());
  EXPECT_EQ(warnings[0].where.key, "acute");
  EXPECT_EQ(warnings[0].where.column, "programmes.acute.budget_gbp");
  EXPECT_EQ(warnings[0].value, "20.00");
}

TEST(Plausibility, WarnsOfAProgrammeThatForgotItsParent) {
  const Issues issues = issuesWith("parent = \"all\"", "");
  const auto warnings = ofCode(issues, IssueCode::ProgrammeTree, Severity::Warning);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_NE(warnings[0].value.find("acute"), std::string::npos) << warnings[0].value;
  EXPECT_EQ(warnings[0].where.key, "all");
}

TEST(Plausibility, WarnsOfAllocationsThatAreNotTheBudget) {
  run::FinishedRun run = finishedStarter();
  for (auto& pounds : run.joined.model.levels[0].currentAllocationGbp) *pounds *= 2.0;
  const auto warnings = ofCode(run::plausibilityOfStudy(run.joined.study, run.joined.model),
                               IssueCode::StudyValue, Severity::Warning);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].where.column, "allocations");
}

TEST(Plausibility, SaysHowManyPeopleAFloorHolds) {
  run::FinishedRun run = finishedStarter();
  const std::size_t leaf = *study::findProgramme(run.joined.study, "acute");
  run.results.raw[leaf]->needsAtMinimum = {0, 1};
  const auto warnings = ofCode(run::plausibilityOfResults(run.joined.study, run.joined.model, run.results),
                               IssueCode::ValueCapped, Severity::Warning);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].value, "2");
  EXPECT_EQ(warnings[0].where.key, "acute");
}

TEST(Plausibility, NotesAStepThatIsNotApplied) {
  run::FinishedRun run = finishedStarter();
  const std::size_t leaf = *study::findProgramme(run.joined.study, "acute");
  run.joined.model.programmes[leaf].needs.method = study::StepMethod::None;
  const auto notes = ofCode(run::plausibilityOfStudy(run.joined.study, run.joined.model),
                            IssueCode::StepUndefined, Severity::Note);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].where.column, "programmes.acute.needs");
}

TEST(OutputSafety, RefusesToWriteOverAnInputHoweverItIsSpelled) {
  const TemporaryFolder folder;
  const std::string study = writeStarter(folder.path());
  SilentMonitor monitor;
  const Result<run::JoinedStudy> joined = run::joinStudy(study, {1}, monitor);
  ASSERT_TRUE(joined);
  std::filesystem::create_directory(folder.path() / "other");
  for (const char* name :
       {"zones.geojson", "./lookup.csv", "other/../population.csv", "study.toml", "cost_per_head.csv"}) {
    const Issues issues =
        run::refuseToOverwriteInputs(joined.value().study, {folder.file("out.gpkg"), folder.file(name)});
    ASSERT_EQ(issues.errorCount(), 1u) << name;
    EXPECT_EQ(issues.list()[0].code, IssueCode::OutputNotWritable);
  }
  std::filesystem::create_symlink(folder.path() / "lookup.csv", folder.path() / "link.csv");
  EXPECT_TRUE(run::refuseToOverwriteInputs(joined.value().study, {folder.file("link.csv")}).hasErrors());
  EXPECT_TRUE(run::refuseToOverwriteInputs(joined.value().study,
                                           {folder.file("zones.csv"), folder.file("new/zones.geojson")})
                  .empty());
}

}  // namespace
}  // namespace fairshares
