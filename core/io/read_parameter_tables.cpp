// Fair Shares: cost weights, needs coefficients and category ratios.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/number_text.h"
#include "io/code_cells.h"
#include "io/data_rows.h"
#include "io/header_names.h"
#include "io/number_cells.h"
#include "io/read_tables.h"
#include "io/sex_labels.h"
#include "io/table_header.h"
#include "io/table_source.h"

namespace fairshares::io {
namespace {

// One row with its wanted cells in the order of the wanted columns.
class ParameterRow {
 public:
  ParameterRow(std::vector<std::string_view> cells, const std::vector<std::string>& names, Place place,
               bool comma, std::vector<WrongNumbers>& wrong, Issues& issues)
      : row(place.row.value_or(0)), mCells(std::move(cells)), mNames(names), mPlace(std::move(place)),
        mComma(comma), mWrong(wrong), mIssues(issues) {}

  const std::size_t row;

  [[nodiscard]] Place placeOf(std::size_t column) const {
    Place place = mPlace;
    place.column = mNames[column];
    return place;
  }
  /// The text of a cell; CodeBlank if there is none.
  std::optional<std::string> text(std::size_t column) {
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
  /// The number in a cell; ValueMissing, ValueNotNumeric or ValueNotFinite if there is none.
  std::optional<double> number(std::size_t column) {
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
  /// A number that must not be negative (or, with `positive`, must be above 0).
  std::optional<double> amount(std::size_t column, bool positive) {
    const std::optional<double> value = number(column);
    if (!value || *value > 0.0 || (*value == 0.0 && !positive)) return value;
    mIssues.add({Severity::Error, *value < 0.0 ? IssueCode::ValueNegative : IssueCode::ValueOutOfRange,
                 placeOf(column), std::string(mCells[column]),
                 "The value must be " + std::string(positive ? "above 0." : "0 or more."),
                 "Correct the value."});
    return std::nullopt;
  }
  /// A whole number of years from 0 to OPEN_AGE.
  std::optional<int> age(std::size_t column) {
    const std::optional<double> value = number(column);
    if (!value) return std::nullopt;
    if (*value == std::floor(*value) && *value >= 0.0 && *value <= OPEN_AGE) return static_cast<int>(*value);
    mIssues.add({Severity::Error, IssueCode::ValueOutOfRange, placeOf(column), std::string(mCells[column]),
                 "An age must be a whole number from 0 to " + std::to_string(OPEN_AGE) +
                     " (which stands for no upper limit).",
                 "Correct the age."});
    return std::nullopt;
  }
  std::optional<Sex> sex(std::size_t column) {
    const std::optional<SexLabel> label = readSexLabel(mCells[column]);
    if (label && !label->both) return label->sex;
    mIssues.add({Severity::Error, IssueCode::SexUnknown, placeOf(column), std::string(mCells[column]),
                 "The sex must be female or male.", "Write one row for each sex."});
    return std::nullopt;
  }
  void refuse(IssueCode code, std::size_t column, std::string key, std::string message, std::string mend) {
    Place place = placeOf(column);
    place.key = std::move(key);
    mIssues.add(
        {Severity::Error, code, place, std::string(mCells[column]), std::move(message), std::move(mend)});
  }

 private:
  std::vector<std::string_view> mCells;
  const std::vector<std::string>& mNames;
  Place mPlace;
  bool mComma;
  std::vector<WrongNumbers>& mWrong;  // [column]
  Issues& mIssues;
};

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

// Hands every row of a table with the columns `names` to `take`.
template <typename Take>
Issues readParameterRows(const study::TableReference& table, const std::vector<std::string>& names,
                         const Take& take) {
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

// Refuses a key that occurs again. Keys are programme with indicator, category or group.
template <typename Key> class SeenKeys {
 public:
  bool isNew(const Key& key, ParameterRow& row, const std::string& title) {
    const auto [entry, inserted] = mRows.try_emplace(key, row.row);
    if (!inserted)
      row.refuse(IssueCode::CodeDuplicate, 0, title,
                 "The row repeats row " + std::to_string(entry->second) + " (" + title +
                     "); it is not known which one counts.",
                 "Leave one of the rows.");
    return inserted;
  }

 private:
  std::map<Key, std::size_t> mRows;
};

template <typename Row> Result<std::vector<Row>> outcome(std::vector<Row> rows, Issues issues) {
  if (issues.hasErrors()) return issues;
  return {std::move(rows), std::move(issues)};
}

}  // namespace

Result<std::vector<model::CostWeightRow>> readCostWeights(const study::TableReference& table) {
  std::vector<model::CostWeightRow> result;
  SeenKeys<std::tuple<std::string, Sex, AgeBand>> seen;
  Issues issues = readParameterRows(
      table, {"programme", "sex", "age_from", "age_to", "cost_gbp_per_head"}, [&](ParameterRow& row) {
        const auto programme = row.text(0);
        const auto sex = row.sex(1);
        const auto from = row.age(2);
        const auto to = row.age(3);
        const auto cost = row.amount(4, false);
        if (from && to && *from > *to)
          row.refuse(IssueCode::ValueOutOfRange, 3, programme.value_or(""), "The band ends before it begins.",
                     "Exchange age_from and age_to.");
        if (!programme || !sex || !from || !to || !cost || *from > *to) return;
        const AgeBand band{*from, *to};
        const std::string title = *programme + ", " + std::string(sexName(*sex)) + " " + ageBandLabel(band);
        if (seen.isNew({*programme, *sex, band}, row, title))
          result.push_back({*programme, *sex, band, *cost, row.row});
      });
  return outcome(std::move(result), std::move(issues));
}

Result<std::vector<model::CoefficientRow>> readCoefficients(const study::TableReference& table) {
  std::vector<model::CoefficientRow> result;
  SeenKeys<std::pair<std::string, std::string>> seen;
  Issues issues =
      readParameterRows(table, {"programme", "indicator", "coefficient_per_sd"}, [&](ParameterRow& row) {
        const auto programme = row.text(0);
        const auto indicator = row.text(1);
        const auto coefficient = row.number(2);
        if (!programme || !indicator || !coefficient) return;
        if (seen.isNew({*programme, *indicator}, row, *programme + ", " + *indicator))
          result.push_back({*programme, *indicator, *coefficient, row.row});
      });
  return outcome(std::move(result), std::move(issues));
}

Result<std::vector<model::CategoryRatioRow>> readCategoryRatios(const study::TableReference& table) {
  std::vector<model::CategoryRatioRow> result;
  SeenKeys<std::pair<std::string, std::string>> seen;
  Issues issues = readParameterRows(table, {"programme", "category", "ratio"}, [&](ParameterRow& row) {
    const auto programme = row.text(0);
    const auto category = row.text(1);
    const auto ratio = row.amount(2, true);
    if (!programme || !category || !ratio) return;
    if (seen.isNew({*programme, *category}, row, *programme + ", " + *category))
      result.push_back({*programme, *category, *ratio, row.row});
  });
  return outcome(std::move(result), std::move(issues));
}

}  // namespace fairshares::io
