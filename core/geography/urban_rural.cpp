#include "geography/urban_rural.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/contract.h"

namespace fairshares::geography {

UrbanRuralRules scottishUrbanRuralRules() {
  UrbanRuralRules rules;
  rules.populations = {125'000.0, 10'000.0, 3'000.0};
  rules.minutes = {30.0, 60.0};
  rules.classes = {
      {"1", "Large Urban Areas"},  {"2", "Other Urban Areas"},       {"3", "Accessible Small Towns"},
      {"4", "Remote Small Towns"}, {"5", "Very Remote Small Towns"}, {"6", "Accessible Rural"},
      {"7", "Remote Rural"},       {"8", "Very Remote Rural"}};
  rules.classOf = {{0, 0, 0}, {1, 1, 1}, {2, 3, 4}, {5, 6, 7}};
  rules.foldings = {{"6_fold",
                     {{"1", "Large Urban Areas"},
                      {"2", "Other Urban Areas"},
                      {"3", "Accessible Small Towns"},
                      {"4", "Remote Small Towns"},
                      {"5", "Accessible Rural"},
                      {"6", "Remote Rural"}},
                     {0, 1, 2, 3, 3, 4, 5, 5}},
                    {"3_fold",
                     {{"1", "Rest of Scotland"}, {"2", "Accessible Rural"}, {"3", "Remote Rural"}},
                     {0, 0, 0, 0, 0, 1, 2, 2}},
                    {"2_fold", {{"1", "Rest of Scotland"}, {"2", "Rural"}}, {0, 0, 0, 0, 0, 1, 1, 1}}};
  rules.categories = {{"1", "Large Urban Areas"},
                      {"2", "Other Urban Areas"},
                      {"3", "Accessible Small Towns"},
                      {"4", "Remote Small Towns"},
                      {"5M", "Very Remote Small Towns, mainland"},
                      {"5I", "Very Remote Small Towns, island"},
                      {"6", "Accessible Rural"},
                      {"7", "Remote Rural"},
                      {"8M", "Very Remote Rural, mainland"},
                      {"8I", "Very Remote Rural, island"}};
  rules.mainlandCategory = {0, 1, 2, 3, 4, 6, 7, 8};
  rules.islandCategory.resize(8);
  rules.islandCategory[4] = 5;
  rules.islandCategory[7] = 9;
  return rules;
}

namespace {

Issue ruleIssue(std::string key, std::string message, std::string mend) {
  Issue issue;
  issue.code = IssueCode::StudyValue;
  issue.where.key = std::move(key);
  issue.message = std::move(message);
  issue.mend = std::move(mend);
  return issue;
}

bool allBelow(std::span<const std::uint32_t> positions, std::size_t count) {
  return std::all_of(positions.begin(), positions.end(), [&](std::uint32_t p) { return p < count; });
}

bool isTable(const UrbanRuralRules& rules) {
  if (rules.classOf.size() != rules.populations.size() + 1) return false;
  return std::all_of(rules.classOf.begin(), rules.classOf.end(), [&](const auto& line) {
    return line.size() == rules.minutes.size() + 1 && allBelow(line, rules.classes.size());
  });
}

bool hasCategories(const UrbanRuralRules& rules) {
  return rules.mainlandCategory.size() == rules.classes.size() &&
         rules.islandCategory.size() == rules.classes.size() &&
         allBelow(rules.mainlandCategory, rules.categories.size()) &&
         std::all_of(rules.islandCategory.begin(), rules.islandCategory.end(),
                     [&](const auto& category) { return !category || *category < rules.categories.size(); });
}

std::size_t settlementBand(const ZoneSituation& zone, const UrbanRuralRules& rules) {
  std::size_t band = 0;
  while (band < rules.populations.size() &&
         !(zone.settlementPopulation && *zone.settlementPopulation >= rules.populations[band]))
    ++band;
  return band;
}

std::size_t timeBand(const ZoneSituation& zone, const UrbanRuralRules& rules) {
  std::size_t band = 0;
  while (band < rules.minutes.size() &&
         !(zone.milliseconds &&
           *zone.milliseconds <= static_cast<std::uint64_t>(std::llround(rules.minutes[band] * 60000.0))))
    ++band;
  return band;
}

}  // namespace

Issues checkUrbanRuralRules(const UrbanRuralRules& rules) {
  Issues issues;
  const auto isPositive = [](double value) { return value > 0.0 && std::isfinite(value); };
  if (!std::all_of(rules.populations.begin(), rules.populations.end(), isPositive) ||
      !std::is_sorted(rules.populations.begin(), rules.populations.end(), std::greater_equal<>()))
    issues.add(ruleIssue("populations",
                         "Settlement thresholds must be above 0 and fall; bands would be empty.",
                         "List them from the greatest to the smallest, each once."));
  if (!std::all_of(rules.minutes.begin(), rules.minutes.end(), isPositive) ||
      !std::is_sorted(rules.minutes.begin(), rules.minutes.end(), std::less_equal<>()))
    issues.add(ruleIssue("minutes", "Minutes must be above 0 and rise; bands would be empty.",
                         "List them from the smallest to the greatest, each once."));
  if (!isTable(rules))
    issues.add(
        ruleIssue("classes", "Each settlement band needs a known class for each time band.",
                  "Complete the table: one line more than thresholds of people, one class more in each "
                  "than thresholds of minutes."));
  for (const ClassFolding& folding : rules.foldings)
    if (folding.groupOf.size() != rules.classes.size() || !allBelow(folding.groupOf, folding.groups.size()))
      issues.add(ruleIssue(folding.id, "Each class needs a known group; zones would fall out of this view.",
                           "Name the group of every class."));
  if (!hasCategories(rules))
    issues.add(ruleIssue("categories", "Each class needs a known category; zones would have no cost ratio.",
                         "Name the category of every class."));
  return issues;
}

std::vector<ZoneClass> classifyZones(std::span<const ZoneSituation> zones, const UrbanRuralRules& rules) {
  FAIRSHARES_EXPECTS(!checkUrbanRuralRules(rules).hasErrors());
  std::vector<ZoneClass> classes;
  classes.reserve(zones.size());
  for (const ZoneSituation& zone : zones) {
    ZoneClass result;
    result.classNumber = rules.classOf[settlementBand(zone, rules)][timeBand(zone, rules)];
    for (const ClassFolding& folding : rules.foldings)
      result.groups.push_back(folding.groupOf[result.classNumber]);
    const std::optional<std::uint32_t>& island = rules.islandCategory[result.classNumber];
    result.category = zone.island && island ? *island : rules.mainlandCategory[result.classNumber];
    result.islandWithoutCategory = zone.island && !island;
    if (zone.milliseconds) result.minutes = static_cast<double>(*zone.milliseconds) / 60000.0;
    for (const double threshold : rules.minutes)
      result.minutesToSpare.push_back(result.minutes ? std::optional(threshold - *result.minutes)
                                                     : std::nullopt);
    for (const double threshold : rules.populations)
      result.peopleToSpare.push_back(
          zone.settlementPopulation ? std::optional(*zone.settlementPopulation - threshold) : std::nullopt);
    if (!zone.milliseconds) result.unreachableReason = zone.unreachableReason;
    classes.push_back(std::move(result));
  }
  return classes;
}

}  // namespace fairshares::geography
