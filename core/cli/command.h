// Fair Shares: the command `fairshares`.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace fairshares::cli {

/// How the command ends. Stable.
enum class ExitStatus {
  Done = 0,
  InputRefused = 1,  ///< every problem was listed
  WrongUsage = 2,
  EnvironmentFailed = 3  ///< cancelled, disk full, output in use, defect
};

/// Runs `fairshares` with its arguments (without the program name). Results go to `out`, problems and
/// progress to `err`. Never throws.
ExitStatus runCommand(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace fairshares::cli
