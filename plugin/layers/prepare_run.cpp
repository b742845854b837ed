#include "layers/prepare_run.h"

#include <utility>

#include "io/read_results.h"
#include "layers/stored_styles.h"

namespace fairshares::layers {

Result<PreparedRun> prepareRun(const QString& path, const QgsCoordinateTransformContext& context,
                               Monitor& monitor) {
  Result<model::ResultsFile> file = io::readResults(path.toStdString());
  if (!file) return file.takeIssues();
  Result<BuiltLayers> built = buildLayers(file.value(), context, monitor);
  Issues issues = file.takeIssues();
  issues.append(built.takeIssues());
  if (issues.hasErrors()) return issues;
  issues.append(offerStoredStyles(built.value(), path, monitor));
  if (monitor.isCancelled()) return cancelledIssue();
  return Result<PreparedRun>(PreparedRun{path, built.takeValue()}, std::move(issues));
}

void handOver(PreparedRun& run, QThread* thread) {
  for (std::vector<BuiltLayer>* layers : {&run.built.over, &run.built.choropleths, &run.built.tables})
    for (BuiltLayer& one : *layers) one.layer->moveToThread(thread);
}

}  // namespace fairshares::layers
