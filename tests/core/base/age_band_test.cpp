#include "base/age_band.h"

#include <gtest/gtest.h>

#include "base/contract.h"

namespace fairshares {

TEST(SexName, IsTheWordOfTheStudyFile) {
  EXPECT_EQ(sexName(Sex::Female), "female");
  EXPECT_EQ(sexName(Sex::Male), "male");
}

TEST(AgeBandLabel, NamesClosedOpenAndSingleYearBands) {
  EXPECT_EQ(ageBandLabel({0, 1}), "0-1");
  EXPECT_EQ(ageBandLabel({85, 89}), "85-89");
  EXPECT_EQ(ageBandLabel({90, OPEN_AGE}), "90+");
  EXPECT_EQ(ageBandLabel({15, 15}), "15");
  EXPECT_EQ(ageBandLabel({0, OPEN_AGE}), "0+");
}

TEST(NracAgeBands, AreTheTwentyOfThePublishedChart) {
  const std::vector<AgeBand> bands = nracAgeBands();
  std::vector<std::string> labels;
  for (const AgeBand& band : bands) labels.push_back(ageBandLabel(band));
  EXPECT_EQ(labels, (std::vector<std::string>{"0-1",   "2-4",   "5-9",   "10-14", "15-19", "20-24", "25-29",
                                              "30-34", "35-39", "40-44", "45-49", "50-54", "55-59", "60-64",
                                              "65-69", "70-74", "75-79", "80-84", "85-89", "90+"}));
}

TEST(AgeBandsFromFirstAges, EndWhereTheNextBeginsAndTheLastIsOpen) {
  EXPECT_EQ(ageBandsFromFirstAges({0, 16, 65}), (std::vector<AgeBand>{{0, 15}, {16, 64}, {65, OPEN_AGE}}));
  EXPECT_EQ(ageBandsFromFirstAges({0}), (std::vector<AgeBand>{{0, OPEN_AGE}}));
}

TEST(AgeBandsFromFirstAges, CoverEveryAgeExactlyOnce) {
  for (int age = 0; age <= OPEN_AGE; ++age) {
    int bands = 0;
    for (const AgeBand& band : nracAgeBands())
      if (band.contains({age, age})) ++bands;
    EXPECT_EQ(bands, 1) << age;
  }
}

TEST(AgeBandsFromFirstAges, RefuseAgesThatDoNotRiseFromZero) {
  EXPECT_THROW(static_cast<void>(ageBandsFromFirstAges({})), ContractViolation);
  EXPECT_THROW(static_cast<void>(ageBandsFromFirstAges({5, 10})), ContractViolation);
  EXPECT_THROW(static_cast<void>(ageBandsFromFirstAges({0, 10, 10})), ContractViolation);
  EXPECT_THROW(static_cast<void>(ageBandsFromFirstAges({0, 20, 10})), ContractViolation);
}

TEST(AgeBand, ContainsBandsThatLieWhollyInIt) {
  const AgeBand band{15, 44};
  EXPECT_TRUE(band.contains({15, 44}));
  EXPECT_TRUE(band.contains({20, 24}));
  EXPECT_FALSE(band.contains({10, 15}));
  EXPECT_FALSE(band.contains({44, 45}));
}

TEST(AgeBand, OverlapsBandsThatShareAnAge) {
  const AgeBand band{15, 44};
  EXPECT_TRUE(band.overlaps({44, 50}));
  EXPECT_TRUE(band.overlaps({0, OPEN_AGE}));
  EXPECT_FALSE(band.overlaps({45, 50}));
  EXPECT_FALSE(band.overlaps({0, 14}));
}

TEST(GroupIndex, PutsAllFemaleBandsBeforeAllMaleOnes) {
  EXPECT_EQ(groupIndex(Sex::Female, 0, 20), 0u);
  EXPECT_EQ(groupIndex(Sex::Female, 19, 20), 19u);
  EXPECT_EQ(groupIndex(Sex::Male, 0, 20), 20u);
  EXPECT_EQ(groupIndex(Sex::Male, 19, 20), 39u);
}

}  // namespace fairshares
