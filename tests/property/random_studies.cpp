#include "property/random_studies.h"

#include <cmath>
#include <stdexcept>
#include <utility>

#include "formula/evaluate.h"

namespace fairshares::testing_support {

void forEachSeed(std::size_t count, const std::function<void(std::uint64_t seed)>& check) {
  for (std::size_t number = 0; number < count; ++number) {
    const std::uint64_t seed = testSeed() + number;
    SCOPED_TRACE("random model of seed " + std::to_string(seed));
    check(seed);
    if (testing::Test::HasFailure()) return;
  }
}

model::Results mustEvaluate(const model::Model& model, unsigned threads) {
  Result<model::Results> results = formula::evaluate(model, threads, SilentMonitor());
  if (!results) throw std::runtime_error(describe(results.issues().list().front()));
  return results.takeValue();
}

std::vector<Geography> listGeographies(const model::Model& model, const model::Results& results) {
  std::vector<Geography> geographies{{"zones", &results.zones, &model.zones.codes}};
  if (results.practices) geographies.push_back({"practices", &*results.practices, &model.practices->codes});
  for (std::size_t level = 0; level < model.levels.size(); ++level)
    geographies.push_back({model.levels[level].id, &results.levels[level], &model.levels[level].areaCodes});
  return geographies;
}

model::Units& unitsOf(model::Model& model, study::Basis basis) {
  return basis == study::Basis::Zones ? model.zones : model.practices.value();
}
const model::Units& unitsOf(const model::Model& model, study::Basis basis) {
  return basis == study::Basis::Zones ? model.zones : model.practices.value();
}

void forEachWeight(const model::Model& model, const model::Results& results, const WeightVisitor& visit) {
  for (const Geography& geography : listGeographies(model, results))
    for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
      const std::optional<model::StepWeights>& weights = geography.result->programmes[programme];
      if (!weights) continue;
      for (const model::Step step : model::STEPS)
        for (std::size_t member = 0; member < weights->at(step).size(); ++member)
          visit(geography, programme, step, member, weights->at(step)[member]);
    }
}

void expectSameWeights(const model::Model& model, const model::Results& expected, const model::Results& found,
                       double tolerance) {
  const std::vector<Geography> others = listGeographies(model, found);
  forEachWeight(model, expected,
                [&](const Geography& geography, std::size_t programme, model::Step step, std::size_t member,
                    double weight) {
                  for (const Geography& other : others) {
                    if (other.id != geography.id) continue;
                    ASSERT_TRUE(other.result->programmes[programme].has_value());
                    const double value = other.result->programmes[programme]->at(step)[member];
                    EXPECT_LE(std::abs(value - weight), tolerance * weight)
                        << geography.id << ", " << model.programmes[programme].id << ", "
                        << model::stepName(step) << ", " << (*geography.codes)[member] << ": " << value
                        << " instead of " << weight;
                  }
                });
}

namespace {

std::vector<std::size_t> shuffledPositions(std::size_t count, Random& random) {
  std::vector<std::size_t> positions(count);
  for (std::size_t position = 0; position < count; ++position) positions[position] = position;
  for (std::size_t left = count; left > 1; --left)
    std::swap(positions[left - 1], positions[random.below(left)]);
  return positions;
}

// Puts rows of `width` values at their new positions.
template <typename Value>
void moveRows(std::vector<Value>& values, const std::vector<std::size_t>& newPositions,
              std::size_t width = 1) {
  if (values.empty()) return;
  const std::vector<Value> old = values;
  for (std::size_t row = 0; row < newPositions.size(); ++row)
    for (std::size_t item = 0; item < width; ++item)
      values[newPositions[row] * width + item] = old[row * width + item];
}

// Codes stay where they are: the unit that had the code at `row` now has the one at newPositions[row].
void moveUnits(model::Units& units, const std::vector<std::size_t>& newPositions) {
  moveRows(units.persons, newPositions, units.groupCount());
  moveRows(units.population, newPositions);
  moveRows(units.populationAsRead, newPositions);
}

void moveInputs(model::Programme& programme, const std::vector<std::size_t>& newPositions) {
  moveRows(programme.ageSex.index, newPositions);
  moveRows(programme.needs.index, newPositions);
  moveRows(programme.excessCost.ratio, newPositions);
}

}  // namespace

Renamed rename(const model::Model& model, Random& random) {
  Renamed renamed{model, shuffledPositions(model.zones.size(), random), {}, {}};
  moveUnits(renamed.model.zones, renamed.zones);
  if (model.practices) {
    renamed.practices = shuffledPositions(model.practices->size(), random);
    moveUnits(*renamed.model.practices, renamed.practices);
  }
  for (model::Level& level : renamed.model.levels) {
    const std::vector<std::size_t> areas = shuffledPositions(level.areaCodes.size(), random);
    for (std::vector<std::uint32_t>* areaOf : {&level.areaOfZone, &level.areaOfPractice})
      for (std::uint32_t& area : *areaOf)
        if (area != model::NO_AREA) area = static_cast<std::uint32_t>(areas[area]);
    moveRows(level.areaOfZone, renamed.zones);
    moveRows(level.areaOfPractice, renamed.practices);
    renamed.areas.push_back(areas);
  }
  for (model::Indicator& indicator : renamed.model.indicators)
    moveRows(indicator.values, indicator.basis == study::Basis::Zones ? renamed.zones : renamed.practices);
  for (model::Category& category : renamed.model.categories) moveRows(category.ofZone, renamed.zones);
  for (model::Programme& programme : renamed.model.programmes)
    moveInputs(programme, programme.basis == study::Basis::Zones ? renamed.zones : renamed.practices);
  return renamed;
}

namespace {

template <typename Value> void repeatRow(std::vector<Value>& values, std::size_t row) {
  if (values.empty()) return;
  const Value copy = values[row];
  values.insert(values.begin() + static_cast<std::ptrdiff_t>(row), copy);
}

}  // namespace

model::Model splitZone(const model::Model& model, std::size_t zone, double fraction) {
  model::Model split = model;
  model::Units& zones = split.zones;
  const std::size_t groups = zones.groupCount();
  repeatRow(zones.codes, zone);
  zones.codes[zone + 1] += "x";
  repeatRow(zones.names, zone);
  repeatRow(zones.population, zone);
  repeatRow(zones.populationAsRead, zone);
  const auto row = zones.persons.begin() + static_cast<std::ptrdiff_t>(zone * groups);
  const std::vector<double> counts(row, row + static_cast<std::ptrdiff_t>(groups));
  zones.persons.insert(row, counts.begin(), counts.end());
  for (const std::size_t part : {zone, zone + 1}) {
    const double share = part == zone ? 1.0 - fraction : fraction;
    zones.population[part] = 0.0;
    zones.populationAsRead[part] *= share;
    for (std::size_t group = 0; group < groups; ++group) {
      zones.persons[part * groups + group] *= share;
      zones.population[part] += zones.persons[part * groups + group];
    }
  }
  split.nationalPopulation = 0.0;
  for (const double persons : zones.population) split.nationalPopulation += persons;
  repeatRow(split.zoneWkb, zone);
  for (model::Level& level : split.levels) repeatRow(level.areaOfZone, zone);
  for (model::Indicator& indicator : split.indicators)
    if (indicator.basis == study::Basis::Zones) repeatRow(indicator.values, zone);
  for (model::Category& category : split.categories) repeatRow(category.ofZone, zone);
  for (model::Programme& programme : split.programmes) {
    if (programme.basis != study::Basis::Zones) continue;
    repeatRow(programme.ageSex.index, zone);
    repeatRow(programme.needs.index, zone);
    repeatRow(programme.excessCost.ratio, zone);
  }
  return split;
}

}  // namespace fairshares::testing_support
