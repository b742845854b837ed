// Whole countries to Boards, councils and intermediate zones: the real data zones of Scotland, the ten
// polygons that were published invalid, and the zones of the sample study.
#include <gmock/gmock.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "base/compensated_sum.h"
#include "core/geography/polygon_support.h"
#include "core/geography/zone_layers.h"
#include "geography/dissolve.h"

namespace fairshares::geography {
namespace {

using testing_support::AreasOfZones;
using testing_support::CodedPolygons;
using testing_support::membersOf;
using testing_support::Polygons;
using testing_support::readAreas;
using testing_support::readPolygons;
using testing_support::RealZones;

class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - mStart).count();
  }

 private:
  std::chrono::steady_clock::time_point mStart = std::chrono::steady_clock::now();
};

class DissolveWholeCountries : public testing::Test {
 protected:
  /// All levels are valid, lose no area, have the same bytes for any threads and are, to the byte, what GEOS
  /// makes of them.
  void expectRightLevels(const CodedPolygons& zones, const std::string& lookup) {
    CompensatedSum zoneArea;
    for (const std::string& zone : zones.wkb) zoneArea.add(mPolygons.area(zone));
    const Stopwatch matching;
    const Coverage coverage(zones.wkb);
    std::printf("matched the edges of %zu zones in %.3f s\n", zones.wkb.size(), matching.seconds());
    for (const char* level : {"HB", "CA", "IntZone"}) {
      SCOPED_TRACE(level);
      const AreasOfZones areas = readAreas(lookup, level, zones.codes);
      std::vector<std::string> first;
      for (const unsigned threads : {1u, 2u, 8u}) {
        const Stopwatch watch;
        const auto result = dissolve(coverage, areas.areaOf, areas.areaCount, threads, mMonitor);
        std::printf("%s: %zu areas in %.3f s with %u threads\n", level, areas.areaCount, watch.seconds(),
                    threads);
        ASSERT_TRUE(result.hasValue());
        EXPECT_TRUE(result.issues().empty());
        if (first.empty()) first = result.value();
        EXPECT_EQ(result.value(), first) << threads << " threads";
      }
      ASSERT_EQ(first.size(), areas.areaCount);
      CompensatedSum sum;
      for (std::uint32_t area = 0; area < areas.areaCount; ++area) {
        EXPECT_EQ(mPolygons.type(first[area]), "MultiPolygon");
        EXPECT_TRUE(mPolygons.isValid(first[area])) << "area " << area;
        EXPECT_TRUE(first[area] == mPolygons.coverageUnion(membersOf(areas, zones.wkb, area)))
            << "differs from GEOS: area " << area;
        sum.add(mPolygons.area(first[area]));
      }
      EXPECT_NEAR(sum.value() / zoneArea.value(), 1.0, 1e-9);
    }
  }
  Polygons mPolygons;
  SilentMonitor mMonitor;
};

class DissolveRealZones : public DissolveWholeCountries {
 protected:
  void SetUp() override {
    if (!RealZones::areHere()) GTEST_SKIP() << "the real data zones are not here: " << RealZones::BOUNDARIES;
  }
};

TEST_F(DissolveRealZones, MakeBoardsCouncilsAndIntermediateZonesThatLoseNoArea) {
  const CodedPolygons zones = readPolygons(RealZones::BOUNDARIES, "data_zones", "data_zone");
  ASSERT_EQ(zones.wkb.size(), 6976u);
  ASSERT_EQ(readAreas(RealZones::LOOKUP, "HB", zones.codes).areaCount, 14u);
  ASSERT_EQ(readAreas(RealZones::LOOKUP, "CA", zones.codes).areaCount, 32u);
  ASSERT_EQ(readAreas(RealZones::LOOKUP, "IntZone", zones.codes).areaCount, 1279u);
  CompensatedSum zoneArea;
  for (const std::string& zone : zones.wkb) zoneArea.add(mPolygons.area(zone));
  EXPECT_NEAR(zoneArea.value() / 1e6, 77'918.77, 0.005);  // km2, as PROVENANCE.md states
  expectRightLevels(zones, RealZones::LOOKUP);
}

TEST_F(DissolveRealZones, AreValidAndStayAsTheyAre) {
  CodedPolygons zones = readPolygons(RealZones::BOUNDARIES, "data_zones", "data_zone");
  const std::vector<std::string> stored = zones.wkb;
  const Stopwatch watch;
  const auto repairs = repairPolygons(zones.wkb, 1);
  std::printf("looked at %zu zones in %.3f s\n", stored.size(), watch.seconds());
  ASSERT_TRUE(repairs.hasValue());
  EXPECT_TRUE(repairs.value().empty());
  EXPECT_EQ(zones.wkb, stored);
}

TEST_F(DissolveRealZones, PublishedInvalidAreRepairedWithTheStatedAreaChange) {
  CodedPolygons zones = readPolygons(RealZones::BOUNDARIES, "data_zones_invalid_as_stored", "data_zone");
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

using DissolveSampleZones = DissolveWholeCountries;

TEST_F(DissolveSampleZones, MakeAreasThatLoseNoArea) {
  const std::string folder = FAIRSHARES_SOURCE_DIR "/sample_data/scotland/";
  CodedPolygons zones = readPolygons(folder + "zones.gpkg", "zones", "DataZone");
  const auto repairs = repairPolygons(zones.wkb);
  ASSERT_TRUE(repairs.hasValue());
  expectRightLevels(zones, folder + "lookup.csv");
}

}  // namespace
}  // namespace fairshares::geography
