// Fair Shares: `fairshares new DIR` writes the starter study.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace fairshares::cli {

/// Writes the starter study into `folder`, making it if it is not there. Never overwrites: if any of its
/// files is there already nothing is written. Returns the paths written, the study first. Errors:
/// OutputNotWritable, WriteFailed.
Result<std::vector<std::string>> writeNewStudy(const std::string& folder);

}  // namespace fairshares::cli
