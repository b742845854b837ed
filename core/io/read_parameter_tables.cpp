// Fair Shares: cost weights, needs coefficients and category ratios.
#include <tuple>

#include "io/parameter_rows.h"
#include "io/read_tables.h"

namespace fairshares::io {
namespace {

template <typename Row> Result<std::vector<Row>> outcome(std::vector<Row> rows, Issues issues) {
  if (issues.hasErrors()) return issues;
  return {std::move(rows), std::move(issues)};
}

}  // namespace

Result<std::vector<model::CostWeightRow>> readCostWeights(const study::TableReference& table) {
  std::vector<model::CostWeightRow> result;
  SeenParameters<std::tuple<std::string, Sex, AgeBand>> seen;
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
  SeenParameters<std::pair<std::string, std::string>> seen;
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
  SeenParameters<std::pair<std::string, std::string>> seen;
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
