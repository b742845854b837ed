// Reading a road layer and building its graph, beside a bare read of the same layer through OGR; and having
// both back from the cache, beside reading and building. Run: fairshares_generate_network roads.gpkg 4000000
//      FAIRSHARES_ROADS=roads.gpkg fairshares_benchmark_read_network; Bare* are the yardsticks.
#include <benchmark/benchmark.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "geography/road_graph.h"
#include "io/read_network.h"
#include "run/network_cache.h"

namespace {

using namespace fairshares;

const char* roadsFile() {
  return std::getenv("FAIRSHARES_ROADS");
}

io::NetworkRequest request() {
  io::NetworkRequest request;
  study::TableReference table;
  table.file = table.path = roadsFile();
  request.layers = {{table, std::nullopt}};
  request.targetCrs = "EPSG:27700";
  request.speeds = {{"Motorway", 96.0},
                    {"A Road", 64.0},
                    {"B Road", 56.0},
                    {"Minor Road", 48.0},
                    {"Local Road", 32.0},
                    {"Local Access Road", 24.0},
                    {"Restricted Local Access Road", 16.0},
                    {"Secondary Access Road", 16.0}};
  return request;
}

// What anybody pays who goes through the layer with OGR and looks at each point.
void BareOgrRead(benchmark::State& state) {
  if (!roadsFile()) return state.SkipWithError("set FAIRSHARES_ROADS to a GeoPackage with a layer road_link");
  GDALAllRegister();
  std::size_t links = 0;
  for (auto _ : state) {
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(roadsFile(), GDAL_OF_VECTOR));
    double sum = 0.0;
    links = 0;
    for (const auto& feature : *dataset->GetLayerByName("road_link")) {
      const OGRLineString* const line = feature->GetGeometryRef()->toLineString();
      for (int point = 0; point < line->getNumPoints(); ++point) sum += line->getX(point) + line->getY(point);
      ++links;
    }
    benchmark::DoNotOptimize(sum);
  }
  state.counters["links"] = static_cast<double>(links);
}
BENCHMARK(BareOgrRead)->Unit(benchmark::kMillisecond)->UseRealTime();

void ReadNetwork(benchmark::State& state) {
  if (!roadsFile()) return state.SkipWithError("set FAIRSHARES_ROADS");
  SilentMonitor monitor;
  std::size_t links = 0;
  for (auto _ : state) links = io::readNetwork(request(), monitor).takeValue().network.linkCount();
  state.counters["links"] = static_cast<double>(links);
}
BENCHMARK(ReadNetwork)->Unit(benchmark::kMillisecond)->UseRealTime();

void ReadNetworkAndBuildGraph(benchmark::State& state) {
  if (!roadsFile()) return state.SkipWithError("set FAIRSHARES_ROADS");
  SilentMonitor monitor;
  std::size_t nodes = 0;
  for (auto _ : state) {
    const io::RoadNetwork roads = io::readNetwork(request(), monitor).takeValue();
    nodes = geography::buildRoadGraph(roads.network, roads.speeds).takeValue().nodeCount();
  }
  state.counters["nodes"] = static_cast<double>(nodes);
}
BENCHMARK(ReadNetworkAndBuildGraph)->Unit(benchmark::kMillisecond)->UseRealTime();

// A cache beside the layer, written before the clock starts and removed at the end.
class WrittenCache {
 public:
  WrittenCache() : mPath(std::string(roadsFile()) + ".benchmark-cache") {}
  ~WrittenCache() {
    std::error_code ignored;
    std::filesystem::remove(mPath, ignored);
  }
  WrittenCache(const WrittenCache&) = delete;
  WrittenCache& operator=(const WrittenCache&) = delete;
  [[nodiscard]] const std::string& path() const { return mPath; }
  [[nodiscard]] bool write(const io::RoadNetwork& roads, const geography::RoadGraph& graph) const {
    return run::writeNetworkCache(mPath, KEY, roads, graph).empty();
  }
  const std::string KEY = std::string(64, '0');

 private:
  std::string mPath;
};

void WriteNetworkCache(benchmark::State& state) {
  if (!roadsFile()) return state.SkipWithError("set FAIRSHARES_ROADS");
  SilentMonitor monitor;
  const io::RoadNetwork roads = io::readNetwork(request(), monitor).takeValue();
  const geography::RoadGraph graph = geography::buildRoadGraph(roads.network, roads.speeds).takeValue();
  const WrittenCache cache;
  for (auto _ : state)
    if (!cache.write(roads, graph)) return state.SkipWithError("the cache cannot be written");
}
BENCHMARK(WriteNetworkCache)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

void LoadNetworkCache(benchmark::State& state) {
  if (!roadsFile()) return state.SkipWithError("set FAIRSHARES_ROADS");
  const WrittenCache cache;
  {
    SilentMonitor monitor;
    const io::RoadNetwork roads = io::readNetwork(request(), monitor).takeValue();
    const geography::RoadGraph graph = geography::buildRoadGraph(roads.network, roads.speeds).takeValue();
    if (!cache.write(roads, graph)) return state.SkipWithError("the cache cannot be written");
  }
  std::size_t nodes = 0;
  for (auto _ : state) {
    const auto cached = run::readNetworkCache(cache.path(), cache.KEY).takeValue();
    if (!cached) return state.SkipWithError("the cache cannot be read");
    nodes = cached->graph.nodeCount();
  }
  state.counters["nodes"] = static_cast<double>(nodes);
  state.counters["bytes"] = static_cast<double>(std::filesystem::file_size(cache.path()));
}
BENCHMARK(LoadNetworkCache)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
