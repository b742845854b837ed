#include "processing/area_sums.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/area_code_history.h"
#include "formula/aggregate.h"
#include "join/code_match.h"
#include "model/results.h"
#include "processing/zone_model.h"

namespace fairshares::processing {

namespace {

using model::AttributeTable;
using model::OutputColumn;

std::string currentCode(const std::string& code) {
  return std::string(currentAreaCode(code).value_or(code));
}

Issue blankArea(const AttributeTable& zones, std::size_t row, const std::string& column) {
  return {Severity::Error,
          IssueCode::CodeBlank,
          {zones.file, zones.layer, zones.rows[row], column, zones.codes[row]},
          "",
          "The zone " + zones.codes[row] + " lies in no area: what it holds would be lost.",
          "Fill in the area the zone lies in."};
}

void nameAreas(const AttributeTable& zones, const std::vector<std::string>& names, ZoneAreas& areas,
               const std::string& column, Issues& issues) {
  for (std::size_t position = 0; position < areas.order.size(); ++position) {
    const std::size_t row = areas.order[position];
    std::string& name = areas.names[areas.areaOf[position]];
    if (names[row].empty() || name == names[row]) continue;
    if (name.empty()) {
      name = names[row];
      continue;
    }
    const std::string& code = areas.codes[areas.areaOf[position]];
    issues.add({Severity::Warning,
                IssueCode::CodeDuplicate,
                {zones.file, zones.layer, zones.rows[row], column, code},
                names[row],
                "The area " + code + " is called \"" + name + "\" and \"" + names[row] +
                    "\"; the name of its first zone in code order is used.",
                "Give the area one name."});
  }
}

/// [area] the sum of a column, empty where a zone has no value.
OutputColumn::Reals sumsOf(const AttributeTable& zones, const AttributeTable::NumberColumn& column,
                           const ZoneAreas& areas, Issues& issues) {
  std::vector<double> values(areas.order.size());
  std::vector<bool> isKnown(areas.codes.size(), true);
  std::size_t missing = 0;
  std::string first;
  for (std::size_t position = 0; position < values.size(); ++position) {
    const std::optional<double>& value = column.values[areas.order[position]];
    values[position] = value.value_or(0.0);
    if (value) continue;
    isKnown[areas.areaOf[position]] = false;
    if (missing++ == 0) first = zones.codes[areas.order[position]];
  }
  if (missing > 0)
    issues.add({Severity::Warning,
                IssueCode::ValueMissing,
                {zones.file, zones.layer, std::nullopt, column.name, first},
                std::to_string(missing),
                "Without a value in " + column.name + ": " + join::countText(missing, "zone") +
                    ", the first is " + first +
                    ". The sums of their areas are empty, since missing is not 0.",
                "Enter the values, or 0 where there is nothing."});
  const std::vector<double> sums = formula::sumByArea(values, areas.areaOf, areas.codes.size());
  OutputColumn::Reals result(sums.begin(), sums.end());
  for (std::size_t area = 0; area < result.size(); ++area)
    if (!isKnown[area]) result[area].reset();
  return result;
}

const OutputColumn::Reals* findSums(const std::vector<OutputColumn>& columns, const std::string& name) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const OutputColumn& column) { return column.name == name; });
  return found == columns.end() ? nullptr : std::get_if<OutputColumn::Reals>(&found->values);
}

std::optional<OutputColumn> ratioColumn(const RatioOfSums& wanted, const std::vector<OutputColumn>& sums,
                                        const std::string& file, Issues& issues) {
  const OutputColumn::Reals* above = findSums(sums, wanted.numerator);
  const OutputColumn::Reals* below = findSums(sums, wanted.denominator);
  for (const auto& [column, name] :
       {std::pair(above, wanted.numerator), std::pair(below, wanted.denominator)})
    if (!column)
      issues.add({Severity::Error,
                  IssueCode::ColumnMissing,
                  {file, "", std::nullopt, wanted.name, ""},
                  name,
                  "The ratio " + wanted.name + " is of " + wanted.numerator + " and " + wanted.denominator +
                      ", but " + name + " is not among the fields that are summed.",
                  "Sum that field too, or correct the ratio."});
  if (!above || !below) return std::nullopt;
  OutputColumn::Reals values(above->size());
  for (std::size_t area = 0; area < values.size(); ++area)
    if ((*above)[area] && (*below)[area]) values[area] = model::ratio(*(*above)[area], *(*below)[area]);
  return OutputColumn{wanted.name, wanted.numerator + " / " + wanted.denominator, "ratio of sums",
                      std::move(values)};
}

void refuseDoubledNames(const std::vector<OutputColumn>& columns, const std::string& file, Issues& issues) {
  std::set<std::string> names;
  for (const OutputColumn& column : columns)
    if (column.name.empty() || !names.insert(column.name).second)
      issues.add(
          {Severity::Error,
           IssueCode::StudyValue,
           {file, "", std::nullopt, column.name, ""},
           column.name,
           column.name.empty() ? "A ratio has no name." : "Two columns would be called " + column.name + ".",
           "Give the ratio a name of its own."});
}

}  // namespace

Result<ZoneAreas> groupZones(const AttributeTable& zones, const std::string& areaColumn,
                             const std::string& nameColumn) {
  Issues issues = codeProblems(zones);
  std::vector<std::string> codes = zones.findText(areaColumn)->values;
  for (std::size_t row = 0; row < codes.size(); ++row) {
    codes[row] = currentCode(codes[row]);
    if (codes[row].empty()) issues.add(blankArea(zones, row, areaColumn));
  }
  if (zones.codes.empty())
    issues.add({Severity::Error,
                IssueCode::FileEmpty,
                {zones.file, zones.layer, std::nullopt, "", ""},
                "",
                "The layer holds no zone.",
                "Choose a layer with zones, or clear its filter."});
  if (issues.hasErrors()) return issues;
  ZoneAreas areas;
  areas.codes = join::uniqueCodes(codes);
  areas.names.resize(areas.codes.size());
  areas.order = join::orderByCode(zones.codes);
  for (const std::uint32_t row : areas.order) areas.areaOf.push_back(join::findCode(areas.codes, codes[row]));
  if (!nameColumn.empty()) nameAreas(zones, zones.findText(nameColumn)->values, areas, nameColumn, issues);
  return Result<ZoneAreas>(std::move(areas), std::move(issues));
}

Result<std::vector<OutputColumn>> areaColumns(const AttributeTable& zones, const ZoneAreas& areas,
                                              const std::vector<RatioOfSums>& ratios) {
  Issues issues;
  const auto texts = [](const std::vector<std::string>& values) {
    OutputColumn::Texts result;
    for (const std::string& value : values)
      result.push_back(value.empty() ? std::nullopt : std::optional(value));
    return result;
  };
  OutputColumn::Integers members(areas.codes.size(), 0);
  for (const std::uint32_t area : areas.areaOf) ++*members[area];
  std::vector<OutputColumn> columns;
  columns.push_back({"code", "Code", "", texts(areas.codes)});
  columns.push_back({"name", "Name", "", texts(areas.names)});
  columns.push_back({"zones", "Zones", "zones", std::move(members)});
  for (const AttributeTable::NumberColumn& column : zones.numbers)
    columns.push_back({column.name, column.name, "sum", sumsOf(zones, column, areas, issues)});
  const std::vector<OutputColumn> sums = columns;
  for (const RatioOfSums& ratio : ratios)
    if (std::optional<OutputColumn> column = ratioColumn(ratio, sums, zones.file, issues))
      columns.push_back(std::move(*column));
  refuseDoubledNames(columns, zones.file, issues);
  return Result<std::vector<OutputColumn>>(std::move(columns), std::move(issues));
}

}  // namespace fairshares::processing
