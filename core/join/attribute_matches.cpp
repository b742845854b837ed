// Fair Shares: the tables of indicators, categories and finished indices, each matched to its units once.
#include "join/attribute_matches.h"

#include <algorithm>
#include <cmath>

#include "base/contract.h"
#include "join/unmatched_codes.h"

namespace fairshares::join {
namespace {

void reportUnitsWithoutPeople(const CodedSource& source, const CodeMatch& match, const model::Units& units,
                              std::string_view noun, Findings& findings) {
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    if (match.entryOfUnit[unit] != NO_ENTRY || units.population[unit] != 0.0) continue;
    model::JoinEntry line;
    line.event = model::JoinEvent::UnmatchedUnit;
    line.source = source.name();
    line.column = std::string(source.codeColumn);
    line.code = units.codes[unit];
    line.persons = 0.0;
    line.note = "The source has no such " + std::string(noun) + "; nobody is there, so nothing is lost.";
    findings.add(std::move(line));
  }
}

void reportMissingCells(const CodedSource& source, const std::string& column, std::size_t missing,
                        std::size_t rows, Findings& findings) {
  if (missing == 0) return;
  model::JoinEntry line;
  line.event = model::JoinEvent::MissingValues;
  line.source = source.name();
  line.column = column;
  line.count = static_cast<double>(missing);
  line.note = std::to_string(missing) + " of " + countText(rows, "cell") + " of this column hold no value.";
  findings.add(std::move(line));
}

void reportMissingValues(const model::AttributeTable& table, Findings& findings) {
  const CodedSource source = codedSource(table);
  for (const model::AttributeTable::NumberColumn& column : table.numbers)
    reportMissingCells(source, column.name, column.missing, column.values.size(), findings);
  for (const model::AttributeTable::TextColumn& column : table.texts)
    reportMissingCells(
        source, column.name,
        static_cast<std::size_t>(std::count(column.values.begin(), column.values.end(), std::string())),
        column.values.size(), findings);
}

}  // namespace

std::string_view unitNoun(study::Basis basis) {
  return basis == study::Basis::Zones ? "zone" : "practice";
}

Place MatchedTable::placeOf(const std::string& column, std::size_t unit, const std::string& code) const {
  Place where{table->file, table->layer, std::nullopt, column, code};
  const std::size_t entry = match.entryOfUnit[unit];
  if (entry < table->rows.size()) where.row = table->rows[entry];
  return where;
}

bool isExplainedGap(const MatchedTable& matched, std::size_t unit, const Findings& findings) {
  return matched.match.entryOfUnit[unit] == NO_ENTRY &&
         findings.isExplained(sourceName(matched.table->file, matched.table->layer));
}

AttributeMatches::AttributeMatches(const study::Study& study, const Sources& sources,
                                   const model::Model& model, Findings& findings) {
  const auto matchOnce = [&](const study::TableReference& reference, study::Basis basis) {
    const auto found = sources.attributes.find(tableKey(reference));
    FAIRSHARES_EXPECTS(found != sources.attributes.end());
    const auto [place, isNew] = mMatched.try_emplace({found->first, basis});
    if (!isNew) return;
    const model::AttributeTable& table = found->second;
    const model::Units& units = model.units(basis);
    const CodedSource source = codedSource(table);
    const std::string_view noun = unitNoun(basis);
    place->second = {&table, matchCodes(units.codes, source, noun, Extras::Usual, findings)};
    findings.add(matchedEntry(source, place->second.match, noun));
    noteExtraCodes(source, place->second.match, noun, findings);
    reportUnitsWithoutPeople(source, place->second.match, units, noun, findings);
    reportMissingValues(table, findings);
  };
  for (const study::Indicator& indicator : study.indicators) matchOnce(indicator.table, indicator.basis);
  for (const study::Category& category : study.categories)
    if (!category.derived) matchOnce(category.table, study::Basis::Zones);
  for (const study::Programme& programme : study.programmes) {
    if (programme.ageSex.index) matchOnce(programme.ageSex.index->table, programme.basis);
    if (programme.needs.index) matchOnce(programme.needs.index->table, programme.basis);
    if (programme.excessCost.index) matchOnce(programme.excessCost.index->table, programme.basis);
  }
}

const MatchedTable& AttributeMatches::at(const study::TableReference& table, study::Basis basis) const {
  const auto found = mMatched.find({tableKey(table), basis});
  FAIRSHARES_EXPECTS(found != mMatched.end());
  return found->second;
}

std::optional<std::vector<std::optional<double>>> numbersByUnit(const MatchedTable& matched,
                                                                const std::string& column,
                                                                const model::Units& units,
                                                                Findings& findings) {
  const model::AttributeTable& table = *matched.table;
  const model::AttributeTable::NumberColumn* found = table.findNumber(column);
  if (!found) {
    findings.error(IssueCode::ColumnMissing, {table.file, table.layer, std::nullopt, column, ""}, column,
                   "The table has no column " + column + ".",
                   "Correct the column's name in the study, or add the column.");
    return std::nullopt;
  }
  std::vector<std::optional<double>> values(units.size());
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const std::uint32_t entry = matched.match.entryOfUnit[unit];
    if (entry == NO_ENTRY || !found->values[entry]) continue;
    if (std::isfinite(*found->values[entry])) {
      values[unit] = found->values[entry];
      continue;
    }
    findings.error(IssueCode::ValueNotFinite, matched.placeOf(column, unit, units.codes[unit]),
                   "not a finite number", "A value that is no finite number would spoil every sum it enters.",
                   "Correct the value, or leave the cell empty if it is not known.");
  }
  return values;
}

}  // namespace fairshares::join
