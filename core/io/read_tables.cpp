// Fair Shares: attribute tables of any kind to plain columns by code.
#include "io/read_tables.h"

#include <algorithm>
#include <numeric>

#include "io/code_cells.h"
#include "io/code_columns.h"
#include "io/data_rows.h"
#include "io/header_names.h"
#include "io/number_cells.h"
#include "io/table_header.h"
#include "io/table_source.h"

namespace fairshares::io {
namespace {

constexpr std::string_view ARCHIVE_DATE_ENDING = "datearchived";

// Positions of the wanted columns in the header.
struct AttributeColumns {
  std::size_t code = 0;
  std::vector<std::size_t> wanted;        // [request]
  std::vector<std::size_t> archiveDates;  // columns such as HBDateArchived
};

Result<AttributeColumns> findColumns(const std::vector<std::string>& header, CodeKind kind,
                                     const std::optional<std::string>& named,
                                     const std::vector<ColumnRequest>& requests, const Place& place) {
  AttributeColumns found;
  Issues issues;
  Result<std::size_t> code = findCodeColumn(header, kind, named, place);
  if (code)
    found.code = code.value();
  else
    issues.append(code.takeIssues());
  for (const ColumnRequest& request : requests) {
    Result<std::size_t> column = findColumn(header, request.name, place);
    found.wanted.push_back(column ? column.value() : 0);
    if (!column) issues.append(column.takeIssues());
  }
  for (std::size_t column = 0; column < header.size(); ++column)
    if (plainHeader(header[column]).ends_with(ARCHIVE_DATE_ENDING)) found.archiveDates.push_back(column);
  if (issues.hasErrors()) return issues;
  return {std::move(found), std::move(issues)};
}

// Rows of one table on their way into columns.
class AttributeBuilder {
 public:
  AttributeBuilder(const std::vector<std::string>& header, const AttributeColumns& columns,
                   const std::vector<ColumnRequest>& requests, CodeKind kind, bool commaMayBeDecimal,
                   Place table)
      : mHeader(header), mColumns(columns), mRequests(requests), mKind(kind), mComma(commaMayBeDecimal),
        mTable(std::move(table)), mReports(requests.size()), mTextCodes(requests.size()) {
    mResult.file = mTable.file;
    mResult.layer = mTable.layer;
    mResult.codeColumn = header[columns.code];
    for (const ColumnRequest& request : requests) {
      if (request.number)
        mResult.numbers.push_back({request.name, {}, 0});
      else
        mResult.texts.push_back({request.name, {}});
    }
  }

  void add(const TableRow& row, Issues& issues);
  model::AttributeTable finish(Issues& issues);

 private:
  [[nodiscard]] Place placeOf(std::size_t row, std::size_t column, std::string_view key) const {
    Place place = mTable;
    place.row = row;
    place.column = mHeader[column];
    place.key = std::string(key);
    return place;
  }
  [[nodiscard]] bool isDatedArchived(const TableRow& row) const;
  void dropSupersededRows(Issues& issues);
  void reportDuplicates(Issues& issues) const;
  void keepRows(const std::vector<bool>& kept);

  const std::vector<std::string>& mHeader;
  const AttributeColumns& mColumns;
  const std::vector<ColumnRequest>& mRequests;
  CodeKind mKind;
  bool mComma;
  Place mTable;
  model::AttributeTable mResult;
  CodeCells mCodes;
  std::vector<NumberColumnReport> mReports;  // [request]
  std::vector<CodeCells> mTextCodes;         // [request]
  std::vector<bool> mDatedArchived;          // [row]
};

void AttributeBuilder::add(const TableRow& row, Issues& issues) {
  const std::string_view code = mCodes.read(row.cells[mColumns.code]);
  if (code.empty()) {
    issues.add({Severity::Error,
                IssueCode::CodeBlank,
                placeOf(row.number, mColumns.code, {}),
                {},
                "The row has no code, so it belongs nowhere.",
                "Fill in the code, or remove the row."});
  } else if (mKind != CodeKind::FreeText && isTotalCode(code)) {
    issues.add({Severity::Note,
                IssueCode::CodeUnknown,
                placeOf(row.number, mColumns.code, code),
                std::string(code),
                "The row of the national total was left out.",
                {}});
    return;
  }
  mResult.codes.emplace_back(code);
  mResult.rows.push_back(row.number);
  mDatedArchived.push_back(isDatedArchived(row));
  std::size_t number = 0;
  std::size_t text = 0;
  for (std::size_t request = 0; request < mRequests.size(); ++request) {
    const std::size_t column = mColumns.wanted[request];
    const std::string_view cellText = row.cells[column];
    if (!mRequests[request].number) {
      mResult.texts[text++].values.emplace_back(mTextCodes[request].read(cellText));
      continue;
    }
    std::optional<double> value;
    const NumberCell cell = readNumberCell(cellText, mComma);
    if (cell.kind == CellKind::Number && !cell.percent) {
      value = cell.value;
      mReports[request].addNumber();
    } else if (mReports[request].add(cell, cellText, placeOf(row.number, column, code), issues)) {
      value = cell.value;
    }
    mResult.numbers[number++].values.push_back(value);
  }
}

bool AttributeBuilder::isDatedArchived(const TableRow& row) const {
  return !mColumns.archiveDates.empty() && CodeCells::isArchived(row.cells[mColumns.code]) &&
         std::any_of(mColumns.archiveDates.begin(), mColumns.archiveDates.end(),
                     [&](std::size_t column) { return !plainText(row.cells[column]).empty(); });
}

// Lists of area codes keep archived areas beside their successors, with the date: the successor's row counts.
void AttributeBuilder::dropSupersededRows(Issues& issues) {
  if (std::none_of(mDatedArchived.begin(), mDatedArchived.end(), [](bool dated) { return dated; })) return;
  std::vector<bool> kept(mResult.codes.size(), true);
  for (std::size_t row = 0; row < kept.size(); ++row) {
    if (!mDatedArchived[row]) continue;
    for (std::size_t other = 0; other < kept.size() && kept[row]; ++other)
      if (!mDatedArchived[other] && mResult.codes[other] == mResult.codes[row]) kept[row] = false;
    if (!kept[row])
      issues.add({Severity::Note,
                  IssueCode::CodeArchived,
                  placeOf(mResult.rows[row], mColumns.code, mResult.codes[row]),
                  mResult.codes[row],
                  "The row of an archived area was left out, since the table has its successor " +
                      mResult.codes[row] + ".",
                  {}});
  }
  keepRows(kept);
}

void AttributeBuilder::keepRows(const std::vector<bool>& kept) {
  const auto compact = [&kept](auto& values) {
    std::size_t to = 0;
    for (std::size_t from = 0; from < kept.size(); ++from)
      if (kept[from]) std::swap(values[to++], values[from]);
    values.resize(to);
  };
  compact(mResult.codes);
  compact(mResult.rows);
  for (auto& column : mResult.texts) compact(column.values);
  for (auto& column : mResult.numbers) compact(column.values);
}

void AttributeBuilder::reportDuplicates(Issues& issues) const {
  std::vector<std::size_t> order(mResult.codes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const int compared = mResult.codes[a].compare(mResult.codes[b]);
    return compared != 0 ? compared < 0 : a < b;
  });
  std::vector<std::pair<std::size_t, std::size_t>> repeats;  // row that repeats, row before it
  for (std::size_t at = 1; at < order.size(); ++at) {
    const std::string& code = mResult.codes[order[at]];
    if (!code.empty() && code == mResult.codes[order[at - 1]]) repeats.emplace_back(order[at], order[at - 1]);
  }
  std::sort(repeats.begin(), repeats.end());
  for (const auto& [row, before] : repeats)
    issues.add({Severity::Error, IssueCode::CodeDuplicate,
                placeOf(mResult.rows[row], mColumns.code, mResult.codes[row]), mResult.codes[row],
                mResult.codes[row] + " stands in row " + std::to_string(mResult.rows[before]) +
                    " already; it is not known which row counts.",
                "Leave one of the rows."});
}

model::AttributeTable AttributeBuilder::finish(Issues& issues) {
  Place column = mTable;
  column.column = mHeader[mColumns.code];
  mCodes.reportArchived(column, issues);
  std::size_t number = 0;
  for (std::size_t request = 0; request < mRequests.size(); ++request) {
    column.column = mHeader[mColumns.wanted[request]];
    if (!mRequests[request].number) {
      mTextCodes[request].reportArchived(column, issues);
      continue;
    }
    mReports[request].finish(column, issues);
    mResult.numbers[number++].missing = mReports[request].missing();
  }
  dropSupersededRows(issues);
  reportDuplicates(issues);
  return std::move(mResult);
}

}  // namespace

Result<model::AttributeTable> readAttributes(const study::TableReference& table, CodeKind kind,
                                             const std::vector<ColumnRequest>& columns) {
  GdalSession session(tableReadingOptions());
  Result<std::unique_ptr<TableSource>> opened = openTable(table, session);
  if (!opened) return opened.takeIssues();
  const std::unique_ptr<TableSource> source = opened.takeValue();
  const auto score = [&](const std::vector<std::string>& names) {
    std::size_t found = findCodeColumn(names, kind, table.code, {}) ? 1 : 0;
    for (const ColumnRequest& request : columns)
      found += matchingColumns(names, request.name).empty() ? 0U : 1U;
    return found;
  };
  Result<TableHeader> header = findHeader(*source, score, columns.size() + 1, table.file);
  if (!header) return header.takeIssues();
  const Place place{table.file,
                    source->layer(),
                    header.value().row > 0 ? std::optional(header.value().row) : std::nullopt,
                    {},
                    {}};
  Result<AttributeColumns> found = findColumns(header.value().names, kind, table.code, columns, place);
  if (!found) return found.takeIssues();

  Issues issues;
  DataRows rows(*source, header.value(),
                kind == CodeKind::FreeText ? FooterRule::CopyrightOnly : FooterRule::Sentences, table.file,
                issues);
  AttributeBuilder builder(header.value().names, found.value(), columns, kind, source->commaMayBeDecimal(),
                           {table.file, source->layer(), {}, {}, {}});
  for (TableRow row; rows.next(row);) builder.add(row, issues);
  rows.finish();
  model::AttributeTable result = builder.finish(issues);
  if (issues.hasErrors()) return issues;
  return {std::move(result), std::move(issues)};
}

}  // namespace fairshares::io
