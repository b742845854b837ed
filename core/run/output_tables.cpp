#include <optional>
#include <set>
#include <utility>

#include "geography/dissolve.h"
#include "run/output_layers.h"
#include "run/output_reports.h"
#include "run/output_styles.h"
#include "run/remoteness_layers.h"
#include "run/run_study.h"

namespace fairshares::run {

namespace {

/// Geography knows areas by position (from 1); people know them by code.
void nameAreas(const Issues& found, const model::Level& level, const study::Study& study, Issues& issues) {
  for (Issue issue : found.list()) {
    issue.where.file = study.zones.table.file;
    issue.where.layer = level.id;
    if (issue.where.row && *issue.where.row >= 1 && *issue.where.row <= level.areaCodes.size())
      issue.where.key = level.areaCodes[*issue.where.row - 1];
    issue.where.row.reset();
    issues.add(std::move(issue));
  }
}

/// Ids of the study that would give one layer two columns of one name.
void refuseDoubledColumns(const model::OutputTable& table, const study::Study& study, Issues& issues) {
  std::set<std::string> names;
  for (const model::OutputColumn& column : table.columns) {
    if (names.insert(column.name).second) continue;
    issues.add({Severity::Error,
                IssueCode::StudyValue,
                {study.file, table.name, std::nullopt, column.name, ""},
                column.name,
                "The layer " + table.name + " would have two columns named " + column.name +
                    ": an id of a programme, level or category makes the name of another column.",
                "Rename that programme, level or category in the study."});
  }
}

/// The polygon of each area of a level: given, or dissolved from the zones.
std::optional<std::vector<std::string>> areaPolygons(const FinishedRun& run, std::size_t level,
                                                     const RunOptions& options,
                                                     std::optional<geography::Coverage>& coverage,
                                                     const Monitor& monitor, Issues& issues) {
  const model::Level& definition = run.joined.model.levels[level];
  if (!definition.boundaryWkb.empty()) return definition.boundaryWkb;
  if (!coverage) coverage.emplace(run.joined.model.zoneWkb);
  Result<std::vector<std::string>> areas = geography::dissolve(
      *coverage, definition.areaOfZone, definition.areaCodes.size(), options.threads, monitor);
  nameAreas(areas.issues(), definition, run.joined.study, issues);
  if (!areas) return std::nullopt;
  return areas.takeValue();
}

}  // namespace

Result<std::vector<model::OutputTable>> outputTables(const FinishedRun& run, const RunOptions& options,
                                                     Monitor& monitor) {
  const model::Model& model = run.joined.model;
  Issues issues;
  std::vector<model::OutputTable> tables;
  tables.push_back(zonesLayer(run));
  std::optional<geography::Coverage> coverage;  // shared edges are looked for once for all levels
  for (std::size_t level = 0; level < model.levels.size(); ++level) {
    monitor.report("Dissolving zones",
                   0.62 + 0.08 * static_cast<double>(level) / static_cast<double>(model.levels.size()));
    std::optional<std::vector<std::string>> wkb =
        areaPolygons(run, level, options, coverage, monitor, issues);
    if (!wkb) return issues;
    tables.push_back(levelLayer(run, level, std::move(*wkb)));
  }
  if (model.practices) tables.push_back(practicesLayer(run));
  for (model::OutputTable& table : remotenessLayers(run)) tables.push_back(std::move(table));
  tables.push_back(sharesTable(run));
  tables.push_back(joinReportTable(run));
  tables.push_back(runReportTable(run));
  for (model::OutputTable& table : tables) addStyles(table);
  for (const model::OutputTable& table : tables) refuseDoubledColumns(table, run.joined.study, issues);
  if (monitor.isCancelled()) return cancelledIssue();
  return Result<std::vector<model::OutputTable>>(std::move(tables), std::move(issues));
}

}  // namespace fairshares::run
