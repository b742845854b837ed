// Fair Shares: the polygons a study supplies for the areas of its levels.
#include "join/code_match.h"
#include "join/join_levels.h"
#include "join/unmatched_codes.h"

namespace fairshares::join {
namespace {

void joinLayer(model::AreaLayer& layer, model::Level& level, Findings& findings) {
  const CodedSource source = codedSource(layer);
  const CodeMatch match = matchCodes(level.areaCodes, source, "area", Extras::Usual, findings);
  findings.add(matchedEntry(source, match, "area"));
  noteExtraCodes(source, match, "area", findings);
  level.boundaryWkb.resize(level.areaCodes.size());
  for (std::size_t area = 0; area < level.areaCodes.size(); ++area) {
    const std::size_t entry = match.entryOfUnit[area];
    if (entry != NO_ENTRY) {
      if (entry < layer.wkb.size()) level.boundaryWkb[area] = std::move(layer.wkb[entry]);
      if (level.areaNames[area].empty() && entry < layer.names.size())
        level.areaNames[area] = layer.names[entry];
      continue;
    }
    if (findings.isExplained(source.name())) continue;
    Place where = source.place();
    where.key = level.areaCodes[area];
    findings.error(IssueCode::CodeUnmatched, where, level.areaCodes[area],
                   "The area " + level.areaCodes[area] + " of the level " + level.id +
                       " has no polygon in this layer; it would be missing from the map.",
                   "Add its polygon, or leave `boundaries` out to have the areas made from their zones.");
  }
}

}  // namespace

void joinBoundaries(const study::Study& study, std::map<std::string, model::AreaLayer> boundaries,
                    std::vector<model::Level>& levels, Findings& findings) {
  for (std::size_t l = 0; l < levels.size(); ++l) {
    const auto layer = boundaries.find(levels[l].id);
    if (study.levels[l].boundaries && layer != boundaries.end())
      joinLayer(layer->second, levels[l], findings);
    for (std::size_t area = 0; area < levels[l].areaCodes.size(); ++area)
      if (levels[l].areaNames[area].empty()) levels[l].areaNames[area] = levels[l].areaCodes[area];
  }
}

}  // namespace fairshares::join
