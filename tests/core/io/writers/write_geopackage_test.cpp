// What a GeoPackage holds after it was written, and that the same tables give the same bytes.
#include "io/write_geopackage.h"

#include <gmock/gmock.h>

#include "core/io/writers/output_support.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace testing_support;
using testing::ElementsAre;

class WriteGeoPackage : public testing::Test {
 protected:
  std::string written(const std::vector<model::OutputTable>& tables, const std::string& name = "out.gpkg") {
    const std::string path = mFolder.file(name);
    const auto result = writeGeoPackage(path, tables, TIMESTAMP, mMonitor);
    EXPECT_TRUE(result.hasValue()) << (result.hasValue() ? "" : describe(result.issues().list()[0]));
    return path;
  }
  TemporaryFolder mFolder;
  SilentMonitor mMonitor;
};

TEST_F(WriteGeoPackage, KeepsEveryValueAndEveryNull) {
  const std::string path = written({zonesTable()});
  EXPECT_THAT(
      askSql(path, "SELECT code, name, population FROM zones"),
      ElementsAre("Z1", "Inbhir Nis \"north\", Àrd", "812", "Z2", "", "9007199254740993", "Z3", "NULL", "0"));
  const GDALDatasetUniquePtr dataset = openForReading(path);
  std::vector<double> indices;
  for (const auto& feature : *dataset->GetLayerByName("zones"))
    if (feature->IsFieldSetAndNotNull(3)) indices.push_back(feature->GetFieldAsDouble(3));
  EXPECT_THAT(indices, ElementsAre(0.1 + 0.2, 1e-12));  // to the last bit
  EXPECT_THAT(askSql(path, "SELECT count(*) FROM zones WHERE acute_needs_index IS NULL"), ElementsAre("1"));
  EXPECT_THAT(
      askSql(path, "SELECT typeof(code), typeof(population), typeof(acute_needs_index) FROM zones LIMIT 1"),
      ElementsAre("text", "integer", "real"));
}

TEST_F(WriteGeoPackage, PromotesPolygonsAndKeepsMissingGeometries) {
  const std::string path = written({zonesTable()});
  const GDALDatasetUniquePtr dataset = openForReading(path);
  OGRLayer* const layer = dataset->GetLayerByName("zones");
  ASSERT_NE(layer, nullptr);
  EXPECT_EQ(layer->GetGeomType(), wkbMultiPolygon);
  EXPECT_STREQ(layer->GetSpatialRef()->GetAuthorityCode(nullptr), "27700");
  std::vector<std::string> geometries;
  for (const auto& feature : *layer)
    geometries.push_back(feature->GetGeometryRef() ? feature->GetGeometryRef()->exportToWkt() : "none");
  EXPECT_THAT(geometries,
              ElementsAre("MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0)))",
                          "MULTIPOLYGON (((20 0,30 0,30 10,20 0)),((40 0,50 0,50 10,40 0)))", "none"));
}

TEST_F(WriteGeoPackage, WritesPointsLinesAndTablesWithoutGeometry) {
  model::OutputTable practices;
  practices.name = "practices";
  practices.geometry = model::GeometryKind::Point;
  practices.crs = "EPSG:27700";
  practices.wkb = {wkbOf("POINT (1 2)")};
  practices.columns = {{"code", "", "", model::OutputColumn::Texts{"10002"}}};
  model::OutputTable routes = practices;
  routes.name = "routes";
  routes.geometry = model::GeometryKind::MultiLineString;
  routes.wkb = {wkbOf("LINESTRING (0 0, 1 1)")};
  const std::string path = written({practices, routes, sharesTable()});
  EXPECT_THAT(askSql(path, "SELECT table_name, data_type FROM gpkg_contents"),
              ElementsAre("practices", "features", "routes", "features", "shares", "attributes"));
  EXPECT_THAT(askSql(path, "SELECT table_name, geometry_type_name, srs_id FROM gpkg_geometry_columns"),
              ElementsAre("practices", "POINT", "27700", "routes", "MULTILINESTRING", "27700"));
}

TEST_F(WriteGeoPackage, IndexesGeometriesAndSetsTheExtent) {
  const std::string path = written({zonesTable(), sharesTable()});
  EXPECT_THAT(askSql(path, "SELECT count(*) FROM rtree_zones_geom"), ElementsAre("2"));
  EXPECT_THAT(askSql(path, "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'zones'"),
              ElementsAre("0", "0", "50", "10"));
}

TEST_F(WriteGeoPackage, PutsTitlesDescriptionsAndUnitsWhereReadersLook) {
  const std::string path = written({zonesTable(), sharesTable()});
  EXPECT_THAT(askSql(path, "SELECT identifier, description, last_change || '' FROM gpkg_contents"),
              ElementsAre("Data zones", "Synthetic zones for a test", "2026-04-01T12:00:00.000Z", "Shares",
                          "Shares by area", "2026-04-01T12:00:00.000Z"));
  EXPECT_THAT(askSql(path, "SELECT column_name, name, title, description FROM gpkg_data_columns WHERE "
                           "table_name = 'zones' ORDER BY rowid"),
              ElementsAre("code", "Code", "Code", "NULL", "name", "Name", "Name", "NULL", "population",
                          "Population", "Population", "persons", "acute_needs_index", "Acute: needs index",
                          "Acute: needs index", "ratio to Scotland"));
  EXPECT_THAT(askSql(path, "SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_schema'"),
              ElementsAre("2"));
}

TEST_F(WriteGeoPackage, TellsTitlesThatOccurTwiceApart) {
  model::OutputTable first = sharesTable(), second = sharesTable();
  second.name = "more_shares";
  second.columns[1].title = second.columns[0].title;
  const std::string path = written({first, second});
  EXPECT_THAT(askSql(path, "SELECT identifier FROM gpkg_contents"),
              ElementsAre("Shares", "Shares (more_shares)"));
  EXPECT_THAT(
      askSql(path,
             "SELECT count(name), count(title) FROM gpkg_data_columns WHERE table_name = 'more_shares'"),
      ElementsAre("1", "2"));
}

TEST_F(WriteGeoPackage, GivesTheSameBytesForTheSameTables) {
  std::filesystem::create_directories(mFolder.path() / "another folder");
  const std::string first = written({zonesTable(), sharesTable(2000)});
  const std::string second =
      written({zonesTable(), sharesTable(2000)}, "another folder/a name of its own.gpkg");
  EXPECT_EQ(readFile(first), readFile(second));
}

TEST_F(WriteGeoPackage, GivesTheSameBytesOverAnEarlierOutput) {
  const std::string path = written({zonesTable(), sharesTable(2000)});
  const std::string first = readFile(path);
  written({sharesTable(7)});
  written({zonesTable(), sharesTable(2000)});
  EXPECT_EQ(readFile(path), first);
}

TEST_F(WriteGeoPackage, LeavesNothingBesideItAndNoJournalMode) {
  const std::string path = written({zonesTable()});
  EXPECT_THAT(namesIn(mFolder.path()), ElementsAre("out.gpkg"));
  // Bytes 18 and 19 of a SQLite file: 1 for a rollback journal, 2 for a write-ahead log.
  const std::string bytes = readFile(path);
  EXPECT_EQ(bytes[18], 1);
  EXPECT_EQ(bytes[19], 1);
  EXPECT_THAT(askSql(path, "PRAGMA integrity_check"), ElementsAre("ok"));
}

TEST_F(WriteGeoPackage, TellsTheSizeOfTheFile) {
  const std::string path = mFolder.file("out.gpkg");
  const auto result = writeGeoPackage(path, {sharesTable()}, TIMESTAMP, mMonitor);
  ASSERT_TRUE(result.hasValue());
  EXPECT_EQ(result.value().path, path);
  EXPECT_EQ(result.value().bytes, std::filesystem::file_size(path));
}

TEST_F(WriteGeoPackage, TakesAccentsSpacesAndQuotesInThePath) {
  std::filesystem::create_directories(mFolder.path() / "Ìle a' Cheò & co");
  const std::string path = written({zonesTable()}, "Ìle a' Cheò & co/100 % \"so\".gpkg");
  EXPECT_THAT(askSql(path, "SELECT count(*) FROM zones"), ElementsAre("3"));
}

TEST_F(WriteGeoPackage, WritesATableWithoutRows) {
  EXPECT_THAT(askSql(written({sharesTable(0)}), "SELECT count(*) FROM shares"), ElementsAre("0"));
}

TEST_F(WriteGeoPackage, ReplacesTheGoalOfALinkAndKeepsItsPermissions) {
  const std::string goal = written({sharesTable()}, "goal.gpkg");
  std::filesystem::permissions(goal, std::filesystem::perms(0640));
  std::filesystem::create_symlink("goal.gpkg", mFolder.path() / "link.gpkg");
  written({zonesTable()}, "link.gpkg");
  EXPECT_TRUE(std::filesystem::is_symlink(mFolder.path() / "link.gpkg"));
  EXPECT_THAT(askSql(goal, "SELECT table_name FROM gpkg_contents"), ElementsAre("shares", "zones"));
  EXPECT_EQ(std::filesystem::status(goal).permissions(), std::filesystem::perms(0640));
}

TEST_F(WriteGeoPackage, ReportsProgressThatNeverFalls) {
  double last = 0.0;
  ScriptedMonitor monitor([&](double fraction) {
    last = fraction;
    return false;
  });
  ASSERT_TRUE(writeGeoPackage(mFolder.file("out.gpkg"), {sharesTable(2000)}, TIMESTAMP, monitor).hasValue());
  EXPECT_FALSE(monitor.fell());
  EXPECT_GT(last, 0.8);
}

TEST_F(WriteGeoPackage, HoldsTheCallerToItsContract) {
  model::OutputTable notANumber = sharesTable();
  std::get<model::OutputColumn::Reals>(notANumber.columns[1].values)[0] = std::nan("");
  model::OutputTable uneven = sharesTable();
  std::get<model::OutputColumn::Reals>(uneven.columns[1].values).pop_back();
  model::OutputTable twice = sharesTable();
  twice.columns[1].name = "AREA_CODE";
  for (const model::OutputTable& table : {notANumber, uneven, twice})
    EXPECT_THROW(static_cast<void>(writeGeoPackage(mFolder.file("out.gpkg"), {table}, TIMESTAMP, mMonitor)),
                 ContractViolation);
  EXPECT_THROW(static_cast<void>(writeGeoPackage(mFolder.file("out.gpkg"), {}, TIMESTAMP, mMonitor)),
               ContractViolation);
  EXPECT_THAT(namesIn(mFolder.path()), ElementsAre());
}

}  // namespace
}  // namespace fairshares::io
