// How long the four steps take, alone: zones x 6 programmes x 40 age-sex groups, everything in memory.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <random>
#include <string>

#include "formula/evaluate.h"

namespace fairshares {
namespace {

constexpr std::size_t PROGRAMMES = 6;
constexpr std::size_t INDICATORS = 6;

model::Programme leaf(std::size_t number, std::size_t groups, std::size_t zones, std::mt19937_64& random) {
  const auto draw = [&](double from, double to) {
    return from + (to - from) * static_cast<double>(random() % 10000) / 10000.0;
  };
  model::Programme programme;
  programme.id = "programme_" + std::to_string(number);
  programme.expenditureGbp = programme.budgetGbp = 1e9;
  programme.ageSex.method = study::StepMethod::CostWeights;
  for (std::size_t group = 0; group < groups; ++group)
    programme.ageSex.costGbpByGroup.push_back(draw(100, 4000));
  programme.needs.method = study::StepMethod::Indicators;
  programme.needs.terms = {{number, 0.06}, {(number + 1) % INDICATORS, 0.12}};
  programme.needs.rawMinimum = 0.05;
  programme.excessCost.method = study::StepMethod::CategoryRatios;
  for (std::size_t zone = 0; zone < zones; ++zone) programme.excessCost.ratio.emplace_back(draw(0.99, 1.15));
  return programme;
}

model::Model randomModel(std::size_t zones) {
  std::mt19937_64 random(zones);
  model::Model model;
  model.zones.bands = nracAgeBands();
  model.zones.codes.resize(zones);
  model.zones.names.resize(zones);
  const std::size_t groups = model.zones.groupCount();
  model.zones.persons.reserve(zones * groups);
  for (std::size_t zone = 0; zone < zones; ++zone) {
    double population = 0.0;
    for (std::size_t group = 0; group < groups; ++group) {
      const double persons = static_cast<double>(random() % 40);
      model.zones.persons.push_back(persons);
      population += persons;
    }
    model.zones.population.push_back(population);
    model.nationalPopulation += population;
  }
  model.zones.populationAsRead = model.zones.population;
  for (std::size_t number = 0; number < INDICATORS; ++number) {
    model::Indicator indicator;
    indicator.id = "indicator_" + std::to_string(number);
    for (std::size_t zone = 0; zone < zones; ++zone)
      indicator.values.emplace_back(static_cast<double>(random() % 1000) / 7.0);
    model.indicators.push_back(std::move(indicator));
  }
  for (std::size_t number = 0; number < PROGRAMMES; ++number)
    model.programmes.push_back(leaf(number, groups, zones, random));
  return model;
}

double peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void fourSteps(benchmark::State& state) {
  const model::Model model = randomModel(static_cast<std::size_t>(state.range(0)));
  const auto threads = static_cast<unsigned>(state.range(1));
  const SilentMonitor monitor;
  for ([[maybe_unused]] auto _ : state) {
    Result<model::Results> results = formula::evaluate(model, threads, monitor);
    benchmark::DoNotOptimize(results.value().nationalPopulation);
  }
  state.counters["ns_per_zone"] =
      benchmark::Counter(static_cast<double>(state.range(0)) * 1e-9,
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
  state.counters["peak_MB"] = peakMegabytes();
}

// Sizes rise, so that the peak of memory is that of the size itself.
BENCHMARK(fourSteps)
    ->ArgNames({"zones", "threads"})
    ->Args({7000, 1})
    ->Args({7000, 2})
    ->Args({30000, 1})
    ->Args({100000, 1})
    ->Args({300000, 1})
    ->Args({1000000, 1})
    ->Args({1000000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace fairshares

BENCHMARK_MAIN();
