// Boundaries and a table, met by code.
#include "processing/index_join.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "support/test_seed.h"

using namespace fairshares;
using model::AttributeTable;
using model::JoinEvent;
using processing::IndexJoin;
using processing::joinIndices;
using processing::Unmatched;

namespace {

AttributeTable tableOf(const std::string& name, const std::vector<std::string>& codes) {
  AttributeTable table;
  table.file = name;
  table.codeColumn = "code";
  table.codes = codes;
  for (std::size_t row = 1; row <= codes.size(); ++row) table.rows.push_back(row);
  return table;
}

std::size_t linesOf(const IndexJoin& join, JoinEvent event) {
  return static_cast<std::size_t>(
      std::count_if(join.report.begin(), join.report.end(),
                    [&](const model::JoinEntry& entry) { return entry.event == event; }));
}

constexpr std::uint32_t NONE = IndexJoin::NO_ROW;

TEST(IndexJoin, MeetsByCodeWhateverTheOrder) {
  const IndexJoin join =
      joinIndices(tableOf("zones", {"B", "A", "C"}), tableOf("indices", {"C", "B", "A"}), Unmatched::Refuse);
  EXPECT_EQ(join.rowOfFeature, (std::vector<std::uint32_t>{1, 2, 0}));
  EXPECT_EQ(join.matchedFeatures, 3u);
  EXPECT_TRUE(join.issues.empty());
}

TEST(IndexJoin, ListsEveryCodeThatDidNotMeetOnEitherSide) {
  const IndexJoin join = joinIndices(tableOf("zones", {"A", "B", "C", ""}),
                                     tableOf("indices", {"B", "X", "Y"}), Unmatched::Report);
  EXPECT_EQ(join.rowOfFeature, (std::vector<std::uint32_t>{NONE, 0, NONE, NONE}));
  EXPECT_EQ(join.unmatchedFeatures, 3u);
  EXPECT_EQ(join.unmatchedRows, 2u);
  EXPECT_EQ(linesOf(join, JoinEvent::UnmatchedUnit), 2u);
  EXPECT_EQ(linesOf(join, JoinEvent::UnmatchedSource), 2u);
  EXPECT_EQ(linesOf(join, JoinEvent::BlankCode), 1u);
  EXPECT_EQ(join.issues.list().size(), 2u) << "one warning a side";
  EXPECT_FALSE(join.issues.hasErrors());
}

TEST(IndexJoin, RefusesUnmatchedCodesWhereAsked) {
  EXPECT_TRUE(joinIndices(tableOf("zones", {"A", "B"}), tableOf("indices", {"A"}), Unmatched::Refuse)
                  .issues.hasErrors());
  EXPECT_TRUE(joinIndices(tableOf("zones", {"A"}), tableOf("indices", {"A", "B"}), Unmatched::Refuse)
                  .issues.hasErrors());
}

TEST(IndexJoin, GivesEachPartOfAPlaceTheRowAndSaysSo) {
  const IndexJoin join =
      joinIndices(tableOf("zones", {"A", "A", "B"}), tableOf("indices", {"A", "B"}), Unmatched::Report);
  EXPECT_EQ(join.rowOfFeature, (std::vector<std::uint32_t>{0, 0, 1}));
  ASSERT_EQ(linesOf(join, JoinEvent::Duplicate), 1u);
  EXPECT_FALSE(join.issues.hasErrors());
}

TEST(IndexJoin, RefusesARowThatStandsTwice) {
  const IndexJoin join =
      joinIndices(tableOf("zones", {"A", "B"}), tableOf("indices", {"A", "B", "A"}), Unmatched::Report);
  ASSERT_TRUE(join.issues.hasErrors());
  EXPECT_TRUE(join.issues.contains(IssueCode::CodeDuplicate));
}

TEST(IndexJoin, RefusesATableOfWhichNoCodeMeets) {
  const IndexJoin join =
      joinIndices(tableOf("zones", {"S01006506"}), tableOf("indices", {"Aberdeen"}), Unmatched::Report);
  ASSERT_TRUE(join.issues.contains(IssueCode::CodeUnmatched));
  const auto error = std::find_if(join.issues.list().begin(), join.issues.list().end(),
                                  [](const Issue& issue) { return issue.severity == Severity::Error; });
  ASSERT_NE(error, join.issues.list().end());
  EXPECT_NE(error->message.find("S01006506"), std::string::npos);
  EXPECT_NE(error->message.find("Aberdeen"), std::string::npos);
  EXPECT_TRUE(
      joinIndices(tableOf("zones", {}), tableOf("indices", {}), Unmatched::Report).issues.hasErrors());
}

TEST(IndexJoin, AllowsATableOfAFewOfTheBoundaries) {
  const IndexJoin join =
      joinIndices(tableOf("zones", {"A", "B", "C", "D", "E"}), tableOf("indices", {"A"}), Unmatched::Report);
  EXPECT_FALSE(join.issues.hasErrors());
  EXPECT_EQ(join.matchedFeatures, 1u);
}

TEST(IndexJoin, AgreesWithAMapOnRandomTables) {
  std::mt19937_64 random(testing_support::testSeed());
  for (int round = 0; round < 200; ++round) {
    std::uniform_int_distribution<int> code(0, 30);
    std::vector<std::string> features(static_cast<std::size_t>(code(random)));
    for (std::string& feature : features) feature = "Z" + std::to_string(code(random));
    std::vector<std::string> rows;
    for (int value = 0; value <= 30; ++value)
      if (code(random) > 10) rows.push_back("Z" + std::to_string(value));
    std::shuffle(rows.begin(), rows.end(), random);

    std::map<std::string, std::uint32_t> plain;
    for (std::uint32_t row = 0; row < rows.size(); ++row) plain[rows[row]] = row;
    const IndexJoin join =
        joinIndices(tableOf("zones", features), tableOf("indices", rows), Unmatched::Report);
    std::size_t matched = 0;
    for (std::size_t feature = 0; feature < features.size(); ++feature) {
      const auto found = plain.find(features[feature]);
      EXPECT_EQ(join.rowOfFeature[feature], found == plain.end() ? NONE : found->second);
      if (found != plain.end()) ++matched;
    }
    EXPECT_EQ(join.matchedFeatures, matched);
    EXPECT_EQ(join.matchedFeatures + join.unmatchedFeatures, features.size());
    std::size_t extra = 0;
    for (const std::string& row : rows)
      if (std::find(features.begin(), features.end(), row) == features.end()) ++extra;
    EXPECT_EQ(join.unmatchedRows, extra);
    EXPECT_EQ(linesOf(join, JoinEvent::UnmatchedSource), extra);
  }
}

}  // namespace
