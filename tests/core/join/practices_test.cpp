// GP practices: lists both ways, list inflation, and where each practice lies.
#include "core/join/join_outcome.h"

namespace fairshares::join {
namespace {

using namespace testing_support;

TEST(JoinPractices, ScalesListsToTheResidents) {
  const Accepted joined = joinedOf(tinyStudy());
  const model::Model& model = joined.model;
  EXPECT_EQ(model.listInflation, 2.0);
  EXPECT_EQ(model.practices->population, (std::vector<double>{2048.0, 1984.0}));
  EXPECT_EQ(model.practices->populationAsRead, (std::vector<double>{4096.0, 3968.0}));
  EXPECT_EQ(model.practices->persons[0], 4096.0 * 0.25 / 2.0);
  EXPECT_EQ(model.practices->names, (std::vector<std::string>{"Harbour Surgery", "Hill Surgery"}));
  EXPECT_EQ(model.practiceEasting[1], 200000.0);
  EXPECT_EQ(model.practiceNorthing[1], 600000.0);
  EXPECT_EQ(model.practiceZone, (std::vector<std::string>{"Z1", "Z6"}));
}

TEST(JoinPractices, TakesTheBandsOfTheListsForItsGroups) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.practiceLists->bands = {{0, 4}, {5, 74}, {75, OPEN_AGE}};
  auto& rows = tiny.sources.costWeights.begin()->second;
  for (model::CostWeightRow& row : rows)
    if (row.programme == "gp_prescribing")
      row.band = row.band.from == 0    ? AgeBand{0, 4}
                 : row.band.from == 16 ? AgeBand{5, 74}
                                       : AgeBand{75, OPEN_AGE};
  EXPECT_EQ(joinedOf(tiny).model.practices->bands[1], (AgeBand{5, 74}));
}

TEST(JoinPractices, RefusesAListWithoutAPractice) {
  TinyStudy tiny = tinyStudy();
  addCode(*tiny.sources.practiceLists, "P3", 1024.0);
  const Issue issue = onlyErrorOf(tiny, IssueCode::PeopleLost);
  EXPECT_EQ(issue.where.file, "lists.csv");
  EXPECT_EQ(issue.where.key, "P3");
  EXPECT_EQ(issue.value, "1024");
}

TEST(JoinPractices, RefusesAPracticeWithoutAList) {
  TinyStudy tiny = tinyStudy();
  removeCode(*tiny.sources.practiceLists, "P2");
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeUnmatched);
  EXPECT_EQ(issue.where.file, "lists.csv");
  EXPECT_EQ(issue.where.key, "P2");
}

TEST(JoinPractices, RefusesADuplicatePractice) {
  TinyStudy tiny = tinyStudy();
  addCode(*tiny.sources.practices, "P1");
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeDuplicate);
  EXPECT_EQ(issue.where.file, "practices.csv");
  EXPECT_EQ(issue.where.row, 4u);
}

TEST(JoinPractices, ReportsAnEmptyList) {
  TinyStudy tiny = tinyStudy();
  addCode(*tiny.sources.practices, "P3");
  addCode(*tiny.sources.practiceLists, "P3", 0.0);
  const Accepted joined = joinedOf(tiny);
  const auto lines = joined.lines(model::JoinEvent::ZeroPopulation, "lists.csv");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].code, "P3");
}

TEST(JoinPractices, RefusesListsWithoutAnybody) {
  TinyStudy tiny = tinyStudy();
  setPopulation(*tiny.sources.practiceLists, "P1", 0.0);
  setPopulation(*tiny.sources.practiceLists, "P2", 0.0);
  EXPECT_TRUE(refusalOf(tiny).contains(IssueCode::StepUndefined));
}

TEST(JoinPractices, RefusesANameColumnThatIsNotThere) {
  TinyStudy tiny = tinyStudy();
  tiny.study.practices->name = "Name";
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ColumnMissing).where.column, "Name");
}

TEST(JoinPractices, LeavesAPositionThatIsNotKnownOpen) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.practices->numbers[0].values[0] = std::nullopt;
  EXPECT_FALSE(joinedOf(tiny).model.practiceEasting[0].has_value());
}

TEST(PlacePractices, PrefersTheExplicitBoardAndWarnsOfAContradiction) {
  TinyStudy tiny = tinyStudy();
  tiny.study.practices->levels["boards"] = "HB";
  tiny.sources.practices->texts.push_back({"HB", {"B2", "B2"}});
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.levels[0].areaOfPractice, (std::vector<std::uint32_t>{1, 1}));
  const auto warnings = issuesOf(joined.issues, IssueCode::NestingBroken);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].severity, Severity::Warning);
  EXPECT_EQ(warnings[0].where.key, "P1");
  EXPECT_NE(warnings[0].message.find("B1"), std::string::npos);
  EXPECT_NE(warnings[0].message.find("B2"), std::string::npos);
}

/// Practices known by their council only.
TinyStudy placedByCouncil(const std::string& first, const std::string& second) {
  TinyStudy tiny = tinyStudy();
  tiny.study.practices->zone.reset();
  tiny.study.practices->levels["councils"] = "CA";
  tiny.sources.practices->texts.push_back({"CA", {first, second}});
  return tiny;
}

TEST(PlacePractices, FindsTheBoardOfACouncilThatLiesInOne) {
  const Accepted joined = joinedOf(placedByCouncil("C2", "C3"));
  EXPECT_EQ(joined.model.levels[0].areaOfPractice, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(joined.model.levels[1].areaOfPractice, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(joined.model.practiceZone[0], "");
}

TEST(PlacePractices, RefusesAPracticeWhoseBoardIsNotKnown) {
  TinyStudy tiny = placedByCouncil("C2", "C3");
  tiny.sources.lookups[0].texts[2].values[0] = "C3";  // now C3 lies in both Boards
  const Issue issue = onlyErrorOf(tiny, IssueCode::PeopleLost);
  EXPECT_EQ(issue.where.file, "practices.csv");
  EXPECT_EQ(issue.where.key, "P2");
  EXPECT_EQ(issue.value, "3968");
}

TEST(PlacePractices, WarnsWhereAnotherLevelIsNotKnown) {
  TinyStudy tiny = tinyStudy();
  tiny.study.practices->zone.reset();
  tiny.study.practices->levels["boards"] = "HB";
  tiny.sources.practices->texts.push_back({"HB", {"B1", "B2"}});
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.levels[1].areaOfPractice[0], model::NO_AREA);  // B1 holds C1 and C2
  EXPECT_EQ(joined.model.levels[1].areaOfPractice[1], 2u);              // all of B2 is C3
  const auto lines = joined.lines(model::JoinEvent::AreaUnknown, "practices.csv");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].code, "P1");
  EXPECT_EQ(lines[0].column, "councils");
  EXPECT_EQ(lines[0].persons, 4096.0);
}

TEST(PlacePractices, WarnsWhereACouncilLiesInAnotherBoardThanTheOneGiven) {
  TinyStudy tiny = placedByCouncil("C2", "C3");
  tiny.study.practices->levels["boards"] = "HB";
  tiny.sources.practices->texts.push_back({"HB", {"B2", "B2"}});
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.levels[0].areaOfPractice, (std::vector<std::uint32_t>{1, 1}));
  const auto warnings = issuesOf(joined.issues, IssueCode::NestingBroken);
  ASSERT_EQ(warnings.size(), 2u) << allText(joined.issues);  // C2 lies in B1; and all zones of B2 lie in C3
  EXPECT_EQ(warnings[0].where.column, "boards");
  EXPECT_EQ(warnings[1].where.column, "councils");
}

TEST(PlacePractices, RefusesAnAreaThatNoZoneLiesIn) {
  TinyStudy tiny = tinyStudy();
  tiny.study.practices->levels["boards"] = "HB";
  tiny.sources.practices->texts.push_back({"HB", {"B1", "B8"}});
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeUnknown);
  EXPECT_EQ(issue.where.key, "P2");
  EXPECT_EQ(issue.where.column, "HB");
  EXPECT_EQ(issue.value, "B8");
}

TEST(PlacePractices, ReadsArchivedBoardsAsTheCurrentOnes) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.lookups[0].texts[0].values = {"S08000029", "S08000029", "S08000029",
                                             "S08000016", "S08000016", "S08000016"};
  tiny.study.practices->levels["boards"] = "HB";
  tiny.sources.practices->texts.push_back({"HB", {"S08000018", "S08000016"}});
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.levels[0].areaOfPractice, (std::vector<std::uint32_t>{1, 0}));
  EXPECT_EQ(issuesOf(joined.issues, IssueCode::CodeArchived).size(), 1u);
}

TEST(PlacePractices, WarnsOfAZoneTheStudyDoesNotHave) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.practices->texts[1].values[1] = "Z99";
  tiny.study.practices->levels = {{"boards", "HB"}, {"councils", "CA"}};
  tiny.sources.practices->texts.push_back({"HB", {"B1", "B2"}});
  tiny.sources.practices->texts.push_back({"CA", {"C1", "C3"}});
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.practiceZone[1], "");
  EXPECT_EQ(joined.model.levels[1].areaOfPractice, (std::vector<std::uint32_t>{0, 2}));
  const auto warnings = issuesOf(joined.issues, IssueCode::CodeUnknown);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].value, "Z99");
  EXPECT_EQ(joined.lines(model::JoinEvent::UnmatchedSource, "practices.csv").size(), 1u);
}

}  // namespace
}  // namespace fairshares::join
