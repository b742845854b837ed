// Zones to areas by lookup columns, supplied polygons, present allocations.
#include "core/join/join_outcome.h"

namespace fairshares::join {
namespace {

using namespace testing_support;

TEST(JoinLevels, RefusesAZoneThatTheLookupDoesNotHaveOnce) {
  TinyStudy tiny = tinyStudy();
  removeCode(tiny.sources.lookups[0], "Z4");
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeUnmatched);  // once, though two levels need it
  EXPECT_EQ(issue.where.file, "lookup.csv");
  EXPECT_EQ(issue.where.key, "Z4");
  EXPECT_NE(issue.message.find("512 persons"), std::string::npos);
}

TEST(JoinLevels, NotesLookupCodesThatAreNoZones) {
  TinyStudy tiny = tinyStudy();
  addCode(tiny.sources.lookups[0], "Z8");
  const Accepted joined = joinedOf(tiny);
  const auto notes = issuesOf(joined.issues, IssueCode::CodeUnknown);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].severity, Severity::Note);
  const auto lines = joined.lines(model::JoinEvent::UnmatchedSource, "lookup.csv");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].code, "Z8");
}

TEST(JoinLevels, RefusesALevelWhoseColumnNoLookupHas) {
  TinyStudy tiny = tinyStudy();
  tiny.study.levels[1].code = "HSCP";
  const Issue issue = onlyErrorOf(tiny, IssueCode::ColumnMissing);
  EXPECT_EQ(issue.where.file, "study.toml");
  EXPECT_EQ(issue.where.column, "levels.councils.code");
  EXPECT_EQ(issue.value, "HSCP");
}

TEST(JoinLevels, FindsColumnsInAnyLookup) {
  TinyStudy tiny = tinyStudy();
  tiny.study.lookups.push_back(tinyReference("more.csv"));
  tiny.sources.lookups.push_back(tinyTable("more.csv", "DataZone", TINY_ZONES));
  tiny.sources.lookups[1].texts = {{"HSCP", {"H1", "H1", "H2", "H2", "H3", "H3"}}};
  tiny.study.levels.push_back({"hscps", "Partnerships", "HSCP", std::nullopt, std::nullopt});
  EXPECT_EQ(joinedOf(tiny).model.levels[2].areaOfZone, (std::vector<std::uint32_t>{0, 0, 1, 1, 2, 2}));
}

TEST(JoinLevels, SaysWhichOfTwoLookupsItUses) {
  TinyStudy tiny = tinyStudy();
  tiny.study.lookups.push_back(tinyReference("more.csv"));
  tiny.sources.lookups.push_back(tiny.sources.lookups[0]);
  tiny.sources.lookups[1].file = "more.csv";
  EXPECT_EQ(issuesOf(joinedOf(tiny).issues, IssueCode::ColumnAmbiguous).size(), 2u);
}

TEST(JoinLevels, LetsTheZonesThemselvesBeALevel) {
  TinyStudy tiny = tinyStudy();
  tiny.study.levels.push_back({"data_zones", "Data zones", "DataZone", std::nullopt, std::nullopt});
  EXPECT_EQ(joinedOf(tiny).model.levels[2].areaCodes, TINY_ZONES);
}

TEST(JoinLevels, RefusesABlankAreaWithThePersons) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.lookups[0].texts[2].values[4] = "";
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeBlank);
  EXPECT_EQ(issue.where.column, "CA");
  EXPECT_EQ(issue.where.key, "Z5");
  EXPECT_EQ(issue.where.row, 6u);
  EXPECT_NE(issue.message.find("1,024 persons"), std::string::npos);
}

TEST(JoinLevels, WarnsOfTwoNamesAndUsesThatOfTheFirstZone) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.lookups[0].texts[1].values[1] = "NHS North";
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.levels[0].areaNames[0], "North");
  const auto warnings = issuesOf(joined.issues, IssueCode::CodeDuplicate);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].severity, Severity::Warning);
  EXPECT_EQ(warnings[0].where.key, "B1");
  EXPECT_EQ(warnings[0].where.column, "HBName");
  EXPECT_EQ(warnings[0].value, "NHS North");
}

TEST(JoinLevels, RefusesANameColumnThatIsNotThere) {
  TinyStudy tiny = tinyStudy();
  tiny.study.levels[0].name = "BoardName";
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ColumnMissing).where.column, "BoardName");
}

TEST(JoinLevels, MakesArchivedBoardCodesOfALookupCurrent) {
  TinyStudy tiny = tinyStudy();
  tiny.sources.lookups[0].texts[0].values = {"S08000018", "S08000018", "S08000018",
                                             "S08000029", "S08000016", "S08000016"};
  tiny.sources.lookups[0].texts[1].values = {"Fife", "Fife", "Fife", "Fife", "Borders", "Borders"};
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.levels[0].areaCodes, (std::vector<std::string>{"S08000016", "S08000029"}));
  const auto notes = issuesOf(joined.issues, IssueCode::CodeArchived);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].where.column, "HB");
  EXPECT_EQ(notes[0].value, "S08000018");
}

model::AreaLayer boardPolygons() {
  model::AreaLayer layer;
  layer.file = "boards.gpkg";
  layer.codes = {"B2", "B1"};
  layer.names = {"Southern", "Northern"};
  layer.rows = {1, 2};
  layer.wkb = {"polygon of B2", "polygon of B1"};
  return layer;
}

TEST(JoinBoundaries, GivesEveryAreaItsPolygonAndKeepsTheLookupsNames) {
  TinyStudy tiny = tinyStudy();
  tiny.study.levels[0].boundaries = tinyReference("boards.gpkg");
  tiny.sources.boundaries["boards"] = boardPolygons();
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.levels[0].boundaryWkb, (std::vector<std::string>{"polygon of B1", "polygon of B2"}));
  EXPECT_EQ(joined.model.levels[0].areaNames[0], "North");
  EXPECT_EQ(joined.lines(model::JoinEvent::Matched, "boards.gpkg").size(), 1u);
}

TEST(JoinBoundaries, TakesNamesFromThePolygonsWhereTheLevelNamesNone) {
  TinyStudy tiny = tinyStudy();
  tiny.study.levels[0].name.reset();
  tiny.study.levels[0].boundaries = tinyReference("boards.gpkg");
  tiny.sources.boundaries["boards"] = boardPolygons();
  EXPECT_EQ(joinedOf(tiny).model.levels[0].areaNames, (std::vector<std::string>{"Northern", "Southern"}));
}

TEST(JoinBoundaries, RefusesAnAreaWithoutAPolygonAndNotesAPolygonWithoutAnArea) {
  TinyStudy tiny = tinyStudy();
  tiny.study.levels[0].boundaries = tinyReference("boards.gpkg");
  tiny.sources.boundaries["boards"] = boardPolygons();
  tiny.sources.boundaries["boards"].codes[1] = "B7";
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeUnmatched);
  EXPECT_EQ(issue.where.file, "boards.gpkg");
  EXPECT_EQ(issue.where.key, "B1");
}

TEST(JoinAllocations, BringsPoundsByArea) {
  TinyStudy tiny = tinyStudy();
  addTinyAllocations(tiny);
  const Accepted joined = joinedOf(tiny);
  EXPECT_EQ(joined.model.levels[0].currentAllocationGbp, (std::vector<std::optional<double>>{128.0, 896.0}));
  EXPECT_TRUE(joined.model.levels[1].currentAllocationGbp.empty());
}

TEST(JoinAllocations, RefusesAnAreaWithoutAnAllocation) {
  TinyStudy tiny = tinyStudy();
  addTinyAllocations(tiny);
  removeCode(tinyAttributes(tiny, "allocations.csv"), "B2");
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::CodeUnmatched).where.key, "B2");
}

TEST(JoinAllocations, RefusesAnUnknownAreaWithItsPounds) {
  TinyStudy tiny = tinyStudy();
  addTinyAllocations(tiny);
  addCode(tinyAttributes(tiny, "allocations.csv"), "B9");
  const Issue issue = onlyErrorOf(tiny, IssueCode::CodeUnknown);
  EXPECT_EQ(issue.where.key, "B9");
  EXPECT_EQ(issue.value, "128");
}

TEST(JoinAllocations, RefusesMissingAndNegativePounds) {
  TinyStudy tiny = tinyStudy();
  addTinyAllocations(tiny);
  tinyAttributes(tiny, "allocations.csv").numbers[0].values[0] = std::nullopt;
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ValueMissing).where.key, "B1");
  tinyAttributes(tiny, "allocations.csv").numbers[0].values[0] = -5.0;
  const Issue issue = onlyErrorOf(tiny, IssueCode::ValueNegative);
  EXPECT_EQ(issue.where.column, "gbp");
  EXPECT_EQ(issue.value, "-5");
}

TEST(JoinAllocations, RefusesALevelOrColumnThatIsNotThere) {
  TinyStudy tiny = tinyStudy();
  addTinyAllocations(tiny);
  tiny.study.allocations->column = "pounds";
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ColumnMissing).where.column, "pounds");
  tiny.study.allocations->level = "regions";
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ReferenceUnknown).value, "regions");
}

}  // namespace
}  // namespace fairshares::join
