// Fair Shares: where the header of a table is, among titles, notes and empty lines.
#include "io/table_header.h"

#include <algorithm>
#include <optional>

#include "base/number_text.h"

namespace fairshares::io {
namespace {

struct Candidate {
  std::vector<std::string> names;
  std::size_t row = 0;
  std::size_t lastRow = 0;  // differs from row where two lines make the header
  std::size_t score = 0;
  std::size_t named = 0;
};

std::vector<std::string> namesOf(const TableRow& row) {
  std::vector<std::string> names;
  for (const std::string_view cell : row.cells) names.emplace_back(trimmed(cell));
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

std::size_t countNamed(const std::vector<std::string>& names) {
  return static_cast<std::size_t>(
      std::count_if(names.begin(), names.end(), [](const auto& name) { return !name.empty(); }));
}

bool beats(const Candidate& a, const Candidate& b) {
  return a.score != b.score ? a.score > b.score : (a.score == 0 && a.named > b.named);
}

// The line below as the name of the first column, where it holds nothing else.
std::optional<Candidate> withRowField(const Candidate& above, const TableRow& below,
                                      const HeaderScore& score) {
  const std::vector<std::string> names = namesOf(below);
  if (names.size() != 1 || above.named < 2) return std::nullopt;
  Candidate merged = above;
  merged.names.front() = names.front();
  merged.named = countNamed(merged.names);
  merged.lastRow = below.number;
  merged.score = score(merged.names);
  return merged;
}

void skipTo(TableSource& source, std::size_t lastRow) {
  source.rewind();
  for (TableRow row; row.number < lastRow && source.next(row);) {
  }
}

TableHeader fromFieldNames(const std::vector<std::string>& fields) {
  TableHeader header;
  for (const std::string& field : fields) header.names.emplace_back(trimmed(field));
  return header;
}

Issue noRows(const TableSource& source, const std::string& file) {
  return {Severity::Error,
          IssueCode::FileEmpty,
          {file, source.layer(), {}, {}, {}},
          {},
          "The table holds no row.",
          "Give the file or sheet that holds the data."};
}

}  // namespace

Result<TableHeader> findHeader(TableSource& source, const HeaderScore& score, std::size_t fullScore,
                               const std::string& file) {
  if (source.fieldNames()) return fromFieldNames(*source.fieldNames());
  std::optional<Candidate> best;
  std::optional<Candidate> above;
  TableRow row;
  for (std::size_t seen = 0; seen < HEADER_SEARCH_ROWS && source.next(row); ++seen) {
    if (above) {
      const auto merged = withRowField(*above, row, score);
      if (merged && merged->score > 0 && (!best || beats(*merged, *best))) best = merged;
    }
    Candidate candidate{namesOf(row), row.number, row.number, 0, 0};
    candidate.named = countNamed(candidate.names);
    if (candidate.named == 0) continue;
    candidate.score = score(candidate.names);
    if (!best || beats(candidate, *best)) best = candidate;
    above = std::move(candidate);
    if (best->score >= fullScore) break;
  }
  if (!best) {
    Issues issues = source.takeIssues();
    if (!issues.hasErrors()) issues.add(noRows(source, file));
    return issues;
  }
  skipTo(source, best->lastRow);
  return TableHeader{std::move(best->names), best->row, best->lastRow};
}

}  // namespace fairshares::io
