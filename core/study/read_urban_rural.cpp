// Fair Shares: the section [urban_rural] of a study file.
#include "study/read_urban_rural.h"

#include <algorithm>
#include <set>

#include "base/number_text.h"

namespace fairshares::study {

namespace {

/// The Scottish scheme has three thresholds of people and two of minutes.
constexpr std::size_t SCOTTISH_POPULATIONS = 3;
constexpr std::size_t SCOTTISH_MINUTES = 2;

/// Thresholds that replace those of the Scottish scheme.
std::vector<double> readThresholds(const TableReader& table, const char* key, std::size_t count,
                                   bool descending) {
  const auto numbers = table.findNumbers(key);
  if (!numbers) return {};
  const auto outOfOrder = [descending](double a, double b) { return descending ? a <= b : a >= b; };
  const bool ordered = std::adjacent_find(numbers->begin(), numbers->end(), outOfOrder) == numbers->end();
  const bool positive = std::all_of(numbers->begin(), numbers->end(), [](double n) { return n > 0.0; });
  if (numbers->size() == count && ordered && positive) return *numbers;
  table.refuseValue(key,
                    "`" + std::string(key) + "` replaces the " + std::to_string(count) +
                        " thresholds of the Scottish classes, " +
                        (descending ? "the largest first." : "the smallest first."),
                    descending ? "Write populations = [125000, 10000, 3000]." : "Write minutes = [30, 60].");
  return {};
}

/// groups = { 6_fold = "5", 2_fold = "2" }: the coarser views a class belongs to; none, and a complaint,
/// where one of them is wrong.
std::vector<std::pair<std::string, std::string>> readGroups(const TableReader& table) {
  std::vector<std::pair<std::string, std::string>> groups;
  const TomlNode* node = table.find("groups");
  if (!node) return groups;
  const char* const mend = "Write groups = { 6_fold = \"5\", 2_fold = \"2\" }.";
  if (node->kind != TomlKind::Table || node->entries.empty()) {
    table.refuseValue("groups", "`groups` must name a group for each coarser view.", mend);
    return groups;
  }
  const auto isAllowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  for (const TomlEntry& entry : node->entries) {
    const bool wellFormed = !entry.key.empty() && entry.key.size() <= 20 &&
                            std::all_of(entry.key.begin(), entry.key.end(), isAllowed);
    const std::string group = entry.node.kind == TomlKind::Text ? std::string(trimmed(entry.node.text)) : "";
    if (!wellFormed || group.empty())
      table.refuseValue(
          "groups", "A coarser view has an id of small letters, digits and underscores and a text.", mend);
    else
      groups.emplace_back(entry.key, group);
  }
  if (groups.size() < node->entries.size()) groups.clear();
  return groups;
}

std::optional<double> findThreshold(const TableReader& table, const char* key) {
  const auto number = table.findNumber(key);
  if (!number || *number > 0.0) return number;
  table.refuseValue(key, "A threshold is above 0.", "Leave the key out where there is no condition.");
  return std::nullopt;
}

UrbanRuralClass readClass(const TableReader& table) {
  UrbanRuralClass one;
  one.code = table.text("code");
  one.name = table.findText("name").value_or(one.code);
  one.population = findThreshold(table, "population");
  one.minutes = findThreshold(table, "minutes");
  one.category = table.findText("category").value_or(one.code);
  one.islandCategory = table.findText("island_category");
  one.groups = readGroups(table);
  return one;
}

/// Whether every zone that meets the conditions of `later` meets those of `earlier` as well.
bool takesAllOf(const UrbanRuralClass& earlier, const UrbanRuralClass& later) {
  const bool people = !earlier.population || (later.population && *later.population >= *earlier.population);
  const bool time = !earlier.minutes || (later.minutes && *later.minutes <= *earlier.minutes);
  return people && time;
}

/// Complains about classes that no zone would ever be in, and about zones that would be in no class.
void checkConditions(const std::vector<TableReader>& tables, const std::vector<UrbanRuralClass>& classes) {
  // A condition that could not be read has been complained about; without it nothing can be said here.
  for (std::size_t position = 0; position < classes.size(); ++position)
    if ((tables[position].has("population") && !classes[position].population) ||
        (tables[position].has("minutes") && !classes[position].minutes))
      return;
  for (std::size_t later = 1; later < classes.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (!takesAllOf(classes[earlier], classes[later])) continue;
      tables[later].refuseValue("code",
                                "No zone would be in the class `" + classes[later].code +
                                    "`: those that meet its conditions are in `" + classes[earlier].code +
                                    "` above it already.",
                                "Put the classes with the stricter conditions first: the largest settlements "
                                "and the fewest minutes.");
      break;
    }
  const UrbanRuralClass& last = classes.back();
  if (last.population || last.minutes)
    tables.back().refuseValue(
        last.population ? "population" : "minutes",
        "The last class has conditions, so a zone that meets none of them would be in no class.",
        "Let the last class have neither population nor minutes.");
}

/// Complains unless every class belongs to a group in each of the same coarser views.
void checkGroups(const std::vector<TableReader>& tables, const std::vector<UrbanRuralClass>& classes) {
  // Groups that could not be read have been complained about.
  for (std::size_t position = 0; position < classes.size(); ++position)
    if (tables[position].has("groups") && classes[position].groups.empty()) return;
  const auto views = [](const UrbanRuralClass& one) {
    std::set<std::string> ids;
    for (const auto& [id, group] : one.groups) ids.insert(id);
    return ids;
  };
  for (std::size_t position = 1; position < classes.size(); ++position)
    if (views(classes[position]) != views(classes.front()))
      tables[position].refuseValue("groups",
                                   "The class `" + classes[position].code +
                                       "` does not have the same coarser views as the first class.",
                                   "Name the same ids in the groups of every class.");
}

void checkClasses(const std::vector<TableReader>& tables, const std::vector<UrbanRuralClass>& classes) {
  std::set<std::string> codes;
  for (std::size_t position = 0; position < classes.size(); ++position)
    if (!classes[position].code.empty() && !codes.insert(classes[position].code).second)
      tables[position].refuseValue("code", "The class `" + classes[position].code + "` stands twice.",
                                   "Give each its own code.");
  checkConditions(tables, classes);
  checkGroups(tables, classes);
}

std::optional<UrbanRural::IslandColumn> readIslands(const TableReader& urbanRural,
                                                    const StudyContext& context) {
  const auto table = urbanRural.findTable("islands", TableKind::Islands);
  if (!table) return std::nullopt;
  return UrbanRural::IslandColumn{readTableReference(*table, context), table->text("column")};
}

}  // namespace

std::optional<UrbanRural> readUrbanRural(const TableReader& root, const StudyContext& context) {
  const auto table = root.findTable("urban_rural", TableKind::UrbanRural);
  if (!table) return std::nullopt;
  UrbanRural urbanRural;
  urbanRural.provenance = readProvenance(*table, context);
  urbanRural.title = table->findText("title").value_or("Urban-rural category");
  urbanRural.islands = readIslands(*table, context);
  const std::vector<TableReader> classTables = table->findTables("classes", TableKind::UrbanRuralClass);
  for (const TableReader& one : classTables) urbanRural.classes.push_back(readClass(one));
  if (urbanRural.classes.empty()) {
    urbanRural.populations = readThresholds(*table, "populations", SCOTTISH_POPULATIONS, true);
    urbanRural.minutes = readThresholds(*table, "minutes", SCOTTISH_MINUTES, false);
    return urbanRural;
  }
  for (const char* const key : {"populations", "minutes"})
    if (table->has(key))
      table->refuseValue(key,
                         "`" + std::string(key) +
                             "` replaces thresholds of the Scottish classes, but the "
                             "study has classes of its own.",
                         "Write population and minutes with each class.");
  checkClasses(classTables, urbanRural.classes);
  return urbanRural;
}

}  // namespace fairshares::study
