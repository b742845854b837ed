// Fair Shares: what must hold before a result may leave the house.
#pragma once

#include <string>
#include <vector>

#include "base/issue.h"
#include "model/model.h"
#include "model/results.h"

namespace fairshares::run {

/// Allowed relative difference of a conserved total: DESIGN promises 1e-12.
inline constexpr double CONSERVATION_TOLERANCE = 1e-12;

/// One conservation check, as run_report prints it.
struct Check {
  std::string what;  ///< "acute: weighted population after needs, all zones"
  double expected = 0.0;
  double found = 0.0;
  [[nodiscard]] double relativeDifference() const;
  [[nodiscard]] bool holds() const;
};

/// All checks of a result: every programme and step keeps the national population on zones, practices and
/// every level; shares sum to 1; areas' populations sum to the nation's; every zone lies in exactly one area
/// of each level; allocations of a programme sum to its budget.
std::vector<Check> checkResults(const model::Model& model, const model::Results& results);

/// An error for each check that does not hold: nothing may be written then.
Issues failedChecks(const std::vector<Check>& checks);

}  // namespace fairshares::run
