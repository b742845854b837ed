// Fair Shares: the sections of a study file that say what the data are.
#include "study/read_sections.h"

#include <algorithm>
#include <array>

#include "base/number_text.h"
#include "study/read_age_bands.h"
#include "study/read_practices.h"
#include "study/read_remoteness.h"

namespace fairshares::study {

namespace {

/// Names that the output has other uses for. Source: DESIGN, GeoPackage layers; SQLite and GeoPackage tables.
constexpr std::array RESERVED_LAYERS{"zones",      "practices",   "shares",          "join_report",
                                     "run_report", "settlements", "network_summary", "routes",
                                     "ferries",    "layer_styles"};
constexpr std::array RESERVED_BEGINNINGS{"gpkg_", "rtree_", "sqlite_"};
/// Levels and categories become columns of layers too, beside these. Source: DESIGN, columns of the layers; a
/// GeoPackage's own two.
constexpr std::array RESERVED_COLUMNS{"fid",
                                      "geom",
                                      "code",
                                      "name",
                                      "board",
                                      "population",
                                      "list_population",
                                      "zone",
                                      "drive_time_min",
                                      "urban_rural_class"};
/// A level is also a sheet of the workbook; spreadsheets allow no longer names.
constexpr std::size_t LONGEST_LEVEL_ID = 31;
constexpr std::size_t LONGEST_ID = 40;

bool isReserved(const std::string& id) {
  const auto begins = [&id](const char* beginning) { return id.rfind(beginning, 0) == 0; };
  return std::find(RESERVED_LAYERS.begin(), RESERVED_LAYERS.end(), id) != RESERVED_LAYERS.end() ||
         std::any_of(RESERVED_BEGINNINGS.begin(), RESERVED_BEGINNINGS.end(), begins);
}

bool isColumnWithAnotherUse(const std::string& id) {
  return std::find(RESERVED_COLUMNS.begin(), RESERVED_COLUMNS.end(), id) != RESERVED_COLUMNS.end();
}

void readZones(const TableReader& root, const StudyContext& context, Study& study) {
  if (!root.has("zones"))
    root.refuseMissing("zones", "Everything is computed on zones.",
                       "Add [zones] with file, source and status.");
  const auto table = root.findTable("zones", TableKind::Zones);
  if (!table) return;
  study.zones.table = readTableReference(*table, context);
  study.zones.name = table->findText("name");
  study.zones.crs = findCrs(*table);
}

void readLookups(const TableReader& root, const StudyContext& context, Study& study) {
  for (const TableReader& table : root.findTables("lookup", TableKind::Lookup)) {
    const TableReference reference = readTableReference(table, context);
    for (const TableReference& other : study.lookups)
      if (!reference.path.empty() && other.path == reference.path && other.layer == reference.layer)
        table.refuseValue("file", "The lookup `" + reference.file + "` is named twice.",
                          "Remove one of them.");
    study.lookups.push_back(reference);
  }
}

void readLevels(const TableReader& root, const StudyContext& context, Study& study) {
  for (const auto& [id, table] : itemsOf(root, "levels", TableKind::Level, LONGEST_LEVEL_ID)) {
    if (isReserved(id) || isColumnWithAnotherUse(id))
      root.problems().refuse(
          IssueCode::StudyValue, table.path(), id,
          "A level becomes a layer and a column of the output, and `" + id + "` is one with another use.",
          "Choose another id, for example " + id.substr(0, LONGEST_LEVEL_ID - 6) + "_areas.");
    Level level;
    level.id = id;
    level.title = table.findText("title").value_or(titleFromId(id));
    level.code = table.text("code");
    level.name = table.findText("name");
    if (const auto boundaries = table.findTable("boundaries", TableKind::Boundaries))
      level.boundaries = readTableReference(*boundaries, context);
    study.levels.push_back(std::move(level));
  }
}

void readPopulation(const TableReader& root, const StudyContext& context, Study& study) {
  if (!root.has("population"))
    root.refuseMissing("population", "Shares are shares of people.",
                       "Add [population] with file, source and status.");
  const auto table = root.findTable("population", TableKind::Population);
  if (!table) return;
  study.population.table = readTableReference(*table, context);
  study.population.year = table->findYear("year");
  const auto rebasing = table->findTable("rebasing", TableKind::Rebasing);
  if (!rebasing) return;
  study.rebasing.emplace();
  study.rebasing->table = readTableReference(*rebasing, context);
  study.rebasing->level = rebasing->text("level");
  study.rebasing->year = rebasing->findYear("year");
}

void readIndicators(const TableReader& root, const StudyContext& context, Study& study) {
  constexpr std::array KINDS{IndicatorKind::Epidemiological, IndicatorKind::Census,
                             IndicatorKind::Deprivation, IndicatorKind::Utilisation,
                             IndicatorKind::Expenditure};
  constexpr std::array BASES{Basis::Zones, Basis::Practices};
  constexpr std::array FILLS{FillRule::Refuse, FillRule::NationalMean, FillRule::ParentMean};
  for (const auto& [id, table] : itemsOf(root, "indicators", TableKind::Indicator, LONGEST_ID)) {
    Indicator indicator;
    indicator.id = id;
    indicator.title = table.findText("title").value_or(titleFromId(id));
    if (!table.has("kind"))
      table.refuseMissing("kind", "Need may not be read from use or spending, so the kind must be known.",
                          "Add kind = \"epidemiological\", \"census\", \"deprivation\", \"utilisation\" or "
                          "\"expenditure\".");
    indicator.kind = table.findChoice("kind", KINDS, indicatorKindName).value_or(IndicatorKind::Deprivation);
    indicator.basis = table.findChoice("basis", BASES, basisName).value_or(Basis::Zones);
    indicator.table = readTableReference(table, context);
    indicator.column = table.text("column");
    indicator.fill = table.findChoice("fill", FILLS, fillRuleName).value_or(FillRule::Refuse);
    indicator.fillLevel = table.findText("fill_level").value_or("");
    if (indicator.fill == FillRule::ParentMean && !table.has("fill_level"))
      table.refuseMissing("fill_level", "The mean of an area needs to know which areas.",
                          "Add fill_level = \"...\", the id of one of the [levels].");
    if (indicator.fill != FillRule::ParentMean && table.has("fill_level"))
      table.refuseValue("fill_level", "`fill_level` has no effect without fill = \"parent_mean\".",
                        "Remove it, or write fill = \"parent_mean\".");
    indicator.standardisedMinimum = table.findNumber("standardised_minimum");
    indicator.standardisedMaximum = table.findNumber("standardised_maximum");
    if (indicator.standardisedMinimum && indicator.standardisedMaximum &&
        *indicator.standardisedMinimum >= *indicator.standardisedMaximum)
      table.refuseValue("standardised_minimum", "The floor of the standardised value is not below its cap.",
                        "Let standardised_minimum be less than standardised_maximum.");
    study.indicators.push_back(std::move(indicator));
  }
}

void readCategories(const TableReader& root, const StudyContext& context, Study& study) {
  for (const auto& [id, table] : itemsOf(root, "categories", TableKind::Category, LONGEST_ID)) {
    // The column of urban_rural is urban_rural_class, so a level of that name is no rival.
    const bool hasRival =
        id != "urban_rural" && std::any_of(study.levels.begin(), study.levels.end(),
                                           [&id = id](const Level& level) { return level.id == id; });
    if (hasRival || isColumnWithAnotherUse(id))
      root.problems().refuse(IssueCode::StudyValue, table.path(), id,
                             "A category becomes a column of the zones, and `" + id +
                                 "` is a column with another use.",
                             "Choose another id, for example " + id.substr(0, LONGEST_ID - 6) + "_class.");
    Category category;
    category.id = id;
    category.title = table.findText("title").value_or(titleFromId(id));
    category.table = readTableReference(table, context);
    category.column = table.text("column");
    study.categories.push_back(std::move(category));
  }
}

void readAllocations(const TableReader& root, const StudyContext& context, Study& study) {
  const auto table = root.findTable("allocations", TableKind::Allocations);
  if (!table) return;
  study.allocations.emplace();
  study.allocations->table = readTableReference(*table, context);
  study.allocations->level = table->text("level");
  study.allocations->column = table->text("column");
}

}  // namespace

std::map<std::string, std::string> readSources(const TableReader& root, StudyProblems& problems) {
  std::map<std::string, std::string> sources;
  const TomlNode* node = root.find("sources");
  if (!node) return sources;
  if (node->kind != TomlKind::Table) {
    root.refuseValue(
        "sources", "`sources` must be a table of short names and citations.",
        "Write [sources] and below it lines such as phs-2024 = \"Public Health Scotland, ...\".");
    return sources;
  }
  rememberLines(*node, "sources", problems);
  for (const TomlEntry& entry : node->entries) {
    const std::string citation =
        entry.node.kind == TomlKind::Text ? std::string(trimmed(entry.node.text)) : std::string();
    if (citation.empty())
      problems.refuse(IssueCode::StudyValue, keyPathOf("sources", entry.key), entry.node.text,
                      "The source `" + entry.key + "` has no citation.",
                      "Write the publication, table and date in double quotes.");
    else
      sources[entry.key] = citation;
  }
  return sources;
}

void readStudySection(const TableReader& root, Study& study) {
  study.ageBands = nracAgeBands();
  if (!root.has("study"))
    root.refuseMissing("study", "Every output carries the study's title.",
                       "Add [study] with title = \"...\".");
  const auto table = root.findTable("study", TableKind::Study);
  if (!table) return;
  study.title = table->text("title");
  study.description = table->findProse("description").value_or("");
  study.year = table->findText("year").value_or("");
  study.synthetic = table->findBoolean("synthetic").value_or(false);
  if (const auto crs = findCrs(*table)) study.crs = *crs;
  if (auto bands = findAgeBands(*table, "age_bands")) study.ageBands = std::move(*bands);
}

void readDataSections(const TableReader& root, const StudyContext& context, Study& study) {
  readZones(root, context, study);
  readLookups(root, context, study);
  readLevels(root, context, study);
  readPopulation(root, context, study);
  readPractices(root, context, study);
  readIndicators(root, context, study);
  readCategories(root, context, study);
  readAllocations(root, context, study);
  readRemoteness(root, context, study);
}

}  // namespace fairshares::study
