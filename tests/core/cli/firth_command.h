// The command run on the small country of core/run/firth_world.h.
#pragma once

#include <stdexcept>
#include <string>

#include "core/cli/starter_world.h"
#include "core/run/firth_world.h"

namespace fairshares::testing_support {

struct FirthCommand {
  static Said run(const FirthWorld& world, const std::string& output = "out.gpkg") {
    return runFairShares({"run", world.study(), "--output", world.path(output), "--threads", "1", "--json"});
  }
  static Said check(const FirthWorld& world) { return runFairShares({"check", world.study(), "--json"}); }
  static Said explain(const FirthWorld& world, const std::string& zone) {
    return runFairShares({"explain", world.study(), "--zone", zone, "--json"});
  }
  /// The output of the country as it is, made once.
  static std::string goodOutput() {
    static const FirthWorld world;
    static const bool made = [] {
      world.write();
      const Said said = run(world);
      if (said.status != cli::ExitStatus::Done) throw std::runtime_error(said.out + said.err);
      return true;
    }();
    return made ? world.path("out.gpkg") : "";
  }
};

}  // namespace fairshares::testing_support
