// The committed sample study keeps its promises: counts, codes, clean shapes, synthetic through and through.
// With FAIRSHARES_HAS_SAMPLE_GENERATOR the generator itself is run twice as well (label: slow).
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <geos_c.h>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <memory>
#include <ogrsf_frmts.h>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#ifdef FAIRSHARES_HAS_SAMPLE_GENERATOR
#include "sample_study.h"
#endif

namespace {

namespace fs = std::filesystem;
using Table = std::vector<std::vector<std::string>>;

const fs::path SAMPLE = fs::path(FAIRSHARES_SOURCE_DIR) / "sample_data";
const fs::path STUDY = SAMPLE / "scotland";

std::string textOf(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The rows of a table, the header first. The sample's tables hold no quoted fields but for ferries.
Table tableOf(const fs::path& path) {
  std::ifstream stream(path);
  Table rows;
  std::string line;
  while (std::getline(stream, line)) {
    rows.emplace_back();
    std::istringstream fields(line + ",");
    std::string field;
    while (std::getline(fields, field, ',')) rows.back().push_back(field);
  }
  return rows;
}

std::size_t columnOf(const Table& table, const std::string& name) {
  const auto found = std::find(table.front().begin(), table.front().end(), name);
  EXPECT_NE(found, table.front().end()) << name;
  return static_cast<std::size_t>(found - table.front().begin());
}

std::set<std::string> valuesIn(const fs::path& path, const std::string& column) {
  const Table table = tableOf(path);
  const std::size_t position = columnOf(table, column);
  std::set<std::string> values;
  for (std::size_t row = 1; row < table.size(); ++row) values.insert(table[row].at(position));
  return values;
}

std::unique_ptr<GDALDataset> openLayers(const fs::path& path) {
  GDALAllRegister();
  return std::unique_ptr<GDALDataset>(
      GDALDataset::Open(path.string().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
}

std::set<std::string> zoneCodesOfLayer() {
  const auto dataset = openLayers(STUDY / "zones.gpkg");
  std::set<std::string> codes;
  for (const auto& feature : *dataset->GetLayerByName("zones"))
    codes.insert(feature->GetFieldAsString("DataZone"));
  return codes;
}

}  // namespace

TEST(SampleData, HasTheCountsOfAWholeNation) {
  const std::size_t zones = zoneCodesOfLayer().size();
  EXPECT_GE(zones, 6900u);
  EXPECT_LE(zones, 7100u);
  EXPECT_EQ(valuesIn(STUDY / "lookup.csv", "HB").size(), 14u);
  EXPECT_EQ(valuesIn(STUDY / "lookup.csv", "CA").size(), 32u);
  const std::size_t intermediateZones = valuesIn(STUDY / "lookup.csv", "IntZone").size();
  EXPECT_GE(intermediateZones, 1230u);
  EXPECT_LE(intermediateZones, 1330u);
  const std::size_t practices = valuesIn(STUDY / "practices.csv", "PracticeCode").size();
  EXPECT_GE(practices, 870u);
  EXPECT_LE(practices, 940u);
  EXPECT_GE(tableOf(STUDY / "ferries.csv").size(), 46u);
}

TEST(SampleData, UsesTheSameZoneCodesInEveryFile) {
  const std::set<std::string> codes = zoneCodesOfLayer();
  for (const char* file :
       {"lookup.csv", "population.csv", "centroids.csv", "indicators.csv", "urban_rural.csv"})
    EXPECT_EQ(valuesIn(STUDY / file, "DataZone"), codes) << file;
  for (const char* column : {"zone_a", "zone_b"}) {
    for (const std::string& code : valuesIn(STUDY / "fixed_links.csv", column))
      EXPECT_TRUE(codes.count(code)) << code;
  }
  for (const std::string& code : valuesIn(STUDY / "practices.csv", "DataZone"))
    EXPECT_TRUE(codes.count(code)) << code;
}

TEST(SampleData, UsesTheSamePracticeAndBoardCodesInEveryFile) {
  const std::set<std::string> practices = valuesIn(STUDY / "practices.csv", "PracticeCode");
  EXPECT_EQ(valuesIn(STUDY / "practice_lists.csv", "PracticeCode"), practices);
  EXPECT_EQ(valuesIn(STUDY / "practice_indicators.csv", "PracticeCode"), practices);
  const std::set<std::string> boards = valuesIn(STUDY / "lookup.csv", "HB");
  for (const char* file : {"projections.csv", "allocations.csv", "practices.csv", "practice_lists.csv"})
    EXPECT_EQ(valuesIn(STUDY / file, "HB"), boards) << file;
}

TEST(SampleData, NestsZonesInIntermediateZonesInCouncilsInBoards) {
  const Table lookup = tableOf(STUDY / "lookup.csv");
  std::map<std::string, std::string> councilOf;
  std::map<std::string, std::string> boardOf;
  for (std::size_t row = 1; row < lookup.size(); ++row) {
    ASSERT_EQ(lookup[row].size(), 8u);
    EXPECT_EQ(councilOf.try_emplace(lookup[row][2], lookup[row][4]).first->second, lookup[row][4]);
    EXPECT_EQ(boardOf.try_emplace(lookup[row][4], lookup[row][6]).first->second, lookup[row][6]);
  }
}

TEST(SampleData, CountsPeopleByAgeThatAddUp) {
  const Table table = tableOf(STUDY / "population.csv");
  const std::size_t all = columnOf(table, "AllAges");
  std::int64_t nation = 0;
  std::map<std::string, std::int64_t> byZone;
  for (std::size_t row = 1; row < table.size(); ++row) {
    ASSERT_EQ(table[row].size(), all + 92);
    std::int64_t sum = 0;
    for (std::size_t age = all + 1; age < table[row].size(); ++age) sum += std::stoll(table[row][age]);
    EXPECT_EQ(sum, std::stoll(table[row][all])) << "row " << row;
    nation += sum;
    byZone[table[row][1]] += sum;
  }
  EXPECT_GE(nation, 5400000);
  EXPECT_LE(nation, 5500000);
  EXPECT_EQ(std::count_if(byZone.begin(), byZone.end(), [](const auto& entry) { return entry.second == 0; }),
            3);
}

TEST(SampleData, ListsAboutSevenPerCentMorePatientsThanResidents) {
  const Table table = tableOf(STUDY / "practices.csv");
  double listed = 0.0;
  for (std::size_t row = 1; row < table.size(); ++row)
    listed += std::stod(table[row][columnOf(table, "PracticeListSize")]);
  EXPECT_GT(listed, 5481000 * 1.06);
  EXPECT_LT(listed, 5481000 * 1.08);
}

TEST(SampleData, DrawsValidShapesWithoutOverlapOrGap) {
  const auto dataset = openLayers(STUDY / "zones.gpkg");
  const GEOSContextHandle_t context = GEOS_init_r();
  std::vector<GEOSGeometry*> shapes;
  double sumOfAreas = 0.0;
  for (const auto& feature : *dataset->GetLayerByName("zones")) {
    const OGRGeometry* shape = feature->GetGeometryRef();
    ASSERT_NE(shape, nullptr);
    EXPECT_TRUE(shape->IsValid()) << feature->GetFieldAsString("DataZone");
    shapes.push_back(shape->exportToGEOS(context));
    sumOfAreas += shape->toMultiPolygon()->get_Area();
  }
  GEOSGeometry* all = GEOSGeom_createCollection_r(context, GEOS_GEOMETRYCOLLECTION, shapes.data(),
                                                  static_cast<unsigned>(shapes.size()));
  GEOSGeometry* land = GEOSUnaryUnion_r(context, all);
  double area = 0.0;
  GEOSArea_r(context, land, &area);
  EXPECT_NEAR(area, sumOfAreas, 1.0);
  // As many parts as there are land masses, and no hole: neighbours share their edges exactly.
  const int landMasses = static_cast<int>(valuesIn(SAMPLE / "facts" / "coastline.csv", "ring_id").size());
  EXPECT_EQ(GEOSGetNumGeometries_r(context, land), landMasses);
  for (int part = 0; part < GEOSGetNumGeometries_r(context, land); ++part)
    EXPECT_EQ(GEOSGetNumInteriorRings_r(context, GEOSGetGeometryN_r(context, land, part)), 0);
  GEOSGeom_destroy_r(context, land);
  GEOSGeom_destroy_r(context, all);
  GEOS_finish_r(context);
}

TEST(SampleData, PutsEveryAccessPointInsideItsZone) {
  std::map<std::string, std::pair<double, double>> access;
  const Table table = tableOf(STUDY / "centroids.csv");
  for (std::size_t row = 1; row < table.size(); ++row)
    access[table[row][0]] = {std::stod(table[row][1]), std::stod(table[row][2])};
  const auto dataset = openLayers(STUDY / "zones.gpkg");
  for (const auto& feature : *dataset->GetLayerByName("zones")) {
    const std::string code = feature->GetFieldAsString("DataZone");
    const OGRPoint point(access.at(code).first, access.at(code).second);
    EXPECT_TRUE(feature->GetGeometryRef()->Intersects(&point)) << code;
  }
}

TEST(SampleData, JoinsRoadLinksAtNodes) {
  const auto dataset = openLayers(STUDY / "roads.gpkg");
  std::map<std::string, std::pair<double, double>> nodes;
  for (const auto& feature : *dataset->GetLayerByName("road_node")) {
    const OGRPoint* point = feature->GetGeometryRef()->toPoint();
    nodes[feature->GetFieldAsString("id")] = {point->getX(), point->getY()};
  }
  for (const auto& feature : *dataset->GetLayerByName("road_link")) {
    const OGRLineString* line = feature->GetGeometryRef()->toLineString();
    const auto start = nodes.at(feature->GetFieldAsString("start_node"));
    const auto end = nodes.at(feature->GetFieldAsString("end_node"));
    EXPECT_EQ(start, std::make_pair(line->getX(0), line->getY(0)));
    EXPECT_EQ(end,
              std::make_pair(line->getX(line->getNumPoints() - 1), line->getY(line->getNumPoints() - 1)));
  }
}

TEST(SampleData, HasNoCodeThatLooksReal) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(SAMPLE)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".csv") continue;
    const std::string text = textOf(entry.path());
    for (const char* realCode : {"S01", "S02", "S08", "S12", "S20", "S37", "S92"})
      EXPECT_EQ(text.find(realCode), std::string::npos) << entry.path() << " holds " << realCode;
  }
}

TEST(SampleData, SaysThatItIsSynthetic) {
  for (const char* file : {"zones.gpkg", "settlements.gpkg", "roads.gpkg"}) {
    const auto dataset = openLayers(STUDY / file);
    for (OGRLayer* layer : dataset->GetLayers()) {
      for (const char* item : {"IDENTIFIER", "DESCRIPTION"}) {
        const char* text = layer->GetMetadataItem(item);
        ASSERT_NE(text, nullptr) << file << " " << layer->GetName();
        EXPECT_NE(std::string(text).find("synthetic"), std::string::npos) << file << " " << layer->GetName();
      }
    }
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(STUDY)) {
    if (entry.path().extension() != ".csv") continue;
    const std::string note = textOf(fs::path(entry.path()).replace_extension(".md"));
    EXPECT_NE(note.substr(0, note.find('\n')).find("(synthetic)"), std::string::npos) << entry.path();
  }
  for (const char* column : {"HBName", "CAName"}) {
    for (const std::string& name : valuesIn(STUDY / "lookup.csv", column))
      EXPECT_NE(name.find("(synthetic)"), std::string::npos) << name;
  }
}

TEST(SampleData, StaysUnderFifteenMegabytes) {
  std::uintmax_t bytes = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(SAMPLE))
    bytes += entry.is_regular_file() ? entry.file_size() : 0;
  EXPECT_LT(bytes, 15'000'000u);
}

#ifdef FAIRSHARES_HAS_SAMPLE_GENERATOR

TEST(SampleDataGenerator, DrawsTheSameBytesTwice) {
  const fs::path folder = fs::path(testing::TempDir()) / "fairshares_sample_generator";
  fs::remove_all(folder);
  for (const char* run : {"first", "second"})
    sample::generateSampleData((SAMPLE / "facts").string(), (folder / run).string());
  std::size_t files = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder / "first")) {
    EXPECT_EQ(textOf(entry.path()), textOf(folder / "second" / entry.path().filename()))
        << entry.path().filename();
    EXPECT_TRUE(fs::exists(STUDY / entry.path().filename())) << entry.path().filename();
    ++files;
  }
  EXPECT_GE(files, 15u);
  fs::remove_all(folder);
}

#endif
