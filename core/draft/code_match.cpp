#include "draft/code_match.h"

#include "io/code_cells.h"

namespace fairshares::draft {

namespace {

constexpr std::size_t NAMED = 5;

void name(std::vector<std::string>& list, const std::string& code) {
  if (list.size() < NAMED) list.push_back(code);
}

}  // namespace

CodeMatch matchCodes(const CodeCounts& zones, const CodeCounts& table) {
  CodeMatch match;
  for (const auto& [code, count] : zones) {
    if (code.empty()) continue;
    ++match.zones;
    if (table.contains(code))
      ++match.met;
    else
      name(match.missing, code);
  }
  for (const auto& [code, count] : table) {
    if (code.empty() || io::isTotalCode(code) || zones.contains(code)) continue;
    ++match.strange;
    name(match.strangers, code);
  }
  return match;
}

std::vector<std::string> repeatedCodes(const CodeCounts& codes) {
  std::vector<std::string> repeated;
  for (const auto& [code, count] : codes)
    if (!code.empty() && count > 1) repeated.push_back(code);
  return repeated;
}

}  // namespace fairshares::draft
