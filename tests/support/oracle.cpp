#include "support/oracle.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace fairshares::testing_support {

namespace {

using ByCode = std::map<std::string, Number>;
using StepsByCode = std::array<ByCode, 4>;

Number totalOf(const ByCode& values) {
  Number total = 0.0L;
  for (const auto& [code, value] : values) total += value;
  return total;
}

class Oracle {
 public:
  explicit Oracle(const model::Model& model) : mModel(model) {}

  OracleAnswer answer() {
    mAnswer.population["zones"] = peopleOf(mModel.zones);
    mAnswer.nationalPopulation = totalOf(mAnswer.population["zones"]);
    if (mModel.practices) mAnswer.population["practices"] = scaledLists();
    for (const model::Indicator& indicator : mModel.indicators)
      mAnswer.indicators[indicator.id] = standardised(indicator);
    for (const model::Level& level : mModel.levels) {
      ByCode& population = mAnswer.population[level.id];
      for (const std::string& code : level.areaCodes) population[code] = 0.0L;
      for (std::size_t zone = 0; zone < mModel.zones.codes.size(); ++zone)
        population[level.areaCodes[level.areaOfZone[zone]]] +=
            mAnswer.population["zones"][mModel.zones.codes[zone]];
    }
    for (const model::Programme& programme : mModel.programmes)
      if (programme.children.empty()) mWeights[programme.id] = weigh(programme);
    for (std::size_t programme = 0; programme < mModel.programmes.size(); ++programme) {
      tell("zones", nullptr, programme);
      if (mModel.practices) tell("practices", nullptr, programme);
      for (const model::Level& level : mModel.levels) tell(level.id, &level, programme);
    }
    return mAnswer;
  }

 private:
  // Persons of every unit: the sum of its age-sex groups.
  static ByCode peopleOf(const model::Units& units) {
    ByCode people;
    const std::size_t groups = 2 * units.bands.size();
    for (std::size_t unit = 0; unit < units.codes.size(); ++unit) {
      Number sum = 0.0L;
      for (std::size_t group = 0; group < groups; ++group) sum += wide(units.persons[unit * groups + group]);
      people[units.codes[unit]] = sum;
    }
    return people;
  }

  // List populations as read, scaled so that they add up to the nation's people (list inflation).
  ByCode scaledLists() const {
    const model::Units& practices = *mModel.practices;
    ByCode lists;
    for (std::size_t unit = 0; unit < practices.codes.size(); ++unit)
      lists[practices.codes[unit]] = wide(practices.populationAsRead[unit]);
    const Number listed = totalOf(lists);
    for (auto& [code, people] : lists) people = people * mAnswer.nationalPopulation / listed;
    return lists;
  }

  const model::Units& unitsOf(study::Basis basis) const {
    return basis == study::Basis::Zones ? mModel.zones : mModel.practices.value();
  }

  const ByCode& peopleOn(study::Basis basis) const {
    return mAnswer.population.at(basis == study::Basis::Zones ? "zones" : "practices");
  }

  OracleIndicator standardised(const model::Indicator& indicator) const {
    OracleIndicator result;
    const model::Units& units = unitsOf(indicator.basis);
    const ByCode& people = peopleOn(indicator.basis);
    Number weights = 0.0L, sum = 0.0L;
    std::optional<double> least, greatest;
    for (std::size_t unit = 0; unit < units.codes.size(); ++unit) {
      const Number persons = people.at(units.codes[unit]);
      if (!indicator.values[unit] || persons == 0.0L) continue;
      const double value = *indicator.values[unit];
      if (!least || value < *least) least = value;
      if (!greatest || value > *greatest) greatest = value;
      weights += persons;
      sum += persons * wide(value);
    }
    result.mean = sum / weights;
    Number squares = 0.0L;
    for (std::size_t unit = 0; unit < units.codes.size(); ++unit) {
      if (!indicator.values[unit]) continue;
      const Number away = wide(*indicator.values[unit]) - result.mean;
      squares += people.at(units.codes[unit]) * away * away;
    }
    const bool isTheSameEverywhere = least == greatest;
    result.standardDeviation = isTheSameEverywhere ? 0.0L : std::sqrt(squares / weights);
    for (std::size_t unit = 0; unit < units.codes.size(); ++unit) {
      if (!indicator.values[unit]) continue;
      Number z = 0.0L;
      if (!isTheSameEverywhere) z = (wide(*indicator.values[unit]) - result.mean) / result.standardDeviation;
      if (indicator.standardisedMinimum) z = std::max(z, wide(*indicator.standardisedMinimum));
      if (indicator.standardisedMaximum) z = std::min(z, wide(*indicator.standardisedMaximum));
      result.z[units.codes[unit]] = z;
    }
    return result;
  }

  // What age and sex multiply a unit's people by: the unit's cost per head over the nation's.
  Number ageSexFactor(const model::Programme& programme, std::size_t unit, Number nationally) const {
    const model::AgeSexInput& input = programme.ageSex;
    if (input.method == study::StepMethod::None) return 1.0L;
    if (input.method == study::StepMethod::Index) return wide(input.index[unit].value());
    const model::Units& units = unitsOf(programme.basis);
    const std::size_t groups = 2 * units.bands.size();
    Number cost = 0.0L, people = 0.0L;
    for (std::size_t group = 0; group < groups; ++group) {
      const Number persons = wide(units.persons[unit * groups + group]);
      cost += persons * wide(input.costGbpByGroup[group]);
      people += persons;
    }
    return (cost / people) / nationally;
  }

  Number nationalCostPerHead(const model::Programme& programme) const {
    if (programme.ageSex.method != study::StepMethod::CostWeights) return 1.0L;
    const model::Units& units = unitsOf(programme.basis);
    const std::size_t groups = 2 * units.bands.size();
    Number cost = 0.0L, people = 0.0L;
    for (std::size_t group = 0; group < groups; ++group)
      for (std::size_t unit = 0; unit < units.codes.size(); ++unit) {
        const Number persons = wide(units.persons[unit * groups + group]);
        cost += persons * wide(programme.ageSex.costGbpByGroup[group]);
        people += persons;
      }
    return cost / people;
  }

  // The raw needs value: 1 + sum of coefficient * z, not below the declared minimum.
  Number needsFactor(const model::Programme& programme, std::size_t unit) const {
    const model::NeedsInput& input = programme.needs;
    if (input.method == study::StepMethod::None) return 1.0L;
    if (input.method == study::StepMethod::Index) return wide(input.index[unit].value());
    const std::string& code = unitsOf(programme.basis).codes[unit];
    Number raw = 1.0L;
    for (const model::NeedsInput::Term& term : input.terms)
      raw += wide(term.coefficientPerSd) *
             mAnswer.indicators.at(mModel.indicators[term.indicator].id).z.at(code);
    if (input.rawMinimum) raw = std::max(raw, wide(*input.rawMinimum));
    return raw;
  }

  static Number excessCostFactor(const model::Programme& programme, std::size_t unit) {
    if (programme.excessCost.method == study::StepMethod::None) return 1.0L;
    return wide(programme.excessCost.ratio[unit].value());
  }

  // A leaf's weighted populations on its own units. The index of age and sex from cost weights needs no
  // rescaling by its definition; finished and raw indices are rescaled to keep the national total.
  StepsByCode weigh(const model::Programme& programme) const {
    const model::Units& units = unitsOf(programme.basis);
    const Number nationally = nationalCostPerHead(programme);
    StepsByCode weights;
    weights[0] = peopleOn(programme.basis);
    for (std::size_t step = 1; step < 4; ++step) {
      for (std::size_t unit = 0; unit < units.codes.size(); ++unit) {
        const std::string& code = units.codes[unit];
        const Number before = weights[step - 1].at(code);
        Number after = 0.0L;
        if (before > 0.0L) {
          if (step == 1) after = before * ageSexFactor(programme, unit, nationally);
          if (step == 2) after = before * needsFactor(programme, unit);
          if (step == 3) after = before * excessCostFactor(programme, unit);
        }
        weights[step][code] = after;
      }
      const Number before = totalOf(weights[step - 1]), after = totalOf(weights[step]);
      if (!(after > 0.0L)) throw std::logic_error("the oracle has nothing to share by: " + programme.id);
      for (auto& [code, weight] : weights[step]) weight = weight * before / after;
    }
    return weights;
  }

  // Shares of a programme on zones or practices (`level` null) or on a level; nothing where it does not
  // exist.
  std::optional<StepsByCode> sharesOf(std::size_t position, const std::string& geography,
                                      const model::Level* level) const {
    const model::Programme& programme = mModel.programmes[position];
    if (!programme.children.empty()) return combinedShares(programme, geography, level);
    const std::string own = programme.basis == study::Basis::Zones ? "zones" : "practices";
    if (!level && own != geography) return std::nullopt;
    StepsByCode shares = mWeights.at(programme.id);
    for (ByCode& step : shares)
      for (auto& [code, share] : step) share /= mAnswer.nationalPopulation;
    if (!level) return shares;

    const model::Units& units = unitsOf(programme.basis);
    const std::vector<std::uint32_t>& areaOf =
        programme.basis == study::Basis::Zones ? level->areaOfZone : level->areaOfPractice;
    StepsByCode sums;
    for (std::size_t step = 0; step < 4; ++step) {
      for (const std::string& code : level->areaCodes) sums[step][code] = 0.0L;
      for (std::size_t unit = 0; unit < units.codes.size(); ++unit) {
        if (areaOf[unit] == model::NO_AREA) return std::nullopt;
        sums[step][level->areaCodes[areaOf[unit]]] += shares[step].at(units.codes[unit]);
      }
    }
    return sums;
  }

  // A parent's shares: its children's, weighted by expenditure.
  std::optional<StepsByCode> combinedShares(const model::Programme& parent, const std::string& geography,
                                            const model::Level* level) const {
    StepsByCode combined;
    Number expenditure = 0.0L;
    for (const std::size_t child : parent.children) {
      const std::optional<StepsByCode> shares = sharesOf(child, geography, level);
      if (!shares) return std::nullopt;
      const Number weight = wide(mModel.programmes[child].expenditureGbp);
      expenditure += weight;
      for (std::size_t step = 0; step < 4; ++step)
        for (const auto& [code, share] : (*shares)[step]) combined[step][code] += weight * share;
    }
    for (ByCode& step : combined)
      for (auto& [code, share] : step) share /= expenditure;
    return combined;
  }

  void tell(const std::string& geography, const model::Level* level, std::size_t position) {
    const std::optional<StepsByCode> shares = sharesOf(position, geography, level);
    if (!shares) return;
    const model::Programme& programme = mModel.programmes[position];
    OracleProgramme& told = mAnswer.programmes[geography][programme.id];
    for (std::size_t step = 0; step < 4; ++step)
      for (const auto& [code, share] : (*shares)[step]) {
        OracleCell& cell = told.steps[step][code];
        cell.share = share;
        cell.weightedPopulation = share * mAnswer.nationalPopulation;
        cell.allocationGbp = share * wide(programme.budgetGbp);
        const Number before = (*shares)[step == 0 ? 0 : step - 1].at(code);
        if (before > 0.0L) cell.index = share / before;
      }
    for (const auto& [code, share] : (*shares)[3]) {
      const Number people = (*shares)[0].at(code);
      told.overallIndex[code] = people > 0.0L ? std::optional<Number>(share / people) : std::nullopt;
    }
  }

  const model::Model& mModel;
  std::map<std::string, StepsByCode> mWeights;  // of the leaves, on their own units
  OracleAnswer mAnswer;
};

}  // namespace

OracleAnswer askOracle(const model::Model& model) {
  return Oracle(model).answer();
}

}  // namespace fairshares::testing_support
