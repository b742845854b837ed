#include "io/count_rows.h"

#include <memory>

#include "io/data_rows.h"
#include "io/layer_choice.h"
#include "io/table_header.h"
#include "io/table_source.h"

namespace fairshares::io {

namespace {

// What stands between a preamble and the data is the line with the most cells, whatever its names.
std::size_t anyHeader(const std::vector<std::string>&) {
  return 0;
}

Result<std::size_t> countTextRows(TableSource& source, const study::TableReference& table) {
  Result<TableHeader> header = findHeader(source, anyHeader, 1, table.file);
  if (!header) return header.takeIssues();
  Issues ofTheReader;
  DataRows rows(source, header.value(), FooterRule::Sentences, table.file, ofTheReader);
  for (TableRow row; rows.next(row);) {
  }
  return rows.count();
}

}  // namespace

Result<std::size_t> countRows(const study::TableReference& table) {
  GdalSession session(tableReadingOptions());
  Result<std::unique_ptr<TableSource>> opened = openTable(table, session);
  if (!opened) return opened.takeIssues();
  const std::unique_ptr<TableSource> source = opened.takeValue();
  const std::optional<std::size_t> features = source->featureCount();
  return features ? Result<std::size_t>(*features) : countTextRows(*source, table);
}

}  // namespace fairshares::io
