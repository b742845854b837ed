// Exceptions end at the doors.
#include "entry/guarded.h"

#include <gtest/gtest.h>
#include <qgsexception.h>

#include <stdexcept>

using fairshares::entry::failureOf;

namespace {

TEST(Guarded, GivesNothingWhenAllIsWell) {
  bool ran = false;
  EXPECT_FALSE(failureOf([&] { ran = true; }));
  EXPECT_TRUE(ran);
}

TEST(Guarded, GivesTheWordsOfAnException) {
  EXPECT_EQ(failureOf([] { throw std::runtime_error("disk full"); }), QString("disk full"));
}

TEST(Guarded, GivesTheWordsOfAnExceptionOfQgis) {
  EXPECT_EQ(failureOf([] { throw QgsException("no such layer"); }), QString("no such layer"));
}

TEST(Guarded, StopsWhateverElseIsThrown) {
  EXPECT_TRUE(failureOf([] { throw 42; }));
}

}  // namespace
