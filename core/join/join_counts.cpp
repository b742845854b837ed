// Fair Shares: a table of persons by code, age and sex, matched to units without losing anybody.
#include "join/join_counts.h"

#include <algorithm>
#include <cmath>

#include "base/age_band.h"
#include "base/compensated_sum.h"
#include "base/contract.h"
#include "base/number_text.h"
#include "join/code_match.h"

namespace fairshares::join {
namespace {

double personsOf(const model::CountTable& table, std::size_t entry) {
  const std::size_t groups = table.groupCount();
  return compensatedSum({table.persons.data() + entry * groups, groups});
}

/// Persons of all codes, in code order so that the order of rows leaves no trace.
double personsOfAll(const model::CountTable& table) {
  CompensatedSum sum;
  for (const std::uint32_t entry : orderByCode(table.codes)) sum.add(personsOf(table, entry));
  return sum.value();
}

std::string groupLabel(const model::CountTable& table, std::size_t group) {
  const Sex sex = group < table.bands.size() ? Sex::Female : Sex::Male;
  return std::string(sexName(sex)) + " " + ageBandLabel(table.bands[group % table.bands.size()]);
}

/// Readers refuse such values already; a table may also come from somewhere else. What is refused counts as 0
/// from here on, so that the other checks can go on.
void refuseBadValues(model::CountTable& table, Findings& findings) {
  for (std::size_t cell = 0; cell < table.persons.size(); ++cell) {
    const double persons = table.persons[cell];
    if (persons >= 0.0 && std::isfinite(persons)) continue;
    Place where = codedSource(table).placeOf(cell / table.groupCount());
    where.column = groupLabel(table, cell % table.groupCount());
    const bool isFinite = std::isfinite(persons);
    findings.error(
        isFinite ? IssueCode::ValueNegative : IssueCode::ValueNotFinite, where,
        isFinite ? shortestText(persons) : std::string("not a finite number"),
        "A count of persons must be a number of 0 or more; this one would spoil every sum it enters.",
        "Correct the count in the file.");
    table.persons[cell] = 0.0;
  }
}

void checkStatedTotal(const model::CountTable& table, double sum, const CodedSource& source,
                      Findings& findings) {
  constexpr double ROUNDING_PERSONS = 0.5;
  if (!table.statedTotal || std::abs(*table.statedTotal - sum) < ROUNDING_PERSONS) return;
  const double difference = sum - *table.statedTotal;
  findings.error(IssueCode::SumMismatch, source.place(), shortestText(difference),
                 "The codes of this file hold " + personsText(sum) + ", but its own total row says " +
                     personsText(*table.statedTotal) + ": " + personsText(std::abs(difference)) +
                     (difference < 0 ? " are missing." : " are too many."),
                 "Use the complete file, or take the total row out if it is of something else.");
}

void reportMissingUnits(std::span<const std::string> unitCodes, const CodedSource& source,
                        const CodeMatch& match, std::string_view noun, Findings& findings) {
  if (findings.isExplained(source.name())) return;
  for (std::size_t unit = 0; unit < unitCodes.size(); ++unit) {
    if (match.entryOfUnit[unit] != NO_ENTRY) continue;
    Place where = source.place();
    where.key = unitCodes[unit];
    findings.error(IssueCode::CodeUnmatched, where, unitCodes[unit],
                   "The " + std::string(noun) + " " + unitCodes[unit] +
                       " is not in the counts of persons; it would be without people and get no share.",
                   "Add its row (with zeros, if nobody is there), or take the " + std::string(noun) +
                       " out of the study.");
  }
}

void reportExtraCode(const model::CountTable& table, const CodedSource& source, std::size_t entry,
                     std::string_view noun, Findings& findings) {
  const double persons = personsOf(table, entry);
  const std::string& code = table.codes[entry];
  if (persons != 0.0) {
    if (findings.isExplained(source.name())) return;
    findings.error(IssueCode::PeopleLost, source.placeOf(entry), shortestText(persons),
                   code + " has " + personsText(persons) + " but is no " + std::string(noun) +
                       " of the study: they would be lost.",
                   "Add the " + std::string(noun) + ", or use a source of the same " + std::string(noun) +
                       "s; if these people are not meant, take the row out.");
    return;
  }
  findings.note(IssueCode::CodeUnknown, source.placeOf(entry), code,
                code + " is no " + std::string(noun) + " of the study; it holds nobody, so nothing is lost.",
                "Nothing to do.");
  model::JoinEntry line;
  line.event = model::JoinEvent::UnmatchedSource;
  line.source = source.name();
  line.code = code;
  line.persons = 0.0;
  line.note = "Is no " + std::string(noun) + " of the study and holds nobody.";
  findings.add(std::move(line));
}

/// The table's counts in unit order. Moves them where the table already is in that order.
std::vector<double> inUnitOrder(model::CountTable& table, const CodeMatch& match) {
  bool isInOrder = match.entryOfUnit.size() == table.codes.size();
  for (std::size_t unit = 0; isInOrder && unit < match.entryOfUnit.size(); ++unit)
    isInOrder = match.entryOfUnit[unit] == unit;
  if (isInOrder) return std::move(table.persons);
  const std::size_t groups = table.groupCount();
  std::vector<double> persons(match.entryOfUnit.size() * groups, 0.0);
  for (std::size_t unit = 0; unit < match.entryOfUnit.size(); ++unit) {
    if (match.entryOfUnit[unit] == NO_ENTRY) continue;
    std::copy_n(table.persons.data() + match.entryOfUnit[unit] * groups, groups,
                persons.data() + unit * groups);
  }
  return persons;
}

}  // namespace

std::vector<double> countsByUnit(std::span<const std::string> unitCodes, model::CountTable table,
                                 std::string_view noun, Findings& findings) {
  FAIRSHARES_EXPECTS(table.groupCount() > 0);
  FAIRSHARES_EXPECTS(table.persons.size() == table.codes.size() * table.groupCount());
  const CodedSource source = codedSource(table);
  const CodeMatch match = matchCodes(unitCodes, source, noun, Extras::Loss, findings);
  refuseBadValues(table, findings);
  const double sum = personsOfAll(table);
  checkStatedTotal(table, sum, source, findings);
  reportMissingUnits(unitCodes, source, match, noun, findings);
  for (const std::uint32_t entry : match.extraEntries) reportExtraCode(table, source, entry, noun, findings);
  model::JoinEntry summary = matchedEntry(source, match, noun);
  summary.persons = sum;
  findings.add(std::move(summary));
  return inUnitOrder(table, match);
}

std::vector<double> sumOfGroups(const std::vector<double>& persons, std::size_t groupCount) {
  std::vector<double> sums(persons.size() / groupCount);
  for (std::size_t unit = 0; unit < sums.size(); ++unit)
    sums[unit] = compensatedSum({persons.data() + unit * groupCount, groupCount});
  return sums;
}

}  // namespace fairshares::join
