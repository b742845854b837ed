// The same study gives the same bits, whatever the number of threads.
#include <gtest/gtest.h>

#include <array>
#include <cstring>

#include "property/random_studies.h"

namespace fairshares::testing_support {
namespace {

using Bits = std::vector<unsigned char>;

void appendBits(Bits& bits, double value) {
  // Byte by byte: g++ 12 takes the insertion of a range here for one past the end (-Wstringop-overflow).
  std::array<unsigned char, sizeof value> bytes{};
  std::memcpy(bytes.data(), &value, sizeof value);
  for (const unsigned char byte : bytes) bits.push_back(byte);
}

void appendBits(Bits& bits, const std::vector<double>& values) {
  appendBits(bits, static_cast<double>(values.size()));
  for (const double value : values) appendBits(bits, value);
}

void appendBits(Bits& bits, const std::vector<std::optional<double>>& values) {
  appendBits(bits, static_cast<double>(values.size()));
  for (const std::optional<double>& value : values) {
    bits.push_back(value ? 1 : 0);
    if (value) appendBits(bits, *value);
  }
}

Bits bitsOf(const model::Model& model, const model::Results& results) {
  Bits bits;
  appendBits(bits, results.nationalPopulation);
  for (const std::optional<model::RawFactors>& raw : results.raw) {
    bits.push_back(raw ? 1 : 0);
    if (!raw) continue;
    appendBits(bits, raw->costPerHeadGbp);
    appendBits(bits, raw->rawNeeds);
    appendBits(bits, raw->rawExcess);
    for (const std::size_t unit : raw->needsAtMinimum) appendBits(bits, static_cast<double>(unit));
    for (const double scale : raw->scale) appendBits(bits, scale);
  }
  for (const model::StandardisedIndicator& indicator : results.indicators) {
    appendBits(bits, indicator.mean);
    appendBits(bits, indicator.standardDeviation);
    appendBits(bits, indicator.z);
    for (const std::size_t unit : indicator.capped) appendBits(bits, static_cast<double>(unit));
  }
  for (const Geography& geography : listGeographies(model, results)) {
    appendBits(bits, geography.result->population);
    for (const std::optional<model::StepWeights>& weights : geography.result->programmes) {
      bits.push_back(weights ? 1 : 0);
      if (weights)
        for (const std::vector<double>& step : weights->weight) appendBits(bits, step);
    }
  }
  return bits;
}

}  // namespace

TEST(ThreadCount, DoesNotChangeASingleBit) {
  forEachSeed(100, [](std::uint64_t seed) {
    const model::Model model = randomModel(seed);
    const Bits alone = bitsOf(model, mustEvaluate(model, 1));
    ASSERT_GT(alone.size(), 100u);
    for (const unsigned threads : {2u, 8u, 0u}) {
      const Bits together = bitsOf(model, mustEvaluate(model, threads));
      ASSERT_EQ(alone.size(), together.size());
      EXPECT_EQ(std::memcmp(alone.data(), together.data(), alone.size()), 0) << threads << " threads";
    }
  });
}

TEST(ASecondRun, GivesTheSameBits) {
  forEachSeed(50, [](std::uint64_t seed) {
    const model::Model model = randomModel(seed);
    EXPECT_EQ(bitsOf(model, mustEvaluate(model)), bitsOf(model, mustEvaluate(model)));
    const model::Model again = randomModel(seed);
    EXPECT_EQ(bitsOf(model, mustEvaluate(model)), bitsOf(again, mustEvaluate(again)));
  });
}

}  // namespace fairshares::testing_support
