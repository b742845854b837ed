// Fair Shares: the zones in code order, the list everything else is matched to.
#include "join/join_zones.h"

#include "join/code_match.h"

namespace fairshares::join {

void joinZones(model::AreaLayer layer, model::Units& zones, std::vector<std::string>& wkb,
               Findings& findings) {
  zones.codes = uniqueCodes(layer.codes);
  const CodedSource source = codedSource(layer);
  if (zones.codes.empty())
    findings.error(IssueCode::FileEmpty, source.place(), "",
                   "The zone layer holds no zone with a code, so there is nothing to compute on.",
                   "Name the layer with the zones, and its code column, under [zones].");
  const CodeMatch match = matchCodes(zones.codes, source, "zone", Extras::Usual, findings);
  zones.names.reserve(zones.size());
  wkb.reserve(zones.size());
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const std::size_t entry = match.entryOfUnit[zone];
    const bool isNamed = entry < layer.names.size() && !layer.names[entry].empty();
    zones.names.push_back(isNamed ? std::move(layer.names[entry]) : zones.codes[zone]);
    wkb.push_back(entry < layer.wkb.size() ? std::move(layer.wkb[entry]) : std::string());
  }
  findings.add(matchedEntry(source, match, "zone"));
}

void reportEmptyUnits(const model::Units& units, const std::string& file, const std::string& layer,
                      std::string_view noun, Findings& findings) {
  std::size_t empty = 0;
  std::string first;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    if (units.population[unit] != 0.0) continue;
    if (empty++ == 0) first = units.codes[unit];
    model::JoinEntry entry;
    entry.event = model::JoinEvent::ZeroPopulation;
    entry.source = sourceName(file, layer);
    entry.code = units.codes[unit];
    entry.persons = 0.0;
    entry.note = "Nobody is counted here: weight 0 at every step, and no index.";
    findings.add(std::move(entry));
  }
  if (empty == 0) return;
  findings.note(IssueCode::PeopleEmpty, {file, layer, std::nullopt, "", first}, std::to_string(empty),
                countText(empty, noun) + " without people (the first is " + first +
                    "). They carry weight 0 and have no index; the join report lists them.",
                "Nothing to do if nobody lives there.");
}

}  // namespace fairshares::join
