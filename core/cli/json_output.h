// Fair Shares: the same facts for programs (--json).
#pragma once

#include <optional>
#include <string>

#include "base/issue.h"
#include "cli/command.h"
#include "formula/explain.h"
#include "io/write_geopackage.h"
#include "run/run_study.h"

namespace fairshares::cli {

/// Everything a command has to say, as one JSON object: status, issues and what else there is.
struct JsonFacts {
  ExitStatus status = ExitStatus::Done;
  const Issues* issues = nullptr;
  const run::JoinedStudy* joined = nullptr;
  const run::FinishedRun* run = nullptr;
  const formula::Receipt* receipt = nullptr;
  std::vector<io::WrittenFile> written;
};
std::string jsonText(const JsonFacts& facts);

}  // namespace fairshares::cli
