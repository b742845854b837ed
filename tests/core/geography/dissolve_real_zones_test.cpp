// The real data zones of Scotland to Boards, and the ten polygons that were published invalid.
#include <gmock/gmock.h>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>

#include "base/compensated_sum.h"
#include "core/geography/polygon_support.h"
#include "geography/dissolve.h"

namespace fairshares::geography {
namespace {

using testing_support::Polygons;

const std::string BOUNDARIES = FAIRSHARES_SHARED_DATA "/data/01_dz2011_boundaries/data_zones_2011.gpkg";
const std::string LOOKUP = FAIRSHARES_SHARED_DATA "/data/04_lookups/dz2011_lookup.csv";

struct CodedPolygons {
  std::vector<std::string> codes;
  std::vector<std::string> wkb;
};

CodedPolygons readPolygons(const std::string& layerName) {
  GDALAllRegister();
  CodedPolygons read;
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(BOUNDARIES.c_str(), GDAL_OF_VECTOR));
  for (const auto& feature : *dataset->GetLayerByName(layerName.c_str())) {
    read.codes.push_back(feature->GetFieldAsString("data_zone"));
    const OGRGeometry* const geometry = feature->GetGeometryRef();
    std::string wkb(geometry->WkbSize(), '\0');
    geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
    read.wkb.push_back(std::move(wkb));
  }
  return read;
}

std::map<std::string, std::string> readBoards() {
  GDALAllRegister();
  std::map<std::string, std::string> boardOf;
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(LOOKUP.c_str(), GDAL_OF_VECTOR));
  for (const auto& feature : *dataset->GetLayer(0))
    boardOf[feature->GetFieldAsString("DataZone")] = feature->GetFieldAsString("HB");
  return boardOf;
}

class DissolveRealZones : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(BOUNDARIES) || !std::filesystem::exists(LOOKUP))
      GTEST_SKIP() << "the real data zones are not here: " << BOUNDARIES;
  }
  Polygons mPolygons;
  SilentMonitor mMonitor;
};

TEST_F(DissolveRealZones, MakeFourteenBoardsThatLoseNoAreaWithTheSameBytesForAnyThreads) {
  const CodedPolygons zones = readPolygons("data_zones");
  ASSERT_EQ(zones.wkb.size(), 6976u);
  const std::map<std::string, std::string> boardOf = readBoards();
  std::map<std::string, std::uint32_t> boards;
  for (const auto& [zone, board] : boardOf) boards.emplace(board, 0u);
  std::uint32_t position = 0;
  for (auto& [board, place] : boards) place = position++;
  ASSERT_EQ(boards.size(), 14u);
  std::vector<std::uint32_t> areaOf;
  for (const std::string& code : zones.codes) areaOf.push_back(boards.at(boardOf.at(code)));

  std::vector<std::string> first;
  for (const unsigned threads : {1u, 2u, 8u}) {
    const auto start = std::chrono::steady_clock::now();
    auto result = dissolve(zones.wkb, areaOf, boards.size(), threads, mMonitor);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::printf("dissolved %zu zones to %zu Boards in %.3f s with %u threads\n", zones.wkb.size(),
                boards.size(), seconds.count(), threads);
    EXPECT_LT(seconds.count(), 5.0);
    ASSERT_TRUE(result.hasValue());
    EXPECT_TRUE(result.issues().empty());
    if (first.empty()) first = result.value();
    EXPECT_EQ(result.value(), first) << threads << " threads";
  }
  for (std::size_t board = 0; board < boards.size(); ++board) {
    std::vector<std::string> members;
    for (std::size_t zone = 0; zone < zones.wkb.size(); ++zone)
      if (areaOf[zone] == board) members.push_back(zones.wkb[zone]);
    EXPECT_TRUE(first[board] == mPolygons.coverageUnion(members)) << "differs from GEOS: Board " << board;
  }
  CompensatedSum zoneArea, boardArea;
  for (const std::string& zone : zones.wkb) zoneArea.add(mPolygons.area(zone));
  for (const std::string& board : first) {
    EXPECT_EQ(mPolygons.type(board), "MultiPolygon");
    EXPECT_TRUE(mPolygons.isValid(board));
    boardArea.add(mPolygons.area(board));
  }
  EXPECT_NEAR(boardArea.value() / zoneArea.value(), 1.0, 1e-9);
  EXPECT_NEAR(zoneArea.value() / 1e6, 77'918.77, 0.005);  // km2, as PROVENANCE.md states
}

TEST_F(DissolveRealZones, AreValidAndStayAsTheyAre) {
  CodedPolygons zones = readPolygons("data_zones");
  const std::vector<std::string> stored = zones.wkb;
  const auto start = std::chrono::steady_clock::now();
  const auto repairs = repairPolygons(zones.wkb);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::printf("looked at %zu zones in %.3f s\n", stored.size(), seconds.count());
  ASSERT_TRUE(repairs.hasValue());
  EXPECT_TRUE(repairs.value().empty());
  EXPECT_EQ(zones.wkb, stored);
}

TEST_F(DissolveRealZones, PublishedInvalidAreRepairedWithTheStatedAreaChange) {
  CodedPolygons zones = readPolygons("data_zones_invalid_as_stored");
  ASSERT_EQ(zones.wkb.size(), 10u);
  const auto repairs = repairPolygons(zones.wkb);
  ASSERT_TRUE(repairs.hasValue());
  ASSERT_EQ(repairs.value().size(), 10u);
  for (const Repair& repair : repairs.value()) {
    const std::string& code = zones.codes[repair.member];
    const double change = repair.areaAfter - repair.areaBefore;
    std::printf("%s %+.0f m2: %s\n", code.c_str(), change, repair.reason.c_str());
    EXPECT_TRUE(mPolygons.isValid(zones.wkb[repair.member]));
    EXPECT_LT(std::abs(change), 0.0025 * repair.areaBefore) << code;
    EXPECT_THAT(repair.reason, testing::HasSubstr(code == "S01007549" ? "Self-intersection" : "nested"));
    if (code == "S01009022") {
      EXPECT_NEAR(change, 443'095.0, 1.0);
    }
  }
}

}  // namespace
}  // namespace fairshares::geography
