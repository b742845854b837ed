// Thousands of seeded random graphs: the twin, and what must hold in every network.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "benchmarks/grid_network.h"
#include "core/geography/network_support.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using testing_support::NetworkSketch;
using testing_support::slowNearestCentres;

using Times = std::vector<std::optional<NearestCentre>>;

// Few places and many links make parallel links, self-loops, ties and islands.
NetworkSketch randomSketch(std::mt19937_64& random) {
  const auto upTo = [&](std::uint64_t count) { return random() % count; };
  NetworkSketch sketch;
  const std::uint64_t side = 2 + upTo(8), links = 1 + upTo(3 * side * side);
  const auto place = [&] {
    return model::Point{100.0 * static_cast<double>(upTo(side)), 100.0 * static_cast<double>(upTo(side))};
  };
  for (std::uint64_t i = 0; i < links; ++i) {
    const std::size_t link = sketch.link({place(), place()}, static_cast<model::Direction>(upTo(3)),
                                         static_cast<std::uint16_t>(upTo(2)));
    if (upTo(8) == 0) sketch.network.lengthMetres.edit()[link] = 0.0;
  }
  const std::uint64_t ferries = upTo(3);
  for (std::uint64_t i = 0; i < ferries; ++i)
    sketch.ferry(place(), place(), static_cast<double>(upTo(9)), static_cast<double>(upTo(3)));
  return sketch;
}

std::vector<CentreSeed> randomSeeds(const RoadGraph& graph, std::mt19937_64& random) {
  std::vector<CentreSeed> seeds;
  const std::uint64_t count = 1 + random() % 5;
  for (std::uint32_t i = 0; i < count; ++i)
    seeds.push_back({static_cast<std::uint32_t>(random() % graph.nodeCount()), i,
                     random() % 2 ? 0 : static_cast<std::uint32_t>(random() % 30'000)});
  return seeds;
}

Times timesOf(const RoadGraph& graph, const std::vector<CentreSeed>& seeds,
              TravelDirection direction = TravelDirection::TowardsCentre) {
  const CentreTimes times = nearestCentres(graph, seeds, SilentMonitor(), direction).takeValue();
  Times list;
  for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) list.push_back(times.at(node));
  return list;
}

RoadGraph graphOf(const NetworkSketch& sketch) {
  return buildRoadGraph(sketch.network, sketch.speeds).takeValue();
}

// Travel time of each place (not node number, which may move), from the place of each seed.
using PlaceSeeds = std::vector<std::pair<model::Point, std::uint32_t>>;
PlaceSeeds placesOf(const RoadGraph& graph, const std::vector<CentreSeed>& seeds) {
  PlaceSeeds places;
  for (const CentreSeed& seed : seeds) places.emplace_back(graph.position(seed.node), seed.milliseconds);
  return places;
}
std::map<model::Point, std::uint64_t> millisecondsByPlace(const NetworkSketch& sketch,
                                                          const PlaceSeeds& places) {
  const RoadGraph graph = graphOf(sketch);
  std::vector<CentreSeed> seeds;
  for (const auto& [place, milliseconds] : places)
    seeds.push_back(
        {testing_support::nodeAt(graph, place), static_cast<std::uint32_t>(seeds.size()), milliseconds});
  const Times times = timesOf(graph, seeds);
  std::map<model::Point, std::uint64_t> byPlace;
  for (std::uint32_t node = 0; node < graph.nodeCount(); ++node)
    if (times[node]) byPlace[graph.position(node)] = times[node]->milliseconds;
  return byPlace;
}

TEST(RandomGraphs, GiveTheTimesAndCentresOfTheTwinBothWays) {
  std::mt19937_64 random(testing_support::testSeed());
  for (int round = 0; round < 4000; ++round) {
    const RoadGraph graph = graphOf(randomSketch(random));
    const std::vector<CentreSeed> seeds = randomSeeds(graph, random);
    ASSERT_EQ(timesOf(graph, seeds), slowNearestCentres(graph, seeds)) << "round " << round;
    ASSERT_EQ(timesOf(graph, seeds, TravelDirection::FromCentre), slowNearestCentres(graph, seeds, false))
        << "round " << round;
  }
}

TEST(RandomGraphs, PathsLeadToTheSeedInTheirTime) {
  std::mt19937_64 random(testing_support::testSeed() + 1);
  for (int round = 0; round < 1000; ++round) {
    const RoadGraph graph = graphOf(randomSketch(random));
    const std::vector<CentreSeed> seeds = randomSeeds(graph, random);
    const CentreTimes times = nearestCentres(graph, seeds, SilentMonitor()).takeValue();
    for (std::uint32_t start = 0; start < graph.nodeCount(); ++start) {
      const auto nearest = times.at(start);
      if (!nearest) continue;
      std::uint64_t spent = 0;
      std::uint32_t node = start;
      std::size_t steps = 0;
      for (auto edge = times.edgeAt(graph, node); edge; edge = times.edgeAt(graph, node)) {
        const Edge taken = graph.edge(*edge);
        ASSERT_TRUE(taken.from == node ? taken.forward : taken.backward);
        spent += taken.milliseconds;
        node = taken.from == node ? taken.to : taken.from;
        ASSERT_LE(++steps, graph.nodeCount());
      }
      const bool endsAtSeed = std::any_of(seeds.begin(), seeds.end(), [&](const CentreSeed& seed) {
        return seed.node == node && seed.centre == nearest->centre &&
               seed.milliseconds + spent == nearest->milliseconds;
      });
      ASSERT_TRUE(endsAtSeed) << "round " << round << " node " << start;
    }
  }
}

TEST(RandomGraphs, AddingARoadOrFerryNeverLengthensAndRemovingItNeverShortens) {
  std::mt19937_64 random(testing_support::testSeed() + 2);
  for (int round = 0; round < 1000; ++round) {
    const NetworkSketch before = randomSketch(random);
    const RoadGraph graph = graphOf(before);
    const PlaceSeeds seeds = placesOf(graph, randomSeeds(graph, random));
    const auto place = [&] {
      return graph.position(static_cast<std::uint32_t>(random() % graph.nodeCount()));
    };
    NetworkSketch after = before;
    if (round % 2 == 0)
      after.link({place(), place()}, static_cast<model::Direction>(random() % 3), 1);
    else
      after.ferry(place(), place(), 1.0, 0.5);
    const auto timesBefore = millisecondsByPlace(before, seeds),
               timesAfter = millisecondsByPlace(after, seeds);
    for (const auto& [where, milliseconds] : timesBefore) {
      ASSERT_TRUE(timesAfter.count(where));
      ASSERT_LE(timesAfter.at(where), milliseconds) << "round " << round;
    }
  }
}

TEST(RandomGraphs, TwiceTheSpeedTakesHalfTheTimeOfEachLinkRoundedUp) {
  std::mt19937_64 random(testing_support::testSeed() + 3);
  std::uniform_real_distribution<double> metres(0.0, 5000.0), kmPerHour(1.0, 100.0);
  for (int round = 0; round < 100'000; ++round) {
    const double length = metres(random), speed = kmPerHour(random);
    const std::uint64_t once = roadMilliseconds(length, speed);
    ASSERT_EQ(roadMilliseconds(length, 2.0 * speed), (once + 1) / 2);
  }
}

TEST(RandomGraphs, TwiceTheSpeedHalvesRoadTimeExactlyWhereLinksTakeAnEvenNumberOfMilliseconds) {
  std::mt19937_64 random(testing_support::testSeed() + 4);
  for (int round = 0; round < 500; ++round) {
    NetworkSketch sketch = randomSketch(random);
    sketch.network.ferries.clear();
    // Whole metres at 36 and 72 km/h: 100 and 50 ms each.
    for (double& length : sketch.network.lengthMetres.edit()) length = std::round(length);
    const RoadGraph graph = graphOf(sketch);
    std::vector<CentreSeed> seeds = randomSeeds(graph, random);
    for (CentreSeed& seed : seeds) seed.milliseconds = 0;
    const Times once = timesOf(graph, seeds);
    for (double& speed : sketch.speeds.kmPerHour) speed *= 2.0;
    const Times twice = timesOf(graphOf(sketch), seeds);
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
      ASSERT_EQ(once[node].has_value(), twice[node].has_value());
      if (!once[node]) continue;
      ASSERT_EQ(twice[node]->centre, once[node]->centre);
      ASSERT_EQ(2 * twice[node]->milliseconds, once[node]->milliseconds);
    }
  }
}

// Same nodes, same arcs, and same links where rows are in the same order.
void expectSameGraph(const RoadGraph& one, const RoadGraph& other, bool sameRows) {
  ASSERT_EQ(one.nodeCount(), other.nodeCount());
  for (std::uint32_t node = 0; node < one.nodeCount(); ++node) {
    ASSERT_EQ(one.position(node), other.position(node));
    ASSERT_EQ(one.arcs(node).size(), other.arcs(node).size());
    for (std::uint32_t arc = 0; arc < one.arcs(node).size(); ++arc) {
      ASSERT_EQ(one.arcs(node)[arc].node, other.arcs(node)[arc].node);
      ASSERT_EQ(one.arcs(node)[arc].packed, other.arcs(node)[arc].packed);
      if (sameRows) {
        ASSERT_EQ(one.edgeOfArc(one.firstArc(node) + arc), other.edgeOfArc(other.firstArc(node) + arc));
      }
    }
  }
}

TEST(RandomGraphs, AreTheSameForAnyOrderOfRows) {
  std::mt19937_64 random(testing_support::testSeed() + 5);
  for (int round = 0; round < 300; ++round) {
    const NetworkSketch sketch = randomSketch(random);
    NetworkSketch shuffled;
    std::vector<std::size_t> order(sketch.network.linkCount());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t link : order) {
      const auto line = sketch.network.line(link);
      shuffled.link({line.begin(), line.end()}, sketch.network.direction[link],
                    sketch.network.roadClass[link]);
      shuffled.network.lengthMetres.edit().back() = sketch.network.lengthMetres[link];
    }
    shuffled.network.ferries = sketch.network.ferries;
    expectSameGraph(graphOf(sketch), graphOf(shuffled), false);
  }
}

TEST(RandomGraphs, OfManyLinksAreTheSameForAnyNumberOfThreadsAndStayUnderSixtyFourBytesALink) {
  benchmark_support::GridNetwork grid = benchmark_support::gridNetwork(200'000, testing_support::testSeed());
  GraphOptions options;
  options.threads = 1;
  const RoadGraph one = buildRoadGraph(grid.network, grid.speeds, options).takeValue();
  EXPECT_LT(one.bytes(), 64 * one.linkCount());
  for (std::uint32_t node = 0; node < one.nodeCount(); ++node)
    grid.network.nodes.push_back(one.position(node));
  for (std::uint32_t link = 0; link < one.linkCount(); ++link) {
    grid.network.fromNode.push_back(one.edge(link).from);
    grid.network.toNode.push_back(one.edge(link).to);
  }
  // Our own node numbers are already in the order of the curve: ids give the same graph.
  for (const unsigned threads : {1u, 2u, 8u}) {
    options.threads = threads;
    expectSameGraph(one, buildRoadGraph(grid.network, grid.speeds, options).takeValue(), true);
  }
  grid.network.nodes.clear();
  grid.network.fromNode.clear();
  grid.network.toNode.clear();
  for (const unsigned threads : {2u, 8u}) {
    options.threads = threads;
    expectSameGraph(one, buildRoadGraph(grid.network, grid.speeds, options).takeValue(), true);
  }
  std::vector<CentreSeed> seeds;
  for (std::uint32_t centre = 0; centre < 40; ++centre)
    seeds.push_back({(centre * 104'729u) % static_cast<std::uint32_t>(one.nodeCount()), centre, 0});
  EXPECT_EQ(timesOf(one, seeds), slowNearestCentres(one, seeds));
}

}  // namespace
