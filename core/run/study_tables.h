// Fair Shares: every table a study names, and what for.
#pragma once

#include <string>
#include <vector>

#include "study/study.h"

namespace fairshares::run {

/// A table and the key of the study file that names it: "population", "indicators.smr",
/// "programmes.acute.needs.index".
struct StudyTable {
  std::string key;
  const study::TableReference* table = nullptr;  ///< of the study
};

/// In file order; a table that several items share stands several times.
std::vector<StudyTable> studyTables(const study::Study& study);

}  // namespace fairshares::run
