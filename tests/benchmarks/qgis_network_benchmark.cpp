// Building a graph and searching it, beside QGIS's own network analysis on the same roads in memory.
// Run: QT_QPA_PLATFORM=offscreen fairshares_benchmark_qgis_network; QGIS_* is the yardstick.
//
// QGIS answers one centre a search. So what is compared is ours for all 600 centres with QGIS's for one of
// them: what QGIS would need for the other 599 is not counted.
#include <benchmark/benchmark.h>

#include <qgsapplication.h>
#include <qgsfeature.h>
#include <qgsgeometry.h>
#include <qgsgraph.h>
#include <qgsgraphanalyzer.h>
#include <qgsgraphbuilder.h>
#include <qgslinestring.h>
#include <qgsnetworkspeedstrategy.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerdirector.h>

#include <cmath>
#include <limits>
#include <memory>

#include "benchmarks/grid_network.h"
#include "geography/nearest_centre.h"
#include "geography/road_graph.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;

constexpr std::size_t LINKS = 320'000;
constexpr std::uint32_t CENTRES = 600;

const benchmark_support::GridNetwork& grid() {
  static const benchmark_support::GridNetwork GRID = benchmark_support::gridNetwork(LINKS);
  return GRID;
}

// The nodes that are centres, the same for both.
std::vector<CentreSeed> seedsIn(const RoadGraph& graph) {
  std::mt19937_64 random(7);
  std::vector<CentreSeed> seeds;
  for (std::uint32_t centre = 0; centre < CENTRES; ++centre)
    seeds.push_back({static_cast<std::uint32_t>(random() % graph.nodeCount()), centre, 0});
  return seeds;
}

// Farthest node from the first centre, by our search: both must agree on it.
double farthestMinutes() {
  const RoadGraph graph = buildRoadGraph(grid().network, grid().speeds).takeValue();
  const CentreSeed first = seedsIn(graph).front();
  const CentreTimes times =
      nearestCentres(graph, {&first, 1}, SilentMonitor(), TravelDirection::FromCentre).takeValue();
  std::uint64_t farthest = 0;
  for (std::uint32_t node = 0; node < graph.nodeCount(); ++node)
    if (const auto nearest = times.at(node)) farthest = std::max(farthest, nearest->milliseconds);
  return static_cast<double>(farthest) / 60'000.0;
}

void BuildGraphAndFindNearestOf600Centres(benchmark::State& state) {
  for (auto _ : state) {
    const RoadGraph graph = buildRoadGraph(grid().network, grid().speeds).takeValue();
    benchmark::DoNotOptimize(nearestCentres(graph, seedsIn(graph), SilentMonitor()));
  }
  state.counters["links"] = static_cast<double>(grid().network.linkCount());
}
BENCHMARK(BuildGraphAndFindNearestOf600Centres)->Unit(benchmark::kMillisecond)->UseRealTime();

std::unique_ptr<QgsVectorLayer> roadsInMemory() {
  const model::Network& network = grid().network;
  auto layer = std::make_unique<QgsVectorLayer>(
      QStringLiteral("LineString?crs=EPSG:27700&field=speed:double&field=direction:string(8)"),
      QStringLiteral("roads"), QStringLiteral("memory"));
  QgsFeatureList features;
  for (std::size_t link = 0; link < network.linkCount(); ++link) {
    QVector<QgsPoint> points;
    for (const model::Point& point : network.line(link)) points << QgsPoint(point.x, point.y);
    QgsFeature feature(layer->fields());
    feature.setGeometry(QgsGeometry(new QgsLineString(points)));
    feature.setAttribute(0, grid().speeds.kmPerHour[network.roadClass[link]]);
    feature.setAttribute(1, network.directionOf(link) == model::Direction::Forward ? QStringLiteral("forward")
                                                                                   : QStringLiteral("both"));
    features << feature;
  }
  layer->dataProvider()->addFeatures(features, QgsFeatureSink::FastInsert);
  return layer;
}

// What QgsGraphBuilder::graph() gives: a pointer to be deleted, or, in some versions, the graph itself.
class BuiltGraph {
 public:
  explicit BuiltGraph(QgsGraph* graph) : mOwned(graph) {}
  explicit BuiltGraph(const QgsGraph& graph) : mOwned(std::make_unique<QgsGraph>(graph)) {}
  [[nodiscard]] const QgsGraph& get() const { return *mOwned; }

 private:
  std::unique_ptr<QgsGraph> mOwned;
};

void QGIS_BuildGraphAndSearchFromOneCentre(benchmark::State& state) {
  const std::unique_ptr<QgsVectorLayer> layer = roadsInMemory();
  const RoadGraph ours = buildRoadGraph(grid().network, grid().speeds).takeValue();
  const model::Point centre = ours.position(seedsIn(ours).front().node);
  double farthest = 0.0;
  for (auto _ : state) {
    QgsVectorLayerDirector director(layer.get(), 1, QStringLiteral("forward"), QStringLiteral("backward"),
                                    QStringLiteral("both"), QgsVectorLayerDirector::DirectionBoth);
    director.addStrategy(new QgsNetworkSpeedStrategy(0, 50.0, 1000.0 / 3600.0));
    QgsGraphBuilder builder(layer->crs(), false, 0.01);
    QVector<QgsPointXY> snapped;
    director.makeGraph(&builder, {QgsPointXY(centre.x, centre.y)}, snapped);
    const BuiltGraph graph(builder.graph());
    QVector<double> seconds;
    QgsGraphAnalyzer::dijkstra(&graph.get(), graph.get().findVertex(snapped.front()), 0, nullptr, &seconds);
    for (const double time : seconds)
      if (time < std::numeric_limits<double>::max()) farthest = std::max(farthest, time / 60.0);
  }
  state.counters["farthest_minutes"] = farthest;
  if (std::abs(farthest / farthestMinutes() - 1.0) > 0.01) state.SkipWithError("QGIS finds other times");
}
BENCHMARK(QGIS_BuildGraphAndSearchFromOneCentre)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace

int main(int argc, char** argv) {
  QgsApplication application(argc, argv, false);
  QgsApplication::initQgis();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  QgsApplication::exitQgis();
  return 0;
}
