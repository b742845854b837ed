// Which QGIS the library may be used with.
#include "compat/qgis_version.h"

#include <gtest/gtest.h>
#include <qgis.h>

using namespace fairshares::compat;

namespace {

TEST(QgisVersion, RunsInTheMinorItWasBuiltForWhateverThePatch) {
  EXPECT_FALSE(refusalOf(32216, 32216));
  EXPECT_FALSE(refusalOf(32200, 32216));
  EXPECT_FALSE(refusalOf(32299, 32216));
}

TEST(QgisVersion, RefusesEveryOtherMinorAndMajor) {
  for (const int other : {32116, 32300, 34003, 34403, 40000, 22216, 42216})
    EXPECT_TRUE(refusalOf(other, 32216)) << other;
}

TEST(QgisVersion, RefusalSaysWhichVersionIsWantedAndWhichRuns) {
  const std::optional<QString> refusal = refusalOf(34003, 32216);
  ASSERT_TRUE(refusal);
  EXPECT_TRUE(refusal->contains("QGIS 3.22")) << refusal->toStdString();
  EXPECT_TRUE(refusal->contains("QGIS 3.40")) << refusal->toStdString();
}

TEST(QgisVersion, TestsRunInTheQgisTheyWereBuiltFor) {
  EXPECT_EQ(runningQgis() / 100, builtForQgis() / 100);
  EXPECT_EQ(runningQgis(), Qgis::versionInt());
}

}  // namespace
