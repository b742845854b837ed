// The layouts in which persons by age and sex are published.
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "base/compensated_sum.h"
#include "io/read_counts.h"
#include "reading_support.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

Result<model::CountTable> readText(const std::string& content, std::optional<int> year, CodeKind kind,
                                   const std::vector<AgeBand>& bands) {
  const TemporaryFolder folder;
  return readCounts(tableAt(folder.write("pop.csv", content)), kind, bands, year);
}

// "a0,a1,...,a90" with the text that `text` gives for each age.
std::string overAges(const std::function<std::string(int)>& text) {
  std::string row;
  for (int age = 0; age <= 90; ++age) row += (age ? "," : "") + text(age);
  return row;
}

// Persons by NRAC band when every age has one person.
std::vector<double> onePersonAnAge() {
  std::vector<double> persons;
  for (int sex = 0; sex < 2; ++sex)
    for (const AgeBand& band : nracAgeBands())
      persons.push_back(band.to == OPEN_AGE ? 1 : band.to - band.from + 1);
  return persons;
}

const auto ONE = [](int) { return std::string("1"); };
const auto TWO = [](int) { return std::string("2"); };

TEST(CountLayouts, WideBySingleYearWithQualifiers) {
  const std::string ages =
      overAges([](int age) { return "Age" + std::to_string(age) + (age == 90 ? "plus" : ""); });
  const auto result =
      readText("Year,DataZone,DataZoneQF,Sex,SexQF,AllAges," + ages + "\n" + "2020,S92000003,d,All,d,182," +
                   overAges(TWO) + "\n" + "2020,S01006506,,All,d,182," + overAges(TWO) + "\n" +
                   "2020,S01006506,,Female,\"\",91," + overAges(ONE) + "\n" +
                   "2020,S01006506,,Male,\"\",91," + overAges(ONE) + "\n",
               2020, CodeKind::Zone, nracAgeBands());
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().persons, onePersonAnAge());
  EXPECT_EQ(result.value().codes, std::vector<std::string>{"S01006506"});
  EXPECT_EQ(result.value().rows, std::vector<std::size_t>{3});
  EXPECT_EQ(result.value().statedTotal, 182.0);
}

TEST(CountLayouts, WideBySingleYearOfAnOlderSheetWithAPreamble) {
  const std::string ages = overAges([](int age) { return std::to_string(age) + (age == 90 ? "+" : ""); });
  const auto result = readText("Small area population estimates\n\nTable 1,Persons by "
                               "sex\n\nDataZone2011Code,DataZone2011Name,Sex,Total," +
                                   ages + "\n" + "S01006506,Culter,F,91," + overAges(ONE) +
                                   "\nS01006506,Culter,M,91," + overAges(ONE) + "\n\nCrown copyright 2019\n",
                               std::nullopt, CodeKind::Zone, nracAgeBands());
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().persons, onePersonAnAge());
}

TEST(CountLayouts, LongFractionsGiveTheSameBitsForAnyOrderOfRows) {
  const auto inOrder = [](int stride) {  // 91 ages, each once for any stride but 7 and 13
    std::string text = "Code,Sex,Age,Population\n";
    for (const char* sex : {"Female", "Male"})
      for (int row = 0; row <= 90; ++row) {
        const int age = row * stride % 91;
        text += std::string("B1,") + sex + "," + std::to_string(age) + (age == 90 ? "+," : ",") +
                std::to_string(100 + age * 37) + "." + std::to_string(11 + age * 53 % 88) + "\n";
      }
    const auto result = readText(text, std::nullopt, CodeKind::Board, {{0, 17}, {18, 64}, {65, OPEN_AGE}});
    EXPECT_TRUE(result) << told(result.issues());
    return result ? result.value().persons : std::vector<double>();
  };
  const std::vector<double> rising = inOrder(1);
  ASSERT_EQ(rising.size(), 6u);
  for (const int stride : {90, 2, 3, 5, 11, 17, 40}) EXPECT_EQ(inOrder(stride), rising) << stride;
}

TEST(CountLayouts, LongProjectionsOfBoards) {
  std::string table = "year,hb2019,hb2019name,hb2018,hb2014,age,sex,sex_name,pop\n";
  for (const int year : {2022, 2023})
    for (int age = 0; age <= 90; ++age)
      for (int sex = 1; sex <= 2; ++sex)
        table += std::to_string(year) + ",S08000031,NHS GGC,S08000021,S08000021," + std::to_string(age) +
                 "," + std::to_string(sex) + "," + (sex == 1 ? "Male" : "Female") + "," +
                 std::to_string(year - 2022 + sex) + "\n";
  const auto result = readText(table, 2022, CodeKind::Board, nracAgeBands());
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes, std::vector<std::string>{"S08000031"});
  EXPECT_EQ(result.value().persons[groupIndex(Sex::Female, 2, 20)], 10.0);
  EXPECT_EQ(result.value().persons[groupIndex(Sex::Male, 2, 20)], 5.0);
  EXPECT_EQ(result.value().persons[groupIndex(Sex::Male, 19, 20)], 1.0);
  const auto note = findIssue(result.issues(), IssueCode::AgeBandsGap);  // 90 read as 90 and over
  ASSERT_TRUE(note);
  EXPECT_EQ(note->severity, Severity::Note);
  EXPECT_EQ(note->value, "90");
}

TEST(CountLayouts, LongTablesMissNoAgeAndRepeatNone) {
  const std::vector<AgeBand> bands{{0, 0}, {1, OPEN_AGE}};
  const std::string header = "Code,Age,Sex,Count\n";
  const std::string good = "S1,0,Female,1\nS1,1+,Female,2\nS1,0,Male,3\nS1,1+,Male,4\n";
  const auto result = readText(header + good + "S1,All ages,Male,7\n", std::nullopt, CodeKind::Zone, bands);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().persons, (std::vector<double>{1, 2, 3, 4}));
  expectRefused(readText(header + good + "S1,0,Male,3\n", std::nullopt, CodeKind::Zone, bands),
                IssueCode::CodeDuplicate);
  expectRefused(readText(header + good + "S2,0,Male,3\n", std::nullopt, CodeKind::Zone, bands),
                IssueCode::ValueMissing);
  expectRefused(readText(header + good + "S1,All ages,Male,8\n", std::nullopt, CodeKind::Zone, bands),
                IssueCode::SumMismatch);
  expectRefused(readText(header + good + "S1,old,Male,8\n", std::nullopt, CodeKind::Zone, bands),
                IssueCode::ValueNotNumeric);
}

TEST(CountLayouts, PracticeListsToJuly2025) {
  const std::string header =
      "Date,PracticeCode,HB,HSCP,Sex,SexQF,AllAges,AllAgesQF,Ages0to4,Ages0To4QF,Ages5to14,Ages5To14QF,"
      "Ages15to24,Ages15To24QF,Ages25to44,Ages25To44QF,Ages45to64,Ages45To64QF,Ages65to74,Ages65To74QF,"
      "Ages75to84,Ages75To84QF,Ages85plus,Ages85PlusQF\n";
  const std::string table = header + "20220401,10002,S08000030,S37000007,All,d,16,,2,,2,,2,,2,,2,,2,,2,,2,\n"
                                     "20220401,10002,S08000030,S37000007,Female,,8,,1,,1,,1,,1,,1,,1,,1,,1,\n"
                                     "20220401,10002,S08000030,S37000007,Male,,8,,1,,1,,1,,1,,1,,1,,1,,1,\n";
  const std::vector<AgeBand> broad{{0, 4},   {5, 14},  {15, 24}, {25, 44},
                                   {45, 64}, {65, 74}, {75, 84}, {85, OPEN_AGE}};
  const auto result = readText(table, 2022, CodeKind::Practice, broad);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().persons, std::vector<double>(16, 1.0));
  const auto refused = readText(table, 20220401, CodeKind::Practice, nracAgeBands());
  expectRefused(refused, IssueCode::AgeBandNotMade);
  EXPECT_EQ(findIssue(refused.issues(), IssueCode::AgeBandNotMade)->where.column, "Ages0to4");
}

TEST(CountLayouts, PracticeListsFromOctober2025) {
  std::string header = "Date,PracticeCode,HB,HSCP,Sex,SexQF,AllAges,AllAgesQF";
  std::string ones;
  std::vector<AgeBand> bands;
  for (int from = 0; from < 90; from += 5) {
    const auto two = [](int age) { return (age < 10 ? "0" : "") + std::to_string(age); };
    header += ",Ages" + two(from) + "to" + two(from + 4) + ",Ages" + two(from) + "to" + two(from + 4) + "QF";
    ones += ",1,";
    bands.push_back({from, from + 4});
  }
  bands.push_back({90, OPEN_AGE});
  header += ",Ages90plus,Ages90plusQF\n";
  ones += ",1,\n";
  const auto rows = [&](const std::string& date) {
    return date + ",10002,h,p,Female,\"\",19,\"\"" + ones + date + ",10002,h,p,Male,\"\",19,\"\"" + ones;
  };
  const auto result = readText(header + rows("20251001"), 2025, CodeKind::Practice, bands);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(compensatedSum(result.value().persons), 38.0);
  EXPECT_EQ(result.value().codes, std::vector<std::string>{"10002"});
  const std::string two = header + rows("20251001") + rows("20251201");
  expectRefused(readText(two, 2025, CodeKind::Practice, bands), IssueCode::StudyValue);
  EXPECT_TRUE(readText(two, 20251001, CodeKind::Practice, bands));
}

TEST(CountLayouts, ArchivedBoardsAreRecoded) {
  const std::string table = "Year,HB,HBQF,Sex,SexQF,AllAges,Age0,Age1plus\n2020,S08000018,,Female,,2,1,"
                            "1\n2020,S08000018,,Male,,2,1,1\n";
  const auto result = readText(table, 2020, CodeKind::Board, {{0, OPEN_AGE}});
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes, std::vector<std::string>{"S08000029"});
  EXPECT_NE(findIssue(result.issues(), IssueCode::CodeArchived)->message.find("2 rows"), std::string::npos);
}

}  // namespace
}  // namespace fairshares::io
