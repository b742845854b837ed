// Fair Shares: how well the codes of a table meet those of the zones.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace fairshares::draft {

/// Codes of a column and how often each is there; "" stands for empty cells.
using CodeCounts = std::map<std::string, std::size_t>;

struct CodeMatch {
  std::size_t zones = 0;               ///< codes of the zones
  std::size_t met = 0;                 ///< of them in the table
  std::vector<std::string> missing;    ///< of them not in the table, the first few
  std::size_t strange = 0;             ///< codes of the table that no zone has; totals do not count
  std::vector<std::string> strangers;  ///< the first few
  [[nodiscard]] double share() const {
    return zones == 0 ? 0.0 : static_cast<double>(met) / static_cast<double>(zones);
  }
};
CodeMatch matchCodes(const CodeCounts& zones, const CodeCounts& table);

/// Codes that are there more than once, in order; empty cells are no code.
std::vector<std::string> repeatedCodes(const CodeCounts& codes);

}  // namespace fairshares::draft
