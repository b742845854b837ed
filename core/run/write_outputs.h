// Fair Shares: a finished run to the files a user asked for; every door writes through here.
#pragma once

#include <string>
#include <vector>

#include "base/issue.h"
#include "base/monitor.h"
#include "io/write_geopackage.h"
#include "run/run_study.h"

namespace fairshares::run {

/// What a user wants written.
struct OutputTargets {
  std::string geoPackage;
  std::string tableFolder;  ///< CSV files and a workbook; empty: none
};

/// Where a run keeps the network it read, for the next run: beside its output. Empty without an output.
std::string networkCacheBeside(const std::string& geoPackage);

/// Makes the tables of `run` and writes them, each file atomically. Never writes over an input of the study.
/// `written` names what was written, also where a later file fails.
///
/// Progress goes from where runStudy ends to 1.
/// Errors: those of outputTables, refuseToOverwriteInputs, io::writeGeoPackage and io::writeTables;
/// Cancelled.
Issues writeOutputs(const FinishedRun& run, const OutputTargets& targets, const RunOptions& options,
                    Monitor& monitor, std::vector<io::WrittenFile>& written);

}  // namespace fairshares::run
