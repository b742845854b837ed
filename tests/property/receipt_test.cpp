// The receipt of a zone says what the outputs say, and its factors multiply to them.
#include <gtest/gtest.h>

#include <cmath>

#include "base/compensated_sum.h"
#include "formula/explain.h"
#include "property/random_studies.h"

namespace fairshares::testing_support {
namespace {

using model::Step;

// The programmes that exist on zones, in the order of the study.
std::vector<std::size_t> programmesOnZones(const model::Results& results) {
  std::vector<std::size_t> positions;
  for (std::size_t programme = 0; programme < results.zones.programmes.size(); ++programme)
    if (results.zones.programmes[programme]) positions.push_back(programme);
  return positions;
}

void expectNumbersOfTheOutputs(const model::Model& model, const model::Results& results, std::size_t zone) {
  const formula::Receipt receipt = formula::explainZone(model, results, zone, std::nullopt);
  EXPECT_EQ(receipt.code, model.zones.codes[zone]);
  EXPECT_EQ(receipt.population, results.zones.population[zone]);
  EXPECT_EQ(receipt.nationalPopulation, results.nationalPopulation);
  const std::vector<std::size_t> positions = programmesOnZones(results);
  ASSERT_EQ(receipt.programmes.size(), positions.size());
  for (std::size_t line = 0; line < positions.size(); ++line) {
    const formula::ReceiptProgramme& told = receipt.programmes[line];
    const model::StepWeights& weights = *results.zones.programmes[positions[line]];
    EXPECT_EQ(told.id, model.programmes[positions[line]].id);
    ASSERT_EQ(told.steps.size(), model::STEP_COUNT);
    for (const Step step : model::STEPS) {
      const formula::ReceiptStep& part = told.steps[static_cast<std::size_t>(step)];
      EXPECT_EQ(part.step, step);
      EXPECT_EQ(part.weightedPopulation, weights.at(step)[zone]);
      EXPECT_EQ(part.index, model::stepIndex(weights, step, zone));
    }
    EXPECT_EQ(told.overallIndex, model::overallIndex(weights, zone));
    EXPECT_EQ(told.targetShare, weights.at(Step::ExcessCost)[zone] / results.nationalPopulation);
    EXPECT_EQ(told.allocationGbp, told.targetShare * model.programmes[positions[line]].budgetGbp);
  }
}

// index = raw * scale, and a raw needs value is 1 plus its terms, not below its declared minimum.
void expectFactorsToMultiply(const model::Model& model, const model::Results& results, std::size_t zone,
                             std::size_t& compared) {
  const formula::Receipt receipt = formula::explainZone(model, results, zone, std::nullopt);
  for (const formula::ReceiptProgramme& programme : receipt.programmes) {
    EXPECT_EQ(programme.steps.front().raw, std::nullopt);
    for (const formula::ReceiptStep& step : programme.steps) {
      if (receipt.population == 0.0) {
        EXPECT_FALSE(step.raw.has_value());
        EXPECT_FALSE(step.index.has_value());
        EXPECT_EQ(step.weightedPopulation, 0.0);
      }
      if (!step.raw || !step.index) continue;
      EXPECT_LE(std::abs(*step.raw * step.scale - *step.index), 1e-12 * *step.index)
          << programme.id << ", " << model::stepName(step.step);
      ++compared;
      if (step.terms.empty()) continue;
      double raw = 1.0;
      for (const formula::ReceiptTerm& term : step.terms) raw += term.coefficientPerSd * term.z.value();
      for (const model::Programme& definition : model.programmes)
        if (definition.id == programme.id && definition.needs.rawMinimum)
          raw = std::max(raw, *definition.needs.rawMinimum);
      EXPECT_LE(std::abs(raw - *step.raw), 1e-12 * raw) << programme.id;
    }
  }
}

}  // namespace

TEST(Receipt, HasTheNumbersOfTheOutputsBitForBit) {
  forEachSeed(100, [](std::uint64_t seed) {
    const model::Model model = randomModel(seed);
    const model::Results results = mustEvaluate(model);
    for (std::size_t zone = 0; zone < model.zones.size(); ++zone)
      expectNumbersOfTheOutputs(model, results, zone);
  });
}

TEST(Receipt, HasFactorsThatMultiplyToTheIndices) {
  std::size_t compared = 0;
  forEachSeed(100, [&compared](std::uint64_t seed) {
    const model::Model model = randomModel(seed);
    const model::Results results = mustEvaluate(model);
    for (std::size_t zone = 0; zone < model.zones.size(); ++zone)
      expectFactorsToMultiply(model, results, zone, compared);
  });
  EXPECT_GT(compared, 1000u);
}

// What each person of a zone counts adds up to the zone's weighted population.
TEST(Receipt, SaysWhatEachPersonCountsSoThatAllPersonsMakeTheZone) {
  std::size_t compared = 0;
  forEachSeed(60, [&compared](std::uint64_t seed) {
    const model::Model model = randomModel(seed, {.mostZones = 10});
    const model::Results results = mustEvaluate(model);
    for (std::size_t zone = 0; zone < model.zones.size(); ++zone) {
      std::vector<CompensatedSum> sums(model.programmes.size());
      std::vector<std::optional<double>> whole(model.programmes.size());
      for (const Sex sex : {Sex::Female, Sex::Male})
        for (const AgeBand& band : model.zones.bands) {
          const formula::Receipt receipt =
              formula::explainZone(model, results, zone, formula::ReceiptGroup{sex, band.from});
          for (std::size_t line = 0; line < receipt.programmes.size(); ++line) {
            const formula::ReceiptProgramme& programme = receipt.programmes[line];
            if (!programme.person || !programme.person->weight) continue;
            sums[line].add(receipt.groupPersons * *programme.person->weight);
            whole[line] = programme.steps.back().weightedPopulation;
          }
        }
      for (std::size_t line = 0; line < sums.size(); ++line) {
        if (!whole[line]) continue;
        EXPECT_LE(std::abs(sums[line].value() - *whole[line]), 1e-12 * *whole[line]);
        ++compared;
      }
    }
  });
  EXPECT_GT(compared, 100u);
}

}  // namespace fairshares::testing_support
