// Programmes read from a table of costs.
#include "draft/cost_programmes.h"

#include <gtest/gtest.h>

using namespace fairshares;
using namespace fairshares::draft;

namespace {

TEST(CostProgrammes, ServeTheAgesAndSexesThatCostSomething) {
  const std::vector<ProgrammeChoice> programmes = programmesOf({{"maternity", Sex::Male, {0, 120}, 0.0, 1},
                                                                {"maternity", Sex::Female, {0, 14}, 0.0, 2},
                                                                {"maternity", Sex::Female, {15, 19}, 9.0, 3},
                                                                {"maternity", Sex::Female, {20, 44}, 9.0, 4},
                                                                {"own", Sex::Male, {0, 120}, 1.0, 5}});
  ASSERT_EQ(programmes.size(), 2u);
  EXPECT_EQ(programmes[0].title, "Maternity");
  EXPECT_FALSE(programmes[0].purpose.empty());
  EXPECT_EQ(programmes[0].eligibility.ages, (AgeBand{15, 44}));
  EXPECT_TRUE(programmes[0].eligibility.female);
  EXPECT_FALSE(programmes[0].eligibility.male);
  EXPECT_FALSE(programmes[0].budgetGbp) << "budgets are the planner's";
  EXPECT_EQ(programmes[1].title, "own");
  EXPECT_TRUE(programmes[1].purpose.empty());
}

TEST(CostProgrammes, TheFormulasBandsAreNamedAndOthersListed) {
  EXPECT_TRUE(
      firstAgesOf({{"acute", Sex::Male, {0, 1}, 1.0, 1}, {"acute", Sex::Male, {90, 120}, 1.0, 2}}).empty());
  EXPECT_EQ(firstAgesOf({{"acute", Sex::Male, {0, 15}, 1.0, 1},
                         {"acute", Sex::Male, {16, 64}, 1.0, 2},
                         {"acute", Sex::Male, {65, 120}, 1.0, 3}}),
            (std::vector<int>{0, 16, 65}));
}

TEST(CostProgrammes, TheStartersAreThoseOfTheStarterStudy) {
  const std::vector<ProgrammeChoice> starters = starterProgrammes();
  ASSERT_EQ(starters.size(), 2u);
  EXPECT_EQ(starters[0].id, "acute");
  ASSERT_TRUE(starters[1].budgetGbp);
  EXPECT_EQ(starters[1].budgetProvenance.status, study::Status::Assumed);
  EXPECT_NE(starterCosts().find("maternity,female,15,19"), std::string::npos);
}

TEST(CostProgrammes, RatiosToFillInAreOneEverywhere) {
  ProgrammeChoice acute;
  acute.id = "acute";
  EXPECT_EQ(ratiosOfOne({acute}, {"1", "a, \"b\""}),
            "programme,category,ratio\nacute,1,1.00\nacute,\"a, \"\"b\"\"\",1.00\n");
}

TEST(CostProgrammes, ProgrammesOnPracticesHaveNoRatiosToFillIn) {
  std::vector<ProgrammeChoice> programmes = starterProgrammes();
  programmes.back().basis = study::Basis::Practices;
  EXPECT_EQ(ratiosOfOne(programmes, {"1", "2"}), "programme,category,ratio\nacute,1,1.00\nacute,2,1.00\n");
}

}  // namespace
