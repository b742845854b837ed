#include "processing/index_join.h"

#include <algorithm>
#include <utility>

#include "base/number_text.h"
#include "join/code_match.h"

namespace fairshares::processing {

namespace {

using model::JoinEntry;
using model::JoinEvent;

class Joiner {
 public:
  Joiner(const model::AttributeTable& boundaries, const model::AttributeTable& table, Unmatched unmatched)
      : mBoundaries(boundaries), mTable(table), mUnmatched(unmatched),
        mUnits(join::uniqueCodes(boundaries.codes)) {}

  IndexJoin join() {
    const join::CodedSource source = join::codedSource(mTable);
    join::Findings findings;
    const join::CodeMatch match =
        join::matchCodes(mUnits, source, "boundary code", join::Extras::Usual, findings);
    takeIssues(findings.takeIssues());
    placeFeatures(match);
    summarise(match);
    reportBoundaries(match);
    reportRows(match);
    refuseNothing(match);
    return std::move(mJoin);
  }

 private:
  /// matchCodes calls it an error where few codes meet. Here that may be meant: a table of one Board on the
  /// zones of all. The counts of summarise() and the lists say it.
  void takeIssues(Issues found) {
    for (const Issue& issue : found.list())
      if (issue.code != IssueCode::CodeUnmatched) mJoin.issues.add(issue);
  }

  void placeFeatures(const join::CodeMatch& match) {
    mJoin.rowOfFeature.reserve(mBoundaries.codes.size());
    for (const std::string& code : mBoundaries.codes) {
      const std::uint32_t unit = code.empty() ? join::NO_ENTRY : join::findCode(mUnits, code);
      const std::uint32_t row = unit == join::NO_ENTRY ? join::NO_ENTRY : match.entryOfUnit[unit];
      mJoin.rowOfFeature.push_back(row == join::NO_ENTRY ? IndexJoin::NO_ROW : row);
      ++(row == join::NO_ENTRY ? mJoin.unmatchedFeatures : mJoin.matchedFeatures);
    }
    mJoin.unmatchedRows = match.extraEntries.size();
  }

  void summarise(const join::CodeMatch& match) {
    add(JoinEvent::Matched, mTable, "", static_cast<double>(match.matchedUnits),
        join::countText(mTable.codes.size(), "row") + " in the table, " +
            join::countText(mBoundaries.codes.size(), "feature") + " with " +
            join::countText(mUnits.size(), "different code") + ", " +
            thousandsText(static_cast<double>(match.matchedUnits), 0) + " codes met.");
  }

  void reportBoundaries(const join::CodeMatch& match) {
    std::size_t blank = 0;
    for (std::size_t feature = 0; feature < mBoundaries.codes.size(); ++feature)
      if (mBoundaries.codes[feature].empty()) {
        ++blank;
        add(JoinEvent::BlankCode, mBoundaries, "", static_cast<double>(mBoundaries.rows[feature]),
            "This feature has no code (count: which feature): it gets no values.");
      }
    for (std::size_t unit = 0; unit < mUnits.size(); ++unit)
      if (match.entryOfUnit[unit] == join::NO_ENTRY)
        add(JoinEvent::UnmatchedUnit, mBoundaries, mUnits[unit], std::nullopt,
            "The table has no row of this code: its features get no values.");
    reportParts();
    const std::size_t missing = mUnits.size() - match.matchedUnits;
    if (missing + blank == 0) return;
    tell(IssueCode::CodeUnmatched, mBoundaries, thousandsText(static_cast<double>(missing), 0),
         join::countText(missing, "boundary code") + " without a row in the table" +
             (blank > 0 ? ", and " + join::countText(blank, "feature") + " without a code" : "") +
             firstOf(match) + ": they get no values (empty, not 0).",
         "Complete the table, or take another edition of the boundaries; the report lists every code.");
  }

  /// Codes that several features have: a place in parts, or a wrong column.
  void reportParts() {
    const std::vector<std::uint32_t> order = join::orderByCode(mBoundaries.codes);
    for (std::size_t first = 0; first < order.size();) {
      std::size_t end = first + 1;
      const std::string& code = mBoundaries.codes[order[first]];
      while (end < order.size() && mBoundaries.codes[order[end]] == code) ++end;
      if (end - first > 1 && !code.empty())
        add(JoinEvent::Duplicate, mBoundaries, code, static_cast<double>(end - first),
            "Several features have this code: each of them gets the row.");
      first = end;
    }
  }

  void reportRows(const join::CodeMatch& match) {
    for (const std::uint32_t entry : match.extraEntries)
      add(JoinEvent::UnmatchedSource, mTable, mTable.codes[entry], static_cast<double>(mTable.rows[entry]),
          "No boundary has this code (count: which row): its values are on no map.");
    if (match.extraEntries.empty()) return;
    tell(IssueCode::CodeUnknown, mTable, thousandsText(static_cast<double>(match.extraEntries.size()), 0),
         join::countText(match.extraEntries.size(), "row") +
             " of the table with a code that no boundary has, for "
             "example " +
             mTable.codes[match.extraEntries.front()] + ": their values are on no map.",
         "Take the boundaries of the table's edition; the report lists every code.");
  }

  void refuseNothing(const join::CodeMatch& match) {
    if (match.matchedUnits > 0) return;
    const auto example = [](const std::vector<std::string>& codes) {
      return codes.empty() ? std::string("nothing") : "for example " + codes.front();
    };
    mJoin.issues.add({Severity::Error, IssueCode::CodeUnmatched, placeOf(mTable), "",
                      "No code of the table meets a code of the boundaries. The boundaries have " +
                          example(mUnits) + ", the table has " + example(mTable.codes) +
                          ": probably the wrong field, another vintage of codes, or an empty layer.",
                      "Choose the fields with the codes on both sides."});
  }

  [[nodiscard]] std::string firstOf(const join::CodeMatch& match) const {
    const auto found = std::find(match.entryOfUnit.begin(), match.entryOfUnit.end(), join::NO_ENTRY);
    if (found == match.entryOfUnit.end()) return {};
    return ", for example " + mUnits[static_cast<std::size_t>(found - match.entryOfUnit.begin())];
  }

  static Place placeOf(const model::AttributeTable& table) {
    return {table.file, table.layer, std::nullopt, table.codeColumn, ""};
  }

  void add(JoinEvent event, const model::AttributeTable& table, const std::string& code,
           std::optional<double> count, const std::string& note) {
    mJoin.report.push_back({event, join::sourceName(table.file, table.layer), table.codeColumn, code, count,
                            std::nullopt, std::nullopt, note});
  }

  void tell(IssueCode code, const model::AttributeTable& table, const std::string& value,
            const std::string& message, const std::string& mend) {
    const Severity severity = mUnmatched == Unmatched::Refuse ? Severity::Error : Severity::Warning;
    mJoin.issues.add({severity, code, placeOf(table), value, message, mend});
  }

  const model::AttributeTable& mBoundaries;
  const model::AttributeTable& mTable;
  Unmatched mUnmatched;
  std::vector<std::string> mUnits;
  IndexJoin mJoin;
};

}  // namespace

IndexJoin joinIndices(const model::AttributeTable& boundaries, const model::AttributeTable& table,
                      Unmatched unmatched) {
  return Joiner(boundaries, table, unmatched).join();
}

}  // namespace fairshares::processing
