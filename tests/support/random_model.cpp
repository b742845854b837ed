#include "support/random_model.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace fairshares::testing_support {

namespace {

// "Z0007"
std::string numbered(const std::string& prefix, std::size_t number) {
  std::string digits = std::to_string(number);
  return prefix + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

class Builder {
 public:
  Builder(std::uint64_t seed, const RandomModelOptions& options) : mRandom(seed), mOptions(options) {}

  model::Model build() {
    buildZones();
    if (mRandom.chance(0.6)) buildPractices();
    buildLevels();
    buildIndicators();
    buildCategories();
    buildProgrammes();
    return std::move(mModel);
  }

 private:
  std::vector<AgeBand> randomBands() {
    switch (mRandom.below(4)) {
    case 0:
      return nracAgeBands();
    case 1:
      return ageBandsFromFirstAges({0});
    case 2:
      return ageBandsFromFirstAges({0, 16, 65});
    default:
      return ageBandsFromFirstAges({0, 5, 15, 18, 45, 75, 90});
    }
  }

  // Counts of one unit as they would be read.
  std::vector<double> randomCounts(std::size_t groups, std::size_t unit) {
    std::vector<double> counts(groups, 0.0);
    if (mOptions.powerOfTwoPopulations) {
      counts[mRandom.below(groups)] = std::ldexp(1.0, static_cast<int>(unit));
      return counts;
    }
    const bool mustHavePeople = unit == 0;
    if (!mustHavePeople && mRandom.chance(0.12)) return counts;
    const double density = mRandom.chance(0.5) ? 1.0 : (mRandom.chance(0.5) ? 0.5 : 0.1);
    const double persons = mRandom.magnitude(0, 19);
    bool isEmpty = true;
    for (double& count : counts) {
      if (!mRandom.chance(density)) continue;
      count = std::floor(persons * mRandom.fraction() / static_cast<double>(groups)) + 1.0;
      isEmpty = false;
    }
    if (isEmpty) counts[mRandom.below(groups)] = std::floor(persons);
    return counts;
  }

  model::Units randomUnits(const std::string& prefix, std::size_t count) {
    model::Units units;
    units.bands = randomBands();
    for (std::size_t unit = 0; unit < count; ++unit) {
      units.codes.push_back(numbered(prefix, unit));
      units.names.push_back("Unit " + std::to_string(unit));
      const std::vector<double> counts = randomCounts(units.groupCount(), unit);
      units.persons.insert(units.persons.end(), counts.begin(), counts.end());
    }
    sumGroups(units);
    units.populationAsRead = units.population;
    return units;
  }

  static void sumGroups(model::Units& units) {
    units.population.assign(units.size(), 0.0);
    for (std::size_t unit = 0; unit < units.size(); ++unit)
      for (std::size_t group = 0; group < units.groupCount(); ++group)
        units.population[unit] += units.persons[unit * units.groupCount() + group];
  }

  void buildZones() {
    const std::size_t most =
        mOptions.powerOfTwoPopulations ? std::min<std::size_t>(50, mOptions.mostZones) : mOptions.mostZones;
    mModel.zones = randomUnits("Z", mRandom.between(3, most));
    model::Units& zones = mModel.zones;
    if (!mOptions.powerOfTwoPopulations && mRandom.chance(0.25)) {  // as after rebasing: parts of persons
      for (std::size_t group = 0; group < zones.groupCount(); ++group) {
        const double factor = mRandom.magnitude(-1, 0);
        for (std::size_t zone = 0; zone < zones.size(); ++zone)
          zones.persons[zone * zones.groupCount() + group] *= factor;
      }
      sumGroups(zones);
    }
    mModel.zoneWkb.assign(zones.size(), "");
    for (const double persons : zones.population) mModel.nationalPopulation += persons;
  }

  void buildPractices() {
    const std::size_t count = mOptions.powerOfTwoPopulations ? mModel.zones.size() : mRandom.between(1, 20);
    model::Units practices = randomUnits("P", count);
    double listed = 0.0;
    for (const double persons : practices.populationAsRead) listed += persons;
    for (double& persons : practices.persons) persons *= mModel.nationalPopulation / listed;
    sumGroups(practices);
    mModel.listInflation = listed / mModel.nationalPopulation;
    mModel.practiceEasting.assign(count, std::nullopt);
    mModel.practiceNorthing.assign(count, std::nullopt);
    mModel.practiceZone.assign(count, "");
    mModel.practices = std::move(practices);
  }

  void buildLevels() {
    const std::vector<std::string> ids{"boards", "council_areas", "intermediate_zones", "places"};
    const std::size_t count = mRandom.between(1, ids.size());
    for (std::size_t position = 0; position < count; ++position) {
      model::Level level;
      level.id = ids[position];
      level.title = ids[position];
      const std::size_t areas = mRandom.between(1, 14);
      for (std::size_t area = 0; area < areas; ++area) {
        level.areaCodes.push_back(numbered("A" + std::to_string(position), area));
        level.areaNames.push_back("Area " + std::to_string(area));
      }
      for (std::size_t zone = 0; zone < mModel.zones.size(); ++zone)
        level.areaOfZone.push_back(static_cast<std::uint32_t>(mRandom.below(areas)));
      if (mModel.practices) {
        for (std::size_t practice = 0; practice < mModel.practices->size(); ++practice)
          level.areaOfPractice.push_back(static_cast<std::uint32_t>(mRandom.below(areas)));
        if (mRandom.chance(0.3)) level.areaOfPractice[populatedPractice()] = model::NO_AREA;
      }
      mModel.levels.push_back(std::move(level));
    }
  }

  std::size_t populatedPractice() {
    while (true) {
      const std::size_t practice = mRandom.below(mModel.practices->size());
      if (mModel.practices->population[practice] > 0.0) return practice;
    }
  }

  const model::Units& unitsOf(study::Basis basis) const {
    return basis == study::Basis::Zones ? mModel.zones : *mModel.practices;
  }

  void buildIndicators() {
    const std::size_t count = mRandom.below(6);
    for (std::size_t position = 0; position < count; ++position) {
      model::Indicator indicator;
      indicator.id = numbered("indicator", position);
      if (mModel.practices && mRandom.chance(0.4)) indicator.basis = study::Basis::Practices;
      const model::Units& units = unitsOf(indicator.basis);
      const std::size_t shape = mRandom.below(4);
      const double everywhere = mRandom.fraction();
      for (std::size_t unit = 0; unit < units.size(); ++unit) {
        double value = mRandom.fraction();                          // a rate
        if (shape == 1) value = 60.0 + 80.0 * value;                // a standardised ratio
        if (shape == 2) value = mRandom.magnitude(-10, 9);          // a long tail
        if (shape == 3 && mRandom.chance(0.5)) value = everywhere;  // many ties
        if (units.population[unit] == 0.0 && mRandom.chance(0.5))
          indicator.values.emplace_back();
        else
          indicator.values.emplace_back(value);
      }
      if (mRandom.chance(0.15))
        for (auto& value : indicator.values) value = everywhere;
      if (mRandom.chance(0.4)) indicator.standardisedMinimum = -0.5 - 2.5 * mRandom.fraction();
      if (mRandom.chance(0.4)) indicator.standardisedMaximum = 0.5 + 2.5 * mRandom.fraction();
      mModel.indicators.push_back(std::move(indicator));
    }
  }

  void buildCategories() {
    model::Category category;
    category.id = "urban_rural";
    const std::size_t kinds = mRandom.between(1, 10);
    for (const double persons : mModel.zones.population)
      category.ofZone.push_back(
          persons == 0.0 && mRandom.chance(0.5) ? std::string() : std::to_string(1 + mRandom.below(kinds)));
    mModel.categories.push_back(std::move(category));
  }

  // A finished index: a value wherever there are people, anything or nothing elsewhere.
  std::vector<std::optional<double>> randomIndex(const model::Units& units) {
    std::vector<std::optional<double>> index;
    for (const double persons : units.population) {
      if (persons == 0.0 && mRandom.chance(0.5))
        index.emplace_back();
      else
        index.emplace_back(mRandom.magnitude(-10, 9));
    }
    return index;
  }

  // Zero for groups that are not served; at least one group with people has a cost.
  std::vector<double> randomCosts(const model::Units& units) {
    study::Eligibility eligibility;
    if (mRandom.chance(0.3)) (mRandom.chance(0.7) ? eligibility.male : eligibility.female) = false;
    const std::size_t bandCount = units.bands.size();
    if (mRandom.chance(0.4)) {
      const std::size_t first = mRandom.below(bandCount);
      const std::size_t last = mRandom.between(first, bandCount - 1);
      eligibility.ages = AgeBand{units.bands[first].from, units.bands[last].to};
    }
    const double density = mRandom.chance(0.7) ? 1.0 : 0.3;
    std::vector<double> costs(units.groupCount(), 0.0);
    for (const Sex sex : {Sex::Female, Sex::Male})
      for (std::size_t band = 0; band < bandCount; ++band)
        if (eligibility.serves(sex, units.bands[band]) && mRandom.chance(density))
          costs[groupIndex(sex, band, bandCount)] = mRandom.magnitude(-3, 13);
    for (std::size_t unit = 0; unit < units.size(); ++unit)
      for (std::size_t group = 0; group < costs.size(); ++group)
        if (costs[group] > 0.0 && units.persons[unit * costs.size() + group] > 0.0) return costs;
    costs.assign(costs.size(), 100.0);
    return costs;
  }

  void chooseAgeSex(model::Programme& programme, const model::Units& units) {
    const std::size_t choice = mRandom.below(4);
    if (choice == 0) return;
    if (choice == 1) {
      programme.ageSex.method = study::StepMethod::Index;
      programme.ageSex.index = randomIndex(units);
    } else {
      programme.ageSex.method = study::StepMethod::CostWeights;
      programme.ageSex.costGbpByGroup = randomCosts(units);
    }
  }

  void chooseNeeds(model::Programme& programme, const model::Units& units) {
    const std::size_t choice = mRandom.below(4);
    if (choice == 0) return;
    if (choice > 1) chooseTerms(programme);
    if (!programme.needs.terms.empty()) {
      programme.needs.method = study::StepMethod::Indicators;
    } else {
      programme.needs.method = study::StepMethod::Index;
      programme.needs.index = randomIndex(units);
    }
  }

  void chooseTerms(model::Programme& programme) {
    double reach = 0.0;  // how far the raw value can fall below 1
    for (std::size_t position = 0; position < mModel.indicators.size(); ++position) {
      const model::Indicator& indicator = mModel.indicators[position];
      if (indicator.basis != programme.basis || mRandom.chance(0.3)) continue;
      const double coefficient = (mRandom.fraction() - 0.3) * 0.5;
      programme.needs.terms.push_back({position, coefficient});
      const double least = indicator.standardisedMinimum.value_or(-100.0);
      const double most = indicator.standardisedMaximum.value_or(100.0);
      reach += std::max(-coefficient * least, -coefficient * most);
    }
    if (reach > 0.9 || mRandom.chance(0.3)) programme.needs.rawMinimum = mRandom.chance(0.5) ? 0.05 : 0.5;
  }

  void chooseExcessCost(model::Programme& programme, const model::Units& units) {
    const std::size_t choice = mRandom.below(3);
    if (choice == 0) return;
    if (choice == 1 || programme.basis == study::Basis::Practices) {
      programme.excessCost.method = study::StepMethod::Index;
      programme.excessCost.ratio = randomIndex(units);
      return;
    }
    programme.excessCost.method = study::StepMethod::CategoryRatios;
    std::vector<double> ratios;
    for (std::size_t kind = 0; kind < 10; ++kind) ratios.push_back(0.8 + mRandom.fraction());
    for (const std::string& kind : mModel.categories.front().ofZone)
      programme.excessCost.ratio.push_back(
          kind.empty() ? std::nullopt : std::optional<double>(ratios[std::stoul(kind) - 1]));
  }

  model::Programme randomLeaf() {
    model::Programme leaf;
    if (mModel.practices && mRandom.chance(0.3)) leaf.basis = study::Basis::Practices;
    if (mOptions.populationOnly) return leaf;
    const model::Units& units = unitsOf(leaf.basis);
    chooseAgeSex(leaf, units);
    chooseNeeds(leaf, units);
    chooseExcessCost(leaf, units);
    return leaf;
  }

  // Leaves, then groups of them, then groups of groups, in shuffled order.
  void buildProgrammes() {
    std::vector<model::Programme>& programmes = mModel.programmes;
    const std::size_t leaves = mRandom.between(1, 8);
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) programmes.push_back(randomLeaf());
    std::vector<std::size_t> roots(leaves);
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) roots[leaf] = leaf;
    const std::size_t layers = mRandom.below(3);
    for (std::size_t layer = 0; layer < layers; ++layer) roots = groupUnderParents(roots);
    shuffle();
    for (std::size_t position = 0; position < programmes.size(); ++position) {
      model::Programme& programme = programmes[position];
      programme.id = numbered(programme.isLeaf() ? "leaf" : "parent", position);
      programme.title = programme.id;
      programme.budgetGbp = mRandom.magnitude(10, 32);
      programme.expenditureGbp = mRandom.chance(0.5) ? programme.budgetGbp : mRandom.magnitude(0, 32);
    }
    for (const model::Programme& parent : programmes)  // some children weigh nothing, never all
      for (std::size_t child = 1; child < parent.children.size(); ++child)
        if (mRandom.chance(0.1)) programmes[parent.children[child]].expenditureGbp = 0.0;
  }

  std::vector<std::size_t> groupUnderParents(const std::vector<std::size_t>& roots) {
    std::vector<std::size_t> parents(mRandom.between(1, 2));
    for (std::size_t& parent : parents) {
      parent = mModel.programmes.size();
      mModel.programmes.emplace_back();
    }
    std::vector<std::size_t> left;
    for (std::size_t position = 0; position < roots.size(); ++position) {
      if (position >= parents.size() && mRandom.chance(0.2)) {
        left.push_back(roots[position]);
        continue;
      }
      // The first roots go to one parent each, so that no parent is without children.
      const std::size_t parent =
          position < parents.size() ? parents[position] : parents[mRandom.below(parents.size())];
      mModel.programmes[parent].children.push_back(roots[position]);
    }
    for (const std::size_t parent : parents)
      if (!mModel.programmes[parent].children.empty()) left.push_back(parent);
    // A parent that found no child is the last one made.
    if (mModel.programmes.back().isLeaf() && mModel.programmes.size() > 1 && parents.size() > roots.size())
      mModel.programmes.pop_back();
    return left;
  }

  void shuffle() {
    std::vector<std::size_t> newPosition(mModel.programmes.size());
    for (std::size_t position = 0; position < newPosition.size(); ++position)
      newPosition[position] = position;
    for (std::size_t position = newPosition.size(); position > 1; --position)
      std::swap(newPosition[position - 1], newPosition[mRandom.below(position)]);
    std::vector<model::Programme> shuffled(mModel.programmes.size());
    for (std::size_t position = 0; position < newPosition.size(); ++position) {
      model::Programme& programme = mModel.programmes[position];
      for (std::size_t& child : programme.children) child = newPosition[child];
      std::sort(programme.children.begin(), programme.children.end());
      shuffled[newPosition[position]] = std::move(programme);
    }
    for (std::size_t position = 0; position < shuffled.size(); ++position)
      for (const std::size_t child : shuffled[position].children) shuffled[child].parent = position;
    mModel.programmes = std::move(shuffled);
  }

  Random mRandom;
  RandomModelOptions mOptions;
  model::Model mModel;
};

}  // namespace

model::Model randomModel(std::uint64_t seed, const RandomModelOptions& options) {
  return Builder(seed, options).build();
}

}  // namespace fairshares::testing_support
