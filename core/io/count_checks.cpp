// Fair Shares: the checks of a table of persons. Second half of CountBuilder.
#include <algorithm>
#include <cmath>

#include "base/compensated_sum.h"
#include "base/number_text.h"
#include "io/count_builder.h"

namespace fairshares::io {
namespace {

constexpr double RELATIVE_ROUNDING = 1e-9;

Issue sumMismatch(Place place, const std::string& what, double stated, double sum) {
  return {Severity::Error,
          IssueCode::SumMismatch,
          std::move(place),
          shortestText(stated),
          what + ": " + shortestText(stated) + " stated, " + shortestText(sum) +
              " added up. Some cell must be wrong or missing.",
          "Compare the row with the published table, or download it again."};
}

}  // namespace

double sumTolerance(double total, std::size_t cells, int decimals) {
  if (decimals <= 0) return 0.0;
  return 0.5 * std::pow(10.0, -decimals) * static_cast<double>(cells + 1) +
         RELATIVE_ROUNDING * std::abs(total);
}

double CountBuilder::sumOf(std::size_t member, std::size_t series) {
  return compensatedSum({personsOf(member, series), mBands.size()});
}

bool CountBuilder::onlyBothSexes() const {
  const auto hasOneSex = [](const Member& member) { return member.agesSeen[0] + member.agesSeen[1] > 0; };
  return !mMembers.empty() && std::none_of(mMembers.begin(), mMembers.end(), hasOneSex);
}

void CountBuilder::checkComplete(const Member& member, Issues& issues) const {
  for (std::size_t series = 0; series < BOTH; ++series) {
    const std::size_t seen = member.agesSeen[series];
    if (seen >= mBandOf.size()) continue;
    const std::string sex(SERIES_NAMES[series]);
    const std::string found = seen == 0 ? "no row for " + sex
                                        : "rows for " + std::to_string(seen) + " of " +
                                              std::to_string(mBandOf.size()) + " ages of " + sex;
    issues.add({Severity::Error, IssueCode::ValueMissing, placeOf(member.firstRow, mNames.sex, member.code),
                sex, member.code + " has " + found + "; what is not there cannot be taken for 0.",
                "Add the rows, with 0 where there is nobody."});
  }
}

void CountBuilder::checkBothSexes(std::size_t member, Issues& issues) {
  const Member& it = mMembers[member];
  if (it.spoiled || std::find(it.agesSeen.begin(), it.agesSeen.end(), 0U) != it.agesSeen.end()) return;
  std::vector<std::size_t> wrong;
  for (std::size_t band = 0; band < mBands.size(); ++band) {
    const double both = personsOf(member, BOTH)[band];
    const double sum = personsOf(member, 0)[band] + personsOf(member, 1)[band];
    if (both == sum) continue;
    const auto cells = static_cast<std::size_t>(3 * std::count(mBandOf.begin(), mBandOf.end(), band));
    if (std::abs(both - sum) > sumTolerance(both, cells, mDecimals)) wrong.push_back(band);
  }
  if (wrong.empty()) return;
  const std::size_t first = wrong.front();
  const std::string more =
      wrong.size() > 1 ? " (and in " + std::to_string(wrong.size() - 1) + " more age bands)" : "";
  issues.add(sumMismatch(placeOf(it.firstRow, mNames.sex, it.code),
                         it.code + ", ages " + ageBandLabel(mBands[first]) +
                             ": female and male do not add up to both sexes" + more,
                         personsOf(member, BOTH)[first],
                         personsOf(member, 0)[first] + personsOf(member, 1)[first]));
}

void CountBuilder::checkStated(const Stated& stated, Issues& issues) {
  const Member& member = mMembers[stated.slot.member];
  if (member.spoiled || member.agesSeen[stated.slot.series] != mBandOf.size()) return;
  const double sum = sumOf(stated.slot.member, stated.slot.series);
  if (std::abs(stated.persons - sum) <= sumTolerance(stated.persons, mBandOf.size(), mDecimals)) return;
  issues.add(sumMismatch(placeOf(stated.slot.row, mNames.total, member.code),
                         member.code + ", " + std::string(SERIES_NAMES[stated.slot.series]) +
                             ": the ages do not add up to all ages",
                         stated.persons, sum));
}

void CountBuilder::checkScotland(model::CountTable& table, Issues& issues) {
  const auto scotland =
      std::find_if(mMembers.begin(), mMembers.end(), [](const Member& m) { return m.isScotland; });
  if (scotland == mMembers.end() || scotland->spoiled) return;
  const auto member = static_cast<std::size_t>(scotland - mMembers.begin());
  const bool bothKnown = scotland->agesSeen[BOTH] > 0;
  const double stated = bothKnown ? sumOf(member, BOTH) : sumOf(member, 0) + sumOf(member, 1);
  table.statedTotal = stated;
  const bool anySpoiled =
      std::any_of(mMembers.begin(), mMembers.end(), [](const Member& m) { return m.spoiled; });
  const double sum = compensatedSum(table.persons);
  const std::size_t cells = mBandOf.size() * SEX_COUNT * mMembers.size();
  if (anySpoiled || std::abs(stated - sum) <= sumTolerance(stated, cells, mDecimals)) return;
  issues.add(sumMismatch(placeOf(scotland->firstRow, mNames.code, scotland->code),
                         "The rows do not add up to the total row " + scotland->code, stated, sum));
}

model::CountTable CountBuilder::finish(Issues& issues) {
  Place column = mTable;
  column.column = mNames.code;
  mCodeCells.reportArchived(column, issues);
  for (std::size_t cell = 0; cell < mCutOff.size(); ++cell) mPersons[cell] += mCutOff[cell];
  mCutOff.clear();
  for (std::size_t age = 0; age < mWrong.size(); ++age) mWrong[age].finish(mNames.ages[age], issues);
  mWrongTotals.finish(mNames.total, issues);
  if (onlyBothSexes()) {
    column.column = mNames.sex;
    issues.add({Severity::Error,
                IssueCode::SexUnknown,
                column,
                {},
                "The table has only rows of both sexes together, so women and men cannot be told apart.",
                "Give a table with rows for each sex."});
    return {};
  }
  model::CountTable table;
  table.file = mTable.file;
  table.layer = mTable.layer;
  table.bands = mBands;
  for (const Stated& stated : mStated) checkStated(stated, issues);
  for (std::size_t member = 0; member < mMembers.size(); ++member) {
    const Member& it = mMembers[member];
    checkBothSexes(member, issues);
    if (it.isScotland) continue;
    checkComplete(it, issues);
    table.codes.push_back(it.code);
    table.rows.push_back(it.firstRow);
    table.persons.insert(table.persons.end(), personsOf(member, 0), personsOf(member, BOTH));
  }
  checkScotland(table, issues);
  return table;
}

}  // namespace fairshares::io
