// How codes meet.
#include "draft/code_match.h"

#include <gtest/gtest.h>

using namespace fairshares::draft;

namespace {

TEST(CodeMatch, CountsWhatMeetsAndNamesWhatDoesNot) {
  const CodeMatch match = matchCodes({{"A", 1}, {"B", 1}, {"C", 1}, {"", 2}},
                                     {{"A", 2}, {"B", 2}, {"X", 2}, {"S92000003", 2}, {"", 1}});
  EXPECT_EQ(match.zones, 3u);
  EXPECT_EQ(match.met, 2u);
  EXPECT_DOUBLE_EQ(match.share(), 2.0 / 3.0);
  EXPECT_EQ(match.missing, std::vector<std::string>{"C"});
  EXPECT_EQ(match.strange, 1u) << "the total of Scotland is no stranger";
  EXPECT_EQ(match.strangers, std::vector<std::string>{"X"});
}

TEST(CodeMatch, NamesOnlyTheFirstOfMany) {
  CodeCounts zones;
  for (int zone = 0; zone < 100; ++zone) zones["Z" + std::to_string(100 + zone)] = 1;
  const CodeMatch match = matchCodes(zones, {});
  EXPECT_EQ(match.missing.size(), 5u);
  EXPECT_EQ(match.met, 0u);
  EXPECT_EQ(matchCodes({}, zones).share(), 0.0);
}

TEST(CodeMatch, RepeatedCodesAreNamedAndEmptyOnesAreNone) {
  EXPECT_EQ(repeatedCodes({{"", 9}, {"A", 1}, {"B", 2}}), std::vector<std::string>{"B"});
}

}  // namespace
