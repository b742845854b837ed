// Fair Shares: any table as a stream of rows of text.
#include "io/table_source.h"

#include <algorithm>
#include <array>

#include <cpl_vsi.h>

#include "io/delimited_text.h"
#include "io/layer_choice.h"
#include "io/layer_rows.h"
#include "io/source_location.h"

namespace fairshares::io {
namespace {

constexpr std::size_t SNIFFED_BYTES = 4096;
const std::vector<std::string> TABLE_EXTENSIONS{".csv", ".txt", ".tsv",  ".xlsx",
                                                ".ods", ".xls", ".gpkg", ".shp"};

struct FileCloser {
  void operator()(VSILFILE* stream) const { VSIFCloseL(stream); }
};
using Stream = std::unique_ptr<VSILFILE, FileCloser>;

bool isWideText(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

bool isWebPage(std::string_view bytes) {
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), bytes.size()));
  return bytes.starts_with("<!DOCTYPE") || bytes.starts_with("<!doctype") || bytes.starts_with("<html") ||
         bytes.starts_with("<HTML");
}

Issue webPageRefusal(const study::TableReference& table) {
  return {Severity::Error,
          IssueCode::FileFormat,
          {table.file, {}, {}, {}, {}},
          {},
          "The file is a web page, not a table; a download that failed often leaves one.",
          "Download the file again and look at it in a text editor."};
}

Issue wideTextRefusal(const study::TableReference& table) {
  return {Severity::Error,
          IssueCode::FileFormat,
          {table.file, {}, {}, {}, {}},
          {},
          "The text is UTF-16, which is not read.",
          "Save the file as \"CSV UTF-8\"."};
}

// Opens the file as text, or gives nothing if it is something else.
Result<std::unique_ptr<TableSource>> openText(const study::TableReference& table, const std::string& path) {
  Stream stream(VSIFOpenL(path.c_str(), "rb"));
  if (!stream) return std::unique_ptr<TableSource>();
  std::array<char, SNIFFED_BYTES> first{};
  const std::string_view bytes(first.data(), VSIFReadL(first.data(), 1, first.size(), stream.get()));
  if (isWideText(bytes)) return wideTextRefusal(table);
  if (isWebPage(bytes)) return webPageRefusal(table);
  if (!looksLikeText(bytes)) return std::unique_ptr<TableSource>();
  VSIFSeekL(stream.get(), 0, SEEK_SET);
  return std::unique_ptr<TableSource>(std::make_unique<DelimitedText>(stream.release(), table.file));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> tableReadingOptions() {
  return {{"OGR_XLSX_HEADERS", "DISABLE"}, {"OGR_XLSX_FIELD_TYPES", "STRING"},
          {"OGR_ODS_HEADERS", "DISABLE"},  {"OGR_ODS_FIELD_TYPES", "STRING"},
          {"OGR_XLS_HEADERS", "DISABLE"},  {"OGR_XLS_FIELD_TYPES", "STRING"}};
}

Result<std::unique_ptr<TableSource>> openTable(const study::TableReference& table, GdalSession& session) {
  Result<SourceLocation> location = locateSource(table, TABLE_EXTENSIONS);
  if (!location) return location.takeIssues();
  if (!location.value().isFolder) {
    Result<std::unique_ptr<TableSource>> text = openText(table, location.value().path);
    if (!text || text.value()) return text;
  }
  Result<OpenLayer> layer = openLayer(table, location.value(), LayerNeed::Rows, session);
  if (!layer) return layer.takeIssues();
  return std::unique_ptr<TableSource>(std::make_unique<LayerRows>(layer.takeValue(), table.file, session));
}

}  // namespace fairshares::io
