// Fair Shares: which area of every level each zone lies in, from lookup columns.
#include "join/join_levels.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "join/area_cells.h"
#include "join/code_match.h"
#include "join/unmatched_codes.h"

namespace fairshares::join {
namespace {

using TextCells = std::vector<std::string>;

/// The cells of a column; the code column counts as one, so that a level may be the zones themselves.
const TextCells* findCells(const model::AttributeTable& table, std::string_view column) {
  if (const model::AttributeTable::TextColumn* found = table.findText(column)) return &found->values;
  return column == table.codeColumn ? &table.codes : nullptr;
}

/// One lookup joined to the zones.
struct Lookup {
  const model::AttributeTable* table = nullptr;
  CodeMatch match;
  bool isUsed = false;
  /// The cell of a zone, "" where the lookup does not have it.
  [[nodiscard]] const std::string& cellOf(std::size_t zone, const TextCells& cells) const {
    static const std::string NONE;
    const std::uint32_t entry = match.entryOfUnit[zone];
    return entry == NO_ENTRY ? NONE : cells[entry];
  }
};

void reportMissingZones(const Lookup& lookup, const model::Units& zones, Findings& findings) {
  Place where = codedSource(*lookup.table).place();
  if (findings.isExplained(codedSource(*lookup.table).name())) return;
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    if (lookup.match.entryOfUnit[zone] != NO_ENTRY) continue;
    where.key = zones.codes[zone];
    findings.error(IssueCode::CodeUnmatched, where, zones.codes[zone],
                   "The zone " + zones.codes[zone] +
                       " is not in the lookup: the areas it lies in are not known and its " +
                       personsText(zones.population[zone]) + " would be lost to them.",
                   "Add the zone to the lookup.");
  }
}

/// The first lookup that has the level's column; a second one is said, since it is not looked at.
Lookup* findLookup(std::vector<Lookup>& lookups, const study::Level& level, Findings& findings) {
  Lookup* first = nullptr;
  for (Lookup& lookup : lookups) {
    if (!findCells(*lookup.table, level.code)) continue;
    if (!first) {
      first = &lookup;
      continue;
    }
    Place where = codedSource(*lookup.table).place();
    where.column = level.code;
    where.key = level.id;
    findings.note(IssueCode::ColumnAmbiguous, where, level.code,
                  "Several lookups have the column " + level.code + " of the level " + level.id +
                      "; the one of " + codedSource(*first->table).name() + " is used.",
                  "Take the column out of the other lookup if that one is meant.");
  }
  return first;
}

void reportBlankArea(const Lookup& lookup, const study::Level& level, std::size_t zone,
                     const model::Units& zones, Findings& findings) {
  Place where = codedSource(*lookup.table).placeOf(lookup.match.entryOfUnit[zone]);
  where.column = level.code;
  findings.error(IssueCode::CodeBlank, where, "",
                 "The zone " + zones.codes[zone] + " has no code in column " + level.code + ": its " +
                     personsText(zones.population[zone]) + " would be in no area of the level " + level.id +
                     ".",
                 "Fill in the area the zone lies in.");
}

/// Areas numbered in order of first appearance, then renumbered ascending by code.
void assignAreas(const Lookup& lookup, const TextCells& cells, const study::Level& given,
                 const model::Units& zones, model::Level& level, Findings& findings) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::vector<std::string_view> codes;
  level.areaOfZone.assign(zones.size(), model::NO_AREA);
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    if (lookup.match.entryOfUnit[zone] == NO_ENTRY) continue;
    const std::string& code = lookup.cellOf(zone, cells);
    if (code.empty()) {
      reportBlankArea(lookup, given, zone, zones, findings);
      continue;
    }
    const auto [number, isNew] = numbers.emplace(code, static_cast<std::uint32_t>(codes.size()));
    if (isNew) codes.emplace_back(code);
    level.areaOfZone[zone] = number->second;
  }
  std::vector<std::uint32_t> order(codes.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return codes[a] < codes[b]; });
  std::vector<std::uint32_t> newNumber(codes.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    newNumber[order[place]] = place;
    level.areaCodes.emplace_back(codes[order[place]]);
  }
  for (std::uint32_t& area : level.areaOfZone)
    if (area != model::NO_AREA) area = newNumber[area];
}

void reportSecondName(const Lookup& lookup, const study::Level& given, std::size_t zone,
                      const std::string& area, const std::string& first, const std::string& second,
                      Findings& findings) {
  Place where = codedSource(*lookup.table).placeOf(lookup.match.entryOfUnit[zone]);
  where.column = *given.name;
  where.key = area;
  findings.warning(IssueCode::CodeDuplicate, where, second,
                   "The area " + area + " is called \"" + first + "\" and \"" + second +
                       "\"; the name of its first zone in code order is used.",
                   "Give the area one name in the lookup.");
}

void nameAreas(const std::vector<Lookup>& lookups, const Lookup& own, const study::Level& given,
               const model::Units& zones, model::Level& level, Findings& findings) {
  level.areaNames.assign(level.areaCodes.size(), "");
  if (!given.name) return;
  const Lookup* lookup = &own;
  const TextCells* cells = findCells(*own.table, *given.name);
  for (const Lookup& other : lookups) {
    if (cells) break;
    lookup = &other;
    cells = findCells(*other.table, *given.name);
  }
  if (!cells) {
    findings.error(IssueCode::ColumnMissing,
                   {own.table->file, own.table->layer, std::nullopt, *given.name, given.id}, *given.name,
                   "No lookup has the column " + *given.name + " with the area names of the level " +
                       given.id + ".",
                   "Correct the key `name` of the level, or leave it out to use codes as names.");
    return;
  }
  std::vector<bool> hasTwo(level.areaCodes.size(), false);
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const std::uint32_t area = level.areaOfZone[zone];
    const std::string& name = lookup->cellOf(zone, *cells);
    if (area == model::NO_AREA || name.empty()) continue;
    if (level.areaNames[area].empty()) {
      level.areaNames[area] = name;
    } else if (level.areaNames[area] != name && !hasTwo[area]) {
      hasTwo[area] = true;
      reportSecondName(*lookup, given, zone, level.areaCodes[area], level.areaNames[area], name, findings);
    }
  }
}

model::Level joinLevel(const study::Level& given, std::vector<Lookup>& lookups, const model::Units& zones,
                       const std::string& studyFile, Findings& findings) {
  model::Level level;
  level.id = given.id;
  level.title = given.title;
  Lookup* lookup = findLookup(lookups, given, findings);
  if (!lookup) {
    findings.error(IssueCode::ColumnMissing,
                   {studyFile, "", std::nullopt, "levels." + given.id + ".code", given.id}, given.code,
                   "No lookup has the column " + given.code + " of the level " + given.id +
                       ", so no zone could be placed in it.",
                   "Name a lookup with this column under [lookup], or correct the key `code` of the level.");
    level.areaOfZone.assign(zones.size(), model::NO_AREA);
    return level;
  }
  lookup->isUsed = true;
  const TextCells& asRead = *findCells(*lookup->table, given.code);
  const auto recoded = withCurrentCodes(
      asRead, {lookup->table->file, lookup->table->layer, std::nullopt, given.code, ""}, findings);
  assignAreas(*lookup, recoded ? *recoded : asRead, given, zones, level, findings);
  nameAreas(lookups, *lookup, given, zones, level, findings);
  return level;
}

}  // namespace

std::vector<model::Level> joinLevels(const study::Study& study,
                                     const std::vector<model::AttributeTable>& lookups,
                                     const model::Units& zones, Findings& findings) {
  std::vector<Lookup> joined;
  for (const model::AttributeTable& table : lookups) {
    const CodedSource source = codedSource(table);
    joined.push_back({&table, matchCodes(zones.codes, source, "zone", Extras::Usual, findings)});
    findings.add(matchedEntry(source, joined.back().match, "zone"));
    noteExtraCodes(source, joined.back().match, "zone", findings);
  }
  std::vector<model::Level> levels;
  for (const study::Level& given : study.levels)
    levels.push_back(joinLevel(given, joined, zones, study.file, findings));
  for (const Lookup& lookup : joined)
    if (lookup.isUsed) reportMissingZones(lookup, zones, findings);
  return levels;
}

}  // namespace fairshares::join
