// Closed-form worlds: 100 m take 10 s.
#include "geography/nearest_centre.h"

#include <gtest/gtest.h>

#include "core/geography/network_support.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using testing_support::DrawnTown;
using testing_support::nodeAt;

struct World {
  RoadGraph graph;
  std::map<char, model::Point> places;
  std::string centres;
  CentreTimes times;

  /// Seconds from a place to its nearest centre; -1 where there is none.
  [[nodiscard]] double seconds(char place) const {
    const auto nearest = times.at(nodeAt(graph, places.at(place)));
    return nearest ? static_cast<double>(nearest->milliseconds) / 1000.0 : -1.0;
  }
  [[nodiscard]] char centre(char place) const {
    return centres[times.at(nodeAt(graph, places.at(place)))->centre];
  }
};

World search(const DrawnTown& town, const std::string& centres) {
  Result<RoadGraph> graph = buildRoadGraph(town.network, town.speeds);
  EXPECT_TRUE(graph);
  std::vector<CentreSeed> seeds;
  for (std::uint32_t i = 0; i < centres.size(); ++i)
    seeds.push_back({nodeAt(graph.value(), town.places.at(centres[i])), i, 0});
  Result<CentreTimes> times = nearestCentres(graph.value(), seeds, SilentMonitor());
  EXPECT_TRUE(times);
  return {graph.takeValue(), town.places, centres, times.takeValue()};
}

TEST(NearestCentre, InAGridTownIsTheSumOfBothDistances) {
  const World world = search(DrawnTown({"+--+--B",  //
                                        "|  |  |",  //
                                        "+--+--+",  //
                                        "|  |  |",  //
                                        "A--+--C"}),
                             "A");
  EXPECT_EQ(world.seconds('A'), 0.0);
  EXPECT_EQ(world.seconds('C'), 60.0);
  EXPECT_EQ(world.seconds('B'), 100.0);
}

TEST(NearestCentre, OnAOneWayLoopDrivesRound) {
  // From B to A is against the traffic on the short side, so the way leads round by C and D.
  const World world = search(DrawnTown({"A->-B",  //
                                        "^   v",  //
                                        "D-<-C"}),
                             "A");
  EXPECT_EQ(world.seconds('B'), 20.0 + 40.0 + 20.0);
  EXPECT_EQ(world.seconds('C'), 40.0 + 20.0);
  EXPECT_EQ(world.seconds('D'), 20.0);
}

TEST(NearestCentre, FromTheCentreOnAOneWayLoopGoesWithTheTraffic) {
  const DrawnTown town({"A->-B",  //
                        "^   v",  //
                        "D-<-C"});
  const RoadGraph graph = buildRoadGraph(town.network, town.speeds).takeValue();
  const std::vector<CentreSeed> seeds{{nodeAt(graph, town.places.at('A')), 0, 0}};
  const CentreTimes times =
      nearestCentres(graph, seeds, SilentMonitor(), TravelDirection::FromCentre).takeValue();
  EXPECT_EQ(times.at(nodeAt(graph, town.places.at('B')))->milliseconds, 40'000u);
  EXPECT_EQ(times.at(nodeAt(graph, town.places.at('D')))->milliseconds, 40'000u + 20'000u + 40'000u);
}

TEST(NearestCentre, ABridgeOverARoadIsNoJunction) {
  const World world = search(DrawnTown({"   A   ",  //
                                        "   |   ",  //
                                        "B--#--C",  //
                                        "   |   ",  //
                                        "   D   "}),
                             "A");
  EXPECT_EQ(world.seconds('D'), 40.0);
  EXPECT_EQ(world.seconds('B'), -1.0);
  EXPECT_EQ(world.seconds('C'), -1.0);
}

TEST(NearestCentre, AcrossTheWaterTakesRoadCrossingAndWait) {
  const World world = search(DrawnTown({"A--B~~~~C---D"}, 20.0, 30.0), "A");
  EXPECT_EQ(world.seconds('B'), 30.0);
  EXPECT_EQ(world.seconds('C'), 30.0 + 50.0 * 60.0);
  EXPECT_EQ(world.seconds('D'), 30.0 + 50.0 * 60.0 + 40.0);
}

TEST(NearestCentre, AnIslandWithoutAFerryIsNotReached) {
  const World world = search(DrawnTown({"A--B     C---D"}), "A");
  EXPECT_EQ(world.seconds('C'), -1.0);
  EXPECT_EQ(world.seconds('D'), -1.0);
}

TEST(NearestCentre, OfTwoEquallyFarIsTheFirst) {
  EXPECT_EQ(search(DrawnTown({"A--B--C"}), "AC").centre('B'), 'A');
  EXPECT_EQ(search(DrawnTown({"A--B--C"}), "CA").centre('B'), 'C');
}

TEST(NearestCentre, OfTwoAtOnePlaceIsTheFirstAlsoBehindLinksOfLengthZero) {
  DrawnTown town({"A--B--C"});
  town.link({{600.0, 0.0}, {600.0, 0.0}});
  const std::size_t zero = town.link({{600.0, 0.0}, {600.0, 50.0}});
  town.network.lengthMetres.edit()[zero] = 0.0;
  town.places['Z'] = {600.0, 50.0};
  const World world = search(town, "ZC");
  EXPECT_EQ(world.centre('C'), 'Z');
  EXPECT_EQ(world.seconds('C'), 0.0);
  EXPECT_EQ(world.graph.selfLoopCount(), 1u);
}

TEST(NearestCentre, OfParallelRoadsTakesTheShorter) {
  DrawnTown town({"A----B"});
  town.link({{0.0, 0.0}, {250.0, 900.0}, {500.0, 0.0}});
  const std::size_t fast = town.link({{0.0, 0.0}, {500.0, 0.0}}, model::Direction::Both, 1);
  const World world = search(town, "A");
  EXPECT_EQ(world.seconds('B'), 25.0);
  EXPECT_EQ(world.times.edgeAt(world.graph, nodeAt(world.graph, town.places.at('B'))), fast);
}

TEST(NearestCentre, ASeedCanStartAtADistance) {
  const DrawnTown town({"A--B--C"});
  const RoadGraph graph = buildRoadGraph(town.network, town.speeds).takeValue();
  const std::vector<CentreSeed> seeds{{nodeAt(graph, town.places.at('A')), 0, 25'000},
                                      {nodeAt(graph, town.places.at('C')), 1, 90'000'000}};
  const CentreTimes times = nearestCentres(graph, seeds, SilentMonitor()).takeValue();
  EXPECT_EQ(times.at(nodeAt(graph, town.places.at('C'))), (NearestCentre{0, 25'000 + 60'000}));
}

class Cancelled final : public Monitor {
 public:
  void report(std::string_view, double) override {}
  [[nodiscard]] bool isCancelled() const override { return true; }
};

TEST(NearestCentre, StopsWhenCancelled) {
  const DrawnTown town({"A--B--C"});
  const RoadGraph graph = buildRoadGraph(town.network, town.speeds).takeValue();
  const std::vector<CentreSeed> seeds{{0, 0, 0}};
  const Result<CentreTimes> times = nearestCentres(graph, seeds, Cancelled());
  ASSERT_FALSE(times);
  EXPECT_TRUE(times.issues().contains(IssueCode::Cancelled));
}

}  // namespace
