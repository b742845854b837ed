// Fair Shares: the one year that is taken from a table of several.
#include "io/year_choice.h"

#include <vector>

#include "io/code_cells.h"
#include "io/header_names.h"

namespace fairshares::io {
namespace {

constexpr int FIRST_DATE = 10000101;  // smallest yyyymmdd
constexpr int DATE_TO_YEAR = 10000;
constexpr std::size_t LONGEST_YEAR = 8;

std::optional<int> readYear(std::string_view cell) {
  std::string digits;
  const std::string_view text = plainText(cell);
  const bool isoDate = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  for (const char c : isoDate ? text.substr(0, 10) : text) {
    if (isoDate && c == '-') continue;
    if (c < '0' || c > '9') return std::nullopt;
    digits += c;
  }
  if (digits.size() != 4 && digits.size() != LONGEST_YEAR) return std::nullopt;
  return std::stoi(digits);
}

bool meets(int year, int wanted) {
  return year == wanted || (year >= FIRST_DATE && wanted < FIRST_DATE && year / DATE_TO_YEAR == wanted);
}

std::string listed(const std::set<int>& years) {
  std::vector<std::string> texts;
  for (const int year : years) texts.push_back(std::to_string(year));
  return quotedList(texts);
}

}  // namespace

bool YearChoice::takes(std::string_view cell, const Place& place, Issues& issues) {
  if (mAnyCell && cell == mLastCell) return mLastTaken;
  mAnyCell = true;
  mLastCell.assign(cell);
  mLastTaken = decide(cell, place, issues);
  return mLastTaken;
}

bool YearChoice::decide(std::string_view cell, const Place& place, Issues& issues) {
  const std::optional<int> year = readYear(cell);
  if (!year) {
    issues.add({Severity::Error, IssueCode::ValueNotNumeric, place, std::string(plainText(cell)),
                "The year cannot be read, so it is not known whether the row counts.",
                "Write the year as 2020 or the date as 20200630 or 2020-06-30."});
    return false;
  }
  mPresent.insert(*year);
  if (mWanted && !meets(*year, *mWanted)) return false;
  mMatching.insert(*year);
  if (!mTaken) mTaken = year;
  return *mTaken == *year;
}

void YearChoice::finish(const Place& column, Issues& issues) const {
  if (mPresent.empty()) return;
  if (mWanted && mMatching.empty())
    issues.add(
        {Severity::Error, IssueCode::ValueOutOfRange, column, std::to_string(*mWanted),
         "The table has no rows for " + std::to_string(*mWanted) + "; it has " + listed(mPresent) + ".",
         "Write one of these as the year in the study."});
  if (mMatching.size() < 2) return;
  if (mWanted)
    issues.add(
        {Severity::Error, IssueCode::StudyValue, column, std::to_string(*mWanted),
         "The table has several dates within " + std::to_string(*mWanted) + ": " + listed(mMatching) + ".",
         "Write the whole date as the year in the study, for example " + std::to_string(*mMatching.rbegin()) +
             "."});
  else
    issues.add(
        {Severity::Error,
         IssueCode::StudyKeyMissing,
         column,
         {},
         "The table has several years and the study does not say which one counts: " + listed(mPresent) + ".",
         "Write the year in the study, for example " + std::to_string(*mPresent.rbegin()) + "."});
}

}  // namespace fairshares::io
