// What the property tests share: many seeds, the engine on a model, and ways to change a model.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/model.h"
#include "model/results.h"
#include "support/random_model.h"
#include "support/test_seed.h"

namespace fairshares::testing_support {

/// Calls `check(seed)` for `count` seeds and stops at the first that fails, naming it.
void forEachSeed(std::size_t count, const std::function<void(std::uint64_t seed)>& check);

/// The engine's results; throws with the first problem if it refuses the model.
model::Results mustEvaluate(const model::Model& model, unsigned threads = 1);

/// Results on one geography together with the codes of its members.
struct Geography {
  std::string id;  ///< "zones", "practices" or the id of a level
  const model::GeographyResult* result;
  const std::vector<std::string>* codes;
};
/// Zones, practices where there are any, and every level.
std::vector<Geography> listGeographies(const model::Model& model, const model::Results& results);

/// Units of a programme's basis.
model::Units& unitsOf(model::Model& model, study::Basis basis);
const model::Units& unitsOf(const model::Model& model, study::Basis basis);

/// Calls `visit` with every weighted population and a text that says which one it is.
using WeightVisitor = std::function<void(const Geography& geography, std::size_t programme, model::Step step,
                                         std::size_t member, double weight)>;
void forEachWeight(const model::Model& model, const model::Results& results, const WeightVisitor& visit);

/// Expects every weighted population of two runs over the same members to agree (relative).
void expectSameWeights(const model::Model& model, const model::Results& expected, const model::Results& found,
                       double tolerance);

/// The model with zones, practices and areas under other codes, so that their order changes.
struct Renamed {
  model::Model model;
  std::vector<std::size_t> zones;               ///< [old zone], new position
  std::vector<std::size_t> practices;           ///< [old practice], new position
  std::vector<std::vector<std::size_t>> areas;  ///< [level][old area], new position
};
Renamed rename(const model::Model& model, Random& random);

/// The model with one zone divided in two of the same rates; the second part has `fraction` of the people and
/// stands right behind the first.
model::Model splitZone(const model::Model& model, std::size_t zone, double fraction);

}  // namespace fairshares::testing_support
