// The small country of firth_world.h, run, and what tests ask of the result.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "core/run/firth_world.h"
#include "run/run_study.h"

namespace fairshares::testing_support {

inline std::string told(const Issues& issues) {
  return io::reading_support::told(issues);
}

inline std::vector<Issue> issuesOf(const Issues& issues, Severity severity, IssueCode code) {
  std::vector<Issue> found;
  for (const Issue& issue : issues.list())
    if (issue.severity == severity && issue.code == code) found.push_back(issue);
  return found;
}

struct FirthRun {
  run::FinishedRun run;
  Issues issues;

  [[nodiscard]] const model::Remoteness& remoteness() const { return *run.joined.model.remoteness; }
  [[nodiscard]] const model::NearestPlaces& nearest() const { return *remoteness().driveTime; }
  [[nodiscard]] const model::ZoneClasses& classes() const { return *remoteness().classes; }
  [[nodiscard]] std::size_t zone(const std::string& letter) const {
    const auto& codes = run.joined.model.zones.codes;
    return static_cast<std::size_t>(std::find(codes.begin(), codes.end(), "Z_" + letter) - codes.begin());
  }
  /// Drive time; a test that asks for an unreachable zone is wrong.
  [[nodiscard]] std::uint64_t milliseconds(const std::string& letter) const {
    return static_cast<std::uint64_t>(std::llround(nearest().minutes[zone(letter)].value() * 60'000.0));
  }
  [[nodiscard]] std::string view(const std::string& id, const std::string& letter) const {
    for (const auto& view : classes().views)
      if (view.id == id) return view.codes[zone(letter)];
    return "no such view";
  }
};

/// Runs a world that has been written.
inline FirthRun ranFirth(const FirthWorld& world, const run::RunOptions& options = {1, "", {}}) {
  SilentMonitor monitor;
  Result<run::FinishedRun> run = run::runStudy(world.study(), options, monitor);
  if (!run) throw std::runtime_error(told(run.issues()));
  Issues issues = run.takeIssues();
  return {run.takeValue(), std::move(issues)};
}

inline std::string exactText(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%a", value);
  return text;
}

/// Every bit of what geography says, as text.
class BitsText {
 public:
  void add(const std::string& value) { mText += value + "\n"; }
  void add(double value) { add(exactText(value)); }
  template <typename Value> void add(const std::optional<Value>& value) {
    if (value)
      add(*value);
    else
      add(std::string("-"));
  }
  void add(std::uint32_t value) { add(std::to_string(value)); }
  void add(const model::Point& point) {
    add(point.x);
    add(point.y);
  }
  void add(const model::RouteLegText& leg) {
    add(leg.what);
    add(leg.minutes);
    add(leg.kilometres);
  }
  void add(const model::ZoneRoute& route) {
    add(route.legs);
    add(route.line);
  }
  void add(const model::NearestPlaces& nearest) {
    add(nearest.id);
    add(nearest.names);
    add(nearest.minutes);
    add(nearest.place);
    add(nearest.unreachableReason);
  }
  void add(const model::ZoneClasses& classes) {
    for (const auto& view : classes.views) add(view.codes);
    add(classes.category);
    for (const bool island : classes.island) add(static_cast<std::uint32_t>(island));
    add(classes.minutesToSpare);
  }
  void add(const model::NetworkFact& fact) {
    add(fact.item);
    add(fact.name);
    add(fact.value);
    add(fact.note);
  }
  void add(const model::ZoneRounds& rounds) {
    add(rounds.state);
    add(rounds.base);
    add(rounds.minutesPerContact);
    add(rounds.costPerContactGbp);
  }
  template <typename Value> void add(const std::vector<Value>& values) {
    for (const Value& value : values) add(value);
  }
  [[nodiscard]] const std::string& text() const { return mText; }

 private:
  std::string mText;
};

inline std::string bitsOf(const model::Remoteness& remoteness) {
  BitsText bits;
  bits.add(remoteness.accessPoint);
  bits.add(remoteness.settlementOfZone);
  bits.add(remoteness.driveTime);
  bits.add(remoteness.destinations);
  bits.add(remoteness.classes);
  bits.add(remoteness.rounds);
  bits.add(remoteness.routes);
  bits.add(remoteness.networkFacts);
  for (const auto& settlement : remoteness.settlements) {
    bits.add(settlement.code);
    bits.add(settlement.zonePopulation);
    bits.add(settlement.centre);
  }
  return bits.text();
}

}  // namespace fairshares::testing_support
