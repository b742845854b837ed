// Which fields may be needs indicators, told from headers as they are published.
#include "draft/guess_indicators.h"

#include <gtest/gtest.h>

#include "core/draft/described_layers.h"

using namespace fairshares;
using namespace fairshares::draft;
using fairshares::testing_support::described;
using study::IndicatorKind;

namespace {

TEST(GuessIndicators, NumbersByZoneOrPracticeAreOfferedAndWhoOrWhereIsNot) {
  const auto zones =
      indicatorTable(described("simd", Shape::Table,
                               "Data_Zone,Intermediate_Zone,Total_population,income_count,"
                               "SIMD2020_Health_Domain_Rank,income_rate,SMR,Council_area,Easting",
                               "S01006506,S02001236,894,71,4691,8%,70,Aberdeen,380000"));
  ASSERT_TRUE(zones);
  EXPECT_EQ(zones->basis, study::Basis::Zones);
  EXPECT_EQ(zones->code, "Data_Zone");
  EXPECT_EQ(zones->fields, (std::vector<std::string>{"SIMD2020_Health_Domain_Rank", "income_rate", "SMR"}));
  EXPECT_EQ(countTellingFields(*zones), 3u);

  const auto practices =
      indicatorTable(described("p", Shape::Table, "PracticeCode,limiting_illness_ratio,list", "10001,1.1,9"));
  ASSERT_TRUE(practices);
  EXPECT_EQ(practices->basis, study::Basis::Practices);
  EXPECT_EQ(practices->fields.size(), 2u) << "whether list is an indicator, a person must say";
  EXPECT_EQ(countTellingFields(*practices), 1u);
}

TEST(GuessIndicators, TablesOfPeopleOrWithoutCodesOrNumbersAreNone) {
  const auto isTable = [](const char* header, const char* cells) {
    return indicatorTable(described("t", Shape::Table, header, cells)).has_value();
  };
  EXPECT_FALSE(isTable("Year,DataZone,Sex,AllAges,Age0,Age1", "2024,S01006506,Female,3,1,2"));
  EXPECT_FALSE(isTable("Date,PracticeCode,Sex,AllAges,Ages0to4,Ages5plus", "20251001,10001,Male,3,1,2"));
  EXPECT_FALSE(isTable("smr,income_rate", "70,0.1"));
  EXPECT_FALSE(isTable("DataZone,Name", "S01006506,Culter"));
}

TEST(GuessIndicators, HeadersTellTheKindAndUseAndSpendingComeFirst) {
  EXPECT_EQ(guessIndicatorKind("SMR"), IndicatorKind::Epidemiological);
  EXPECT_EQ(guessIndicatorKind("LBWT"), IndicatorKind::Epidemiological);
  EXPECT_EQ(guessIndicatorKind("limiting_illness_ratio"), IndicatorKind::Census);
  EXPECT_EQ(guessIndicatorKind("Income_rate"), IndicatorKind::Deprivation);
  EXPECT_EQ(guessIndicatorKind("EMERG"), IndicatorKind::Utilisation);
  EXPECT_EQ(guessIndicatorKind("alcohol_admission_ratio"), IndicatorKind::Utilisation);
  EXPECT_EQ(guessIndicatorKind("cost of illness"), IndicatorKind::Expenditure);
  EXPECT_EQ(guessIndicatorKind("CIF"), std::nullopt);
}

TEST(GuessIndicators, IdsAreValidAndEachItsOwn) {
  using study::Basis;
  const std::vector<std::string> ids = indicatorIds({{Basis::Zones, "SMR"},
                                                     {Basis::Zones, "Income rate (%)"},
                                                     {Basis::Zones, "2020 rate"},
                                                     {Basis::Practices, "smr"},
                                                     {Basis::Practices, "list"},
                                                     {Basis::Zones, "smr"},
                                                     {Basis::Zones, std::string(60, 'a')},
                                                     {Basis::Zones, std::string(60, 'a') + "b"},
                                                     {Basis::Zones, "%"}});
  EXPECT_EQ(ids, (std::vector<std::string>{"smr", "income_rate", "indicator_2020_rate", "practice_smr",
                                           "list", "smr_2", std::string(40, 'a'), std::string(38, 'a') + "_2",
                                           "indicator"}));
  EXPECT_EQ(titleOfHeader("limiting_illness_ratio"), "Limiting illness ratio");
  EXPECT_EQ(titleOfHeader("smr"), "SMR");
}

}  // namespace
