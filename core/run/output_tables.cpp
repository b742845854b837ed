#include <optional>

#include "geography/dissolve.h"
#include "run/output_layers.h"
#include "run/output_reports.h"
#include "run/run_study.h"

namespace fairshares::run {

Result<std::vector<model::OutputTable>> outputTables(const FinishedRun& run, const RunOptions& options,
                                                     Monitor& monitor) {
  const model::Model& model = run.joined.model;
  std::vector<model::OutputTable> tables;
  tables.push_back(zonesLayer(run));
  std::optional<geography::Coverage> coverage;  // shared edges are looked for once for all levels
  for (std::size_t level = 0; level < model.levels.size(); ++level) {
    monitor.report("Dissolving zones",
                   0.62 + 0.08 * static_cast<double>(level) / static_cast<double>(model.levels.size()));
    std::vector<std::string> wkb = model.levels[level].boundaryWkb;
    if (wkb.empty()) {
      if (!coverage) coverage.emplace(model.zoneWkb);
      Result<std::vector<std::string>> areas =
          geography::dissolve(*coverage, model.levels[level].areaOfZone, model.levels[level].areaCodes.size(),
                              options.threads, monitor);
      if (!areas) return areas.takeIssues();
      wkb = areas.takeValue();
    }
    tables.push_back(levelLayer(run, level, std::move(wkb)));
  }
  if (model.practices) tables.push_back(practicesLayer(run));
  tables.push_back(sharesTable(run));
  tables.push_back(joinReportTable(run));
  tables.push_back(runReportTable(run));
  if (monitor.isCancelled()) return cancelledIssue();
  return tables;
}

}  // namespace fairshares::run
