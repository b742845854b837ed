// Checking polygons and dissolving them to Boards, councils and intermediate zones, beside GEOS doing the
// same. The real zones are measured where they are at hand, else those of the sample study. One thread.
#include <benchmark/benchmark.h>

#include "core/geography/polygon_support.h"
#include "core/geography/zone_layers.h"
#include "geography/dissolve.h"

namespace {

using namespace fairshares;
using testing_support::AreasOfZones;
using testing_support::CodedPolygons;
using testing_support::Polygons;
using testing_support::RealZones;

struct Country {
  CodedPolygons zones;
  std::vector<AreasOfZones> levels;
};

const Country& country() {
  static const Country country = [] {
    const std::string sample = FAIRSHARES_SOURCE_DIR "/sample_data/scotland/";
    const bool isReal = RealZones::areHere();
    Country read{isReal ? testing_support::readPolygons(RealZones::BOUNDARIES, "data_zones", "data_zone")
                        : testing_support::readPolygons(sample + "zones.gpkg", "zones", "DataZone"),
                 {}};
    const std::string lookup = isReal ? RealZones::LOOKUP : sample + "lookup.csv";
    for (const char* level : {"HB", "CA", "IntZone"})
      read.levels.push_back(testing_support::readAreas(lookup, level, read.zones.codes));
    return read;
  }();
  return country;
}

void checkPolygons(benchmark::State& state) {
  std::vector<std::string> wkb = country().zones.wkb;
  for (auto _ : state) benchmark::DoNotOptimize(geography::repairPolygons(wkb, 1));
}

void checkPolygonsWithGeos(benchmark::State& state) {
  const Polygons polygons;
  for (auto _ : state)
    for (const std::string& wkb : country().zones.wkb) benchmark::DoNotOptimize(polygons.isValid(wkb));
}

void matchEdges(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(geography::Coverage(country().zones.wkb));
}

void dissolveAllLevels(benchmark::State& state) {
  SilentMonitor monitor;
  for (auto _ : state) {
    const geography::Coverage coverage(country().zones.wkb);
    for (const AreasOfZones& level : country().levels)
      benchmark::DoNotOptimize(geography::dissolve(coverage, level.areaOf, level.areaCount, 1, monitor));
  }
}

void dissolveAllLevelsWithGeos(benchmark::State& state) {
  const Polygons polygons;
  for (auto _ : state)
    for (const AreasOfZones& level : country().levels) {
      std::vector<std::vector<std::string>> members(level.areaCount);
      for (std::size_t zone = 0; zone < level.areaOf.size(); ++zone)
        members[level.areaOf[zone]].push_back(country().zones.wkb[zone]);
      for (const std::vector<std::string>& area : members)
        benchmark::DoNotOptimize(polygons.coverageUnion(area));
    }
}

BENCHMARK(checkPolygons)->Unit(benchmark::kMillisecond);
BENCHMARK(checkPolygonsWithGeos)->Unit(benchmark::kMillisecond);
BENCHMARK(matchEdges)->Unit(benchmark::kMillisecond);
BENCHMARK(dissolveAllLevels)->Unit(benchmark::kMillisecond);
BENCHMARK(dissolveAllLevelsWithGeos)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
