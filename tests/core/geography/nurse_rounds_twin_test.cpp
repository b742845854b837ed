// Nurse rounds beside a twin that knows no searches that stop, no matrices and no shortcuts: every patient
// and base becomes a node of a small graph, all ways are found by relaxing all edges until nothing changes,
// and the length of a round is added up anew for everything that is tried.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "core/geography/nurse_support.h"
#include "geography/random_stream.h"
#include "geography/road_search.h"
#include "geography/strong_components.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;
using testing_support::NetworkSketch;

using Way = std::pair<std::uint64_t, std::uint64_t>;  // milliseconds, decimetres
using Ways = std::vector<std::optional<Way>>;

NetworkSketch randomSketch(std::mt19937_64& random) {
  const auto upTo = [&](std::uint64_t count) { return random() % count; };
  NetworkSketch sketch;
  const std::uint64_t side = 2 + upTo(5), links = 2 + upTo(3 * side * side);
  const auto place = [&] {
    return model::Point{700.0 * static_cast<double>(upTo(side)), 700.0 * static_cast<double>(upTo(side))};
  };
  for (std::uint64_t i = 0; i < links; ++i)
    sketch.link({place(), place()}, static_cast<model::Direction>(upTo(4) % 3),
                static_cast<std::uint16_t>(upTo(2)));
  const std::uint64_t ferries = upTo(3);
  for (std::uint64_t i = 0; i < ferries; ++i)
    sketch.ferry(place(), place(), static_cast<double>(upTo(9)), static_cast<double>(upTo(3)));
  return sketch;
}

RoadGraph graphOf(const NetworkSketch& sketch) {
  GraphOptions options;
  options.ferryReachMetres = 1e5;
  return buildRoadGraph(sketch.network, sketch.speeds, options).takeValue();
}

struct TwinArc {
  std::uint32_t from, to;
  Way way;
};

// Bellman and Ford's search from one node over a list of arcs.
Ways waysFrom(std::uint32_t start, std::size_t nodes, const std::vector<TwinArc>& arcs) {
  Ways ways(nodes);
  ways[start] = Way{0, 0};
  for (bool changed = true; changed;) {
    changed = false;
    for (const TwinArc& arc : arcs) {
      if (!ways[arc.from]) continue;
      const Way way{ways[arc.from]->first + arc.way.first, ways[arc.from]->second + arc.way.second};
      if (!ways[arc.to] || way < *ways[arc.to]) {
        ways[arc.to] = way;
        changed = true;
      }
    }
  }
  return ways;
}

std::uint64_t decimetres(double metres) {
  return static_cast<std::uint64_t>(std::llround(metres * 10.0));
}

// Driven on an edge; of a ferry, the ways between its terminals and the road.
std::uint64_t drivenDecimetres(const NetworkSketch& sketch, const RoadGraph& graph, std::uint32_t number) {
  if (!graph.isFerry(number)) return decimetres(sketch.network.lengthMetres[number]);
  const model::Ferry& ferry = sketch.network.ferries[number - graph.linkCount()];
  const model::Point from = graph.position(graph.edge(number).from),
                     to = graph.position(graph.edge(number).to);
  return decimetres(std::hypot(ferry.from.x - from.x, ferry.from.y - from.y) +
                    std::hypot(ferry.to.x - to.x, ferry.to.y - to.y));
}

// A network with some accesses on it as nodes of their own: their links are cut where they get on.
class TwinGraph {
 public:
  TwinGraph(const NetworkSketch& sketch, const RoadGraph& graph, const std::vector<Access>& accesses)
      : mGraph(graph), mNodes(graph.nodeCount()) {
    std::vector<std::vector<std::size_t>> onEdge(graph.edgeCount());
    for (std::size_t i = 0; i < accesses.size(); ++i) onEdge[accesses[i].edge].push_back(i);
    for (std::uint32_t number = 0; number < graph.edgeCount(); ++number) {
      const Edge edge = graph.edge(number);
      const Way whole{edge.milliseconds, drivenDecimetres(sketch, graph, number)};
      auto& here = onEdge[number];
      std::sort(here.begin(), here.end(),
                [&](std::size_t a, std::size_t b) { return accesses[a].share < accesses[b].share; });
      std::uint32_t before = edge.from;
      Way along{0, 0};
      const auto piece = [&](std::uint32_t node, Way upTo) {
        const Way way{upTo.first - along.first, upTo.second - along.second};
        if (edge.forward) mArcs.push_back({before, node, way});
        if (edge.backward) mArcs.push_back({node, before, way});
        before = node;
        along = upTo;
      };
      for (const std::size_t i : here) {
        const auto part = [&](std::uint64_t of) {
          return static_cast<std::uint64_t>(std::llround(accesses[i].share * static_cast<double>(of)));
        };
        const auto gate = static_cast<std::uint32_t>(mNodes++), door = static_cast<std::uint32_t>(mNodes++);
        const Way leg{accesses[i].legMilliseconds, decimetres(accesses[i].metres)};
        mArcs.push_back({gate, door, leg});
        mArcs.push_back({door, gate, leg});
        // At an end of the link one is at the junction.
        if (accesses[i].share == 0.0 || accesses[i].share == 1.0) {
          const std::uint32_t junction = accesses[i].share == 0.0 ? edge.from : edge.to;
          mArcs.push_back({gate, junction, {0, 0}});
          mArcs.push_back({junction, gate, {0, 0}});
        }
        piece(gate, {part(whole.first), part(whole.second)});
        mDoors.resize(std::max(mDoors.size(), i + 1));
        mDoors[i] = door;
      }
      piece(edge.to, whole);
    }
  }
  [[nodiscard]] std::uint32_t door(std::size_t access) const { return mDoors[access]; }
  [[nodiscard]] Ways from(std::uint32_t node) const { return waysFrom(node, mNodes, mArcs); }

 private:
  const RoadGraph& mGraph;
  std::size_t mNodes;
  std::vector<TwinArc> mArcs;
  std::vector<std::uint32_t> mDoors;
};

// Roads without ferries, whichever way: the lowest node of each piece.
std::vector<std::uint32_t> roadPieces(const RoadGraph& graph) {
  std::vector<std::uint32_t> piece(graph.nodeCount());
  for (std::uint32_t node = 0; node < piece.size(); ++node) piece[node] = node;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t number = 0; number < graph.linkCount(); ++number) {
      const Edge edge = graph.edge(number);
      const std::uint32_t least = std::min(piece[edge.from], piece[edge.to]);
      if (piece[edge.from] != least || piece[edge.to] != least) changed = true;
      piece[edge.from] = piece[edge.to] = least;
    }
  }
  return piece;
}

using Matrix = std::vector<std::vector<Way>>;

std::uint64_t length(const std::vector<std::size_t>& round, const Matrix& ways) {
  std::uint64_t total = 0;
  for (std::size_t i = 1; i < round.size(); ++i) total += ways[round[i - 1]][round[i]].first;
  return total;
}

std::vector<std::size_t> withInserted(std::vector<std::size_t> round, std::size_t position, std::size_t who) {
  round.insert(round.begin() + static_cast<std::ptrdiff_t>(position), who);
  return round;
}

std::vector<std::size_t> bestInsertion(const std::vector<std::size_t>& round, std::size_t who,
                                       const Matrix& ways) {
  std::vector<std::size_t> best;
  for (std::size_t position = 1; position < round.size(); ++position) {
    const auto tried = withInserted(round, position, who);
    if (best.empty() || length(tried, ways) < length(best, ways)) best = tried;
  }
  return best;
}

std::vector<std::size_t> moved(std::vector<std::size_t> round, const Matrix& ways) {
  for (std::size_t i = 1; i + 1 < round.size(); ++i) {
    auto without = round;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    const auto tried = bestInsertion(without, round[i], ways);
    if (length(tried, ways) < length(round, ways)) {
      round = tried;
      i = 0;  // from the beginning
    }
  }
  return round;
}

struct TwinFigures {
  std::uint64_t visits = 0, milliseconds = 0, decimetres = 0;
};

// One day; places of the matrix are those of the patients, in the order drawn, after the base.
void addDay(const Matrix& ways, const NurseRoundsOptions& options, TwinFigures& figures) {
  const auto contact = static_cast<std::uint64_t>(std::llround(options.contactMinutes * 60000.0));
  const auto shift = static_cast<std::uint64_t>(std::llround(options.shiftMinutes * 60000.0));
  std::vector<std::size_t> round{0, 0};
  for (std::size_t who = 1; who < ways.size(); ++who) {
    auto tried = bestInsertion(round, who, ways);
    if (length(tried, ways) + who * contact > shift) tried = moved(tried, ways);
    const bool fits = length(tried, ways) + who * contact <= shift;
    if (fits || who == 1) round = tried;
    if (!fits) break;
  }
  round = moved(round, ways);
  figures.visits += round.size() - 2;
  figures.milliseconds += length(round, ways);
  for (std::size_t i = 1; i < round.size(); ++i) figures.decimetres += ways[round[i - 1]][round[i]].second;
}

// What one random world is made of.
struct TwinWorld {
  NetworkSketch sketch;
  RoadGraph graph;
  std::vector<Access> places;  // base, zone, patients
  std::vector<PatientPoint> points;
  NurseRoundsOptions options;
};

TwinWorld randomWorld(std::mt19937_64& random) {
  const auto fraction = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
  TwinWorld world{randomSketch(random), {}, {}, {}, {}};
  world.graph = graphOf(world.sketch);
  const auto access = [&] {
    const auto link = static_cast<std::uint32_t>(random() % world.graph.linkCount());
    Access place;
    place.state = AccessState::OnEdge;
    place.edge = link;
    place.share = random() % 4 == 0 ? static_cast<double>(random() % 2) : fraction();
    const std::uint32_t milliseconds = world.graph.edge(link).milliseconds;
    place.fromMilliseconds = static_cast<std::uint32_t>(std::llround(place.share * milliseconds));
    place.toMilliseconds = milliseconds - place.fromMilliseconds;
    place.metresAlong = place.share * world.sketch.network.lengthMetres[link];
    place.metres = random() % 2 == 0 ? 0.0 : 300.0 * fraction();
    place.legMilliseconds = static_cast<std::uint32_t>(roadMilliseconds(place.metres, 20.0));
    return place;
  };
  const std::uint64_t patients = 1 + random() % 12;
  for (std::uint64_t i = 0; i < 2 + patients; ++i) world.places.push_back(access());
  for (std::uint64_t i = 0; i < patients; ++i)
    world.points.push_back({0, static_cast<double>(random() % 4), world.places[2 + i]});
  if (world.points.front().weight == 0.0) world.points.front().weight = 1.0;
  world.options.contactMinutes = 1.0 + static_cast<double>(random() % 12);
  world.options.shiftMinutes = 10.0 + static_cast<double>(random() % 90);
  world.options.days = 3;
  world.options.seed = random();
  world.options.threads = 1;
  return world;
}

// The figures of the only zone, or nothing.
std::optional<TwinFigures> twin(const TwinWorld& world) {
  const TwinGraph graph(world.sketch, world.graph, world.places);
  std::vector<Ways> from;
  for (std::size_t i = 0; i < world.places.size(); ++i) from.push_back(graph.from(graph.door(i)));
  const auto way = [&](std::size_t a, std::size_t b) { return from[a][graph.door(b)]; };
  if (!way(1, 0)) return std::nullopt;
  const std::vector<std::uint32_t> pieces = roadPieces(world.graph);
  const auto pieceOf = [&](std::size_t place) {
    return pieces[world.graph.edge(world.places[place].edge).from];
  };
  std::map<std::uint32_t, double> weightOfPiece;
  const auto isOpen = [&](std::size_t place) { return way(0, place) && way(place, 0); };
  for (std::size_t i = 0; i < world.points.size(); ++i)
    if (isOpen(2 + i) && world.points[i].weight > 0.0)
      weightOfPiece[pieceOf(2 + i)] += world.points[i].weight;
  // Where no piece or another one is chosen, only the plain rule of the access point's own is compared.
  if (weightOfPiece.count(pieceOf(1)) == 0) return std::nullopt;
  std::vector<std::size_t> chosen;
  std::vector<double> upTo;
  for (std::size_t i = 0; i < world.points.size(); ++i) {
    if (!isOpen(2 + i) || !(world.points[i].weight > 0.0) || pieceOf(2 + i) != pieceOf(1)) continue;
    chosen.push_back(2 + i);
    upTo.push_back((upTo.empty() ? 0.0 : upTo.back()) + world.points[i].weight);
  }
  TwinFigures figures;
  const auto count = static_cast<std::size_t>(world.options.shiftMinutes / world.options.contactMinutes) + 1;
  for (std::uint32_t day = 0; day < world.options.days; ++day) {
    RandomStream random(world.options.seed, "Z", day);
    std::vector<std::size_t> who{0};
    for (std::size_t i = 0; i < count; ++i) {
      const double weight = random.fraction() * upTo.back();
      random.fraction();  // the place along the road, of no use here
      std::size_t point = 0;
      while (point + 1 < upTo.size() && upTo[point] <= weight) ++point;
      who.push_back(chosen[point]);
    }
    Matrix ways(who.size(), std::vector<Way>(who.size()));
    for (std::size_t a = 0; a < who.size(); ++a)
      for (std::size_t b = 0; b < who.size(); ++b)
        if (who[a] != who[b]) ways[a][b] = *way(who[a], who[b]);
    addDay(ways, world.options, figures);
  }
  return figures;
}

TEST(NurseRoundsTwin, AgreesToTheMillisecondAndDecimetreOnRandomWorlds) {
  std::mt19937_64 random(testing_support::testSeed());
  const std::vector<std::string> codes{"Z"};
  const std::vector<std::string> wkb{testing_support::NurseWorld::rectangle(-1e5, -1e5, 1e5, 1e5)};
  const std::vector<double> people{1.0};
  int compared = 0;
  for (int round = 0; round < 1500; ++round) {
    const TwinWorld world = randomWorld(random);
    const std::optional<TwinFigures> expected = twin(world);
    const NurseRoundsInput input{world.sketch.network,
                                 world.graph,
                                 codes,
                                 people,
                                 wkb,
                                 std::span(world.places).subspan(1, 1),
                                 std::span(world.places).first(1),
                                 world.points};
    SilentMonitor monitor;
    const NurseRound found = simulateNurseRounds(input, world.options, monitor).takeValue().front();
    if (!expected) continue;
    ++compared;
    ASSERT_TRUE(found.figures) << "round " << round;
    const auto visits = static_cast<double>(expected->visits);
    const double travel = static_cast<double>(expected->milliseconds) / 60000.0 / visits;
    ASSERT_EQ(found.figures->visitsPerShift, visits / world.options.days) << "round " << round;
    ASSERT_DOUBLE_EQ(found.figures->minutesPerContact, world.options.contactMinutes + travel)
        << "round " << round;
    ASSERT_NEAR(found.figures->roadKmPerContact, static_cast<double>(expected->decimetres) / 10000.0 / visits,
                1e-9)
        << "round " << round;
  }
  EXPECT_GT(compared, 400);
}

TEST(NurseRoundsTwin, AgreesWithSearchesThatStopAtTheirTargetsOrGiveUp) {
  std::mt19937_64 random(testing_support::testSeed() + 1);
  for (int round = 0; round < 1000; ++round) {
    const NetworkSketch sketch = randomSketch(random);
    const RoadGraph graph = graphOf(sketch);
    std::vector<TwinArc> arcs, turned;
    for (std::uint32_t number = 0; number < graph.edgeCount(); ++number) {
      const Edge edge = graph.edge(number);
      const Way way{edge.milliseconds, drivenDecimetres(sketch, graph, number)};
      if (edge.forward) arcs.push_back({edge.from, edge.to, way});
      if (edge.backward) arcs.push_back({edge.to, edge.from, way});
    }
    for (const TwinArc& arc : arcs) turned.push_back({arc.to, arc.from, arc.way});
    const std::vector<std::uint32_t> lengths = arcDecimetres(sketch.network, graph);
    RoadSearch search(graph, lengths);
    for (int again = 0; again < 4; ++again) {
      const auto start = static_cast<std::uint32_t>(random() % graph.nodeCount());
      std::vector<std::uint32_t> targets;
      for (int i = 0; i < 4; ++i) targets.push_back(static_cast<std::uint32_t>(random() % graph.nodeCount()));
      const bool fromStart = random() % 2 == 0;
      const std::size_t most = random() % 2 == 0 ? RoadSearch::ANY_NUMBER : 3;
      const SearchStart at{start, {}};
      std::vector<Drive> found(targets.size());
      SilentMonitor monitor;
      const bool isComplete = search.search(
          std::span(&at, 1), targets,
          fromStart ? TravelDirection::FromCentre : TravelDirection::TowardsCentre, found, monitor, most);
      const Ways expected = waysFrom(start, graph.nodeCount(), fromStart ? arcs : turned);
      for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto& way = expected[targets[i]];
        if (!isComplete && found[i].isNone()) continue;
        ASSERT_EQ(found[i].isNone(), !way) << "round " << round;
        if (way) {
          ASSERT_EQ(Way(found[i].milliseconds(), found[i].decimetres()), *way) << "round " << round;
        }
      }
      if (most == RoadSearch::ANY_NUMBER) {
        ASSERT_TRUE(isComplete);
      }
    }
  }
}

TEST(NurseRoundsTwin, AgreesOnWhereOneGetsToAndBack) {
  std::mt19937_64 random(testing_support::testSeed() + 2);
  for (int round = 0; round < 500; ++round) {
    const NetworkSketch sketch = randomSketch(random);
    const RoadGraph graph = graphOf(sketch);
    std::vector<TwinArc> arcs;
    for (std::uint32_t number = 0; number < graph.edgeCount(); ++number) {
      if (graph.edge(number).forward) arcs.push_back({graph.edge(number).from, graph.edge(number).to, {}});
      if (graph.edge(number).backward) arcs.push_back({graph.edge(number).to, graph.edge(number).from, {}});
    }
    std::vector<Ways> from;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node)
      from.push_back(waysFrom(node, graph.nodeCount(), arcs));
    const std::vector<std::uint32_t> component = strongComponents(graph);
    for (std::uint32_t a = 0; a < graph.nodeCount(); ++a)
      for (std::uint32_t b = 0; b < graph.nodeCount(); ++b)
        ASSERT_EQ(component[a] == component[b], from[a][b] && from[b][a]) << "round " << round;
  }
}

}  // namespace
