// Reading a road layer and building its graph, beside a bare read of the same layer through OGR.
// Run: fairshares_generate_network roads.gpkg 4000000
//      FAIRSHARES_ROADS=roads.gpkg fairshares_benchmark_read_network; Bare* are the yardsticks.
#include <benchmark/benchmark.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "geography/road_graph.h"
#include "io/read_network.h"

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

}  // namespace

BENCHMARK_MAIN();
