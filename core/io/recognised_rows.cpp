// Fair Shares: rows of a table whose columns are recognised by the names people give them.
#include "io/recognised_rows.h"

#include <algorithm>

#include "io/code_cells.h"
#include "io/header_names.h"

namespace fairshares::io {

Result<std::optional<std::size_t>> chooseColumn(std::span<const std::string> header,
                                                const ColumnChoice& choice, const Place& place) {
  if (choice.named) {
    Result<std::size_t> found = findColumn(header, *choice.named, place);
    if (!found) return found.takeIssues();
    return std::optional(found.value());
  }
  for (const std::string_view spelling : choice.spellings)
    for (std::size_t column = 0; column < header.size(); ++column)
      if (plainHeader(header[column]) == spelling) return std::optional(column);
  return std::optional<std::size_t>();
}

RecognisedRows::RecognisedRows(const study::TableReference& table, const std::vector<ColumnChoice>& choices,
                               Issues& issues)
    : mSession(tableReadingOptions()), mFile(table.file), mColumns(choices.size()) {
  Result<std::unique_ptr<TableSource>> opened = openTable(table, mSession);
  if (!opened) {
    issues.append(opened.takeIssues());
    return;
  }
  mSource = opened.takeValue();
  const auto score = [&](const std::vector<std::string>& names) {
    return static_cast<std::size_t>(
        std::count_if(choices.begin(), choices.end(), [&](const ColumnChoice& choice) {
          const auto found = chooseColumn(names, choice, {});
          return found && found.value().has_value();
        }));
  };
  Result<TableHeader> header = findHeader(*mSource, score, choices.size(), mFile);
  if (!header) {
    issues.append(header.takeIssues());
    return;
  }
  mHeader = header.takeValue();
  bool allFound = true;
  for (std::size_t choice = 0; choice < choices.size(); ++choice) {
    auto found = chooseColumn(mHeader.names, choices[choice], {mFile, mSource->layer(), {}, {}, {}});
    if (found)
      mColumns[choice] = found.value();
    else
      issues.append(found.takeIssues());
    allFound = allFound && found;
  }
  // Names of places are of several words, as footers are.
  if (allFound) mRows.emplace(*mSource, mHeader, FooterRule::CopyrightOnly, mFile, issues);
}

std::string_view RecognisedRows::cell(std::size_t choice) const {
  return mColumns[choice] ? plainText(mRow.cells[*mColumns[choice]]) : std::string_view();
}

Place RecognisedRows::place(std::size_t choice) const {
  Place place{mFile, mSource->layer(), mRow.number, {}, {}};
  if (mColumns[choice]) place.column = mHeader.names[*mColumns[choice]];
  return place;
}

}  // namespace fairshares::io
