#include "run/urban_rural_rules.h"

#include <algorithm>
#include <functional>

namespace fairshares::run {

namespace {

using geography::NamedCode;
using geography::UrbanRuralRules;

template <typename Order> void sortUnique(std::vector<double>& values, Order order) {
  std::sort(values.begin(), values.end(), order);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// Position of a code, which is added where it is new.
std::uint32_t positionOf(std::vector<NamedCode>& codes, const std::string& code, const std::string& name) {
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](const NamedCode& known) { return known.code == code; });
  const auto position = static_cast<std::uint32_t>(found - codes.begin());
  if (found == codes.end()) codes.push_back({code, name});
  return position;
}

/// The first class whose conditions hold in a band: settlements of at least populations[band] (none after the
/// last), at most minutes[timeBand] (more after the last).
std::uint32_t firstMet(const std::vector<study::UrbanRuralClass>& classes, const UrbanRuralRules& rules,
                       std::size_t band, std::size_t timeBand) {
  for (std::uint32_t position = 0; position + 1 < classes.size(); ++position) {
    const study::UrbanRuralClass& one = classes[position];
    const bool large =
        !one.population || (band < rules.populations.size() && rules.populations[band] >= *one.population);
    const bool near =
        !one.minutes || (timeBand < rules.minutes.size() && rules.minutes[timeBand] <= *one.minutes);
    if (large && near) return position;
  }
  return static_cast<std::uint32_t>(classes.size() - 1);
}

void addFoldings(const std::vector<study::UrbanRuralClass>& classes, UrbanRuralRules& rules) {
  for (const auto& [id, first] : classes.front().groups) {
    geography::ClassFolding folding;
    folding.id = id;
    for (const study::UrbanRuralClass& one : classes)
      for (const auto& [view, group] : one.groups)
        if (view == id) folding.groupOf.push_back(positionOf(folding.groups, group, group));
    rules.foldings.push_back(std::move(folding));
  }
}

UrbanRuralRules ownRules(const std::vector<study::UrbanRuralClass>& classes) {
  UrbanRuralRules rules;
  for (const study::UrbanRuralClass& one : classes) {
    if (one.population) rules.populations.push_back(*one.population);
    if (one.minutes) rules.minutes.push_back(*one.minutes);
    rules.classes.push_back({one.code, one.name});
    const bool split = one.islandCategory.has_value();
    rules.mainlandCategory.push_back(
        positionOf(rules.categories, one.category, split ? one.name + ", mainland" : one.name));
    rules.islandCategory.push_back(
        split ? std::optional(positionOf(rules.categories, *one.islandCategory, one.name + ", island"))
              : std::nullopt);
  }
  sortUnique(rules.populations, std::greater<>());
  sortUnique(rules.minutes, std::less<>());
  for (std::size_t band = 0; band <= rules.populations.size(); ++band) {
    std::vector<std::uint32_t>& line = rules.classOf.emplace_back();
    for (std::size_t timeBand = 0; timeBand <= rules.minutes.size(); ++timeBand)
      line.push_back(firstMet(classes, rules, band, timeBand));
  }
  addFoldings(classes, rules);
  return rules;
}

}  // namespace

geography::UrbanRuralRules rulesOf(const study::UrbanRural& urbanRural) {
  if (!urbanRural.classes.empty()) return ownRules(urbanRural.classes);
  UrbanRuralRules rules = geography::scottishUrbanRuralRules();
  if (!urbanRural.populations.empty()) rules.populations = urbanRural.populations;
  if (!urbanRural.minutes.empty()) rules.minutes = urbanRural.minutes;
  return rules;
}

}  // namespace fairshares::run
