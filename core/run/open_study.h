// Fair Shares: a joined study kept open, so that a changed ferry or threshold is answered at once.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "join/rejoin_excess_costs.h"
#include "run/run_study.h"
#include "run/travel_world.h"

namespace fairshares::run {

/// A joined study with what is needed to let everybody travel again.
struct OpenStudy {
  JoinedStudy joined;
  join::CategoryRatioTables categoryRatios;
  std::vector<model::Ferry> ferries;   ///< of the study's table
  std::unique_ptr<TravelWorld> world;  ///< empty without [network]
};

/// What joinStudy does, and keeps the study open.
Result<OpenStudy> openStudy(const std::string& studyFile, const RunOptions& options, Monitor& monitor);

/// From ferries, thresholds and classes to weighted populations, without reading or joining anything again:
/// `ferries` replace those of the study's table, and `urbanRural` (where the study has that section) its
/// rules. The open study's model follows. Nurses' days are not simulated again, so their costs stay what they
/// were, and the network is not checked again.
///
/// Invariant   but for these two, the same bits as from a study that says so
/// Errors      those of deriveRemoteness, of joining the excess cost step and of the formula; the model is
/// then
///             as before
Result<model::Results> reevaluate(OpenStudy& open, const std::vector<model::Ferry>& ferries,
                                  const std::optional<study::UrbanRural>& urbanRural,
                                  const RunOptions& options, Monitor& monitor);

}  // namespace fairshares::run
