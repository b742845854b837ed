// Fair Shares: rows of persons put together to one table.
#include "io/count_builder.h"

#include <algorithm>
#include <cmath>

namespace fairshares::io {

CountBuilder::CountBuilder(std::vector<AgeBand> bands, std::vector<std::size_t> bandOf,
                           CountColumnNames names, Place table)
    : mBands(std::move(bands)), mBandOf(std::move(bandOf)), mNames(std::move(names)),
      mTable(std::move(table)), mWrong(mNames.ages.size()) {}

Place CountBuilder::placeOf(std::size_t row, const std::string& column, const std::string& key) const {
  Place place = mTable;
  place.row = row;
  place.column = column;
  place.key = key;
  return place;
}

bool CountBuilder::findSlot(std::string_view codeCell, std::string_view sexCell, std::size_t row, Slot& slot,
                            Issues& issues) {
  // The rows of a code usually follow each other.
  if (mMembers.empty() || codeCell != mLastCodeCell) {
    const std::string_view code = mCodeCells.read(codeCell);
    if (code.empty()) {
      issues.add({Severity::Error,
                  IssueCode::CodeBlank,
                  placeOf(row, mNames.code, {}),
                  {},
                  "The row has no code, so its persons belong nowhere.",
                  "Fill in the code (write it in every row where cells are merged), or remove the row."});
      return false;
    }
    mLastMember = memberOf(code, row);
    mLastCodeCell.assign(codeCell);
  } else if (mCodeCells.isArchived(codeCell)) {
    (void)mCodeCells.read(codeCell);  // counted in its note
  }
  const std::optional<SexLabel> sex = readSexLabel(sexCell);
  if (!sex) {
    issues.add({Severity::Error, IssueCode::SexUnknown, placeOf(row, mNames.sex, mMembers[mLastMember].code),
                std::string(sexCell), "The sex \"" + std::string(sexCell) + "\" is not known.",
                "Write Female, Male or All."});
    mMembers[mLastMember].spoiled = true;
    return false;
  }
  slot = {mLastMember, sex->both ? BOTH : static_cast<std::size_t>(sex->sex), row};
  return true;
}

std::size_t CountBuilder::memberOf(std::string_view code, std::size_t row) {
  const auto [entry, isNew] = mMemberByCode.try_emplace(std::string(code), mMembers.size());
  if (isNew) {
    mMembers.push_back({entry->first, row, isTotalCode(code), false, {}});
    mPersons.resize(mPersons.size() + SERIES * mBands.size());
  }
  return entry->second;
}

bool CountBuilder::startSeries(const Slot& slot, Issues& issues) {
  const Member& member = mMembers[slot.member];
  if (member.agesSeen[slot.series] == 0) return true;
  issues.add(
      {Severity::Error, IssueCode::CodeDuplicate, placeOf(slot.row, mNames.code, member.code), member.code,
       member.code + " has a row for " + std::string(SERIES_NAMES[slot.series]) +
           " already; persons would be counted twice.",
       "Leave one of the rows; if they differ in another column, keep the rows of one of its values."});
  return false;
}

bool CountBuilder::startAge(const Slot& slot, std::size_t age, Issues& issues) {
  mAgeStarted.resize(mMembers.size() * SERIES * mBandOf.size());
  auto started = mAgeStarted[(slot.member * SERIES + slot.series) * mBandOf.size() + age];
  if (!started) {
    started = true;
    return true;
  }
  const Member& member = mMembers[slot.member];
  issues.add(
      {Severity::Error, IssueCode::CodeDuplicate, placeOf(slot.row, mNames.code, member.code), member.code,
       member.code + " has a row for " + std::string(SERIES_NAMES[slot.series]) + ", age " +
           mNames.ages[age] + " already; persons would be counted twice.",
       "Leave one of the rows; if they differ in another column, keep the rows of one of its values."});
  return false;
}

void CountBuilder::add(const Slot& slot, std::size_t age, const NumberCell& cell, std::string_view text,
                       Issues& issues) {
  Member& member = mMembers[slot.member];
  ++member.agesSeen[slot.series];
  if (cell.kind == CellKind::Number && cell.value >= 0.0) {
    mDecimals = std::max(mDecimals, cell.decimals);
    addPersons(slot.member, slot.series, mBandOf[age], cell.value);
    wrongOf(age).addNumber();
    return;
  }
  member.spoiled = true;
  const Place place = placeOf(slot.row, mNames.ages[age], member.code);
  if (cell.kind == CellKind::Missing)
    issues.add({Severity::Error, IssueCode::ValueMissing, place, std::string(text),
                "The number of persons is missing; it cannot be taken for 0.",
                "Fill in the number, or write 0 if nobody is of this age."});
  else if (cell.kind == CellKind::Number)
    issues.add({Severity::Error, IssueCode::ValueNegative, place, std::string(text),
                "The number of persons is negative.", "Correct the number."});
  else
    wrongOf(age).add(cell.kind, text, place, EmptyCell::Refused, issues);
}

// Compensated as in base/compensated_sum.h: the ages of a band come in the order of the file's rows, which
// must not show in the last bit of a sum of fractions.
void CountBuilder::addPersons(std::size_t member, std::size_t series, std::size_t band, double persons) {
  double& sum = personsOf(member, series)[band];
  const double total = sum + persons;
  const double cutOff = sum >= persons ? (sum - total) + persons : (persons - total) + sum;
  sum = total;
  if (cutOff == 0.0) return;
  mCutOff.resize(mPersons.size());
  mCutOff[(member * SERIES + series) * mBands.size() + band] += cutOff;
}

void CountBuilder::state(const Slot& slot, const NumberCell& cell, std::string_view text, Issues& issues) {
  if (cell.kind == CellKind::Missing) return;
  if (cell.kind == CellKind::Number) {
    mDecimals = std::max(mDecimals, cell.decimals);
    mWrongTotals.addNumber();
    const Stated stated{slot, cell.value};
    if (mMembers[slot.member].agesSeen[slot.series] == mBandOf.size())
      checkStated(stated, issues);
    else
      mStated.push_back(stated);
    return;
  }
  const Place place = placeOf(slot.row, mNames.total, mMembers[slot.member].code);
  mWrongTotals.add(cell.kind, text, place, EmptyCell::Refused, issues);
}

}  // namespace fairshares::io
