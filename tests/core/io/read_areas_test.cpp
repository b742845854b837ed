// Areas: what is refused, and coordinate systems told, checked and changed.
#include <gtest/gtest.h>

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <filesystem>
#include <string>
#include <vector>

#include "io/gdal_session.h"
#include "io/read_areas.h"
#include "reading_support.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

const std::string GRID = "EPSG:27700";

struct Area {
  std::string code;
  std::string wkt;
};

std::string square(double x, double y, double side) {
  const auto point = [](double a, double b) { return std::to_string(a) + " " + std::to_string(b); };
  return "POLYGON((" + point(x, y) + "," + point(x + side, y) + "," + point(x + side, y + side) + "," +
         point(x, y + side) + "," + point(x, y) + "))";
}

void writeAreas(const std::string& path, const char* driver, const std::string& layerName,
                const std::vector<Area>& areas, int epsg = 27700, const std::string& codeField = "DataZone") {
  const GdalSession session;
  OGRSpatialReferenceH reference = nullptr;
  if (epsg != 0) {
    reference = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(reference, epsg);
    OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER);
  }
  GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(driver), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  ASSERT_NE(dataset, nullptr);
  OGRLayerH layer = GDALDatasetCreateLayer(dataset, layerName.c_str(), reference, wkbUnknown, nullptr);
  for (const std::string& name : {codeField, std::string("Name")}) {
    OGRFieldDefnH field = OGR_Fld_Create(name.c_str(), OFTString);
    EXPECT_EQ(OGR_L_CreateField(layer, field, TRUE), OGRERR_NONE);
    OGR_Fld_Destroy(field);
  }
  for (const Area& area : areas) {
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    OGR_F_SetFieldString(feature, 0, area.code.c_str());
    OGR_F_SetFieldString(feature, 1, ("Name of " + area.code).c_str());
    std::string wkt = area.wkt;
    char* text = wkt.data();
    OGRGeometryH geometry = nullptr;
    if (!wkt.empty()) OGR_G_CreateFromWkt(&text, nullptr, &geometry);
    OGR_F_SetGeometryDirectly(feature, geometry);
    EXPECT_EQ(OGR_L_CreateFeature(layer, feature), OGRERR_NONE);
    OGR_F_Destroy(feature);
  }
  GDALClose(dataset);
  if (reference) OSRDestroySpatialReference(reference);
}

std::string wktOf(const std::string& wkb) {
  OGRGeometryH geometry = nullptr;
  OGR_G_CreateFromWkb(wkb.data(), nullptr, &geometry, static_cast<int>(wkb.size()));
  char* text = nullptr;
  OGR_G_ExportToIsoWkt(geometry, &text);
  std::string wkt(text);
  VSIFree(text);
  OGR_G_DestroyGeometry(geometry);
  return wkt;
}

OGREnvelope extentOf(const std::string& wkb) {
  OGRGeometryH geometry = nullptr;
  OGR_G_CreateFromWkb(wkb.data(), nullptr, &geometry, static_cast<int>(wkb.size()));
  OGREnvelope extent;
  OGR_G_GetEnvelope(geometry, &extent);
  OGR_G_DestroyGeometry(geometry);
  return extent;
}

const std::vector<Area> TWO{{"S01006506", square(380000, 800000, 1000)},
                            {"S01006507", square(381000, 800000, 1000)}};

auto readZones(const std::string& path, const std::string& layer = {},
               std::optional<std::string> declared = {}) {
  return readAreas(tableAt(path, layer), CodeKind::Zone, std::nullopt, declared, GRID);
}

TEST(ReadAreas, RefusesMissingEmptyForeignAndCutFiles) {
  const TemporaryFolder folder;
  expectRefused(readZones(folder.file("none.gpkg")), IssueCode::FileMissing);
  expectRefused(readZones(folder.write("empty.gpkg", "")), IssueCode::FileEmpty);
  expectRefused(readZones(folder.write("picture.gpkg", "\x89PNG\r\n\x1A\n")), IssueCode::FileFormat);
  expectRefused(readZones(folder.write("table.csv", "DataZone,Name\nS01006506,x\n")), IssueCode::FileFormat);
  std::filesystem::create_directory(folder.path() / "folder");
  expectRefused(readZones(folder.file("folder")), IssueCode::FileUnreadable);
  const std::string whole = folder.file("whole.geojson");
  writeAreas(whole, "GeoJSON", "whole", {{"S01006506", square(-3, 56, 0.1)}}, 4326);
  const std::string bytes = testing_support::readFile(whole);
  expectRefused(readZones(folder.write("cut.geojson", bytes.substr(0, bytes.size() - 40))),
                IssueCode::FileFormat);
  writeAreas(folder.file("none.gpkg"), "GPKG", "zones", {});
  expectRefused(readZones(folder.file("none.gpkg")), IssueCode::FileEmpty);
}

TEST(ReadAreas, RefusesACutGeoPackageAndShapefile) {
  const TemporaryFolder folder;
  std::vector<Area> many;
  for (int area = 0; area < 300; ++area)
    many.push_back({"Z" + std::to_string(area), square(300000 + area * 10, 700000, 10)});
  writeAreas(folder.file("whole.gpkg"), "GPKG", "zones", many);
  const std::string bytes = testing_support::readFile(folder.file("whole.gpkg"));
  EXPECT_FALSE(readZones(folder.write("cut.gpkg", bytes.substr(0, bytes.size() / 2))));
  writeAreas(folder.file("zones.shp"), "ESRI Shapefile", "zones", many);
  const std::string shapes = testing_support::readFile(folder.file("zones.shp"));
  folder.write("zones.shp", shapes.substr(0, shapes.size() / 2));
  EXPECT_FALSE(readZones(folder.file("zones.shp")));
}

TEST(ReadAreas, RefusesMissingColumnsAndLayers) {
  const TemporaryFolder folder;
  writeAreas(folder.file("a.gpkg"), "GPKG", "zones", TWO, 27700, "thing");
  expectRefused(readZones(folder.file("a.gpkg")), IssueCode::ColumnMissing);
  writeAreas(folder.file("b.gpkg"), "GPKG", "zones", TWO);
  expectRefused(readZones(folder.file("b.gpkg"), "zone"), IssueCode::LayerMissing);
  const auto name = readAreas(tableAt(folder.file("b.gpkg")), CodeKind::Zone, "Label", std::nullopt, GRID);
  expectRefused(name, IssueCode::ColumnMissing);
  EXPECT_EQ(name.issues().list().front().where.column, "Label");
}

TEST(ReadAreas, RefusesDuplicateAndBlankCodesAndMissingGeometryAllAtOnce) {
  const TemporaryFolder folder;
  writeAreas(folder.file("a.gpkg"), "GPKG", "zones",
             {TWO[0],
              TWO[0],
              {"", square(382000, 800000, 10)},
              {"S01006508", ""},
              {"S01006509", "POINT(380000 800000)"}});
  const auto result = readZones(folder.file("a.gpkg"));
  expectRefused(result, IssueCode::CodeDuplicate);
  expectRefused(result, IssueCode::CodeBlank);
  expectRefused(result, IssueCode::GeometryMissing);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::CodeDuplicate)->where.row, 2U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::CodeBlank)->where.row, 3U);
  EXPECT_EQ(countIssues(result.issues(), IssueCode::GeometryMissing), 2U);
  EXPECT_EQ(findIssue(result.issues(), IssueCode::GeometryMissing)->where.key, "S01006508");
}

TEST(ReadAreas, ReadsShapefilesGeoPackagesFoldersAndArchives) {
  const TemporaryFolder folder;
  writeAreas(folder.file("\xC3\xA0 b.gpkg"), "GPKG", "zones", TWO, 27700, "dzcode");
  std::filesystem::create_directory(folder.path() / "shape files");
  writeAreas(folder.file("shape files/zones.shp"), "ESRI Shapefile", "zones", TWO, 27700, "DZ_CODE");
  {
    const GdalSession session;
    for (const char* extension : {"shp", "shx", "dbf", "prj"}) {
      const std::string bytes =
          testing_support::readFile(folder.file(std::string("shape files/zones.") + extension));
      VSILFILE* member =
          VSIFOpenL(("/vsizip/{" + folder.file("z\xC3\xA0 .zip") + "}/zones." + extension).c_str(), "wb");
      VSIFWriteL(bytes.data(), 1, bytes.size(), member);
      VSIFCloseL(member);
    }
  }
  for (const char* name : {"\xC3\xA0 b.gpkg", "shape files/zones.shp", "shape files", "z\xC3\xA0 .zip"}) {
    const auto result = readZones(folder.file(name));
    ASSERT_TRUE(result) << name << "\n" << told(result.issues());
    const model::AreaLayer& areas = result.value();
    EXPECT_EQ(areas.codes, (std::vector<std::string>{"S01006506", "S01006507"}));
    EXPECT_EQ(areas.names[0], "Name of S01006506");
    EXPECT_EQ(areas.rows, (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(areas.crs, GRID);
    EXPECT_EQ(extentOf(areas.wkb[1]).MinX, 381000.0) << name;
  }
}

TEST(ReadAreas, GivesFlatLittleEndianPolygonsEvenInvalidOnes) {
  const TemporaryFolder folder;
  writeAreas(folder.file("a.gpkg"), "GPKG", "zones",
             {{"Z1", "POLYGON Z ((380000 800000 5,381000 800000 5,381000 801000 5,380000 800000 5))"},
              {"Z2", "MULTIPOLYGON M (((380000 800000 5,381000 800000 5,381000 801000 5,380000 800000 5)))"},
              {"Z3", "POLYGON((380000 800000,381000 801000,381000 800000,380000 801000,380000 800000))"}});
  const auto result = readZones(folder.file("a.gpkg"));
  ASSERT_TRUE(result) << told(result.issues());
  for (const std::string& wkb : result.value().wkb) EXPECT_EQ(wkb[0], '\x01');
  EXPECT_EQ(wktOf(result.value().wkb[0]),
            "POLYGON ((380000 800000,381000 800000,381000 801000,380000 800000))");
  EXPECT_EQ(wktOf(result.value().wkb[1]),
            "MULTIPOLYGON (((380000 800000,381000 800000,381000 801000,380000 800000)))");
  EXPECT_EQ(wktOf(result.value().wkb[2]),
            "POLYGON ((380000 800000,381000 801000,381000 800000,380000 801000,380000 800000))");
}

TEST(ReadAreas, AsksForTheSystemWhereTheFileHasNone) {
  const TemporaryFolder folder;
  writeAreas(folder.file("a.shp"), "ESRI Shapefile", "a", TWO, 0);
  expectRefused(readZones(folder.file("a.shp")), IssueCode::CrsMissing);
  const auto declared = readZones(folder.file("a.shp"), {}, GRID);
  ASSERT_TRUE(declared) << told(declared.issues());
  EXPECT_EQ(extentOf(declared.value().wkb[0]).MaxY, 801000.0);
  expectRefused(readZones(folder.file("a.shp"), {}, "EPSG:4326"), IssueCode::CrsContradiction);
  expectRefused(readZones(folder.file("a.shp"), {}, "EPSG:99999999"), IssueCode::StudyValue);
}

TEST(ReadAreas, RefusesCoordinatesThatContradictTheSystem) {
  const TemporaryFolder folder;
  writeAreas(folder.file("degrees.gpkg"), "GPKG", "zones", {{"Z1", square(-3, 56, 0.5)}}, 27700);
  expectRefused(readZones(folder.file("degrees.gpkg")), IssueCode::CrsContradiction);
  writeAreas(folder.file("metres.gpkg"), "GPKG", "zones", TWO, 4326);
  expectRefused(readZones(folder.file("metres.gpkg")), IssueCode::CrsContradiction);
  writeAreas(folder.file("mercator.gpkg"), "GPKG", "zones", {{"Z1", square(-350000, 7500000, 1000)}}, 27700);
  expectRefused(readZones(folder.file("mercator.gpkg")), IssueCode::CrsContradiction);
}

TEST(ReadAreas, BringsDegreesIntoTheStudysSystemWithXFirst) {
  const TemporaryFolder folder;
  writeAreas(folder.file("a.geojson"), "GeoJSON", "a", {{"Z1", square(-3.2, 55.95, 0.01)}}, 4326);
  writeAreas(folder.file("a.gpkg"), "GPKG", "a", {{"Z1", square(-3.2, 55.95, 0.01)}}, 4258);
  for (const char* name : {"a.geojson", "a.gpkg"}) {
    const auto result = readZones(folder.file(name));
    ASSERT_TRUE(result) << told(result.issues());
    const OGREnvelope extent = extentOf(result.value().wkb[0]);
    // Edinburgh: 3.2 W 55.95 N lies near 325150, 673550.
    EXPECT_NEAR(extent.MinX, 325150, 300) << name;
    EXPECT_NEAR(extent.MinY, 673550, 1200) << name;
  }
}

const char* const GEOJSON_IN_METRES =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"DataZone":"Z1"},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[380000,800000],[381000,800000],[381000,801000],[380000,800000]]]}}])";

TEST(ReadAreas, ReadsTheLegacyCrsOfGeoJsonAlsoBehindTheFeatures) {
  const TemporaryFolder folder;
  const std::string legacy = std::string(GEOJSON_IN_METRES) +
                             R"(,"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}}})";
  const auto result = readZones(folder.write("a.geojson", legacy));
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(extentOf(result.value().wkb[0]).MaxX, 381000.0);
}

TEST(ReadAreas, BelievesTheStudyWhereGeoJsonInMetresSaysNothing) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.geojson", std::string(GEOJSON_IN_METRES) + "}");
  expectRefused(readZones(path), IssueCode::CrsContradiction);
  const auto result = readZones(path, {}, GRID);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(findIssue(result.issues(), IssueCode::CrsContradiction)->severity, Severity::Warning);
  EXPECT_EQ(extentOf(result.value().wkb[0]).MaxX, 381000.0);
}

TEST(ReadAreas, RecodesArchivedBoards) {
  const TemporaryFolder folder;
  writeAreas(folder.file("a.gpkg"), "GPKG", "boards", {{"S08000021", TWO[0].wkt}}, 27700, "HBCode");
  const auto result =
      readAreas(tableAt(folder.file("a.gpkg")), CodeKind::Board, std::nullopt, std::nullopt, GRID);
  ASSERT_TRUE(result) << told(result.issues());
  EXPECT_EQ(result.value().codes[0], "S08000031");
  EXPECT_TRUE(result.issues().contains(IssueCode::CodeArchived));
}

TEST(ReadAreas, SaysNothingOnTheTerminal) {
  const TemporaryFolder folder;
  testing::internal::CaptureStderr();
  EXPECT_FALSE(readZones(folder.write("bad.gpkg", "SQLite format 3 and nonsense")));
  EXPECT_FALSE(readZones(folder.write("bad.geojson", "{\"type\":\"FeatureCollection\",\"features\":[")));
  EXPECT_FALSE(readZones(
      folder.write("bad.shp", "not a shapefile at all, but long enough to be looked at by a driver")));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace fairshares::io
