#include <algorithm>
#include <set>

#include "base/contract.h"
#include "draft/needs_text.h"
#include "draft/step_text.h"
#include "draft/study_draft.h"
#include "draft/toml_writer.h"

namespace fairshares::draft {

namespace {

void writeAgeBands(const std::vector<int>& firstAges, TomlWriter& writer) {
  if (firstAges.empty()) {
    writer.text("age_bands", "nrac");
    return;
  }
  std::string ages;
  for (const int age : firstAges) ages += (ages.empty() ? "" : ", ") + std::to_string(age);
  writer.plain("age_bands", "[" + ages + "]");
}

void writeStudy(const StudyDraft& draft, TomlWriter& writer) {
  writer.remark(
      "A Fair Shares study, made from the layers of a QGIS project. It may be edited with any editor.");
  writer.remark(
      "Paths start from the folder of this file. Every table and number says where it is from (source)");
  writer.remark(
      "and how far to trust it (status: published, derived or assumed). Assumed ones are listed in every");
  writer.remark("output: put in the true source, and set the status, where you know better.");
  writer.section("study");
  writer.text("title", draft.title);
  if (!draft.year.empty()) writer.text("year", draft.year);
  if (draft.isSynthetic) writer.plain("synthetic", "true");
  writer.text("crs", draft.crs);
  writeAgeBands(draft.firstAges, writer);
}

void writeZones(const StudyDraft& draft, TomlWriter& writer) {
  writer.section("zones", {"The zones everything is computed on: polygons with a code each."});
  writer.table(draft.zones);
  if (!draft.zoneName.empty()) writer.text("name", draft.zoneName);
  if (const std::string& crs = writer.placeOf(draft.zones).crs; !crs.empty()) writer.text("crs", crs);
  writer.provenance(writer.placeOf(draft.zones).provenance);
  if (!draft.lookup.isMade()) return;
  writer.section("lookup", {"Which zone lies in which area."});
  writer.tableWithProvenance(draft.lookup);
  for (const LevelChoice& level : draft.levels) {
    writer.section("levels." + level.id);
    writer.text("title", level.title);
    writer.text("code", level.code);
    if (!level.name.empty()) writer.text("name", level.name);
  }
}

void writePopulation(const StudyDraft& draft, TomlWriter& writer) {
  writer.section("population", {"Persons by zone, sex and age."});
  writer.table(draft.population);
  if (draft.populationYear) writer.plain("year", std::to_string(*draft.populationYear));
  writer.provenance(writer.placeOf(draft.population).provenance);
}

void writeRebasing(const RebasingChoice& rebasing, TomlWriter& writer) {
  if (!rebasing.table.isMade()) return;
  writer.section("population.rebasing",
                 {"Zones are scaled so that each area's people of every sex and age meet "
                  "its projection."});
  writer.table(rebasing.table);
  writer.text("level", rebasing.level);
  if (rebasing.year) writer.plain("year", std::to_string(*rebasing.year));
  writer.provenance(writer.placeOf(rebasing.table).provenance);
}

void writeAllocations(const AllocationsChoice& allocations, TomlWriter& writer) {
  if (!allocations.table.isMade()) return;
  writer.section("allocations", {"What areas get today, for the distance from target."});
  writer.table(allocations.table);
  writer.text("level", allocations.level);
  writer.text("column", allocations.column);
  writer.provenance(writer.placeOf(allocations.table).provenance);
}

void writePractices(const StudyDraft& draft, TomlWriter& writer) {
  if (!draft.usesPractices()) return;
  const PracticesChoice& practices = draft.practices;
  writer.section("practices",
                 {"GP practices, for the programmes that work on them.",
                  "Their age bands are those of their costs; the lists must be able to make them."});
  writer.table(practices.table);
  if (!practices.name.empty()) writer.text("name", practices.name);
  if (!practices.zone.empty()) writer.text("zone", practices.zone);
  if (!practices.board.empty()) writer.plain("levels", "{ boards = " + tomlText(practices.board) + " }");
  if (!practices.x.empty() && !practices.y.empty()) {
    writer.text(practices.isInDegrees ? "longitude" : "easting", practices.x);
    writer.text(practices.isInDegrees ? "latitude" : "northing", practices.y);
  }
  writeAgeBands(practices.firstAges, writer);
  writer.provenance(writer.placeOf(practices.table).provenance);
  writer.section("practices.lists", {"Persons on the list of each practice by sex and age."});
  writer.table(practices.lists);
  if (practices.listYear) writer.plain("year", std::to_string(*practices.listYear));
  writer.provenance(writer.placeOf(practices.lists).provenance);
}

void requirePractices(const StudyDraft& draft, std::vector<std::string>& missing) {
  if (!draft.usesPractices()) return;
  const PracticesChoice& practices = draft.practices;
  if (!practices.table.isMade()) missing.emplace_back("The GP practices are not chosen.");
  if (!practices.lists.isMade()) missing.emplace_back("The lists of the GP practices are not chosen.");
  if (practices.x.empty() != practices.y.empty())
    missing.emplace_back("The position of the GP practices has one coordinate only.");
}

void requireLevel(const StudyDraft& draft, const TableChoice& table, const std::string& level,
                  const char* sentence, std::vector<std::string>& missing) {
  const bool isThere = std::any_of(draft.levels.begin(), draft.levels.end(),
                                   [&level](const LevelChoice& one) { return one.id == level; });
  if (table.isMade() && !isThere) missing.emplace_back(sentence);
}

void requireAreaTables(const StudyDraft& draft, std::vector<std::string>& missing) {
  requireLevel(draft, draft.rebasing.table, draft.rebasing.level,
               "It is not chosen which areas the projections are for.", missing);
  requireLevel(draft, draft.allocations.table, draft.allocations.level,
               "It is not chosen which areas the present allocations are for.", missing);
  if (draft.allocations.table.isMade() && draft.allocations.column.empty())
    missing.emplace_back("The field of the present allocations is not chosen.");
}

void requireProgrammes(const StudyDraft& draft, std::vector<std::string>& missing) {
  if (draft.programmes.empty()) missing.emplace_back("There is no care programme.");
  std::set<std::string> ids;
  for (const ProgrammeChoice& programme : draft.programmes) {
    if (!programme.budgetGbp) missing.push_back("The budget of " + programme.title + " is not given.");
    if (programme.purpose.empty()) missing.push_back("The purpose of " + programme.title + " is not given.");
    if (programme.title.empty()) missing.push_back("The programme " + programme.id + " has no title.");
    if (!ids.insert(programme.id).second)
      missing.push_back("The programme " + programme.id + " is there twice.");
  }
}

void requireNeeds(const StudyDraft& draft, std::vector<std::string>& missing) {
  for (const ProgrammeChoice& programme : draft.programmes) {
    if (!programme.needsIndicators) continue;
    const bool hasIndicator =
        std::any_of(draft.indicators.begin(), draft.indicators.end(),
                    [&](const IndicatorChoice& one) { return one.basis == programme.basis; });
    if (!hasIndicator) missing.push_back("There is no indicator for the needs of " + programme.title + ".");
    if (programme.coefficients.empty() && !draft.needsCoefficients.isMade())
      missing.push_back("The needs of " + programme.title + " have no coefficients.");
  }
}

void requireExcessCosts(const StudyDraft& draft, std::vector<std::string>& missing) {
  const bool isByCategory =
      draft.excessCosts == ExcessCosts::Category || draft.excessCosts == ExcessCosts::Derived;
  if (draft.excessCosts == ExcessCosts::Index && !draft.excessIndex.isMade())
    missing.emplace_back("The table of excess cost indices is not chosen.");
  if (draft.excessCosts == ExcessCosts::Category &&
      (!draft.category.isMade() || draft.categoryColumn.empty()))
    missing.emplace_back("The field with the categories of the zones is not chosen.");
  if (isByCategory && !draft.categoryRatios.isMade())
    missing.emplace_back("The table of ratios by category is not chosen.");
  if (draft.excessCosts == ExcessCosts::Derived && !draft.travelTable(Role::Settlements))
    missing.emplace_back("The settlements are not chosen.");
  if (draft.excessCosts == ExcessCosts::Derived && draft.travelTable(Role::Roads) &&
      !draft.travelTable(Role::RoadSpeeds))
    missing.emplace_back("The speeds of the roads are not chosen.");
}

}  // namespace

void keepLaterChoices(const std::vector<ProgrammeChoice>& before, std::vector<ProgrammeChoice>& programmes) {
  for (ProgrammeChoice& programme : programmes)
    for (const ProgrammeChoice& known : before) {
      if (known.id != programme.id) continue;
      programme.excessColumn = known.excessColumn;
      // Of another basis they are other indices and indicators.
      if (known.basis != programme.basis) continue;
      programme.needsColumn = known.needsColumn;
      programme.needsIndicators = known.needsIndicators;
      programme.coefficients = known.coefficients;
    }
}

std::vector<std::size_t> usedTables(const StudyDraft& draft) {
  std::set<std::size_t> used;
  const auto use = [&used](const TableChoice& choice) {
    if (choice.table) used.insert(*choice.table);
  };
  for (const TableChoice* choice : {&draft.zones, &draft.lookup, &draft.population, &draft.rebasing.table,
                                    &draft.costWeights, &draft.allocations.table})
    use(*choice);
  if (draft.usesPractices())
    for (const TableChoice* choice :
         {&draft.practices.table, &draft.practices.lists, &draft.practices.costWeights})
      use(*choice);
  for (const ProgrammeChoice& programme : draft.programmes)
    if (!programme.needsColumn.empty())
      use(programme.basis == study::Basis::Practices ? draft.practiceNeedsIndex : draft.needsIndex);
  if (draft.usesIndicators())
    for (const IndicatorChoice& indicator : draft.indicators) use(indicator.table);
  if (usesCoefficientTable(draft)) use(draft.needsCoefficients);
  if (draft.excessCosts == ExcessCosts::Index) use(draft.excessIndex);
  if (draft.excessCosts == ExcessCosts::Category) use(draft.category);
  if (draft.excessCosts == ExcessCosts::Category || draft.excessCosts == ExcessCosts::Derived)
    use(draft.categoryRatios);
  if (draft.excessCosts == ExcessCosts::Derived)
    for (const TravelTable& one : draft.travel) use(one.choice);
  return {used.begin(), used.end()};
}

std::vector<std::string> missingParts(const StudyDraft& draft) {
  std::vector<std::string> missing;
  if (draft.title.empty()) missing.emplace_back("The study has no title.");
  if (!draft.zones.isMade()) missing.emplace_back("The layer of zones is not chosen.");
  if (draft.zones.isMade() && draft.zones.code.empty())
    missing.emplace_back("The field with the codes of the zones is not chosen.");
  if (!draft.population.isMade()) missing.emplace_back("The table of people is not chosen.");
  if (!draft.costWeights.isMade()) missing.emplace_back("The costs by age and sex are not chosen.");
  if (!draft.levels.empty() && !draft.lookup.isMade())
    missing.emplace_back("The table with the Boards of the zones is not chosen.");
  requireAreaTables(draft, missing);
  requireProgrammes(draft, missing);
  requirePractices(draft, missing);
  requireNeeds(draft, missing);
  requireExcessCosts(draft, missing);
  return missing;
}

std::string draftText(const StudyDraft& draft, const std::vector<TablePlace>& places) {
  FAIRSHARES_EXPECTS(missingParts(draft).empty());
  TomlWriter writer(places);
  writeStudy(draft, writer);
  writeZones(draft, writer);
  writePopulation(draft, writer);
  writeRebasing(draft.rebasing, writer);
  writePractices(draft, writer);
  writeIndicators(draft, writer);
  writeRemoteness(draft, writer);
  writeSteps(draft, writer);
  writeProgrammes(draft, writer);
  writeAllocations(draft.allocations, writer);
  return writer.take();
}

}  // namespace fairshares::draft
