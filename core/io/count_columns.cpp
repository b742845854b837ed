// Fair Shares: which columns of a table hold code, year, sex, ages and counts.
#include "io/count_columns.h"

#include <algorithm>

#include "io/age_labels.h"
#include "io/header_names.h"

namespace fairshares::io {
namespace {

using Names = std::vector<std::string>;

// In order of preference, as plainHeader writes them.
const Names YEAR_NAMES{"year", "date", "midyear", "referenceyear", "estimateyear"};
const Names SEX_NAMES{"sex", "gender", "sexcode", "sexname", "sexlabel"};
const Names TOTAL_NAMES{"allages", "totalpopulation", "totalpop", "total", "all", "allpeople", "allpersons"};
const Names AGE_NAMES{"age", "agegroup", "ageband", "agegrp", "individualage", "agelabel"};
const Names COUNT_NAMES{"pop",    "population", "count",    "persons",  "people",
                        "number", "value",      "listsize", "obsvalue", "n"};

// A long table is told by two columns; one column of each counts as much as five of the ages.
constexpr std::size_t WEIGHT_OF_COLUMN = 10;
constexpr std::size_t FEWEST_AGE_COLUMNS = 2;

std::optional<std::size_t> firstOf(const Names& header, const Names& names) {
  for (const std::string& name : names)
    for (std::size_t column = 0; column < header.size(); ++column)
      if (plainHeader(header[column]) == name) return column;
  return std::nullopt;
}

std::vector<AgeColumn> ageColumns(const Names& header) {
  std::vector<AgeColumn> columns;
  for (std::size_t column = 0; column < header.size(); ++column)
    if (const auto ages = readAgeLabel(header[column])) columns.push_back({column, *ages});
  return columns;
}

// Ages of a header rise; figures of a row of data do not.
bool rise(const std::vector<AgeColumn>& columns) {
  return columns.size() >= FEWEST_AGE_COLUMNS &&
         std::adjacent_find(columns.begin(), columns.end(), [](const AgeColumn& a, const AgeColumn& b) {
           return b.ages.from <= a.ages.from;
         }) == columns.end();
}

void reportOverlaps(const std::vector<AgeColumn>& columns, const Names& header, const Place& place,
                    Issues& issues) {
  for (std::size_t a = 0; a < columns.size(); ++a)
    for (std::size_t b = a + 1; b < columns.size(); ++b) {
      if (!columns[a].ages.overlaps(columns[b].ages)) continue;
      Place where = place;
      where.column = header[columns[b].column];
      issues.add({Severity::Error, IssueCode::AgeBandsOverlap, where, header[columns[b].column],
                  "The columns \"" + header[columns[a].column] + "\" and \"" + header[columns[b].column] +
                      "\" share an age, so persons would be counted twice.",
                  "Leave one kind of age column in the table."});
    }
}

Issue missingColumn(const Place& place, std::string column, std::string message, std::string mend) {
  Place where = place;
  where.column = std::move(column);
  return {Severity::Error, IssueCode::ColumnMissing, where, {}, std::move(message), std::move(mend)};
}

void findAges(const Names& header, const Place& place, CountColumns& found, Issues& issues) {
  std::vector<AgeColumn> wide = ageColumns(header);
  if (wide.size() >= FEWEST_AGE_COLUMNS) {
    reportOverlaps(wide, header, place, issues);
    found.ages = std::move(wide);
    found.total = firstOf(header, TOTAL_NAMES);
    return;
  }
  const auto age = firstOf(header, AGE_NAMES);
  const auto count = firstOf(header, COUNT_NAMES);
  found.age = age.value_or(0);
  found.count = count.value_or(0);
  if (!age)
    issues.add(missingColumn(
        place, "Age",
        "Neither columns for ages (Age0, Age 1, Ages00to04, 90+ ...) nor a column Age are recognised; "
        "the table has " +
            quotedList(header) + ".",
        "Give a table of persons by age and sex, or rename its columns in this way."));
  else if (!count)
    issues.add(missingColumn(
        place, "Population",
        "The table has a row for each age but no column with the number of persons is recognised; "
        "it has " +
            quotedList(header) + ".",
        "Name the column \"Population\"."));
}

}  // namespace

std::size_t countHeaderScore(const Names& names, CodeKind kind, const std::optional<std::string>& named) {
  std::size_t score = 0;
  if (findCodeColumn(names, kind, named, {})) score += WEIGHT_OF_COLUMN;
  if (firstOf(names, SEX_NAMES)) score += WEIGHT_OF_COLUMN;
  const std::vector<AgeColumn> wide = ageColumns(names);
  if (rise(wide)) return score + std::min(wide.size(), WEIGHT_OF_COLUMN);
  if (firstOf(names, AGE_NAMES)) score += WEIGHT_OF_COLUMN / 2;
  if (firstOf(names, COUNT_NAMES)) score += WEIGHT_OF_COLUMN / 2;
  return score;
}

Result<CountColumns> findCountColumns(const Names& header, CodeKind kind,
                                      const std::optional<std::string>& named, const Place& place) {
  CountColumns found;
  Issues issues;
  Result<std::size_t> code = findCodeColumn(header, kind, named, place);
  if (code)
    found.code = code.value();
  else
    issues.append(code.takeIssues());
  const auto sex = firstOf(header, SEX_NAMES);
  found.sex = sex.value_or(0);
  if (!sex)
    issues.add(missingColumn(
        place, "Sex",
        "The table has no column Sex, so women and men cannot be told apart (sheets of one sex only "
        "are not put together).",
        "Give one table with a row for each sex."));
  found.year = firstOf(header, YEAR_NAMES);
  findAges(header, place, found, issues);
  if (issues.hasErrors()) return issues;
  return {std::move(found), std::move(issues)};
}

}  // namespace fairshares::io
