// Fair Shares: a run never writes over what it reads.
#pragma once

#include <string>
#include <vector>

#include "base/issue.h"
#include "study/study.h"

namespace fairshares::run {

/// OutputNotWritable for every path of `outputs` that is a file the study reads (or the study itself),
/// however either is spelled.
Issues refuseToOverwriteInputs(const study::Study& study, const std::vector<std::string>& outputs);

}  // namespace fairshares::run
