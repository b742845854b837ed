#include "formula/explain.h"

#include <algorithm>

#include "base/contract.h"

namespace fairshares::formula {

namespace {

using model::Step;

std::optional<std::size_t> groupPosition(const model::Units& units, const ReceiptGroup& group) {
  for (std::size_t band = 0; band < units.bands.size(); ++band) {
    const AgeBand& candidate = units.bands[band];
    if (group.age >= candidate.from && (group.age <= candidate.to || candidate.to >= OPEN_AGE))
      return groupIndex(group.sex, band, units.bands.size());
  }
  return std::nullopt;
}

std::optional<double> rawFactor(const model::RawFactors& raw, const model::Programme& programme, Step step,
                                std::size_t zone) {
  switch (step) {
  case Step::Population:
    return std::nullopt;
  case Step::AgeSex:
    if (programme.ageSex.method == study::StepMethod::CostWeights) return raw.costPerHeadGbp[zone];
    if (programme.ageSex.method == study::StepMethod::Index) return programme.ageSex.index[zone];
    return std::nullopt;
  case Step::Needs:
    return raw.rawNeeds.empty() ? std::nullopt : raw.rawNeeds[zone];
  case Step::ExcessCost:
    return raw.rawExcess.empty() ? std::nullopt : raw.rawExcess[zone];
  }
  return std::nullopt;
}

study::StepMethod methodOf(const model::Programme& programme, Step step) {
  switch (step) {
  case Step::AgeSex:
    return programme.ageSex.method;
  case Step::Needs:
    return programme.needs.method;
  case Step::ExcessCost:
    return programme.excessCost.method;
  case Step::Population:
    break;
  }
  return study::StepMethod::None;
}

std::vector<ReceiptTerm> needsTerms(const model::Model& model, const model::Results& results,
                                    const model::Programme& programme, std::size_t zone) {
  std::vector<ReceiptTerm> terms;
  if (programme.needs.method != study::StepMethod::Indicators) return terms;
  for (const model::NeedsInput::Term& term : programme.needs.terms) {
    const model::StandardisedIndicator& standardised = results.indicators[term.indicator];
    terms.push_back({model.indicators[term.indicator].id, model.indicators[term.indicator].values[zone],
                     standardised.mean, standardised.standardDeviation, standardised.z[zone],
                     term.coefficientPerSd});
  }
  return terms;
}

std::vector<ReceiptStep> steps(const model::Model& model, const model::Results& results,
                               std::size_t programme, std::size_t zone) {
  const model::StepWeights& weights = *results.zones.programmes[programme];
  std::vector<ReceiptStep> receipt;
  for (const Step step : model::STEPS) {
    ReceiptStep line;
    line.step = step;
    line.index = model::stepIndex(weights, step, zone);
    line.weightedPopulation = weights.at(step)[zone];
    if (const std::optional<model::RawFactors>& raw = results.raw[programme]) {
      line.method = methodOf(model.programmes[programme], step);
      line.scale = raw->scale[static_cast<std::size_t>(step)];
      if (results.zones.population[zone] > 0.0)
        line.raw = rawFactor(*raw, model.programmes[programme], step, zone);
      if (step == Step::Needs) line.terms = needsTerms(model, results, model.programmes[programme], zone);
    }
    receipt.push_back(std::move(line));
  }
  return receipt;
}

std::optional<ReceiptPerson> person(const model::Programme& programme,
                                    const std::optional<model::RawFactors>& raw,
                                    const ReceiptProgramme& receipt, std::optional<std::size_t> group) {
  if (!group || !raw || programme.ageSex.method != study::StepMethod::CostWeights) return std::nullopt;
  ReceiptPerson result;
  result.costGbpPerHead = programme.ageSex.costGbpByGroup[*group];
  result.relativeCost = result.costGbpPerHead * raw->scale[static_cast<std::size_t>(Step::AgeSex)];
  const std::optional<double>& needs = receipt.steps[2].index;
  const std::optional<double>& excess = receipt.steps[3].index;
  if (needs && excess) result.weight = *result.relativeCost * *needs * *excess;
  return result;
}

ReceiptTravel::Nearest nearestOf(const model::NearestPlaces& nearest, std::size_t zone) {
  return {nearest.title, nearest.place[zone] ? nearest.names[*nearest.place[zone]] : std::string(),
          nearest.minutes[zone], nearest.unreachableReason[zone]};
}

ReceiptTravel travelOf(const model::Remoteness& remoteness, std::size_t zone) {
  ReceiptTravel travel;
  travel.proximity = remoteness.proximity;
  if (const auto settlement = remoteness.settlementOfZone[zone]) {
    travel.settlement = remoteness.settlements[*settlement].name;
    travel.settlementPopulation = remoteness.settlements[*settlement].population;
  }
  if (remoteness.driveTime) travel.driveTime = nearestOf(*remoteness.driveTime, zone);
  if (!remoteness.routes.empty() && remoteness.routes[zone]) travel.legs = remoteness.routes[zone]->legs;
  for (const model::NearestPlaces& nearest : remoteness.destinations)
    travel.destinations.push_back(nearestOf(nearest, zone));
  if (remoteness.classes) {
    const model::ZoneClasses& classes = *remoteness.classes;
    ReceiptTravel::Class found{classes.views[0].codes[zone],
                               classes.classNames[zone],
                               classes.category[zone],
                               classes.island[zone],
                               {}};
    for (std::size_t threshold = 0; threshold < classes.minuteThresholds.size(); ++threshold)
      found.toSpare.emplace_back(classes.minuteThresholds[threshold],
                                 classes.minutesToSpare[threshold][zone]);
    travel.urbanRural = std::move(found);
  }
  if (remoteness.rounds) travel.rounds = (*remoteness.rounds)[zone];
  return travel;
}

}  // namespace

std::optional<std::size_t> findZone(const model::Model& model, const std::string& code) {
  const auto found = std::lower_bound(model.zones.codes.begin(), model.zones.codes.end(), code);
  if (found == model.zones.codes.end() || *found != code) return std::nullopt;
  return static_cast<std::size_t>(found - model.zones.codes.begin());
}

Receipt explainZone(const model::Model& model, const model::Results& results, std::size_t zone,
                    std::optional<ReceiptGroup> group) {
  FAIRSHARES_EXPECTS(zone < model.zones.size());
  Receipt receipt;
  receipt.code = model.zones.codes[zone];
  receipt.name = model.zones.names[zone];
  for (const model::Level& level : model.levels) {
    const std::uint32_t area = level.areaOfZone[zone];
    receipt.areas.push_back({level.title, level.areaCodes[area], level.areaNames[area]});
  }
  for (const model::Category& category : model.categories)
    receipt.categories.push_back({category.id, category.ofZone[zone]});
  if (model.remoteness) receipt.travel = travelOf(*model.remoteness, zone);
  receipt.population = model.zones.population[zone];
  receipt.populationAsRead = model.zones.populationAsRead[zone];
  receipt.nationalPopulation = results.nationalPopulation;
  receipt.group = group;
  const std::optional<std::size_t> position = group ? groupPosition(model.zones, *group) : std::nullopt;
  if (position) {
    receipt.groupLabel = std::string(sexName(group->sex)) + " " +
                         ageBandLabel(model.zones.bands[*position % model.zones.bands.size()]);
    receipt.groupPersons = model.zones.persons[zone * model.zones.groupCount() + *position];
  }
  for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
    const model::Programme& definition = model.programmes[programme];
    if (!results.zones.programmes[programme]) {
      receipt.notOnZones.push_back(definition.title);
      continue;
    }
    ReceiptProgramme line{definition.id,
                          definition.title,
                          definition.isLeaf(),
                          steps(model, results, programme, zone),
                          {},
                          0.0,
                          0.0,
                          {}};
    line.overallIndex = model::overallIndex(*results.zones.programmes[programme], zone);
    line.targetShare = line.steps.back().weightedPopulation / results.nationalPopulation;
    line.allocationGbp = line.targetShare * definition.budgetGbp;
    line.person = person(definition, results.raw[programme], line, position);
    receipt.programmes.push_back(std::move(line));
  }
  return receipt;
}

}  // namespace fairshares::formula
