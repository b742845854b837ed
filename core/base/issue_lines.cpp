#include "base/issue_lines.h"

#include <map>
#include <tuple>

namespace fairshares {

IssueLines issueLines(const Issues& issues, bool withNotes, const std::string& whereAllAre) {
  using Kind = std::tuple<Severity, IssueCode, std::string, std::string, std::string>;
  IssueLines result;
  std::map<Kind, std::size_t> shown;
  for (const Issue& issue : issues.list()) {
    if (issue.severity == Severity::Note && !withNotes) {
      ++result.notesLeftOut;
      continue;
    }
    const Place& place = issue.where;
    if (++shown[{issue.severity, issue.code, place.file, place.layer, place.column}] <=
        Issues::LISTED_PER_KIND)
      result.lines.push_back({issue.severity, describe(issue)});
  }
  for (const auto& [kind, count] : shown)
    if (count > Issues::LISTED_PER_KIND)
      result.lines.push_back(
          {std::get<0>(kind), "and " + std::to_string(count - Issues::LISTED_PER_KIND) + " more " +
                                  std::string(issueCodeName(std::get<1>(kind))) + " in " + std::get<2>(kind) +
                                  "; " + whereAllAre});
  // Counted in Issues itself, whatever their kind: as weighty as the weightiest there may be.
  for (const std::string& line : issues.overflow(withNotes ? Severity::Note : Severity::Warning))
    result.lines.push_back({Severity::Warning, line});
  return result;
}

}  // namespace fairshares
