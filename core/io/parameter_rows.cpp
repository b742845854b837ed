// Fair Shares: rows of a parameter table, one parameter a row, in columns of fixed names.
#include "io/parameter_rows.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/number_text.h"
#include "io/code_cells.h"
#include "io/data_rows.h"
#include "io/header_names.h"
#include "io/sex_labels.h"
#include "io/table_header.h"
#include "io/table_source.h"

namespace fairshares::io {

namespace {

Result<std::vector<std::size_t>> findAll(const std::vector<std::string>& header,
                                         const std::vector<std::string>& names, const Place& place) {
  std::vector<std::size_t> columns;
  Issues issues;
  for (const std::string& name : names) {
    Result<std::size_t> column = findColumn(header, name, place);
    if (column)
      columns.push_back(column.value());
    else
      issues.append(column.takeIssues());
  }
  if (issues.hasErrors()) return issues;
  return {std::move(columns), std::move(issues)};
}

}  // namespace

Place ParameterRow::placeOf(std::size_t column) const {
  Place place = mPlace;
  place.column = mNames[column];
  return place;
}

bool ParameterRow::isEmpty(std::size_t column) const {
  return trimmed(mCells[column]).empty();
}

std::optional<std::string> ParameterRow::text(std::size_t column) {
  const std::string_view found = plainText(mCells[column]);
  if (!found.empty()) return std::string(found);
  mIssues.add({Severity::Error,
               IssueCode::CodeBlank,
               placeOf(column),
               {},
               "The cell \"" + mNames[column] + "\" is empty, so the row belongs nowhere.",
               "Fill in the cell, or remove the row."});
  return std::nullopt;
}

std::optional<double> ParameterRow::number(std::size_t column) {
  const NumberCell cell = readNumberCell(mCells[column], mComma);
  if (cell.kind == CellKind::Number) {
    mWrong[column].addNumber();
    return cell.value;
  }
  if (cell.kind == CellKind::Missing)
    mIssues.add({Severity::Error, IssueCode::ValueMissing, placeOf(column), std::string(mCells[column]),
                 "The parameter has no value.", "Fill in the value, or remove the row."});
  else
    mWrong[column].add(cell.kind, mCells[column], placeOf(column), EmptyCell::Refused, mIssues);
  return std::nullopt;
}

std::optional<double> ParameterRow::amount(std::size_t column, bool positive) {
  const std::optional<double> value = number(column);
  if (!value || *value > 0.0 || (*value == 0.0 && !positive)) return value;
  mIssues.add({Severity::Error, *value < 0.0 ? IssueCode::ValueNegative : IssueCode::ValueOutOfRange,
               placeOf(column), std::string(mCells[column]),
               "The value must be " + std::string(positive ? "above 0." : "0 or more."),
               "Correct the value."});
  return std::nullopt;
}

std::optional<int> ParameterRow::age(std::size_t column) {
  const std::optional<double> value = number(column);
  if (!value) return std::nullopt;
  if (*value == std::floor(*value) && *value >= 0.0 && *value <= OPEN_AGE) return static_cast<int>(*value);
  mIssues.add({Severity::Error, IssueCode::ValueOutOfRange, placeOf(column), std::string(mCells[column]),
               "An age must be a whole number from 0 to " + std::to_string(OPEN_AGE) +
                   " (which stands for no upper limit).",
               "Correct the age."});
  return std::nullopt;
}

std::optional<Sex> ParameterRow::sex(std::size_t column) {
  const std::optional<SexLabel> label = readSexLabel(mCells[column]);
  if (label && !label->both) return label->sex;
  mIssues.add({Severity::Error, IssueCode::SexUnknown, placeOf(column), std::string(mCells[column]),
               "The sex must be female or male.", "Write one row for each sex."});
  return std::nullopt;
}

void ParameterRow::refuse(IssueCode code, std::size_t column, std::string key, std::string message,
                          std::string mend) {
  Place place = placeOf(column);
  place.key = std::move(key);
  mIssues.add(
      {Severity::Error, code, place, std::string(mCells[column]), std::move(message), std::move(mend)});
}

Issues readParameterRows(const study::TableReference& table, const std::vector<std::string>& names,
                         const std::function<void(ParameterRow&)>& take) {
  GdalSession session(tableReadingOptions());
  Result<std::unique_ptr<TableSource>> opened = openTable(table, session);
  if (!opened) return opened.takeIssues();
  const std::unique_ptr<TableSource> source = opened.takeValue();
  const auto score = [&](const std::vector<std::string>& row) {
    return static_cast<std::size_t>(std::count_if(names.begin(), names.end(), [&](const std::string& name) {
      return !matchingColumns(row, name).empty();
    }));
  };
  Result<TableHeader> header = findHeader(*source, score, names.size(), table.file);
  if (!header) return header.takeIssues();
  Place place{table.file, source->layer(), {}, {}, {}};
  Result<std::vector<std::size_t>> columns = findAll(header.value().names, names, place);
  if (!columns) return columns.takeIssues();

  Issues issues;
  std::vector<WrongNumbers> wrong(names.size());
  DataRows rows(*source, header.value(), FooterRule::CopyrightOnly, table.file, issues);
  for (TableRow row; rows.next(row);) {
    place.row = row.number;
    std::vector<std::string_view> cells;
    for (const std::size_t column : columns.value()) cells.push_back(row.cells[column]);
    ParameterRow parameterRow(std::move(cells), names, place, source->commaMayBeDecimal(), wrong, issues);
    take(parameterRow);
  }
  rows.finish();
  for (std::size_t column = 0; column < names.size(); ++column) wrong[column].finish(names[column], issues);
  return issues;
}

}  // namespace fairshares::io
