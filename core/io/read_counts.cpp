// Fair Shares: persons by code, age and sex, in the layouts that are published.
#include "io/read_counts.h"

#include <algorithm>
#include <map>

#include "base/contract.h"
#include "io/age_folding.h"
#include "io/age_labels.h"
#include "io/count_builder.h"
#include "io/count_columns.h"
#include "io/data_rows.h"
#include "io/table_header.h"
#include "io/table_source.h"
#include "io/year_choice.h"

namespace fairshares::io {
namespace {

// One table of counts on its way from rows to CountTable.
class CountReader {
 public:
  CountReader(TableSource& source, TableHeader header, CountColumns columns, Place table,
              std::optional<int> year)
      : mSource(source), mHeader(std::move(header)), mColumns(std::move(columns)), mTable(std::move(table)),
        mWantedYear(year) {}

  Result<model::CountTable> read(const std::vector<AgeBand>& bands) {
    return mColumns.isWide() ? readWide(bands) : readLong(bands);
  }

 private:
  Result<model::CountTable> readWide(const std::vector<AgeBand>& bands);
  Result<model::CountTable> readLong(const std::vector<AgeBand>& bands);
  std::vector<FileAges> listAges();
  void backToFirstRow();
  void reportOverlaps(const std::vector<FileAges>& fileAges, Issues& issues) const;
  CountBuilder builderFor(const std::vector<FileAges>& fileAges, const std::vector<AgeBand>& bands,
                          std::string totalColumn, Issues& issues) const;
  void addLongRow(CountBuilder& builder, const CountBuilder::Slot& slot, const TableRow& row,
                  const std::map<AgeBand, std::size_t>& positionOf, Issues& issues) const;
  [[nodiscard]] Place placeOf(std::size_t row, std::size_t column) const;
  Result<model::CountTable> finish(CountBuilder& builder, DataRows& rows, const YearChoice& years,
                                   Issues& issues) const;
  bool takesYear(YearChoice& years, const TableRow& row, Issues& issues) const;

  TableSource& mSource;
  TableHeader mHeader;
  CountColumns mColumns;
  Place mTable;
  std::optional<int> mWantedYear;
};

Place CountReader::placeOf(std::size_t row, std::size_t column) const {
  Place place = mTable;
  place.row = row;
  place.column = mHeader.names[column];
  return place;
}

bool CountReader::takesYear(YearChoice& years, const TableRow& row, Issues& issues) const {
  return !mColumns.year ||
         years.takes(row.cells[*mColumns.year], placeOf(row.number, *mColumns.year), issues);
}

Result<model::CountTable> CountReader::finish(CountBuilder& builder, DataRows& rows, const YearChoice& years,
                                              Issues& issues) const {
  rows.finish();
  Place column = mTable;
  if (mColumns.year) {
    column.column = mHeader.names[*mColumns.year];
    years.finish(column, issues);
  } else if (mWantedYear) {
    issues.add({Severity::Warning, IssueCode::ColumnMissing, column, std::to_string(*mWantedYear),
                "The table has no column Year, so it cannot be checked that its persons are of " +
                    std::to_string(*mWantedYear) + ".",
                "Make sure it is the right table, or add the column."});
  }
  model::CountTable table = builder.finish(issues);
  if (table.codes.empty() && !issues.hasErrors())
    issues.add({Severity::Error,
                IssueCode::FileEmpty,
                mTable,
                {},
                "The table holds no persons of any code.",
                "Give the table with the rows of all codes."});
  if (issues.hasErrors()) return std::move(issues);
  return {std::move(table), std::move(issues)};
}

// A builder whose ages are folded into the bands. Where they cannot be, the reasons are among the issues and
// the rows are still looked at, so that all problems come at once.
CountBuilder CountReader::builderFor(const std::vector<FileAges>& fileAges, const std::vector<AgeBand>& bands,
                                     std::string totalColumn, Issues& issues) const {
  CountColumnNames names{
      mHeader.names[mColumns.code], mHeader.names[mColumns.sex], std::move(totalColumn), {}};
  for (const FileAges& ages : fileAges) names.ages.push_back(ages.label);
  Result<std::vector<std::size_t>> bandOf = foldAges(fileAges, bands, mTable);
  std::vector<std::size_t> positions =
      bandOf ? bandOf.takeValue() : std::vector<std::size_t>(fileAges.size(), 0);
  issues.append(bandOf.takeIssues());
  return CountBuilder(bands, std::move(positions), std::move(names), mTable);
}

Result<model::CountTable> CountReader::readWide(const std::vector<AgeBand>& bands) {
  std::vector<FileAges> fileAges;
  for (const AgeColumn& ages : mColumns.ages) fileAges.push_back({mHeader.names[ages.column], ages.ages});
  Issues issues;
  CountBuilder builder =
      builderFor(fileAges, bands, mColumns.total ? mHeader.names[*mColumns.total] : std::string(), issues);
  DataRows rows(mSource, mHeader, FooterRule::Sentences, mTable.file, issues);
  YearChoice years(mWantedYear);
  const bool comma = mSource.commaMayBeDecimal();
  CountBuilder::Slot slot;
  for (TableRow row; rows.next(row);) {
    if (!takesYear(years, row, issues)) continue;
    if (!builder.findSlot(row.cells[mColumns.code], row.cells[mColumns.sex], row.number, slot, issues))
      continue;
    if (!builder.startSeries(slot, issues)) continue;
    for (std::size_t age = 0; age < mColumns.ages.size(); ++age) {
      const std::string_view text = row.cells[mColumns.ages[age].column];
      builder.add(slot, age, readNumberCell(text, comma), text, issues);
    }
    if (!mColumns.total) continue;
    const std::string_view text = row.cells[*mColumns.total];
    builder.state(slot, readNumberCell(text, comma), text, issues);
  }
  return finish(builder, rows, years, issues);
}

void CountReader::backToFirstRow() {
  mSource.rewind();
  for (TableRow row; row.number < mHeader.lastRow && mSource.next(row);) {
  }
}

// A long table names its ages in its rows: they are all needed before the first can be put into a band.
std::vector<FileAges> CountReader::listAges() {
  Issues ignored;
  DataRows rows(mSource, mHeader, FooterRule::Sentences, mTable.file, ignored);
  std::map<AgeBand, std::string> labels;
  std::string last;
  for (TableRow row; rows.next(row);) {
    const std::string_view cell = row.cells[mColumns.age];
    if (cell == last) continue;
    last.assign(cell);
    if (const auto ages = readAgeLabel(cell)) labels.try_emplace(*ages, plainText(cell));
  }
  std::vector<FileAges> fileAges;
  for (const auto& [ages, label] : labels) fileAges.push_back({label, ages});
  backToFirstRow();
  return fileAges;
}

void CountReader::reportOverlaps(const std::vector<FileAges>& fileAges, Issues& issues) const {
  for (std::size_t age = 1; age < fileAges.size(); ++age)
    if (fileAges[age].ages.overlaps(fileAges[age - 1].ages))
      issues.add({Severity::Error, IssueCode::AgeBandsOverlap, mTable, fileAges[age].label,
                  "The ages \"" + fileAges[age - 1].label + "\" and \"" + fileAges[age].label +
                      "\" overlap, so persons would be counted twice.",
                  "Leave one kind of ages in the table."});
}

Result<model::CountTable> CountReader::readLong(const std::vector<AgeBand>& bands) {
  const std::vector<FileAges> fileAges = listAges();
  std::map<AgeBand, std::size_t> positionOf;
  for (const FileAges& ages : fileAges) positionOf.emplace(ages.ages, positionOf.size());
  Issues issues;
  reportOverlaps(fileAges, issues);
  CountBuilder builder = builderFor(fileAges, bands, mHeader.names[mColumns.count], issues);
  DataRows rows(mSource, mHeader, FooterRule::Sentences, mTable.file, issues);
  YearChoice years(mWantedYear);
  CountBuilder::Slot slot;
  for (TableRow row; rows.next(row);) {
    if (!takesYear(years, row, issues)) continue;
    if (!builder.findSlot(row.cells[mColumns.code], row.cells[mColumns.sex], row.number, slot, issues))
      continue;
    addLongRow(builder, slot, row, positionOf, issues);
  }
  return finish(builder, rows, years, issues);
}

void CountReader::addLongRow(CountBuilder& builder, const CountBuilder::Slot& slot, const TableRow& row,
                             const std::map<AgeBand, std::size_t>& positionOf, Issues& issues) const {
  const std::string_view ageCell = row.cells[mColumns.age];
  const std::string_view text = row.cells[mColumns.count];
  const NumberCell persons = readNumberCell(text, mSource.commaMayBeDecimal());
  if (isAllAgesLabel(ageCell)) return builder.state(slot, persons, text, issues);
  if (const auto ages = readAgeLabel(ageCell)) {
    const std::size_t age = positionOf.at(*ages);
    if (builder.startAge(slot, age, issues)) builder.add(slot, age, persons, text, issues);
    return;
  }
  issues.add({Severity::Error, IssueCode::ValueNotNumeric, placeOf(row.number, mColumns.age),
              std::string(ageCell), "The age \"" + std::string(ageCell) + "\" is not known.",
              "Write 15, 15-19 or 90 and over."});
}

}  // namespace

Result<model::CountTable> readCounts(const study::TableReference& table, CodeKind kind,
                                     const std::vector<AgeBand>& bands, std::optional<int> year) {
  FAIRSHARES_EXPECTS(!bands.empty());
  GdalSession session(tableReadingOptions());
  Result<std::unique_ptr<TableSource>> opened = openTable(table, session);
  if (!opened) return opened.takeIssues();
  const std::unique_ptr<TableSource> source = opened.takeValue();
  const auto score = [&](const std::vector<std::string>& names) {
    return countHeaderScore(names, kind, table.code);
  };
  Result<TableHeader> header = findHeader(*source, score, COUNT_HEADER_SCORE, table.file);
  if (!header) return header.takeIssues();
  const Place place{table.file, source->layer(), {}, {}, {}};
  Result<CountColumns> columns = findCountColumns(header.value().names, kind, table.code, place);
  if (!columns) return columns.takeIssues();
  return CountReader(*source, header.takeValue(), columns.takeValue(), place, year).read(bands);
}

}  // namespace fairshares::io
