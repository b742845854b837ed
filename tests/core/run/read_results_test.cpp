// Reading back what a run wrote: the study, its layers and programmes; and files that only look like it.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <fstream>

#include "core/run/finished_starter.h"
#include "io/read_results.h"
#include "io/write_geopackage.h"
#include "support/temporary_folder.h"

using namespace fairshares;
using testing_support::finishedStarter;
using testing_support::TemporaryFolder;

namespace {

class ReadResults : public testing::Test {
 protected:
  void SetUp() override {
    SilentMonitor monitor;
    Result<std::vector<model::OutputTable>> tables = run::outputTables(finishedStarter(), {1}, monitor);
    ASSERT_TRUE(tables);
    ASSERT_TRUE(io::writeGeoPackage(mPath, tables.value(), "2000-01-01T00:00:00Z", monitor));
  }
  /// Runs SQL on the file as somebody with a grudge would.
  void spoil(const std::string& statement) const {
    GDALAllRegister();
    GDALDataset* const dataset = GDALDataset::Open(mPath.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
    ASSERT_NE(dataset, nullptr);
    dataset->ReleaseResultSet(dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr));
    GDALClose(dataset);
  }

  TemporaryFolder mFolder;
  std::string mPath = mFolder.file("results.gpkg");
};

TEST_F(ReadResults, TellsStudyLayersColumnsAndProgrammes) {
  const Result<model::ResultsFile> read = io::readResults(mPath);
  ASSERT_TRUE(read) << describe(read.issues().list().front());
  EXPECT_TRUE(read.issues().empty());
  const model::ResultsFile& file = read.value();
  const study::Study& study = finishedStarter().joined.study;
  EXPECT_EQ(file.studyTitle, study.title);
  EXPECT_EQ(file.year, study.year);
  EXPECT_TRUE(file.isSynthetic);
  EXPECT_DOUBLE_EQ(file.nationalPopulation.value(), finishedStarter().results.nationalPopulation);
  EXPECT_GT(file.assumedParameters, 0u);
  EXPECT_FALSE(file.sources.empty());
  const model::ResultsLayer* const zones = file.findLayer("zones");
  ASSERT_NE(zones, nullptr);
  EXPECT_EQ(zones->rows, finishedStarter().joined.model.zones.size());
  EXPECT_EQ(zones->geometry, model::GeometryKind::MultiPolygon);
  EXPECT_EQ(zones->findColumn("population")->unit, "persons");
  EXPECT_TRUE(zones->findColumn("area_km2")->isNumber);
  EXPECT_FALSE(zones->findColumn("code")->isNumber);
  EXPECT_EQ(file.findLayer("shares")->geometry, model::GeometryKind::None);
}

TEST_F(ReadResults, ProgrammesHaveTheirTitlesAndBudgets) {
  const Result<model::ResultsFile> read = io::readResults(mPath);
  ASSERT_TRUE(read);
  const auto& programmes = finishedStarter().joined.model.programmes;
  ASSERT_EQ(read.value().programmes.size(), programmes.size());
  for (std::size_t programme = 0; programme < programmes.size(); ++programme) {
    EXPECT_EQ(read.value().programmes[programme].id, programmes[programme].id);
    EXPECT_EQ(read.value().programmes[programme].title, programmes[programme].title);
    ASSERT_TRUE(read.value().programmes[programme].budgetGbp.has_value());
    EXPECT_NEAR(*read.value().programmes[programme].budgetGbp, programmes[programme].budgetGbp,
                1e-9 * programmes[programme].budgetGbp);
  }
}

TEST_F(ReadResults, LeavesTheFileAsItIs) {
  const std::string before = testing_support::readFile(mPath);
  ASSERT_TRUE(io::readResults(mPath));
  EXPECT_EQ(testing_support::readFile(mPath), before);
  EXPECT_FALSE(std::filesystem::exists(mPath + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(mPath + "-journal"));
}

TEST_F(ReadResults, AMissingFileIsMissing) {
  EXPECT_TRUE(io::readResults(mFolder.file("none.gpkg")).issues().contains(IssueCode::FileMissing));
  EXPECT_TRUE(io::readResults(mFolder.path().string()).issues().contains(IssueCode::FileMissing));
}

TEST_F(ReadResults, AnEmptyOrForeignFileIsRefused) {
  EXPECT_FALSE(io::readResults(mFolder.write("empty.gpkg", "")));
  EXPECT_FALSE(io::readResults(mFolder.write("words.gpkg", "code,name\nS1,Somewhere\n")));
  spoil("UPDATE gpkg_contents SET description = 'somebody else'");
  EXPECT_TRUE(io::readResults(mPath).issues().contains(IssueCode::FileFormat));
}

TEST_F(ReadResults, ATruncatedOrScribbledFileIsRefused) {
  const std::string whole = testing_support::readFile(mPath);
  for (const std::size_t kept : {std::size_t{60}, whole.size() / 3, whole.size() - 4096}) {
    const std::string cut = mFolder.write("cut.gpkg", std::string_view(whole).substr(0, kept));
    EXPECT_FALSE(io::readResults(cut)) << kept;
  }
  std::string scribbled = whole;
  for (std::size_t at = scribbled.size() / 2; at < scribbled.size() / 2 + 20000; ++at) scribbled[at] = 'x';
  EXPECT_FALSE(io::readResults(mFolder.write("scribbled.gpkg", scribbled)));
}

TEST_F(ReadResults, MissingZonesReportAndColumnsAreAllNamedAtOnce) {
  spoil("UPDATE gpkg_contents SET description = '' WHERE table_name = 'run_report'");
  spoil("ALTER TABLE zones RENAME COLUMN population TO people");
  const Result<model::ResultsFile> read = io::readResults(mPath);
  ASSERT_FALSE(read);
  EXPECT_TRUE(read.issues().contains(IssueCode::LayerMissing));
  EXPECT_TRUE(read.issues().contains(IssueCode::ColumnMissing));
}

TEST_F(ReadResults, AViewThatClaimsToBeAResultIsLeftOut) {
  // A view could count to infinity when it is opened.
  spoil("CREATE VIEW trap AS SELECT 1 AS fid, 'x' AS code");
  spoil("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('trap', "
        "'attributes', 'trap', 'Computed by Fair Shares', 0)");
  const Result<model::ResultsFile> read = io::readResults(mPath);
  ASSERT_TRUE(read);
  EXPECT_EQ(read.value().findLayer("trap"), nullptr);
  EXPECT_EQ(read.issues().list().size(), 1u);
}

TEST_F(ReadResults, ColumnsWithNamesThatCouldBeExpressionsAreLeftOut) {
  spoil(R"(ALTER TABLE zones ADD COLUMN "1"") or eval(""x_overall_index" REAL)");
  const Result<model::ResultsFile> read = io::readResults(mPath);
  ASSERT_TRUE(read);
  ASSERT_EQ(read.issues().list().size(), 1u);
  for (const model::ResultsProgramme& programme : read.value().programmes)
    EXPECT_EQ(programme.id.find('"'), std::string::npos);
}

}  // namespace
