// The traffic light of the join.
#include "dock/join_summary.h"

#include <gtest/gtest.h>

#include "plugin/support/memory_layers.h"

using namespace fairshares;
using dock::JoinLight;

namespace {

std::unique_ptr<QgsVectorLayer> report(const QList<QVariantList>& rows) {
  return testing_support::memoryTable("join_report", "event:string,code:string,count:double", rows);
}

const QVariant NONE = QVariant(QVariant::Double);

TEST(JoinSummary, IsGreenWhereEveryCodeMet) {
  const auto summary = dock::summaryOfReport(
      *report({{"matched", "", 7000}, {"matched", "", 14}, {"zero_population", "S01", NONE}}));
  EXPECT_EQ(summary.light, JoinLight::Green);
  EXPECT_TRUE(summary.text.contains("2 joins")) << summary.text.toStdString();
}

TEST(JoinSummary, IsAmberAndCountsWhatIsWorthALook) {
  const auto summary = dock::summaryOfReport(*report({{"matched", "", 7000},
                                                      {"unmatched_source", "S01", NONE},
                                                      {"unmatched_source", "S02", NONE},
                                                      {"missing_values", "", 40},
                                                      {"filled", "S03", NONE}}));
  EXPECT_EQ(summary.light, JoinLight::Amber);
  EXPECT_TRUE(summary.text.contains("2 codes of the inputs without a zone")) << summary.text.toStdString();
  EXPECT_TRUE(summary.text.contains("40 cells")) << summary.text.toStdString();
  EXPECT_TRUE(summary.text.contains("1 value filled")) << summary.text.toStdString();
}

TEST(JoinSummary, SaysNothingOfATableThatIsNoReport) {
  EXPECT_EQ(dock::summaryOfReport(*report({})).light, JoinLight::None);
  EXPECT_EQ(dock::summaryOfReport(*testing_support::memoryTable("t", "code:string", {{"S01"}})).light,
            JoinLight::None);
}

TEST(JoinSummary, IsRedWithTheFirstOfAllProblems) {
  Issues issues;
  issues.add({Severity::Warning, IssueCode::TextEncoding, {}, "", "only a warning", ""});
  EXPECT_EQ(dock::summaryOfRefusal(issues).light, JoinLight::None);
  issues.add(
      {Severity::Error, IssueCode::CodeDuplicate, {.file = "lookup.csv"}, "", "S01 occurs again.", ""});
  issues.add({Severity::Error, IssueCode::FileMissing, {}, "", "second", ""});
  const auto summary = dock::summaryOfRefusal(issues);
  EXPECT_EQ(summary.light, JoinLight::Red);
  EXPECT_TRUE(summary.text.startsWith("2 ")) << summary.text.toStdString();
  EXPECT_TRUE(summary.text.contains("lookup.csv"));
  EXPECT_FALSE(summary.text.contains("warning"));
}

TEST(JoinSummary, HasAWordForEveryColour) {
  QSet<QString> words;
  for (const JoinLight light : {JoinLight::Green, JoinLight::Amber, JoinLight::Red})
    words.insert(dock::wordOf(light));
  EXPECT_EQ(words.size(), 3);
  EXPECT_FALSE(words.contains(QString()));
}

}  // namespace
