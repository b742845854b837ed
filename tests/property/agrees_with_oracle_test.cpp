// The engine against the plain second implementation, on seeded random studies.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "formula/evaluate.h"
#include "formula/explain.h"
#include "property/random_studies.h"
#include "support/oracle.h"
#include "support/random_model.h"
#include "support/test_seed.h"

namespace fairshares::testing_support {
namespace {

constexpr std::size_t STUDIES = 600;
constexpr Number TOLERANCE = 1e-10L;  // relative

using model::Step;

bool agree(Number expected, double found) {
  return std::abs(expected - static_cast<Number>(found)) <= TOLERANCE * std::abs(expected);
}

// Counts what was compared, so that a test of nothing does not pass.
struct Tally {
  std::size_t weights = 0;
  std::size_t indices = 0;
  std::size_t nullIndices = 0;
  std::size_t absentProgrammes = 0;
};

void compareIndex(const std::optional<Number>& expected, const std::optional<double>& found,
                  const std::string& what, Tally& tally) {
  ASSERT_EQ(expected.has_value(), found.has_value()) << what;
  ++(expected ? tally.indices : tally.nullIndices);
  if (expected) {
    ASSERT_TRUE(agree(*expected, *found)) << what << ": oracle " << *expected << ", engine " << *found;
  }
}

void compareProgramme(const OracleProgramme& expected, const model::StepWeights& found,
                      const std::vector<std::string>& codes, Number nation, const std::string& what,
                      Tally& tally) {
  for (const Step step : model::STEPS) {
    const std::map<std::string, OracleCell>& cells = expected.steps[static_cast<std::size_t>(step)];
    ASSERT_EQ(cells.size(), codes.size()) << what;
    ASSERT_EQ(found.at(step).size(), codes.size()) << what;
    for (std::size_t member = 0; member < codes.size(); ++member) {
      const std::string where = what + ", " + std::string(model::stepName(step)) + ", " + codes[member];
      const OracleCell& cell = cells.at(codes[member]);
      const double weight = found.at(step)[member];
      ASSERT_TRUE(agree(cell.weightedPopulation, weight))
          << where << ": oracle " << cell.weightedPopulation << ", engine " << weight;
      ASSERT_TRUE(agree(cell.share, static_cast<double>(wide(weight) / nation))) << where;
      ++tally.weights;
      ASSERT_NO_FATAL_FAILURE(compareIndex(cell.index, model::stepIndex(found, step, member), where, tally));
    }
  }
  for (std::size_t member = 0; member < codes.size(); ++member)
    ASSERT_NO_FATAL_FAILURE(compareIndex(expected.overallIndex.at(codes[member]),
                                         model::overallIndex(found, member),
                                         what + ", overall, " + codes[member], tally));
}

void compareGeography(const OracleAnswer& oracle, const std::string& geography, const model::Model& model,
                      const model::GeographyResult& found, const std::vector<std::string>& codes,
                      Tally& tally) {
  for (std::size_t member = 0; member < codes.size(); ++member)
    ASSERT_TRUE(agree(oracle.population.at(geography).at(codes[member]), found.population[member]))
        << geography << ", population of " << codes[member];
  for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
    const std::string what = geography + ", " + model.programmes[programme].id;
    const auto programmes = oracle.programmes.find(geography);
    const bool isTold =
        programmes != oracle.programmes.end() && programmes->second.count(model.programmes[programme].id) > 0;
    ASSERT_EQ(found.programmes[programme].has_value(), isTold) << what;
    if (!isTold) {
      ++tally.absentProgrammes;
      continue;
    }
    ASSERT_NO_FATAL_FAILURE(compareProgramme(programmes->second.at(model.programmes[programme].id),
                                             *found.programmes[programme], codes, oracle.nationalPopulation,
                                             what, tally));
  }
}

void compareIndicators(const OracleAnswer& oracle, const model::Model& model, const model::Results& results) {
  for (std::size_t position = 0; position < model.indicators.size(); ++position) {
    const model::Indicator& indicator = model.indicators[position];
    const OracleIndicator& expected = oracle.indicators.at(indicator.id);
    const model::StandardisedIndicator& found = results.indicators[position];
    ASSERT_TRUE(agree(expected.mean, found.mean)) << indicator.id;
    ASSERT_TRUE(agree(expected.standardDeviation, found.standardDeviation))
        << indicator.id << ": oracle " << expected.standardDeviation << ", engine "
        << found.standardDeviation;
    const std::vector<std::string>& codes = unitsOf(model, indicator.basis).codes;
    for (std::size_t unit = 0; unit < codes.size(); ++unit) {
      ASSERT_EQ(found.z[unit].has_value(), expected.z.count(codes[unit]) > 0) << indicator.id;
      if (!found.z[unit]) continue;
      const Number z = expected.z.at(codes[unit]);
      ASSERT_LE(std::abs(z - wide(*found.z[unit])), TOLERANCE * std::max(1.0L, std::abs(z))) << indicator.id;
    }
  }
}

// Pounds are told by the receipt.
void compareAllocations(const OracleAnswer& oracle, const model::Model& model,
                        const model::Results& results) {
  for (std::size_t zone = 0; zone < model.zones.size(); ++zone)
    for (const formula::ReceiptProgramme& found :
         formula::explainZone(model, results, zone, std::nullopt).programmes) {
      const OracleCell& cell =
          oracle.programmes.at("zones").at(found.id).steps.back().at(model.zones.codes[zone]);
      ASSERT_TRUE(agree(cell.allocationGbp, found.allocationGbp)) << found.id;
      ASSERT_TRUE(agree(cell.share, found.targetShare)) << found.id;
    }
}

void compareStudy(std::uint64_t seed, Tally& tally) {
  const model::Model model = randomModel(seed);
  Result<model::Results> results = formula::evaluate(model, 1, SilentMonitor());
  ASSERT_TRUE(results) << describe(results.issues().list().front());
  const OracleAnswer oracle = askOracle(model);
  const model::Results& found = results.value();
  ASSERT_TRUE(agree(oracle.nationalPopulation, found.nationalPopulation));
  ASSERT_NO_FATAL_FAILURE(compareIndicators(oracle, model, found));
  ASSERT_NO_FATAL_FAILURE(compareAllocations(oracle, model, found));
  ASSERT_NO_FATAL_FAILURE(compareGeography(oracle, "zones", model, found.zones, model.zones.codes, tally));
  ASSERT_EQ(found.practices.has_value(), model.practices.has_value());
  if (found.practices) {
    ASSERT_NO_FATAL_FAILURE(
        compareGeography(oracle, "practices", model, *found.practices, model.practices->codes, tally));
  }
  ASSERT_EQ(found.levels.size(), model.levels.size());
  for (std::size_t level = 0; level < model.levels.size(); ++level)
    ASSERT_NO_FATAL_FAILURE(compareGeography(oracle, model.levels[level].id, model, found.levels[level],
                                             model.levels[level].areaCodes, tally));
}

}  // namespace

TEST(Oracle, AgreesWithTheEngineOnHundredsOfRandomStudies) {
  Tally tally;
  for (std::size_t study = 0; study < STUDIES; ++study) {
    const std::uint64_t seed = testSeed() + study;
    SCOPED_TRACE("random model of seed " + std::to_string(seed));
    ASSERT_NO_FATAL_FAILURE(compareStudy(seed, tally));
  }
  // The random studies must have reached the corners the oracle is for.
  EXPECT_GT(tally.weights, 500000u);
  EXPECT_GT(tally.indices, 500000u);
  EXPECT_GT(tally.nullIndices, 10000u);
  EXPECT_GT(tally.absentProgrammes, 1000u);
  RecordProperty("comparedWeights", static_cast<int>(tally.weights));
}

}  // namespace fairshares::testing_support
