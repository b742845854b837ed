// Fair Shares: opens every table a study names, side by side, and keeps all their problems.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "io/read_tables.h"
#include "join/build_model.h"
#include "run/read_remoteness.h"
#include "run/study_tables.h"
#include "study/study.h"

namespace fairshares::run {

/// One file that went into a run.
struct InputFile {
  std::string file;    ///< as the study writes it
  std::string sha256;  ///< 64 hexadecimal digits
};

/// Everything read, with the files it came from.
struct ReadSources {
  join::Sources sources;
  RemotenessSources remoteness;
  std::vector<InputFile> inputs;  ///< in study order, each file once
};

/// Reads all tables of `study` on `threads` threads; a table that several items share is read once. Roads are
/// fetched from `networkCache` (empty: no cache) where it holds them.
/// Positions given as longitude and latitude are projected to the study's CRS.
/// Errors: those of the readers in io, all tables' at once, in study order; Cancelled.
Result<ReadSources> readSources(const study::Study& study, const std::string& networkCache, unsigned threads,
                                Monitor& monitor);

/// What the codes of a level's areas are, so that their columns are recognised.
io::CodeKind codeKindOfLevel(const std::string& levelId);

}  // namespace fairshares::run
