// Fair Shares: values an indicator does not have, filled as the study declares and never otherwise.
#include "join/fill_values.h"

#include <algorithm>

#include "base/compensated_sum.h"
#include "base/number_text.h"

namespace fairshares::join {
namespace {

using Values = std::vector<std::optional<double>>;

/// Which group a unit takes its mean from: one group for the nation, or one for each area.
struct Groups {
  std::vector<std::uint32_t> groupOfUnit;  ///< NO_AREA where the unit's area is not known
  std::size_t count = 0;
  const model::Level* level = nullptr;  ///< null for the national mean
};

std::optional<Groups> groupsFor(const study::Indicator& indicator, const model::Model& model,
                                const model::Units& units, Findings& findings) {
  if (indicator.fill == study::FillRule::NationalMean)
    return Groups{std::vector<std::uint32_t>(units.size(), 0), 1, nullptr};
  const auto level = std::find_if(model.levels.begin(), model.levels.end(),
                                  [&](const model::Level& l) { return l.id == indicator.fillLevel; });
  if (level == model.levels.end()) {
    findings.error(IssueCode::ReferenceUnknown,
                   {"", "", std::nullopt, "indicators." + indicator.id + ".fill_level", indicator.id},
                   indicator.fillLevel,
                   "The indicator " + indicator.id + " is to be filled with means of the level \"" +
                       indicator.fillLevel + "\", which the study does not have.",
                   "Name one of the study's levels.");
    return std::nullopt;
  }
  const bool onZones = indicator.basis == study::Basis::Zones;
  return Groups{onZones ? level->areaOfZone : level->areaOfPractice, level->areaCodes.size(), &*level};
}

/// Mean by group weighted by population, nothing for a group in which nobody has a value.
Values weightedMeans(const Values& values, const model::Units& units, const Groups& groups) {
  std::vector<CompensatedSum> weighted(groups.count);
  std::vector<CompensatedSum> persons(groups.count);
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const std::uint32_t group = groups.groupOfUnit[unit];
    if (group == model::NO_AREA || !values[unit] || units.population[unit] == 0.0) continue;
    weighted[group].add(units.population[unit] * *values[unit]);
    persons[group].add(units.population[unit]);
  }
  Values means(groups.count);
  for (std::size_t group = 0; group < groups.count; ++group)
    if (persons[group].value() > 0.0) means[group] = weighted[group].value() / persons[group].value();
  return means;
}

void refuseMissing(const study::Indicator& indicator, const MatchedTable& matched, const model::Units& units,
                   std::size_t unit, const std::string& why, Findings& findings) {
  const std::string noun(unitNoun(indicator.basis));
  findings.error(
      IssueCode::ValueMissing, matched.placeOf(indicator.column, unit, units.codes[unit]), "",
      "The " + noun + " " + units.codes[unit] + " has " + personsText(units.population[unit]) +
          " but no value of the indicator " + indicator.id + ". " + why,
      "Add the value, or declare how to fill it: fill = \"national_mean\" or fill = \"parent_mean\".");
}

void reportFilled(const study::Indicator& indicator, const MatchedTable& matched, const model::Units& units,
                  std::size_t unit, double value, const std::string& with, Findings& findings) {
  const std::string noun(unitNoun(indicator.basis));
  findings.note(IssueCode::ValueFilled, matched.placeOf(indicator.column, unit, units.codes[unit]),
                shortestText(value),
                "The " + noun + " " + units.codes[unit] + " (" + personsText(units.population[unit]) +
                    ") has no value of the indicator " + indicator.id + "; it was filled with " + with +
                    ", as the study declares.",
                "Add the value if it is known.");
  model::JoinEntry line;
  line.event = model::JoinEvent::Filled;
  line.source = sourceName(matched.table->file, matched.table->layer);
  line.column = indicator.column;
  line.code = units.codes[unit];
  line.persons = units.population[unit];
  line.value = value;
  line.note = "The indicator " + indicator.id + " was filled with " + with + ".";
  findings.add(std::move(line));
}

std::string meanName(const Groups& groups, std::uint32_t group) {
  if (!groups.level) return "the national mean";
  return "the mean of " + groups.level->areaNames[group] + " (" + groups.level->areaCodes[group] + ")";
}

void fillUnit(const study::Indicator& indicator, const MatchedTable& matched, const model::Units& units,
              std::size_t unit, const Groups& groups, const Values& means, Values& values,
              Findings& findings) {
  const std::uint32_t group = groups.groupOfUnit[unit];
  if (group == model::NO_AREA) {
    refuseMissing(indicator, matched, units, unit,
                  "Its area is not known, so there is no mean to fill it with.", findings);
  } else if (!means[group]) {
    refuseMissing(indicator, matched, units, unit,
                  "Nobody has a value that " + meanName(groups, group) + " could be taken from.", findings);
  } else {
    values[unit] = means[group];
    reportFilled(indicator, matched, units, unit, *means[group], meanName(groups, group), findings);
  }
}

}  // namespace

std::vector<std::size_t> fillValues(const study::Indicator& indicator, const MatchedTable& matched,
                                    const model::Model& model, std::vector<std::optional<double>>& values,
                                    Findings& findings) {
  const model::Units& units = model.units(indicator.basis);
  std::vector<std::size_t> missing;
  for (std::size_t unit = 0; unit < units.size(); ++unit)
    if (!values[unit] && units.population[unit] != 0.0 && !isExplainedGap(matched, unit, findings))
      missing.push_back(unit);
  if (missing.empty()) return {};
  if (indicator.fill == study::FillRule::Refuse) {
    for (const std::size_t unit : missing)
      refuseMissing(indicator, matched, units, unit, "Missing is not 0, and no fill is declared.", findings);
    return {};
  }
  const std::optional<Groups> groups = groupsFor(indicator, model, units, findings);
  if (!groups) return {};
  const Values means = weightedMeans(values, units, *groups);
  for (const std::size_t unit : missing)
    fillUnit(indicator, matched, units, unit, *groups, means, values, findings);
  return missing;
}

}  // namespace fairshares::join
