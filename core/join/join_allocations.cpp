// Fair Shares: present allocations of the areas of a level.
#include "join/join_allocations.h"

#include <algorithm>
#include <cmath>

#include "base/number_text.h"
#include "join/code_match.h"

namespace fairshares::join {
namespace {

void refuseExtra(const CodedSource& source, std::size_t entry, const std::optional<double>& pounds,
                 const std::string& level, Findings& findings) {
  const std::string& code = source.codes[entry];
  const std::string amount = pounds ? shortestText(*pounds) : std::string();
  findings.error(IssueCode::CodeUnknown, source.placeOf(entry), amount,
                 code + " is no area of the level " + level + "; its " +
                     (pounds ? thousandsText(*pounds, 0) + " pounds" : std::string("allocation")) +
                     " would be left out of the comparison.",
                 "Correct the code, or take the row (a total, perhaps) out.");
}

/// The pounds of one area, with what is wrong with them.
std::optional<double> checkedPounds(const CodedSource& source, const std::string& column, std::size_t entry,
                                    const std::optional<double>& pounds, Findings& findings) {
  if (pounds && std::isfinite(*pounds) && *pounds >= 0.0) return pounds;
  Place where = source.placeOf(entry);
  where.column = column;
  const std::string area = "The present allocation of " + where.key;
  if (!pounds)
    findings.error(IssueCode::ValueMissing, where, "",
                   area + " is missing, so the distance from target cannot be told. Missing is not 0.",
                   "Add the amount.");
  else
    findings.error(std::isfinite(*pounds) ? IssueCode::ValueNegative : IssueCode::ValueNotFinite, where,
                   std::isfinite(*pounds) ? shortestText(*pounds) : std::string("not a finite number"),
                   area + " must be an amount of 0 pounds or more.", "Correct the amount.");
  return std::nullopt;
}

void joinColumn(const CodedSource& source, const CodeMatch& match,
                const model::AttributeTable::NumberColumn& column, model::Level& level, Findings& findings) {
  level.currentAllocationGbp.assign(level.areaCodes.size(), std::nullopt);
  for (std::size_t area = 0; area < level.areaCodes.size(); ++area) {
    const std::uint32_t entry = match.entryOfUnit[area];
    if (entry != NO_ENTRY) {
      level.currentAllocationGbp[area] =
          checkedPounds(source, column.name, entry, column.values[entry], findings);
      continue;
    }
    if (findings.isExplained(source.name())) continue;
    Place where = source.place();
    where.key = level.areaCodes[area];
    findings.error(IssueCode::CodeUnmatched, where, level.areaCodes[area],
                   "The area " + level.areaCodes[area] + " of the level " + level.id +
                       " has no present allocation, so its distance from target cannot be told.",
                   "Add its row.");
  }
  for (const std::uint32_t entry : match.extraEntries)
    refuseExtra(source, entry, column.values[entry], level.id, findings);
}

}  // namespace

void joinAllocations(const study::Allocations& allocations, const model::AttributeTable& table,
                     std::vector<model::Level>& levels, Findings& findings) {
  const auto level = std::find_if(levels.begin(), levels.end(),
                                  [&](const model::Level& l) { return l.id == allocations.level; });
  if (level == levels.end()) {
    findings.error(IssueCode::ReferenceUnknown,
                   {table.file, table.layer, std::nullopt, "allocations.level", ""}, allocations.level,
                   "The present allocations are for the level \"" + allocations.level +
                       "\", which the study does not have.",
                   "Name one of the study's levels.");
    return;
  }
  const CodedSource source = codedSource(table);
  const CodeMatch match = matchCodes(level->areaCodes, source, "area", Extras::Loss, findings);
  findings.add(matchedEntry(source, match, "area"));
  const model::AttributeTable::NumberColumn* column = table.findNumber(allocations.column);
  if (!column) {
    findings.error(IssueCode::ColumnMissing, {table.file, table.layer, std::nullopt, allocations.column, ""},
                   allocations.column,
                   "The table has no column " + allocations.column + " with the allocations.",
                   "Correct the key `column` under [allocations].");
    return;
  }
  joinColumn(source, match, *column, *level, findings);
}

}  // namespace fairshares::join
