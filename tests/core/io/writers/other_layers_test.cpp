// Layers that are not ours stay as they are.
#include <gmock/gmock.h>

#include "core/io/writers/output_support.h"
#include "io/write_geopackage.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace testing_support;
using testing::ElementsAre;

/// A GeoPackage that holds an earlier output, a planner's own layer with its style, a view and a plain table.
class OtherLayers : public testing::Test {
 protected:
  void SetUp() override {
    mPath = mFolder.file("out.gpkg");
    model::OutputTable clinics;
    clinics.name = "my_clinics";
    clinics.title = "Data zones";  // the identifier that our layer wants too
    clinics.geometry = model::GeometryKind::Point;
    clinics.crs = "EPSG:27700";
    clinics.wkb = {wkbOf("POINT (1 2)"), wkbOf("POINT (3 4)")};
    clinics.columns = {{"note", "Note", "", model::OutputColumn::Texts{"keep", std::nullopt}}};
    ASSERT_TRUE(
        writeGeoPackage(mPath, {clinics, sharesTable(500)}, "2020-01-01T00:00:00Z", mMonitor).hasValue());
    runSql(mPath,
           {"CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_name TEXT, styleName "
            "TEXT, styleQML TEXT)",
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES "
            "('layer_styles', 'attributes', 'layer_styles', '2020-01-01T00:00:00.000Z')",
            "INSERT INTO layer_styles (f_table_name, styleName, styleQML) VALUES ('my_clinics', 'red', "
            "'<qgis/>'), ('shares', 'mine', '<qgis style=\"2\"/>')",
            "CREATE VIEW best_shares AS SELECT * FROM shares WHERE share > 0.1",
            "CREATE TABLE scratch (a TEXT)", "INSERT INTO scratch VALUES ('x')"});
  }
  std::vector<std::string> others() {
    std::vector<std::string> cells;
    for (const std::string question :
         {"SELECT fid, hex(geom), note FROM my_clinics", "SELECT * FROM layer_styles",
          "SELECT * FROM scratch",
          "SELECT sql FROM sqlite_master WHERE name IN ('my_clinics', 'layer_styles', 'best_shares', "
          "'scratch')",
          "SELECT * FROM gpkg_contents WHERE table_name NOT IN ('shares', 'zones')",
          "SELECT * FROM gpkg_geometry_columns WHERE table_name = 'my_clinics'",
          "SELECT * FROM gpkg_data_columns WHERE table_name = 'my_clinics'",
          "SELECT * FROM rtree_my_clinics_geom"})
      for (std::string& cell : askSql(mPath, question)) cells.push_back(std::move(cell));
    return cells;
  }
  TemporaryFolder mFolder;
  SilentMonitor mMonitor;
  std::string mPath;
};

TEST_F(OtherLayers, StayAsTheyAreWhileOursAreReplaced) {
  const std::vector<std::string> before = others();
  ASSERT_GT(before.size(), 20u);
  const auto result = writeGeoPackage(mPath, {zonesTable(), sharesTable(3)}, TIMESTAMP, mMonitor);
  ASSERT_TRUE(result.hasValue()) << describe(result.issues().list()[0]);
  EXPECT_EQ(others(), before);
  EXPECT_THAT(askSql(mPath, "SELECT count(*) FROM shares"), ElementsAre("3"));
  EXPECT_THAT(askSql(mPath, "SELECT count(*) FROM zones"), ElementsAre("3"));
  EXPECT_THAT(askSql(mPath, "SELECT identifier FROM gpkg_contents WHERE table_name = 'zones'"),
              ElementsAre("Data zones (zones)"));
  EXPECT_THAT(askSql(mPath, "SELECT count(*) FROM gpkg_data_columns WHERE table_name = 'shares'"),
              ElementsAre("2"));
  EXPECT_THAT(askSql(mPath, "PRAGMA integrity_check"), ElementsAre("ok"));
  EXPECT_THAT(namesIn(mFolder.path()), ElementsAre("out.gpkg"));
}

TEST_F(OtherLayers, StayThroughManyRuns) {
  const std::vector<std::string> before = others();
  std::uintmax_t size = 0;
  for (int run = 0; run < 5; ++run) {
    ASSERT_TRUE(writeGeoPackage(mPath, {zonesTable(), sharesTable(800)}, TIMESTAMP, mMonitor).hasValue());
    if (run == 1) size = std::filesystem::file_size(mPath);
  }
  EXPECT_EQ(others(), before);
  EXPECT_LE(std::filesystem::file_size(mPath), size + 8192);  // the room of the replaced layers is used again
}

TEST_F(OtherLayers, StayWhenTheFileWasLeftInWriteAheadMode) {
  const std::vector<std::string> before = others();
  std::string bytes = readFile(mPath);
  bytes[18] = bytes[19] = 2;
  mFolder.write("out.gpkg", bytes);
  ASSERT_TRUE(writeGeoPackage(mPath, {zonesTable()}, TIMESTAMP, mMonitor).hasValue());
  EXPECT_EQ(readFile(mPath)[18], 1);
  EXPECT_THAT(namesIn(mFolder.path()), ElementsAre("out.gpkg"));
  EXPECT_EQ(others(), before);
}

TEST_F(OtherLayers, AreNotReplacedByOursOfTheSameName) {
  // "Shares" and "zones" are the planner's own: neither was written by a run.
  runSql(mPath, {"CREATE TABLE Zones (a TEXT)", "INSERT INTO Zones VALUES ('x')"});
  const std::string before = readFile(mPath);
  model::OutputTable zones = zonesTable();
  model::OutputTable shares = sharesTable();
  for (model::OutputTable* const table : {&zones, &shares})
    table->description = std::string(model::OUTPUT_MARK) + " from the study \"A\".";
  const auto result = writeGeoPackage(mPath, {zones, shares}, TIMESTAMP, mMonitor);
  ASSERT_FALSE(result.hasValue());
  ASSERT_EQ(result.issues().errorCount(), 2u);
  const Issue first = result.issues().list()[0];
  EXPECT_EQ(first.code, IssueCode::OutputNotWritable);
  EXPECT_EQ(first.where.file, mPath);
  EXPECT_EQ(first.where.layer, "shares");
  EXPECT_EQ(result.issues().list()[1].where.layer, "Zones");
  EXPECT_EQ(readFile(mPath), before);
  EXPECT_THAT(namesIn(mFolder.path()), ElementsAre("out.gpkg"));
}

TEST_F(OtherLayers, AreNotWhatAnEarlierRunWrote) {
  model::OutputTable zones = zonesTable();
  zones.description = "One row a zone. " + std::string(model::OUTPUT_MARK) + " from the study \"A\".";
  for (int run = 0; run < 2; ++run) {
    const auto result = writeGeoPackage(mPath, {zones}, TIMESTAMP, mMonitor);
    ASSERT_TRUE(result.hasValue()) << describe(result.issues().list()[0]);
  }
}

TEST_F(OtherLayers, StayWhenTheRunIsCancelled) {
  const std::string before = readFile(mPath);
  ScriptedMonitor monitor([](double fraction) { return fraction > 0.3; });
  const auto result = writeGeoPackage(mPath, {sharesTable(1000)}, TIMESTAMP, monitor);
  ASSERT_FALSE(result.hasValue());
  EXPECT_TRUE(result.issues().contains(IssueCode::Cancelled));
  EXPECT_EQ(readFile(mPath), before);
}

}  // namespace
}  // namespace fairshares::io
