#include "formula/age_sex.h"

#include <gtest/gtest.h>

#include "base/contract.h"

namespace fairshares::formula {

//            female 0-64  65+  male 0-64  65+    people   pounds    pounds a head
//   cost          100     400      50     350
//   first          10       0      10       0        20     1500              75
//   second          5       5       5       5        20     4500             225
TEST(CostPerHead, IsThePeoplesExpectedCostOverTheirNumber) {
  const std::vector<double> persons{10, 0, 10, 0, 5, 5, 5, 5};
  const std::vector<double> population{20, 20};
  const std::vector<double> cost{100, 400, 50, 350};
  EXPECT_EQ(costPerHead(persons, population, cost), (std::vector<double>{75, 225}));
}

TEST(CostPerHead, IsZeroWhereNobodyLives) {
  const std::vector<double> persons{0, 0, 3, 1};
  const std::vector<double> population{0, 4};
  const std::vector<double> cost{8, 16};
  EXPECT_EQ(costPerHead(persons, population, cost), (std::vector<double>{0, 10}));
}

// No women of childbearing age: people, but no cost.
TEST(CostPerHead, IsZeroWhereNobodyIsServed) {
  const std::vector<double> persons{0, 7};
  const std::vector<double> population{7};
  const std::vector<double> cost{500, 0};
  EXPECT_EQ(costPerHead(persons, population, cost), (std::vector<double>{0}));
}

TEST(CostPerHead, RefusesCountsThatDoNotFitTheGroups) {
  const std::vector<double> persons{1, 2, 3};
  const std::vector<double> population{3};
  const std::vector<double> cost{1, 1};
  EXPECT_THROW(static_cast<void>(costPerHead(persons, population, cost)), ContractViolation);
}

}  // namespace fairshares::formula
