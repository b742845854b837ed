// Cost weights, needs coefficients and category ratios.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "io/read_tables.h"
#include "reading_support.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

const std::string COST_HEADER = "programme,sex,age_from,age_to,cost_gbp_per_head\n";

auto costWeights(const std::string& content) {
  const TemporaryFolder folder;
  return readCostWeights(tableAt(folder.write("costs.csv", content)));
}
auto coefficients(const std::string& content) {
  const TemporaryFolder folder;
  return readCoefficients(tableAt(folder.write("needs.csv", content)));
}
auto ratios(const std::string& content) {
  const TemporaryFolder folder;
  return readCategoryRatios(tableAt(folder.write("ratios.csv", content)));
}

TEST(ReadCostWeights, ReadsProgrammeSexBandAndPounds) {
  const auto result = costWeights(COST_HEADER + "acute,male,0,1,1502.86\nacute,female,90,120,3000\n");
  ASSERT_TRUE(result) << told(result.issues());
  const model::CostWeightRow& row = result.value()[1];
  EXPECT_EQ(row.programme, "acute");
  EXPECT_EQ(row.sex, Sex::Female);
  EXPECT_EQ(row.band, (AgeBand{90, OPEN_AGE}));
  EXPECT_EQ(row.costGbpPerHead, 3000.0);
  EXPECT_EQ(row.row, 3U);
}

TEST(ReadCostWeights, RefusesMissingEmptyForeignAndCutFiles) {
  const TemporaryFolder folder;
  expectRefused(readCostWeights(tableAt(folder.file("none.csv"))), IssueCode::FileMissing);
  expectRefused(costWeights(""), IssueCode::FileEmpty);
  expectRefused(costWeights(COST_HEADER), IssueCode::FileEmpty);
  expectRefused(costWeights("\x89PNG\r\n\x1A\n"), IssueCode::FileFormat);
  expectRefused(costWeights(COST_HEADER + "acute,male,0"), IssueCode::FileFormat);
}

TEST(ReadCostWeights, RefusesMissingColumnsDuplicatesAndWrongValues) {
  const auto columns = costWeights("programme,sex,age_from,age_too,cost\nacute,male,0,1,5\n");
  expectRefused(columns, IssueCode::ColumnMissing);
  EXPECT_EQ(countIssues(columns.issues(), IssueCode::ColumnMissing), 2U);
  const auto result = costWeights(
      COST_HEADER + "acute,male,0,1,5\nacute,male,0,1,6\nacute,both,2,4,5\nacute,male,5,4,5\n"
                    "acute,male,5.5,9,5\nacute,male,10,14,-5\nacute,male,15,19,\n,male,20,24,5\n");
  for (const IssueCode code : {IssueCode::CodeDuplicate, IssueCode::SexUnknown, IssueCode::ValueOutOfRange,
                               IssueCode::ValueNegative, IssueCode::ValueMissing, IssueCode::CodeBlank})
    expectRefused(result, code);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::CodeDuplicate)->where.row, 3U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::ValueNegative)->where.column, "cost_gbp_per_head");
}

TEST(ReadCostWeights, SaysOnceThatPoundSignsAreNotRead) {
  std::string table = COST_HEADER;
  for (int age = 0; age < 10; ++age)
    table += "acute,male," + std::to_string(age) + "," + std::to_string(age) +
             ",\xC2\xA3"
             "12.50\n";
  const auto result = costWeights(table + "acute,male,10,10,dear\n");
  expectRefused(result, IssueCode::ValueNotNumeric);
  ASSERT_EQ(countIssues(result.issues(), IssueCode::ValueNotNumeric), 2U) << told(result.issues());
  EXPECT_EQ(result.issues().list()[0].value, "dear");
  EXPECT_EQ(result.issues().list()[1].where.row, 2U);
  EXPECT_EQ(result.issues().list()[1].where.column, "cost_gbp_per_head");
  EXPECT_NE(result.issues().list()[1].mend.find("pound sign"), std::string::npos);
}

TEST(ReadCoefficients, ReadsAndRefuses) {
  const auto result =
      coefficients("programme,indicator,coefficient_per_sd\nacute,smr,0.0599\nacute,illness,-0.2\n");
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value()[1].coefficientPerSd, -0.2);
  expectRefused(coefficients("programme,indicator,coefficient_per_sd\nacute,smr,1\nacute,smr,2\n"),
                IssueCode::CodeDuplicate);
  expectRefused(coefficients("programme,indicator,coefficient_per_sd\nacute,smr,x\n"),
                IssueCode::ValueNotNumeric);
  expectRefused(coefficients("programme,indicator\nacute,smr\n"), IssueCode::ColumnMissing);
}

TEST(ReadCategoryRatios, KeepsCategoriesAsText) {
  const auto result = ratios("programme,category,category_name,ratio\nacute,1,Large Urban "
                             "Areas,1.0\nacute,5M,Very remote,1.05\nacute,1.0 ,x,2\n");
  expectRefused(result, IssueCode::CodeDuplicate);  // 1.0 is 1
  const auto good = ratios("programme,category,ratio\nacute,1,1.0\nacute,5M,1.05\n");
  ASSERT_TRUE(good) << told(good.issues());
  EXPECT_EQ(good.value()[0].category, "1");
  EXPECT_EQ(good.value()[1].category, "5M");
}

TEST(ReadCategoryRatios, RefusesRatiosThatAreNotPositive) {
  expectRefused(ratios("programme,category,ratio\nacute,1,0\n"), IssueCode::ValueOutOfRange);
  expectRefused(ratios("programme,category,ratio\nacute,1,-1\n"), IssueCode::ValueNegative);
}

TEST(ReadParameterTables, ReadTheIllustrativeSet) {
  FAIRSHARES_REAL_FILE(costs, "parameters/cost_per_head.csv");
  FAIRSHARES_REAL_FILE(needs, "parameters/needs_coefficients.csv");
  FAIRSHARES_REAL_FILE(excess, "parameters/excess_cost_ratios.csv");
  EXPECT_EQ(readCostWeights(tableAt(costs)).value().size(), 240U);
  EXPECT_TRUE(readCoefficients(tableAt(needs)));
  EXPECT_TRUE(readCategoryRatios(tableAt(excess)));
}

}  // namespace
}  // namespace fairshares::io
