// Fair Shares: matching the names of columns the way people write them.
#include "io/header_names.h"

#include <algorithm>
#include <numeric>

#include "base/number_text.h"

namespace fairshares::io {
namespace {

constexpr std::size_t NAMES_LISTED = 12;

// Levenshtein's distance: insertions, deletions and replacements of single bytes.
std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> previous(b.size() + 1);
  std::iota(previous.begin(), previous.end(), std::size_t{0});
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t row = 1; row <= a.size(); ++row) {
    current[0] = row;
    for (std::size_t column = 1; column <= b.size(); ++column) {
      const std::size_t replaced = previous[column - 1] + (a[row - 1] == b[column - 1] ? 0 : 1);
      current[column] = std::min({previous[column] + 1, current[column - 1] + 1, replaced});
    }
    std::swap(previous, current);
  }
  return previous.back();
}

std::vector<std::string> namedOnes(std::span<const std::string> header) {
  std::vector<std::string> named;
  std::copy_if(header.begin(), header.end(), std::back_inserter(named),
               [](const std::string& name) { return !name.empty(); });
  return named;
}

}  // namespace

std::string plainHeader(std::string_view header) {
  std::string plain;
  for (const char c : header) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool kept =
        upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept) plain += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

std::vector<std::size_t> matchingColumns(std::span<const std::string> header, std::string_view wanted) {
  std::vector<std::size_t> exact;
  std::vector<std::size_t> plain;
  const std::string_view wantedName = trimmed(wanted);
  const std::string wantedPlain = plainHeader(wanted);
  for (std::size_t column = 0; column < header.size(); ++column) {
    if (header[column] == wantedName) exact.push_back(column);
    if (!wantedPlain.empty() && plainHeader(header[column]) == wantedPlain) plain.push_back(column);
  }
  return exact.empty() ? plain : exact;
}

Result<std::size_t> findColumn(std::span<const std::string> header, std::string_view wanted,
                               const Place& place) {
  const std::vector<std::size_t> columns = matchingColumns(header, wanted);
  if (columns.size() == 1) return columns.front();
  Place where = place;
  where.column = std::string(wanted);
  if (columns.empty()) {
    const std::optional<std::string> nearest = nearestHeader(header, wanted);
    return Issue{Severity::Error,
                 IssueCode::ColumnMissing,
                 where,
                 {},
                 "The column \"" + std::string(wanted) + "\" is not there; the table has " +
                     quotedList(namedOnes(header)) + ".",
                 nearest ? "Did you mean \"" + *nearest + "\"? Write the column's name as it is in the file."
                         : "Write the column's name as it is in the file, or give another file."};
  }
  std::string numbers;
  for (const std::size_t column : columns)
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(column + 1) + " (\"" + header[column] + "\")";
  return Issue{Severity::Error,
               IssueCode::ColumnAmbiguous,
               where,
               {},
               "Several columns could be \"" + std::string(wanted) + "\": numbers " + numbers + ".",
               "Give the columns different names, or write the exact name in the study."};
}

std::optional<std::string> nearestHeader(std::span<const std::string> header, std::string_view wanted) {
  const std::string wantedPlain = plainHeader(wanted);
  std::optional<std::string> nearest;
  std::size_t least = std::max<std::size_t>(2, wantedPlain.size() / 3) + 1;
  for (const std::string& name : header) {
    const std::string plain = plainHeader(name);
    if (plain.empty()) continue;
    const bool contains =
        plain.size() > 2 && (wantedPlain.find(plain) != std::string::npos ||
                             (wantedPlain.size() > 2 && plain.find(wantedPlain) != std::string::npos));
    const std::size_t distance = contains ? 2 : editDistance(plain, wantedPlain);
    if (distance < least) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

std::string quotedList(const std::vector<std::string>& names) {
  if (names.empty()) return "none";
  std::string text;
  const std::size_t listed = std::min(names.size(), NAMES_LISTED);
  for (std::size_t at = 0; at < listed; ++at) {
    if (at > 0) text += at + 1 == names.size() ? " and " : ", ";
    text += "\"" + names[at] + "\"";
  }
  if (names.size() > listed) text += " and " + std::to_string(names.size() - listed) + " more";
  return text;
}

}  // namespace fairshares::io
