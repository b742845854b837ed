// Nurse days for 7,000 zones over a road network of Scotland's size: wanted within 20 s on two cores.
// Run: fairshares_benchmark_nurse_rounds; the argument is the number of threads.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "benchmarks/grid_network.h"
#include "geography/edge_index.h"
#include "geography/nurse_rounds.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;

constexpr std::size_t LINKS = 400'000;
constexpr std::size_t ZONES_A_SIDE = 84;  // 7,056 zones of about 57 links
constexpr std::size_t BASES_A_SIDE = 20;

std::string squareWkb(double left, double low, double side) {
  std::string wkb("\x01\x03\x00\x00\x00\x01\x00\x00\x00\x05\x00\x00\x00", 13);
  const double corners[5][2]{
      {left, low}, {left + side, low}, {left + side, low + side}, {left, low + side}, {left, low}};
  for (const auto& corner : corners)
    for (const double metres : corner) {
      char bytes[sizeof(double)];
      std::memcpy(bytes, &metres, sizeof(double));
      wkb.append(bytes, sizeof(double));
    }
  return wkb;
}

struct Country {
  benchmark_support::GridNetwork roads = benchmark_support::gridNetwork(LINKS);
  RoadGraph graph = buildRoadGraph(roads.network, roads.speeds).takeValue();
  std::vector<std::string> codes, wkb;
  std::vector<double> population;
  std::vector<Access> access, bases;

  Country() {
    double metres = 0.0;
    for (const model::Point& point : roads.network.shape) metres = std::max(metres, point.x);
    const double side = metres / ZONES_A_SIDE;
    std::vector<model::Point> middles, basePlaces;
    for (std::size_t line = 0; line < ZONES_A_SIDE; ++line)
      for (std::size_t column = 0; column < ZONES_A_SIDE; ++column) {
        const double left = side * static_cast<double>(column), low = side * static_cast<double>(line);
        codes.push_back("Z" + std::to_string(codes.size()));
        wkb.push_back(squareWkb(left, low, side));
        population.push_back(780.0);
        middles.push_back({left + side / 2.0, low + side / 2.0});
      }
    for (std::size_t line = 0; line < BASES_A_SIDE; ++line)
      for (std::size_t column = 0; column < BASES_A_SIDE; ++column)
        basePlaces.push_back({metres * (static_cast<double>(column) + 0.5) / BASES_A_SIDE,
                              metres * (static_cast<double>(line) + 0.5) / BASES_A_SIDE});
    const EdgeIndex index(roads.network);
    access = joinPlaces(graph, index, middles, nullptr, AccessOptions());
    bases = joinPlaces(graph, index, basePlaces, nullptr, AccessOptions());
  }
};

void NurseDaysOf7000Zones(benchmark::State& state) {
  static const Country COUNTRY;
  NurseRoundsInput input{COUNTRY.roads.network, COUNTRY.graph,  COUNTRY.codes, COUNTRY.population,
                         COUNTRY.wkb,           COUNTRY.access, COUNTRY.bases};
  NurseRoundsOptions options;
  options.threads = static_cast<unsigned>(state.range(0));
  SilentMonitor monitor;
  std::vector<NurseRound> rounds;
  for (auto _ : state) rounds = simulateNurseRounds(input, options, monitor).takeValue();
  double simulated = 0.0, visits = 0.0, minutes = 0.0, closedForm = 0.0;
  for (const NurseRound& round : rounds)
    if (round.figures) {
      simulated += 1.0;
      visits += round.figures->visitsPerShift;
      minutes += round.figures->minutesPerContact;
      closedForm += round.figures->closedFormMinutesPerContact;
    }
  state.counters["zones"] = simulated;
  state.counters["days"] = options.days;
  state.counters["visits"] = visits / simulated;
  state.counters["minutes"] = minutes / simulated;
  state.counters["closed_form"] = closedForm / simulated;
}
BENCHMARK(NurseDaysOf7000Zones)->Arg(1)->Arg(2)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);

}  // namespace

BENCHMARK_MAIN();
