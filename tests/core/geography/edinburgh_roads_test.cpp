// The real OS Open Roads extract of Edinburgh: its counts, its components, and the times of the twin.
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "core/geography/network_support.h"
#include "geography/network_check.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;

const std::string FILE_NAME = FAIRSHARES_SHARED_DATA "/data/13_roads/os_open_roads_edinburgh.gpkg";

struct Roads {
  model::Network network;
  model::SpeedTable speeds;
};

Roads readRoads() {
  GDALAllRegister();
  const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(FILE_NAME.c_str(), GDAL_OF_VECTOR));
  OGRLayer* const layer = dataset->GetLayerByName("os_edinburgh_demo_6km");
  const std::map<std::string, double> kmPerHour{{"Motorway", 96},
                                                {"A Road", 64},
                                                {"B Road", 56},
                                                {"Minor Road", 48},
                                                {"Local Road", 32},
                                                {"Local Access Road", 24},
                                                {"Secondary Access Road", 16},
                                                {"Restricted Local Access Road", 16}};
  Roads roads;
  roads.network.file = FILE_NAME;
  roads.network.shapeStart = {0};
  std::map<std::string, std::uint16_t> classes;
  for (const auto& feature : *layer) {
    const OGRLineString* const line = feature->GetGeometryRef()->toLineString();
    const std::string name = feature->GetFieldAsString("road_function");
    const auto [known, isNew] = classes.emplace(name, static_cast<std::uint16_t>(classes.size()));
    if (isNew) {
      roads.network.roadClasses.push_back(name);
      roads.speeds.kmPerHour.push_back(kmPerHour.at(name));
    }
    roads.network.roadClass.push_back(known->second);
    roads.network.lengthMetres.push_back(line->get_Length());
    for (const OGRPoint& point : *line) roads.network.shape.push_back({point.getX(), point.getY()});
    roads.network.shapeStart.push_back(static_cast<std::uint32_t>(roads.network.shape.size()));
  }
  return roads;
}

class EdinburghRoads : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(FILE_NAME)) GTEST_SKIP() << "no roads at " << FILE_NAME;
  }
};

TEST_F(EdinburghRoads, HaveTheirLinksNodesAndFourteenComponents) {
  const Roads roads = readRoads();
  const RoadGraph graph = buildRoadGraph(roads.network, roads.speeds).takeValue();
  EXPECT_EQ(graph.linkCount(), 12'094u);
  EXPECT_EQ(graph.nodeCount(), 9'735u);
  const RoadComponents components = roadComponents(roads.network, graph);
  EXPECT_EQ(components.components.size(), 14u);
  EXPECT_EQ(components.components[components.largest].nodes, 9'651u);
  const NetworkCheck check = checkNetwork(roads.network, graph, components, {}, 2000.0);
  EXPECT_EQ(check.components, 14u);
  EXPECT_NEAR(check.lengthMetres, 1'082'500.0, 50.0);
}

TEST_F(EdinburghRoads, GiveTheTimesOfTheTwin) {
  const Roads roads = readRoads();
  const RoadGraph graph = buildRoadGraph(roads.network, roads.speeds).takeValue();
  for (std::uint32_t round = 0; round < 10; ++round) {
    std::vector<CentreSeed> seeds;
    for (std::uint32_t centre = 0; centre <= round; ++centre)
      seeds.push_back(
          {(centre * 7919u + round * 104729u) % static_cast<std::uint32_t>(graph.nodeCount()), centre, 0});
    const CentreTimes times = nearestCentres(graph, seeds, SilentMonitor()).takeValue();
    const auto slow = testing_support::slowNearestCentres(graph, seeds);
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) ASSERT_EQ(times.at(node), slow[node]);
  }
}

}  // namespace
