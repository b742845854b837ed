// Fair Shares: results and their circumstances as plain tables: shares, join_report, run_report.
#pragma once

#include "model/output_table.h"
#include "run/run_study.h"

namespace fairshares::run {

/// shares: level, area_code, area_name, programme, step, weighted_population, share, index; the nation and
/// every level, every programme that exists there, every step.
model::OutputTable sharesTable(const FinishedRun& run);

/// join_report: one row an entry of the join report.
model::OutputTable joinReportTable(const FinishedRun& run);

/// The columns of any join report: event, source, column, code, count, persons, value, note.
std::vector<model::OutputColumn> joinReportColumns(const model::JoinReport& report);

/// run_report: versions, study, parameters with source and status, input checksums, checks.
/// Holds no clock and no machine: the same input gives the same table.
model::OutputTable runReportTable(const FinishedRun& run);

}  // namespace fairshares::run
