#include "run/open_study.h"

#include <utility>

#include "formula/evaluate.h"
#include "run/remoteness.h"

namespace fairshares::run {

Result<model::Results> reevaluate(OpenStudy& open, const std::vector<model::Ferry>& ferries,
                                  const std::optional<study::UrbanRural>& urbanRural,
                                  const RunOptions& options, Monitor& monitor) {
  FAIRSHARES_EXPECTS(open.world != nullptr);
  model::Model& model = open.joined.model;
  study::Remoteness settings = *open.joined.study.remoteness;
  if (urbanRural && settings.urbanRural) settings.urbanRural = urbanRural;
  const ZoneTable zones{model.zones.codes, model.zoneWkb, model.zones.population,
                        open.joined.study.zones.table.file};
  RemotenessRequest request;
  request.routeOfZone = options.routeOfZone;
  request.threads = options.threads;
  request.nurseRounds = false;
  request.networkFacts = false;
  Result<model::Remoteness> derived =
      deriveRemoteness(*open.world, settings, ferries, zones, request, monitor);
  if (!derived) return derived.takeIssues();
  std::optional<model::Remoteness> before = std::exchange(model.remoteness, derived.takeValue());
  model.remoteness->rounds = before->rounds;
  Issues issues = join::rejoinExcessCosts(open.joined.study, open.categoryRatios, model);
  if (issues.hasErrors()) {
    model.remoteness = std::move(before);
    join::rejoinExcessCosts(open.joined.study, open.categoryRatios, model);
    return issues;
  }
  return formula::evaluate(model, options.threads, monitor);
}

}  // namespace fairshares::run
