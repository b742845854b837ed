// Fair Shares: Scottish data zones of different census vintages must not be mixed.
#include "join/zone_vintage.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "join/code_match.h"

namespace fairshares::join {
namespace {

struct Vintage {
  int year;
  unsigned first, last;  ///< the digits after S01
};
constexpr std::array<Vintage, 3> VINTAGES{{{2001, 1, 6505}, {2011, 6506, 13481}, {2022, 13482, 20873}}};

/// How many codes of a source belong to each vintage.
struct VintageCounts {
  std::array<std::size_t, VINTAGES.size()> count{};
  [[nodiscard]] std::string text() const {
    std::string all;
    for (std::size_t v = 0; v < VINTAGES.size(); ++v) {
      if (count[v] == 0) continue;
      if (!all.empty()) all += ", ";
      all += std::to_string(VINTAGES[v].year) + ": " + std::to_string(count[v]);
    }
    return all;
  }
};

std::size_t vintagePosition(int year) {
  for (std::size_t v = 0; v < VINTAGES.size(); ++v)
    if (VINTAGES[v].year == year) return v;
  return 0;
}

VintageCounts countVintages(std::span<const std::string> codes) {
  VintageCounts counts;
  for (const std::string& code : codes)
    if (const std::optional<int> year = zoneVintage(code)) ++counts.count[vintagePosition(*year)];
  return counts;
}

/// The lowest code of another vintage than `year`: the same whatever the order of rows.
std::optional<std::size_t> firstStranger(std::span<const std::string> codes, int year) {
  std::optional<std::size_t> lowest;
  for (std::size_t entry = 0; entry < codes.size(); ++entry) {
    const std::optional<int> vintage = zoneVintage(codes[entry]);
    if (vintage && *vintage != year && (!lowest || codes[entry] < codes[*lowest])) lowest = entry;
  }
  return lowest;
}

void checkSource(const CodedSource& source, int year, const CodedSource& zones, const VintageCounts& ofZones,
                 Findings& findings) {
  const std::optional<std::size_t> stranger = firstStranger(source.codes, year);
  if (!stranger) return;
  const std::string counts = countVintages(source.codes).text();
  findings.error(IssueCode::CodeVintage, source.placeOf(*stranger), counts,
                 "Data zones of different censuses are mixed: " + source.name() + " has codes of " + counts +
                     ", the zones (" + zones.name() + ") of " + ofZones.text() +
                     ". The same place has other codes and other borders in each, so nothing would meet.",
                 "Use sources of the " + std::to_string(year) + " data zones throughout.");
  findings.setExplained(source.name());
}

/// Every table the study joins by zone, each once, in study order.
std::vector<CodedSource> zoneSources(const study::Study& study, const Sources& sources) {
  std::vector<CodedSource> found{codedSource(sources.zones), codedSource(sources.population)};
  for (const model::AttributeTable& lookup : sources.lookups) found.push_back(codedSource(lookup));
  std::set<std::string> seen;
  const auto addTable = [&](const study::TableReference& table) {
    const std::string key = tableKey(table);
    const auto attributes = sources.attributes.find(key);
    if (attributes != sources.attributes.end() && seen.insert(key).second)
      found.push_back(codedSource(attributes->second));
  };
  for (const study::Indicator& indicator : study.indicators)
    if (indicator.basis == study::Basis::Zones) addTable(indicator.table);
  for (const study::Category& category : study.categories)
    if (!category.derived) addTable(category.table);
  for (const study::Programme& programme : study.programmes) {
    if (programme.basis != study::Basis::Zones) continue;
    if (programme.ageSex.index) addTable(programme.ageSex.index->table);
    if (programme.needs.index) addTable(programme.needs.index->table);
    if (programme.excessCost.index) addTable(programme.excessCost.index->table);
  }
  return found;
}

}  // namespace

std::optional<int> zoneVintage(std::string_view code) {
  constexpr std::string_view PREFIX = "S01";
  if (code.size() != 9 || code.substr(0, PREFIX.size()) != PREFIX) return std::nullopt;
  unsigned number = 0;
  const char* const end = code.data() + code.size();
  const auto [stop, failure] = std::from_chars(code.data() + PREFIX.size(), end, number);
  if (failure != std::errc() || stop != end) return std::nullopt;
  for (const Vintage& vintage : VINTAGES)
    if (number >= vintage.first && number <= vintage.last) return vintage.year;
  return std::nullopt;
}

void checkVintages(const study::Study& study, const Sources& sources, Findings& findings) {
  const CodedSource zones = codedSource(sources.zones);
  const VintageCounts ofZones = countVintages(zones.codes);
  const auto most = std::max_element(ofZones.count.begin(), ofZones.count.end());
  if (*most == 0) return;
  const int year = VINTAGES[static_cast<std::size_t>(most - ofZones.count.begin())].year;
  for (const CodedSource& source : zoneSources(study, sources))
    checkSource(source, year, zones, ofZones, findings);
  if (!study.practices || !study.practices->zone || !sources.practices) return;
  const model::AttributeTable& practices = *sources.practices;
  if (const model::AttributeTable::TextColumn* column = practices.findText(*study.practices->zone))
    checkSource({practices.file, practices.layer, column->name, column->values, practices.rows}, year, zones,
                ofZones, findings);
}

}  // namespace fairshares::join
