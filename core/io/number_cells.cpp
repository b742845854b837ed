// Fair Shares: what a cell that should hold a number holds.
#include "io/number_cells.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/number_text.h"

namespace fairshares::io {
namespace {

// Whole numbers of up to so many digits are exact in a double.
constexpr std::size_t FAST_DIGITS = 15;
constexpr double PERCENT = 100.0;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

constexpr std::string_view POUND_SIGN = "\xC2\xA3";
// Blanks that part thousands: no-break space, narrow no-break space, thin space.
constexpr std::array<std::string_view, 3> WIDE_BLANKS{"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};

// What a habit is called and how it is mended.
struct Way {
  const char* what;
  const char* mend;
  const char* columnMend;
};
constexpr std::array<Way, 3> WAYS{
    {{"uses decimal commas",
      "Write the number with a decimal point instead of the comma, and without separators of thousands.",
      "Save it with decimal points and without separators of thousands."},
     {"parts thousands with blanks", "Take the blanks between the thousands out: write 1252 for \"1 252\".",
      "Save it without separators of thousands (they may be no-break spaces): 1252 for \"1 252\"."},
     {"has pound signs", "Take the pound sign out; write the number alone.",
      "Save it without the pound sign: numbers alone."}}};

bool isDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

// Digits, which separators may part into groups of three.
bool isDigitGroups(std::string_view text, std::string_view separators) {
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    const std::string_view group = text.substr(begin, end - begin);
    if (!isDigits(group) || (begin > 0 && group.size() != 3)) return false;
    if (end == text.size()) return true;
    begin = end + 1;
  }
}

// `text` with every kind of blank as a space.
std::string withBlanks(std::string_view text) {
  std::string plain(text);
  for (const std::string_view wide : WIDE_BLANKS)
    for (std::size_t at = plain.find(wide); at != std::string::npos; at = plain.find(wide, at))
      plain.replace(at, wide.size(), " ");
  return plain;
}

std::optional<double> wholeNumber(std::string_view text) {
  if (text.empty() || text.size() > FAST_DIGITS) return std::nullopt;
  long long value = 0;
  for (const char c : text) {
    if (!isDigit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return static_cast<double>(value);
}

// "1,234,567.8" without its separators; nothing if the commas do not part thousands.
std::optional<std::string> withoutThousands(std::string_view text) {
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string plain(text.substr(0, sign));
  std::size_t sinceComma = 0;
  bool anyComma = false;
  for (std::size_t at = sign; at < point; ++at) {
    if (text[at] == ',') {
      const bool groupFits = anyComma ? sinceComma == 3 : (sinceComma >= 1 && sinceComma <= 3);
      if (!groupFits) return std::nullopt;
      anyComma = true;
      sinceComma = 0;
      continue;
    }
    if (!isDigit(text[at])) return std::nullopt;
    plain += text[at];
    ++sinceComma;
  }
  // "0,125" parts no thousands: whoever wrote it means a decimal comma.
  if (!anyComma || sinceComma != 3 || text[sign] == '0') return std::nullopt;
  return plain + std::string(text.substr(point));
}

int decimalsOf(std::string_view text, double value) {
  if (value == std::floor(value)) return 0;
  const std::size_t exponent = std::min(text.find_first_of("eE"), text.size());
  if (exponent != text.size()) return 17;
  const std::size_t point = text.find('.');
  return point == std::string_view::npos ? 0 : static_cast<int>(exponent - point - 1);
}

NumberCell fromText(std::string_view text, bool percent, bool commaMayBeDecimal) {
  std::optional<double> value = parseNumber(text);
  if (!value && !commaMayBeDecimal)
    if (const auto plain = withoutThousands(text)) value = parseNumber(*plain);
  if (!value) return {CellKind::NotNumeric};
  if (!std::isfinite(*value)) return {CellKind::NotFinite};
  NumberCell cell{CellKind::Number, percent ? *value / PERCENT : *value, percent};
  cell.decimals = decimalsOf(text, *value) + (percent ? 2 : 0);
  return cell;
}

}  // namespace

std::size_t missingMark(std::string_view trimmedCell) {
  return static_cast<std::size_t>(std::find(MISSING_MARKS.begin(), MISSING_MARKS.end(), trimmedCell) -
                                  MISSING_MARKS.begin());
}

NumberCell readNumberCell(std::string_view cell, bool commaMayBeDecimal) {
  if (const auto whole = wholeNumber(cell)) return {CellKind::Number, *whole};
  std::string_view text = trimmed(cell);
  const std::size_t mark = missingMark(text);
  if (mark < MISSING_MARKS.size()) return {CellKind::Missing, 0.0, false, mark};
  const bool percent = text.ends_with('%');
  if (percent) {
    text.remove_suffix(1);
    text = trimmed(text);
  }
  return fromText(text, percent, commaMayBeDecimal);
}

NumberHabit numberHabit(std::string_view cell) {
  std::string_view text = trimmed(cell);
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with(POUND_SIGN)) return NumberHabit::PoundSign;
  if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
  const std::string plain = withBlanks(text);
  const std::size_t comma = plain.find(',');
  if (comma != std::string::npos)
    return isDigits(plain.substr(comma + 1)) && isDigitGroups(plain.substr(0, comma), " .")
               ? NumberHabit::DecimalComma
               : NumberHabit::None;
  const std::size_t point = std::min(plain.find('.'), plain.size());
  const bool isFraction = point == plain.size() || isDigits(plain.substr(point + 1));
  return isFraction && isDigitGroups(plain.substr(0, point), " ") ? NumberHabit::BlankThousands
                                                                  : NumberHabit::None;
}

Issue wrongNumber(CellKind kind, std::string_view text, const Place& place, EmptyCell empty) {
  const std::string shown(trimmed(text));
  const std::string correct = empty == EmptyCell::Allowed
                                  ? "Correct the value, or leave the cell empty if it is not known."
                                  : "Correct the value.";
  if (kind == CellKind::NotFinite)
    return {Severity::Error,
            IssueCode::ValueNotFinite,
            place,
            shown,
            "The cell holds \"" + shown + "\", which is not a finite number; it would spoil every total.",
            correct};
  const NumberHabit habit = numberHabit(shown);
  const bool hasComma = shown.find(',') != std::string::npos;
  return {Severity::Error,
          IssueCode::ValueNotNumeric,
          place,
          shown,
          "The cell holds \"" + shown + "\" where a number is needed.",
          habit != NumberHabit::None ? WAYS[static_cast<std::size_t>(habit)].mend
          : hasComma ? std::string("Write the number with a decimal point and without separators of "
                                   "thousands; a comma could be either.")
                     : correct};
}

void WrongNumbers::add(CellKind kind, std::string_view text, const Place& place, EmptyCell empty,
                       Issues& issues) {
  ++mWrong;
  const NumberHabit habit = kind == CellKind::NotNumeric ? numberHabit(text) : NumberHabit::None;
  if (habit == NumberHabit::None) {
    issues.add(wrongNumber(kind, text, place, empty));
    return;
  }
  Cells& cells = mByHabit[static_cast<std::size_t>(habit)];
  ++cells.count;
  if (cells.listed.size() < Issues::LISTED_PER_KIND)
    cells.listed.push_back(wrongNumber(kind, text, place, empty));
}

void WrongNumbers::finish(const std::string& column, Issues& issues) const {
  constexpr std::size_t FEWEST = 5;
  const bool isFlood = mWrong >= FEWEST && mWrong > mNumbers;
  for (std::size_t habit = 0; habit < HABITS; ++habit) {
    const Cells& cells = mByHabit[habit];
    if (cells.count == 0) continue;
    if (isFlood && cells.count * 10 >= mWrong * 9) {
      Issue issue = cells.listed.front();
      issue.where.column = column;
      issue.where.key.clear();
      issue.message = "The column " + std::string(WAYS[habit].what) + " (" +
                      thousandsText(static_cast<double>(cells.count), 0) + " cells, the first is \"" +
                      issue.value + "\"); they are not read as numbers.";
      issue.mend = WAYS[habit].columnMend;
      issues.add(std::move(issue));
      continue;
    }
    for (const Issue& issue : cells.listed) issues.add(issue);
    for (std::size_t more = cells.listed.size(); more < cells.count; ++more) issues.add(cells.listed.back());
  }
}

bool NumberColumnReport::add(const NumberCell& cell, std::string_view text, const Place& place,
                             Issues& issues) {
  switch (cell.kind) {
  case CellKind::Number:
    mPercent += cell.percent ? 1U : 0U;
    mWrong.addNumber();
    return true;
  case CellKind::Missing:
    ++mMissing;
    ++mMissingByMark[cell.mark];
    return false;
  default:
    mWrong.add(cell.kind, text, place, EmptyCell::Allowed, issues);
    return false;
  }
}

void NumberColumnReport::finish(const Place& column, Issues& issues) const {
  mWrong.finish(column.column, issues);
  if (mPercent > 0)
    issues.add({Severity::Note, IssueCode::ValueRounded, column, std::to_string(mPercent),
                std::to_string(mPercent) +
                    " values are percentages and were read as rates (8% as 0.08); they are only as "
                    "exact as they were printed.",
                "Use the full-precision file if there is one."});
  if (mMissing == 0) return;
  std::string marks;
  for (std::size_t mark = 0; mark < MISSING_MARKS.size(); ++mark) {
    if (mMissingByMark[mark] == 0) continue;
    const std::string shown =
        MISSING_MARKS[mark].empty() ? "empty" : "\"" + std::string(MISSING_MARKS[mark]) + "\"";
    marks += (marks.empty() ? "" : ", ") + shown + " " + std::to_string(mMissingByMark[mark]);
  }
  issues.add({Severity::Note,
              IssueCode::ValueMissing,
              column,
              std::to_string(mMissing),
              std::to_string(mMissing) + " values are missing (" + marks +
                  "); they stay missing and are never read as 0.",
              {}});
}

}  // namespace fairshares::io
