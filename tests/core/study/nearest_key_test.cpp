// The word that was probably meant.
#include "study/nearest_key.h"

#include <gtest/gtest.h>

namespace fairshares::study {
namespace {

TEST(NearestKey, CountsSlipsOfThePen) {
  EXPECT_EQ(editDistance("", "abc"), 3u);
  EXPECT_EQ(editDistance("file", "file"), 0u);
  EXPECT_EQ(editDistance("fiel", "file"), 1u);  // two neighbours swapped
  EXPECT_EQ(editDistance("Age-Sex", "age_sex"), 0u);
  EXPECT_EQ(editDistance("kitten", "sitting"), 3u);
}

TEST(NearestKey, FindsTheNearestWordWithinAThirdOfTheLetters) {
  const std::vector<std::string> keys{"file", "layer", "code", "source", "status"};
  EXPECT_EQ(nearestKey("sorce", keys), "source");
  EXPECT_EQ(nearestKey("staus", keys), "status");
  EXPECT_EQ(nearestKey("budget_gbp", keys), std::nullopt);
  EXPECT_EQ(nearestKey("x", keys), std::nullopt);
  EXPECT_EQ(nearestKey(std::string(100000, 's'), keys), std::nullopt);
}

TEST(NearestKey, ListsWordsForPeople) {
  EXPECT_EQ(listOfWords({}), "");
  EXPECT_EQ(listOfWords({"a"}), "`a`");
  EXPECT_EQ(listOfWords({"a", "b", "c"}), "`a`, `b` or `c`");
  EXPECT_EQ(suggestion("fil", {"file", "code"}), "Did you mean `file`?");
  EXPECT_EQ(suggestion("zzz", {"file", "code"}), "Known here: `file` and `code`.");
}

}  // namespace
}  // namespace fairshares::study
