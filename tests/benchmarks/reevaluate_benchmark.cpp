// A changed ferry and a moved threshold, from the network to Board shares, on a study kept open.
// Run: FAIRSHARES_STUDY=study.toml fairshares_benchmark_reevaluate
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <stdexcept>
#include <string>

#include "geography/urban_rural.h"
#include "run/open_study.h"

namespace {

using namespace fairshares;

run::OpenStudy openedStudy() {
  const char* const file = std::getenv("FAIRSHARES_STUDY");
  if (!file)
    throw std::runtime_error("set FAIRSHARES_STUDY to a study with [network], [ferries], [urban_rural]");
  SilentMonitor monitor;
  Result<run::OpenStudy> opened = run::openStudy(file, {}, monitor);
  if (!opened) throw std::runtime_error(describe(opened.issues().list().front()));
  return opened.takeValue();
}

run::OpenStudy& theStudy() {
  static run::OpenStudy study = openedStudy();
  return study;
}

void mustHold(const Result<model::Results>& results) {
  if (!results) throw std::runtime_error(describe(results.issues().list().front()));
}

/// Each round another crossing of the first ferry, so that nothing is ever the same as before.
void changedFerry(benchmark::State& state) {
  run::OpenStudy& study = theStudy();
  std::vector<model::Ferry> ferries = study.ferries;
  SilentMonitor monitor;
  for (auto _ : state) {
    ferries.front().crossingMinutes += 1.0;
    const auto results = run::reevaluate(study, ferries, std::nullopt, {}, monitor);
    mustHold(results);
    benchmark::DoNotOptimize(results.value().levels.front().population.data());
  }
  state.counters["links"] = static_cast<double>(study.world->roads ? study.world->roadGraph.linkCount() : 0);
  state.counters["zones"] = static_cast<double>(study.joined.model.zones.size());
}
BENCHMARK(changedFerry)->Unit(benchmark::kMillisecond)->UseRealTime();

void movedThreshold(benchmark::State& state) {
  run::OpenStudy& study = theStudy();
  study::UrbanRural rules = *study.joined.study.remoteness->urbanRural;
  SilentMonitor monitor;
  double minutes = 30.0;
  for (auto _ : state) {
    minutes = minutes < 45.0 ? minutes + 0.5 : 20.0;
    rules.minutes = {minutes, 60.0};
    mustHold(run::reevaluate(study, study.ferries, rules, {}, monitor));
  }
}
BENCHMARK(movedThreshold)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
