// Fair Shares: one run, from a study file to checked results and the tables to write.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "model/join_report.h"
#include "model/model.h"
#include "model/output_table.h"
#include "model/results.h"
#include "run/checks.h"
#include "run/read_sources.h"
#include "study/study.h"

namespace fairshares::run {

struct RunOptions {
  unsigned threads = 0;                    ///< 0: one for each core
  std::string networkCache;                ///< file that keeps the network for the next run; empty: none
  std::optional<std::string> routeOfZone;  ///< code of a zone whose route is wanted, whatever the study says
};

/// A study with everything it refers to, joined.
struct JoinedStudy {
  study::Study study;
  model::Model model;
  model::JoinReport joinReport;
  std::vector<InputFile> inputs;
};

/// A joined study with its results, every check of which holds.
struct FinishedRun {
  JoinedStudy joined;
  model::Results results;
  std::vector<Check> checks;
};

/// Reads, repairs and joins: what `fairshares check` does. Every problem of the study file is reported at
/// once; if the file itself is sound, every problem of every table at once; if all tables are, every problem
/// of the join.
Result<JoinedStudy> joinStudy(const std::string& studyFile, const RunOptions& options, Monitor& monitor);

/// joinStudy, then the formula and its checks.
Result<FinishedRun> runStudy(const std::string& studyFile, const RunOptions& options, Monitor& monitor);

/// The layers and tables of a finished run, in the order and with the names DESIGN.md fixes: zones, one layer
/// a level, practices, shares, join_report, run_report. Dissolves zones where a level has no given
/// boundaries.
Result<std::vector<model::OutputTable>> outputTables(const FinishedRun& run, const RunOptions& options,
                                                     Monitor& monitor);

}  // namespace fairshares::run
