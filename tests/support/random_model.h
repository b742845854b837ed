// Random studies that are already joined: the same seed gives the same model on every machine.
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/model.h"
#include "support/random.h"

namespace fairshares::testing_support {

struct RandomModelOptions {
  /// Unit number k has 2^k persons (all in one group), so that a sum tells which units were counted.
  /// Practices, if any, are as many as zones, so that lists need no scaling.
  bool powerOfTwoPopulations = false;
  /// No programme has any step but the population.
  bool populationOnly = false;
  /// The greatest number of zones; the least is 3.
  std::size_t mostZones = 60;
};

/// A model that the engine must accept: 3-60 zones and 0-20 practices, some empty; several sets of age bands;
/// 1-4 levels, some where a practice has no area, some areas without zones; 1-8 leaf programmes in a forest
/// of up to three layers; each step by a random method; populations from 1 to 10^6 and indices from 2^-10 to
/// 2^10; programmes that serve few groups, so that zones with people are without cost.
model::Model randomModel(std::uint64_t seed, const RandomModelOptions& options = {});

}  // namespace fairshares::testing_support
