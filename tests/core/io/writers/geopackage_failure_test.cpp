// A run that does not end well leaves the earlier output as it was and nothing beside it.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include "core/io/writers/output_support.h"
#include "io/write_geopackage.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace testing_support;
using testing::ElementsAre;
using testing::HasSubstr;

class GeoPackageFailure : public testing::Test {
 protected:
  void SetUp() override {
    mPath = mFolder.file("out.gpkg");
    ASSERT_TRUE(writeGeoPackage(mPath, {zonesTable()}, TIMESTAMP, mMonitor).hasValue());
    mBefore = readFile(mPath);
  }
  TemporaryFolder mFolder;
  SilentMonitor mMonitor;
  std::string mPath;
  std::string mBefore;
};

TEST_F(GeoPackageFailure, OfACancelLeavesNothing) {
  for (const double when : {0.0, 0.3, 0.85}) {
    ScriptedMonitor monitor([when](double fraction) { return fraction >= when; });
    const auto result = writeGeoPackage(mPath, {sharesTable(5000)}, TIMESTAMP, monitor);
    ASSERT_FALSE(result.hasValue());
    EXPECT_EQ(result.issues().list()[0].code, IssueCode::Cancelled);
    EXPECT_EQ(readFile(mPath), mBefore);
    EXPECT_THAT(namesIn(mFolder.path()), ElementsAre("out.gpkg"));
  }
}

TEST_F(GeoPackageFailure, OfAFullDiskSaysSoAndKeepsTheEarlierOutput) {
  const SmallDisk disk(mFolder.path() / "small", "size=2m");
  if (!disk.mounted()) GTEST_SKIP() << "mounting is not permitted here";
  const std::string path = disk.file("out.gpkg");
  ASSERT_TRUE(writeGeoPackage(path, {zonesTable()}, TIMESTAMP, mMonitor).hasValue());
  const std::string before = readFile(path);
  const auto result = writeGeoPackage(path, {bigTable(5'000'000)}, TIMESTAMP, mMonitor);
  ASSERT_FALSE(result.hasValue());
  const Issue& issue = result.issues().list()[0];
  EXPECT_EQ(issue.code, IssueCode::WriteFailed);
  EXPECT_EQ(issue.where.file, path);
  EXPECT_THAT(issue.message, HasSubstr("disk is full"));
  EXPECT_THAT(issue.message, testing::ContainsRegex("[1-9][0-9,]+ bytes were written"));
  EXPECT_EQ(readFile(path), before);
  EXPECT_THAT(namesIn(mFolder.path() / "small"), ElementsAre("out.gpkg"));
}

TEST_F(GeoPackageFailure, OfAFullDiskWithOtherLayersKeepsThem) {
  const SmallDisk disk(mFolder.path() / "small", "size=2m");
  if (!disk.mounted()) GTEST_SKIP() << "mounting is not permitted here";
  const std::string path = disk.file("out.gpkg");
  ASSERT_TRUE(writeGeoPackage(path, {bigTable(1'200'000)}, TIMESTAMP, mMonitor).hasValue());
  const std::string before = readFile(path);
  const auto result = writeGeoPackage(path, {sharesTable()}, TIMESTAMP, mMonitor);  // no room for a copy
  ASSERT_FALSE(result.hasValue());
  EXPECT_EQ(result.issues().list()[0].code, IssueCode::WriteFailed);
  EXPECT_THAT(result.issues().list()[0].message, HasSubstr("disk is full"));
  EXPECT_EQ(readFile(path), before);
  EXPECT_THAT(namesIn(mFolder.path() / "small"), ElementsAre("out.gpkg"));
}

TEST_F(GeoPackageFailure, OfACrashKeepsTheEarlierOutputAndTheNextRunTidiesUp) {
  const pid_t child = fork();
  if (child == 0) {
    ScriptedMonitor monitor([](double fraction) {
      if (fraction > 0.5) kill(getpid(), SIGKILL);
      return false;
    });
    static_cast<void>(writeGeoPackage(mPath, {sharesTable(20'000)}, TIMESTAMP, monitor));
    _exit(0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(readFile(mPath), mBefore);
  EXPECT_THAT(namesIn(mFolder.path()),
              ElementsAre(".out.gpkg.partial-" + std::to_string(child) + ".gpkg", "out.gpkg"));
  ASSERT_TRUE(writeGeoPackage(mPath, {sharesTable()}, TIMESTAMP, mMonitor).hasValue());
  EXPECT_THAT(namesIn(mFolder.path()), ElementsAre("out.gpkg"));
}

TEST_F(GeoPackageFailure, LeavesThePartialFilesOfLivingRunsAlone) {
  const std::string living = ".out.gpkg.partial-" + std::to_string(getppid()) + ".gpkg";
  const std::string foreign = ".other.gpkg.partial-999999.gpkg";
  mFolder.write(living, "x");
  mFolder.write(foreign, "x");
  ASSERT_TRUE(writeGeoPackage(mPath, {sharesTable()}, TIMESTAMP, mMonitor).hasValue());
  EXPECT_THAT(namesIn(mFolder.path()), testing::UnorderedElementsAre(living, foreign, "out.gpkg"));
}

TEST_F(GeoPackageFailure, RefusesASecondRunIntoTheSameFileFromTheSameProcess) {
  std::optional<IssueCode> second;
  ScriptedMonitor monitor([&](double fraction) {
    if (fraction > 0.2 && !second) {
      const auto result = writeGeoPackage(mPath, {sharesTable()}, TIMESTAMP, mMonitor);
      second = result.hasValue() ? IssueCode::Internal : result.issues().list()[0].code;
    }
    return false;
  });
  EXPECT_TRUE(writeGeoPackage(mPath, {sharesTable(2000)}, TIMESTAMP, monitor).hasValue());
  EXPECT_EQ(second, IssueCode::OutputInUse);
}

TEST_F(GeoPackageFailure, OfAProgramThatOpensTheOldFileMeanwhileReplacesNothing) {
  ScriptedMonitor monitor([&](double fraction) {
    if (fraction > 0.5) mFolder.write("out.gpkg-journal", "changes");
    return false;
  });
  const auto result = writeGeoPackage(mPath, {sharesTable(2000)}, TIMESTAMP, monitor);
  ASSERT_FALSE(result.hasValue());
  EXPECT_EQ(result.issues().list()[0].code, IssueCode::OutputInUse);
  EXPECT_EQ(readFile(mPath), mBefore);
}

TEST_F(GeoPackageFailure, OfAnUnknownReferenceSystemCarriesGdalsWordsAndNothingReachesTheTerminal) {
  model::OutputTable table = zonesTable();
  table.crs = "EPSG:0";
  testing::internal::CaptureStderr();
  const auto result = writeGeoPackage(mPath, {table}, TIMESTAMP, mMonitor);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  ASSERT_FALSE(result.hasValue());
  EXPECT_EQ(result.issues().list()[0].code, IssueCode::WriteFailed);
  EXPECT_EQ(result.issues().list()[0].where.layer, "zones");
  EXPECT_FALSE(result.issues().list()[0].value.empty());
  EXPECT_EQ(readFile(mPath), mBefore);
}

TEST_F(GeoPackageFailure, OfAGeometryOfTheWrongKindNamesLayerAndRow) {
  model::OutputTable table = zonesTable();
  table.wkb[1] = wkbOf("POINT (1 2)");
  const auto result = writeGeoPackage(mPath, {table}, TIMESTAMP, mMonitor);
  ASSERT_FALSE(result.hasValue());
  EXPECT_EQ(result.issues().list()[0].code, IssueCode::Internal);
  EXPECT_EQ(result.issues().list()[0].where.layer, "zones");
  EXPECT_EQ(result.issues().list()[0].where.row, 2u);
  EXPECT_EQ(readFile(mPath), mBefore);
  EXPECT_THAT(namesIn(mFolder.path()), ElementsAre("out.gpkg"));
}

}  // namespace
}  // namespace fairshares::io
