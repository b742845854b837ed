// Fair Shares: area codes in the cells of lookups and practice tables, archived ones made current.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "join/findings.h"

namespace fairshares::join {

/// `cells` with archived area codes replaced by those in force, nothing where no cell is archived. Readers do
/// this for code columns only; here the same for text columns that hold areas. One CodeArchived note a code.
std::optional<std::vector<std::string>> withCurrentCodes(const std::vector<std::string>& cells,
                                                         const Place& column, Findings& findings);

}  // namespace fairshares::join
