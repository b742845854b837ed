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
  if (!anyComma || sinceComma != 3) return std::nullopt;
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

Issue wrongNumber(CellKind kind, std::string_view text, const Place& place, bool commaMayBeDecimal) {
  const std::string shown(trimmed(text));
  if (kind == CellKind::NotFinite)
    return {Severity::Error,
            IssueCode::ValueNotFinite,
            place,
            shown,
            "The cell holds \"" + shown + "\", which is not a finite number; it would spoil every total.",
            "Correct the value, or leave the cell empty if it is not known."};
  const bool comma = commaMayBeDecimal && shown.find(',') != std::string::npos;
  return {Severity::Error,
          IssueCode::ValueNotNumeric,
          place,
          shown,
          "The cell holds \"" + shown + "\" where a number is needed.",
          comma ? "Write the number with a decimal point and without separators of thousands; a comma could "
                  "be either."
                : "Correct the value, or leave the cell empty if it is not known."};
}

bool NumberColumnReport::add(const NumberCell& cell, std::string_view text, const Place& place,
                             Issues& issues) {
  switch (cell.kind) {
  case CellKind::Number:
    mPercent += cell.percent ? 1U : 0U;
    return true;
  case CellKind::Missing:
    ++mMissing;
    ++mMissingByMark[cell.mark];
    return false;
  default:
    issues.add(wrongNumber(cell.kind, text, place, text.find(',') != std::string_view::npos));
    return false;
  }
}

void NumberColumnReport::finish(const Place& column, Issues& issues) const {
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
