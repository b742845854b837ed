#include "real_data/plain_oracle.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

namespace fairshares::testing_support::plain {

namespace {

// ---- what the study is made of ----

/// Ages from `from` to `to`, both included; 120 is no upper limit.
struct Group {
  std::string sex;
  int from;
  int to;
  auto operator<=>(const Group&) const = default;
};

struct Inputs {
  std::map<std::string, std::map<std::string, std::vector<Number>>> personsByAge;  // zone -> sex -> [0 .. 90]
  ByCode population;                                                               // zone -> persons
  std::map<std::string, std::map<Group, Number>> cost;               // programme -> group -> pounds a head
  std::map<std::string, std::map<std::string, Number>> coefficient;  // programme -> indicator -> per SD
  std::map<std::string, std::map<std::string, Number>> ratio;        // programme -> category -> ratio
  std::map<std::string, ByCode> indicator;  // indicator -> zone -> value; absent where unknown
  std::map<std::string, Number> budget;     // leaf programme -> pounds
};

constexpr int LAST_AGE = 90;  // "90 and over"
constexpr Number RAW_MINIMUM = 0.05L;

void readPopulation(const Files& files, Inputs& inputs) {
  for (const Row& row : readTable(files.data + "/05_population/dz2011_pop_est_" + files.year + ".csv")) {
    if (row.at("Year") != files.year) throw std::runtime_error("another year in the population file");
    if (row.at("Sex") == "All") continue;
    const std::string sex = row.at("Sex") == "Female" ? "female" : "male";
    std::vector<Number>& persons = inputs.personsByAge[row.at("DataZone")][sex];
    if (!persons.empty()) throw std::runtime_error("twice: " + row.at("DataZone"));
    for (int age = 0; age <= LAST_AGE; ++age)
      persons.push_back(
          number(row.at(age == LAST_AGE ? std::string("Age90plus") : "Age" + std::to_string(age))));
  }
  for (const auto& [zone, bySex] : inputs.personsByAge) {
    Number& total = inputs.population[zone];
    for (const auto& [sex, persons] : bySex)
      for (const Number count : persons) total += count;
  }
}

void readParameters(const Files& files, Inputs& inputs) {
  for (const Row& row : readTable(files.parameters + "/cost_per_head.csv")) {
    const Group group{row.at("sex"), std::stoi(row.at("age_from")), std::stoi(row.at("age_to"))};
    inputs.cost[row.at("programme")][group] = number(row.at("cost_gbp_per_head"));
  }
  for (const Row& row : readTable(files.parameters + "/needs_coefficients.csv"))
    inputs.coefficient[row.at("programme")][row.at("indicator")] = number(row.at("coefficient_per_sd"));
  for (const Row& row : readTable(files.parameters + "/excess_cost_ratios.csv"))
    inputs.ratio[row.at("programme")][row.at("category")] = number(row.at("ratio"));
  for (const Row& row : readTable(files.parameters + "/expenditure.csv"))
    inputs.budget[row.at("programme")] = number(row.at("expenditure_gbp_million")) * 1000000.0L;
}

void readIndicators(const Files& files, Inputs& inputs) {
  for (const Row& row : readTable(files.data + "/17_needs_indicators/needs_indicators_dz2011.csv"))
    for (const auto& [column, cell] : row)
      if (column != "DataZone" && !cell.empty()) inputs.indicator[column][row.at("DataZone")] = number(cell);
}

void readPlaces(const Files& files, Answer& answer) {
  for (const Row& row : readTable(files.data + "/04_lookups/dz2011_lookup.csv")) {
    const std::string& zone = row.at("DataZone");
    const std::vector<std::array<std::string, 2>> levels{
        {"boards", "HB"}, {"council_areas", "CA"}, {"intermediate_zones", "IntZone"}};
    for (const auto& [level, column] : levels) {
      answer.areaOfZone[level][zone] = row.at(column);
      answer.areaName[level][row.at(column)] = row.at(column + "Name");
    }
  }
  for (const Row& row : readTable(files.categories)) answer.category[row.at("DataZone")] = row.at("category");
}

/// What the fill is: the population-weighted national mean of the known values. It is only told, not put
/// among the values: "an unknown value counts as z = 0" (needs_coefficients.md).
void fillWithNationalMean(const std::string& indicator, const Inputs& inputs, Answer& answer) {
  const ByCode& values = inputs.indicator.at(indicator);
  Number people = 0.0L;
  Number sum = 0.0L;
  for (const auto& [zone, value] : values) {
    people += inputs.population.at(zone);
    sum += inputs.population.at(zone) * value;
  }
  for (const auto& [zone, persons] : inputs.population)
    if (persons > 0.0L && !values.count(zone)) answer.filled[indicator][zone] = sum / people;
}

// ---- the steps ----

Number totalOf(const ByCode& weights) {
  Number total = 0.0L;
  for (const auto& [zone, weight] : weights) total += weight;
  return total;
}

/// before * factor * (sum before / sum before factor), over all zones of the study.
ByCode step(const ByCode& before, const ByCode& factor) {
  Number weighted = 0.0L;
  for (const auto& [zone, weight] : before)
    if (weight > 0.0L) weighted += weight * factor.at(zone);
  const Number scale = totalOf(before) / weighted;
  ByCode after;
  for (const auto& [zone, weight] : before)
    after[zone] = weight > 0.0L ? weight * factor.at(zone) * scale : 0.0L;
  return after;
}

/// Expected cost per head of a zone's people; only its ratio to the nation matters.
ByCode costPerHead(const Inputs& inputs, const std::string& programme) {
  ByCode result;
  for (const auto& [zone, people] : inputs.population) {
    if (people == 0.0L) continue;
    Number pounds = 0.0L;
    for (const auto& [group, cost] : inputs.cost.at(programme)) {
      const std::vector<Number>& ages = inputs.personsByAge.at(zone).at(group.sex);
      Number persons = 0.0L;
      for (int age = group.from; age <= std::min(group.to, LAST_AGE); ++age)
        persons += ages.at(static_cast<std::size_t>(age));
      pounds += persons * cost;
    }
    result[zone] = pounds / people;
  }
  return result;
}

/// Mean 0 and standard deviation 1, both weighted by population, over zones with people and a known value.
ByCode standardised(const Inputs& inputs, const std::string& indicator) {
  const ByCode& values = inputs.indicator.at(indicator);
  Number people = 0.0L;
  Number sum = 0.0L;
  for (const auto& [zone, value] : values) {
    people += inputs.population.at(zone);
    sum += inputs.population.at(zone) * value;
  }
  const Number mean = sum / people;
  Number squares = 0.0L;
  for (const auto& [zone, value] : values)
    squares += inputs.population.at(zone) * (value - mean) * (value - mean);
  const Number deviation = std::sqrt(squares / people);
  ByCode z;
  for (const auto& [zone, value] : values) z[zone] = (value - mean) / deviation;
  return z;
}

ByCode rawNeeds(const Inputs& inputs, const std::string& programme) {
  ByCode result;
  for (const auto& [zone, people] : inputs.population)
    if (people > 0.0L) result[zone] = 1.0L;
  for (const auto& [indicator, coefficient] : inputs.coefficient.at(programme)) {
    const ByCode z = standardised(inputs, indicator);
    for (auto& [zone, value] : result) value += coefficient * (z.count(zone) > 0 ? z.at(zone) : 0.0L);
  }
  for (auto& [zone, value] : result) value = std::max(value, RAW_MINIMUM);
  return result;
}

ByCode rawExcess(const Inputs& inputs, const Answer& answer, const std::string& programme) {
  ByCode result;
  for (const auto& [zone, category] : answer.category)
    result[zone] = programme == "gp_prescribing" ? 1.0L : inputs.ratio.at(programme).at(category);
  return result;
}

Programme leaf(const Inputs& inputs, const Answer& answer, const std::string& id) {
  Programme programme;
  programme.budgetGbp = inputs.budget.at(id);
  programme.weight[0] = inputs.population;
  programme.weight[1] = step(programme.weight[0], costPerHead(inputs, id));
  programme.weight[2] = step(programme.weight[1], rawNeeds(inputs, id));
  programme.weight[3] =
      id == "gp_prescribing" ? programme.weight[2] : step(programme.weight[2], rawExcess(inputs, answer, id));
  return programme;
}

/// A parent's share is the mean of its children's shares weighted by expenditure; all children's shares are
/// of the same nation, so weighted populations combine likewise.
Programme combined(const std::vector<Programme>& children, Number nation) {
  Programme parent;
  for (const Programme& child : children) parent.budgetGbp += child.budgetGbp;
  for (std::size_t k = 0; k < STEPS; ++k)
    for (const auto& [code, ignored] : children.front().weight[k]) {
      Number share = 0.0L;
      for (const Programme& child : children) share += child.budgetGbp * (child.weight[k].at(code) / nation);
      parent.weight[k][code] = share / parent.budgetGbp * nation;
    }
  return parent;
}

void addParents(std::map<std::string, Programme>& programmes, Number nation) {
  std::vector<Programme> hospitalAndCommunity;
  for (const char* id : {"acute", "care_of_elderly", "mental_health", "maternity", "community"})
    hospitalAndCommunity.push_back(programmes.at(id));
  programmes["hchs"] = combined(hospitalAndCommunity, nation);
  programmes["all"] = combined({programmes.at("hchs"), programmes.at("gp_prescribing")}, nation);
}

ByCode summed(const ByCode& zones, const std::map<std::string, std::string>& areaOfZone) {
  ByCode areas;
  for (const auto& [zone, value] : zones) areas[areaOfZone.at(zone)] += value;
  return areas;
}

std::optional<Number> quotient(Number over, Number under) {
  if (under == 0.0L) return std::nullopt;
  return over / under;
}

}  // namespace

Number share(const Answer& answer, const Programme& programme, std::size_t step, const std::string& code) {
  return programme.weight[step].at(code) / answer.nationalPopulation;
}

Number allocationGbp(const Answer& answer, const Programme& programme, const std::string& code) {
  return share(answer, programme, STEPS - 1, code) * programme.budgetGbp;
}

std::optional<Number> index(const Programme& programme, std::size_t step, const std::string& code) {
  const std::size_t before = step == 0 ? 0 : step - 1;
  return quotient(programme.weight[step].at(code), programme.weight[before].at(code));
}

std::optional<Number> overallIndex(const Programme& programme, const std::string& code) {
  return quotient(programme.weight[STEPS - 1].at(code), programme.weight[0].at(code));
}

Answer compute(const Files& files) {
  Inputs inputs;
  Answer answer;
  readPopulation(files, inputs);
  readParameters(files, inputs);
  readIndicators(files, inputs);
  readPlaces(files, answer);
  fillWithNationalMean("limiting_illness_ratio", inputs, answer);

  answer.nationalPopulation = totalOf(inputs.population);
  answer.population["zones"] = inputs.population;
  std::map<std::string, Programme>& onZones = answer.programmes["zones"];
  for (const auto& [id, budget] : inputs.budget) onZones[id] = leaf(inputs, answer, id);

  // Areas: the leaves are summed over their zones, and the tree is combined again on each level.
  for (const auto& [level, areaOfZone] : answer.areaOfZone) {
    answer.population[level] = summed(inputs.population, areaOfZone);
    std::map<std::string, Programme>& onLevel = answer.programmes[level];
    for (const auto& [id, budget] : inputs.budget) {
      onLevel[id].budgetGbp = budget;
      for (std::size_t k = 0; k < STEPS; ++k)
        onLevel[id].weight[k] = summed(onZones.at(id).weight[k], areaOfZone);
    }
    addParents(onLevel, answer.nationalPopulation);
  }
  addParents(onZones, answer.nationalPopulation);
  return answer;
}

}  // namespace fairshares::testing_support::plain
