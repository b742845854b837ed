// The people of the zones: nobody is lost silently, and projections are met area by area.
#include <limits>

#include "core/join/join_outcome.h"

namespace fairshares::join {
namespace {

using namespace testing_support;

TEST(JoinPopulation, RefusesAZoneWithoutCounts) {
  TinyStudy tiny = tinyStudy();
  removeCode(tiny.sources.population, "Z3");
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeUnmatched);
  EXPECT_EQ(issue.where.file, "population.csv");
  EXPECT_EQ(issue.where.key, "Z3");
}

TEST(JoinPopulation, RefusesPeopleOfNoZoneAndCountsThem) {
  TinyStudy tiny = tinyStudy();
  addCode(tiny.sources.population, "Z9", 4096.0);
  const Issue issue = onlyErrorOf(tiny, IssueCode::PeopleLost);
  EXPECT_EQ(issue.where.file, "population.csv");
  EXPECT_EQ(issue.where.key, "Z9");
  EXPECT_EQ(issue.where.row, 8u);
  EXPECT_EQ(issue.value, "4096");
}

TEST(JoinPopulation, NotesACodeOfNoZoneThatHoldsNobody) {
  TinyStudy tiny = tinyStudy();
  addCode(tiny.sources.population, "Z9", 0.0);
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(issuesOf(joined.issues, IssueCode::CodeUnknown).size(), 1u);
  const auto lines = joined.lines(model::JoinEvent::UnmatchedSource, "population.csv");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].code, "Z9");
}

TEST(JoinPopulation, RefusesADuplicateCodeThatAReaderLetThrough) {
  TinyStudy tiny = tinyStudy();
  addCode(tiny.sources.population, "Z1", 1.0);
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeDuplicate);
  EXPECT_EQ(issue.where.row, 8u);
  EXPECT_EQ(issue.where.key, "Z1");
}

TEST(JoinPopulation, ExplainsFirstWhenMostCodesDoNotMeet) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.population.codes = {"Z1", "E2", "E3", "E4", "E5", "E6"};
  const Issues issues = refusalOf(tiny);
  const Issue& first = issues.list().front();
  EXPECT_EQ(first.code, IssueCode::CodeUnmatched);
  EXPECT_EQ(first.where.key, "");
  EXPECT_NE(first.message.find("Z2"), std::string::npos);
  EXPECT_NE(first.message.find("E2"), std::string::npos);
}

TEST(JoinPopulation, ExplainsWhenTheSourceCoversFarMoreThanTheStudy) {
  TinyStudy tiny = tinyStudy();
  for (int extra = 0; extra < 7; ++extra) addCode(tiny.sources.population, "Y" + std::to_string(extra), 1.0);
  EXPECT_EQ(refusalOf(tiny).list().front().where.key, "");
}

TEST(JoinPopulation, RefusesAStatedTotalThatDiffersByAPerson) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.population.statedTotal = 4033.0;
  const Issue issue = onlyErrorOf(tiny, IssueCode::SumMismatch);
  EXPECT_EQ(issue.where.file, "population.csv");
  EXPECT_EQ(issue.value, "-1");
  tiny.sources.population.statedTotal = 4032.0;
  joinedOf(tiny);
}

TEST(JoinPopulation, RefusesNegativeAndInfiniteCounts) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.population.persons[6] = -2.0;
  Issue issue = onlyErrorOf(tiny, IssueCode::ValueNegative);
  EXPECT_EQ(issue.where.key, "Z2");
  EXPECT_EQ(issue.where.column, "female 0-15");
  EXPECT_EQ(issue.value, "-2");
  tiny.sources.population.persons[6] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ValueNotFinite).where.row, 3u);
}

TEST(JoinPopulation, ListsZonesWithoutPeopleAndKeepsThem) {
  TinyStudy tiny = tinyStudy();
  setPopulation(tiny.sources.population, "Z2", 0.0);
  setPopulation(tiny.sources.population, "Z4", 0.0);
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.zones.size(), 6u);
  const auto lines = joined.lines(model::JoinEvent::ZeroPopulation, "population.csv");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].code, "Z2");
  EXPECT_EQ(lines[1].code, "Z4");
  const auto notes = issuesOf(joined.issues, IssueCode::PeopleEmpty);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].severity, Severity::Note);
  EXPECT_EQ(notes[0].value, "2");
}

TEST(JoinPopulation, RefusesAStudyWithoutAnybody) {
  TinyStudy tiny = tinyStudy();
  for (const std::string& zone : TINY_ZONES) setPopulation(tiny.sources.population, zone, 0.0);
  EXPECT_TRUE(refusalOf(tiny).contains(IssueCode::StepUndefined));
}

TEST(RebasePopulation, MeetsTheProjectionOfEveryGroupOfEveryArea) {
  TinyStudy tiny = tinyStudy();
  addTinyRebasing(tiny);
  tiny.sources.projections->persons[2] *= 4.0;  // B1, women of 65 and over: 448 instead of 112
  const Accepted joined = joinedOf(tiny);
  const model::Units& zones = joined.model.zones;
  EXPECT_EQ(zones.persons[0], 64.0 * 0.25 * 2.0);
  EXPECT_EQ(zones.persons[2], 64.0 * 0.125 * 8.0);
  EXPECT_EQ(zones.persons[3 * 6 + 1], 512.0 * 0.125 * 0.5);
  EXPECT_EQ(zones.populationAsRead, (std::vector<double>{64, 128, 256, 512, 1024, 2048}));
  EXPECT_EQ(joined.model.nationalPopulation, 896.0 + 3.0 * 112.0 + 1792.0);
  const auto lines = joined.lines(model::JoinEvent::Matched, "projections.csv");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[1].persons, joined.model.nationalPopulation);
  EXPECT_NE(lines[1].note.find("4,032 persons before"), std::string::npos);
}

TEST(RebasePopulation, RefusesAProjectionOfAGroupThatNobodyBelongsTo) {
  TinyStudy tiny = tinyStudy();
  addTinyRebasing(tiny);
  for (std::size_t zone = 0; zone < 3; ++zone) tiny.sources.population.persons[zone * 6 + 2] = 0.0;
  const Issue issue = onlyErrorOf(tiny, IssueCode::PeopleLost);
  EXPECT_EQ(issue.where.file, "projections.csv");
  EXPECT_EQ(issue.where.key, "B1");
  EXPECT_EQ(issue.where.column, "female 65+");
  EXPECT_EQ(issue.value, "112");
}

TEST(RebasePopulation, RefusesAreasThatAreMissingEitherWay) {
  TinyStudy tiny = tinyStudy();
  addTinyRebasing(tiny);
  tiny.sources.projections->codes[1] = "B3";
  const Issues issues = refusalOf(tiny);
  EXPECT_EQ(issues.errorCount(), 2u) << allText(issues);
  const auto unmatched = issuesOf(issues, IssueCode::CodeUnmatched);
  ASSERT_EQ(unmatched.size(), 1u);
  EXPECT_EQ(unmatched[0].where.key, "B2");
  const auto lost = issuesOf(issues, IssueCode::PeopleLost);
  ASSERT_EQ(lost.size(), 1u);
  EXPECT_EQ(lost[0].where.key, "B3");
  EXPECT_EQ(lost[0].value, "1792");
}

TEST(RebasePopulation, RefusesALevelTheStudyDoesNotHave) {
  TinyStudy tiny = tinyStudy();
  addTinyRebasing(tiny);
  tiny.study.rebasing->level = "regions";
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ReferenceUnknown).value, "regions");
}

}  // namespace
}  // namespace fairshares::join
