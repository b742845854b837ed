#include "base/area_code_history.h"

#include <gtest/gtest.h>

namespace fairshares {

TEST(CurrentAreaCode, GivesTheSuccessorOfAnArchivedCode) {
  EXPECT_EQ(currentAreaCode("S08000018"), "S08000029");  // Fife
  EXPECT_EQ(currentAreaCode("S08000021"), "S08000031");  // Greater Glasgow and Clyde
  EXPECT_EQ(currentAreaCode("S08000023"), "S08000032");  // Lanarkshire
  EXPECT_EQ(currentAreaCode("S08000027"), "S08000030");  // Tayside
  EXPECT_EQ(currentAreaCode("S12000015"), "S12000047");
  EXPECT_EQ(currentAreaCode("S37000021"), "S37000035");
}

TEST(CurrentAreaCode, GivesNothingForACodeInForceOrNotKnown) {
  for (const char* code : {"S08000029", "S08000015", "S92000003", "S01006506", "", "S0800001", "S080000180",
                           "s08000018", "E08000018"})
    EXPECT_EQ(currentAreaCode(code), std::nullopt) << code;
}

// A chain of successors would need a second look-up.
TEST(CurrentAreaCode, LeadsToACodeInForceAtOnce) {
  for (const char* prefix : {"S08", "S12", "S37"})
    for (int number = 0; number < 100; ++number) {
      std::string code = std::to_string(number);
      code = prefix + std::string(6 - code.size(), '0') + code;
      if (const std::optional<std::string_view> current = currentAreaCode(code)) {
        EXPECT_EQ(currentAreaCode(*current), std::nullopt) << code;
      }
    }
}

}  // namespace fairshares
