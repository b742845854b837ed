// Fair Shares: GP practices with their lists, scaled to the residents.
#include "join/join_practices.h"

#include "base/compensated_sum.h"
#include "join/attribute_matches.h"
#include "join/code_match.h"
#include "join/join_counts.h"
#include "join/join_zones.h"
#include "join/practice_areas.h"

namespace fairshares::join {
namespace {

void namePractices(const study::Practices& given, const MatchedTable& matched, model::Units& practices,
                   Findings& findings) {
  practices.names = practices.codes;
  if (!given.name) return;
  const model::AttributeTable& table = *matched.table;
  const model::AttributeTable::TextColumn* names = table.findText(*given.name);
  if (!names) {
    findings.error(IssueCode::ColumnMissing, {table.file, table.layer, std::nullopt, *given.name, ""},
                   *given.name, "The table of practices has no column " + *given.name + " with their names.",
                   "Correct the key `name` under [practices], or leave it out.");
    return;
  }
  for (std::size_t practice = 0; practice < practices.size(); ++practice)
    if (const std::string& name = names->values[matched.match.entryOfUnit[practice]]; !name.empty())
      practices.names[practice] = name;
}

/// Positions in the study CRS. Longitude and latitude are turned into them before the join: a table that has
/// them carries the number columns "easting" and "northing".
std::vector<std::optional<double>> positions(const std::optional<std::string>& column,
                                             const std::string& standIn, const MatchedTable& matched,
                                             const model::Units& practices, Findings& findings) {
  if (!column && !matched.table->findNumber(standIn))
    return std::vector<std::optional<double>>(practices.size());
  auto values = numbersByUnit(matched, column.value_or(standIn), practices, findings);
  return values ? std::move(*values) : std::vector<std::optional<double>>(practices.size());
}

void scaleLists(const study::Practices& given, model::Model& model, Findings& findings) {
  model::Units& practices = *model.practices;
  practices.populationAsRead = sumOfGroups(practices.persons, practices.groupCount());
  practices.population = practices.populationAsRead;
  const double onLists = compensatedSum(practices.populationAsRead);
  if (onLists == 0.0) {
    findings.error(IssueCode::StepUndefined, {given.lists.file, given.lists.layer, std::nullopt, "", ""}, "0",
                   "Nobody is on any practice's list, so the lists cannot be scaled to the residents.",
                   "Check the file of list populations.");
    return;
  }
  if (model.nationalPopulation == 0.0) return;  // refused already
  model.listInflation = onLists / model.nationalPopulation;
  const double factor = model.nationalPopulation / onLists;
  for (double& persons : practices.persons) persons *= factor;
  practices.population = sumOfGroups(practices.persons, practices.groupCount());
}

void reportScaling(const study::Practices& given, const model::Model& model, Findings& findings) {
  const double onLists = compensatedSum(model.practices->populationAsRead);
  model::JoinEntry line;
  line.event = model::JoinEvent::Matched;
  line.source = sourceName(given.lists.file, given.lists.layer);
  line.column = "list inflation";
  line.count = static_cast<double>(model.practices->size());
  line.persons = onLists;
  line.value = model.listInflation;
  line.note = "The lists hold " + personsText(onLists) + "; they are scaled to the " +
              personsText(model.nationalPopulation) + " of the zones.";
  findings.add(std::move(line));
}

}  // namespace

void joinPractices(const study::Study& study, const model::AttributeTable& table, model::CountTable lists,
                   model::Model& model, Findings& findings) {
  const study::Practices& given = *study.practices;
  model::Units& practices = model.practices.emplace();
  practices.codes = uniqueCodes(table.codes);
  const CodedSource source = codedSource(table);
  const MatchedTable matched{&table,
                             matchCodes(practices.codes, source, "practice", Extras::Usual, findings)};
  findings.add(matchedEntry(source, matched.match, "practice"));
  namePractices(given, matched, practices, findings);
  model.practiceEasting = positions(given.easting, "easting", matched, practices, findings);
  model.practiceNorthing = positions(given.northing, "northing", matched, practices, findings);

  const std::string file = lists.file;
  const std::string layer = lists.layer;
  practices.bands = lists.bands;
  practices.persons = countsByUnit(practices.codes, std::move(lists), "practice", findings);
  scaleLists(given, model, findings);
  reportScaling(given, model, findings);
  reportEmptyUnits(practices, file, layer, "practice", findings);
  placePractices(study, matched, model, findings);
}

}  // namespace fairshares::join
