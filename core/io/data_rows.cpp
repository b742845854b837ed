// Fair Shares: the rows of a table that hold data, with the others told apart or refused.
#include "io/data_rows.h"

#include <algorithm>

#include "base/number_text.h"

namespace fairshares::io {
namespace {

bool isBlank(std::string_view cell) {
  return trimmed(cell).empty();
}

std::string lowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool namesItsOwner(std::string_view text) {
  const std::string lower = lowerCase(text);
  return lower.find("copyright") != std::string::npos || lower.starts_with("\xC2\xA9") ||
         lower.starts_with("(c)") || lower.starts_with("source:");
}

}  // namespace

DataRows::DataRows(TableSource& source, const TableHeader& header, FooterRule rule, std::string file,
                   Issues& issues)
    : mSource(source), mRule(rule), mFile(std::move(file)), mIssues(issues), mWidth(header.names.size()) {}

bool DataRows::next(TableRow& row) {
  while (mSource.next(row)) {
    if (mWrongWidth) reportWrongWidth(false);
    // Nearly every row begins with its code: look further only where it does not.
    const bool firstBlank = row.cells.empty() || isBlank(row.cells.front());
    if (firstBlank && std::all_of(row.cells.begin(), row.cells.end(), isBlank)) continue;
    if (!firstBlank && trimmed(row.cells.front()).front() == '#') continue;
    if (row.cells.size() != mWidth || (mWidth > 1 && isBlank(row.cells[1]))) {
      const auto filled = static_cast<std::size_t>(std::count_if(
          row.cells.begin(), row.cells.end(), [](std::string_view cell) { return !isBlank(cell); }));
      if (isFooter(row, filled)) {
        if (mFooters++ == 0) mFirstFooter = row.number;
        continue;
      }
    }
    if (hasWrongWidth(row)) {
      mWrongWidth = WrongWidth{row.number, row.cells.size()};
      continue;
    }
    ++mCount;
    return true;
  }
  return false;
}

bool DataRows::isFooter(const TableRow& row, std::size_t filled) const {
  const auto first =
      std::find_if(row.cells.begin(), row.cells.end(), [](std::string_view cell) { return !isBlank(cell); });
  const std::string_view text = trimmed(*first);
  if (namesItsOwner(text)) return true;
  if (mRule == FooterRule::CopyrightOnly) return false;
  const bool severalWords = text.find(' ') != std::string_view::npos;
  // Commas of a sentence that stands unquoted in a CSV file make cells of their own.
  return severalWords && (filled == 1 || row.cells.size() < mWidth) && first == row.cells.begin();
}

bool DataRows::hasWrongWidth(const TableRow& row) const {
  if (row.cells.size() < mWidth) return true;
  return row.cells.size() > mWidth &&
         !std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(mWidth), row.cells.end(), isBlank);
}

void DataRows::reportWrongWidth(bool isLast) {
  const std::string counts = "The row has " + std::to_string(mWrongWidth->cells) +
                             " cells where the header names " + std::to_string(mWidth);
  const bool cutOff = isLast && mWrongWidth->cells < mWidth;
  mIssues.add({Severity::Error,
               IssueCode::FileFormat,
               {mFile, mSource.layer(), mWrongWidth->row, {}, {}},
               std::to_string(mWrongWidth->cells),
               counts + (cutOff ? " columns, and it is the last one: the file seems to be cut short."
                                : " columns, so its values cannot be told apart."),
               cutOff ? "Save or download the file again."
                      : "Look for a missing or stray separator or quotation mark in this row."});
  mWrongWidth.reset();
}

void DataRows::finish() {
  if (mWrongWidth) reportWrongWidth(true);
  mIssues.append(mSource.takeIssues());
  if (mFooters > 0)
    mIssues.add({Severity::Note,
                 IssueCode::FileFormat,
                 {mFile, mSource.layer(), mFirstFooter, {}, {}},
                 std::to_string(mFooters),
                 std::to_string(mFooters) +
                     " lines of text among or below the data were left out, the first in this row.",
                 {}});
  if (mCount == 0 && !mIssues.hasErrors())
    mIssues.add({Severity::Error,
                 IssueCode::FileEmpty,
                 {mFile, mSource.layer(), {}, {}, {}},
                 {},
                 "The table has a header but no row of data.",
                 "Give the file or sheet that holds the data."});
}

}  // namespace fairshares::io
