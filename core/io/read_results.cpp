#include "io/read_results.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <set>
#include <utility>

#include "io/gdal_session.h"
#include "io/gdal_writing.h"

namespace fairshares::io {

namespace {

namespace fs = std::filesystem;
using model::ResultsColumn;
using model::ResultsFile;
using model::ResultsLayer;

// Longer texts than any study has are cut: they only stand in titles.
constexpr std::size_t LONGEST_TEXT = 4000;
constexpr std::size_t LONGEST_NAME = 100;

using Row = std::vector<std::string>;  // NULL as empty text

// All rows of the answer to `question`; empty if SQLite refuses it.
std::vector<Row> ask(GDALDataset& dataset, const std::string& question) {
  std::vector<Row> rows;
  OGRLayer* const answer = dataset.ExecuteSQL(question.c_str(), nullptr, nullptr);
  if (!answer) return rows;
  while (const FeaturePointer feature{answer->GetNextFeature()}) {
    Row row;
    for (int field = 0; field < feature->GetFieldCount(); ++field)
      row.push_back(feature->IsFieldSetAndNotNull(field)
                        ? std::string(feature->GetFieldAsString(field)).substr(0, LONGEST_TEXT)
                        : std::string());
    rows.push_back(std::move(row));
  }
  dataset.ReleaseResultSet(answer);
  return rows;
}

bool isPlainName(const std::string& name) {
  return !name.empty() && name.size() <= LONGEST_NAME &&
         std::all_of(name.begin(), name.end(), [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                  (letter >= '0' && letter <= '9') || letter == '_';
         });
}

std::optional<double> numberOf(const std::string& text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Issue refusal(IssueCode code, const std::string& path, std::string layer, std::string column,
              std::string message, std::string mend) {
  return {Severity::Error,
          code,
          Place{.file = path, .layer = std::move(layer), .column = std::move(column)},
          "",
          std::move(message),
          std::move(mend)};
}

Issue foreignName(const std::string& path, const std::string& layer, const std::string& column) {
  return {Severity::Warning,
          IssueCode::FileFormat,
          Place{.file = path, .layer = layer, .column = column},
          column.empty() ? layer : column,
          column.empty()
              ? "A layer claims to be a result of Fair Shares and is none (its name or kind is not "
                "one a run writes); it is left out."
              : "A column has a name that no run writes; it is left out.",
          "Run the study again into a new file."};
}

model::GeometryKind geometryKind(OGRwkbGeometryType type) {
  switch (wkbFlatten(type)) {
  case wkbPolygon:
  case wkbMultiPolygon:
    return model::GeometryKind::MultiPolygon;
  case wkbPoint:
    return model::GeometryKind::Point;
  case wkbLineString:
  case wkbMultiLineString:
    return model::GeometryKind::MultiLineString;
  default:
    return model::GeometryKind::None;
  }
}

void readColumns(GDALDataset& dataset, OGRLayer& source, const std::string& path, ResultsLayer& layer,
                 Issues& issues) {
  const OGRFeatureDefn& definition = *source.GetLayerDefn();
  for (int field = 0; field < definition.GetFieldCount(); ++field) {
    const OGRFieldDefn& column = *definition.GetFieldDefn(field);
    if (!isPlainName(column.GetNameRef())) {
      issues.add(foreignName(path, layer.name, column.GetNameRef()));
      continue;
    }
    const OGRFieldType type = column.GetType();
    layer.columns.push_back(
        {column.GetNameRef(), "", "", type == OFTReal || type == OFTInteger || type == OFTInteger64});
  }
  for (const Row& row : ask(dataset, "SELECT column_name, title, description FROM gpkg_data_columns WHERE "
                                     "lower(table_name) = lower(" +
                                         sqlText(layer.name) + ")"))
    for (ResultsColumn& column : layer.columns)
      if (column.name == row[0]) {
        column.title = row[1];
        column.unit = row[2];
      }
}

void readLayers(GDALDataset& dataset, ResultsFile& file, Issues& issues) {
  std::set<std::string> tables;
  for (const Row& row : ask(dataset, "SELECT name FROM sqlite_master WHERE type = 'table'"))
    tables.insert(row[0]);
  for (const Row& row : ask(dataset, "SELECT table_name, identifier, description FROM gpkg_contents WHERE "
                                     "instr(description, " +
                                         sqlText(std::string(model::OUTPUT_MARK)) + ") > 0")) {
    OGRLayer* const source =
        isPlainName(row[0]) && tables.count(row[0]) ? dataset.GetLayerByName(row[0].c_str()) : nullptr;
    if (!source) {
      issues.add(foreignName(file.path, row[0], ""));
      continue;
    }
    ResultsLayer layer{row[0], row[1], row[2], geometryKind(source->GetGeomType()), 0, {}};
    layer.rows = static_cast<std::size_t>(std::max<GIntBig>(0, source->GetFeatureCount()));
    readColumns(dataset, *source, file.path, layer, issues);
    file.layers.push_back(std::move(layer));
  }
}

void readStudy(GDALDataset& dataset, ResultsFile& file) {
  std::set<std::string> cited;
  for (const Row& row :
       ask(dataset, "SELECT section, key, value, source, status FROM run_report WHERE section "
                    "IN ('study', 'parameter') ORDER BY fid")) {
    if (row[0] == "study") {
      if (row[1] == "title") file.studyTitle = row[2];
      if (row[1] == "year") file.year = row[2];
      if (row[1] == "synthetic") file.isSynthetic = row[2] == "yes";
      if (row[1] == "population") file.nationalPopulation = numberOf(row[2]);
      continue;
    }
    if (row[4] == "assumed") ++file.assumedParameters;
    if (!row[3].empty() && cited.insert(row[3]).second) file.sources.push_back(row[3]);
  }
}

std::optional<std::string> withoutEnding(const std::string& text, std::string_view ending) {
  if (text.size() <= ending.size() || !text.ends_with(ending)) return std::nullopt;
  return text.substr(0, text.size() - ending.size());
}

// The programmes are those with an overall index on any layer; a layer with all of them comes first.
void readProgrammes(GDALDataset& dataset, ResultsFile& file) {
  std::vector<const ResultsLayer*> byColumns;
  for (const ResultsLayer& layer : file.layers) byColumns.push_back(&layer);
  std::stable_sort(byColumns.begin(), byColumns.end(),
                   [](const ResultsLayer* left, const ResultsLayer* right) {
                     return left->columns.size() > right->columns.size();
                   });
  for (const ResultsLayer* layer : byColumns)
    for (const ResultsColumn& column : layer->columns) {
      const std::optional<std::string> id = withoutEnding(column.name, "_overall_index");
      if (!id || file.findProgramme(*id)) continue;
      file.programmes.push_back({*id, withoutEnding(column.title, ": overall index").value_or(*id), {}});
    }
  for (model::ResultsProgramme& programme : file.programmes)
    for (const ResultsLayer* layer : byColumns) {
      const std::string column = programme.id + "_allocation_gbp";
      if (programme.budgetGbp || !layer->findColumn(column)) continue;
      const std::vector<Row> sum =
          ask(dataset, "SELECT sum(" + sqlName(column) + ") FROM " + sqlName(layer->name));
      if (!sum.empty() && !sum[0].empty()) programme.budgetGbp = numberOf(sum[0][0]);
    }
}

constexpr const char* RUN_AGAIN =
    "Choose the GeoPackage that a run of a study wrote, or run the study again.";

void checkIsComplete(const ResultsFile& file, Issues& issues) {
  if (file.layers.empty()) {
    issues.add(refusal(IssueCode::FileFormat, file.path, "", "",
                       "The GeoPackage holds no results of Fair Shares (no layer says that it is one).",
                       RUN_AGAIN));
    return;
  }
  for (const char* needed : {"zones", "run_report"})
    if (!file.findLayer(needed))
      issues.add(refusal(IssueCode::LayerMissing, file.path, needed, "",
                         std::string("The results have no layer ") + needed + ", so they are not whole.",
                         RUN_AGAIN));
  const ResultsLayer* const zones = file.findLayer("zones");
  if (!zones) return;
  if (zones->geometry != model::GeometryKind::MultiPolygon)
    issues.add(refusal(IssueCode::GeometryMissing, file.path, "zones", "",
                       "The layer zones has no polygons, so there is nothing to draw.", RUN_AGAIN));
  for (const char* needed : {"code", "population"})
    if (!zones->findColumn(needed))
      issues.add(refusal(IssueCode::ColumnMissing, file.path, "zones", needed,
                         std::string("The layer zones has no column ") + needed + ".", RUN_AGAIN));
  if (file.programmes.empty())
    issues.add(refusal(IssueCode::ColumnMissing, file.path, "zones", "..._overall_index",
                       "The results hold no overall index of any programme.", RUN_AGAIN));
}

}  // namespace

Result<ResultsFile> readResults(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error))
    return refusal(IssueCode::FileMissing, path, "", "", "The file of results is not there.", RUN_AGAIN);
  const GdalSession session;
  const GdalFailures failures;
  const std::array<const char*, 2> drivers{"GPKG", nullptr};
  const DatasetPointer dataset(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
  if (!dataset)
    return refusal(IssueCode::FileFormat, path, "", "",
                   "The file is no GeoPackage, or a damaged one. " + failures.words(), RUN_AGAIN);
  const std::vector<Row> verdict = ask(*dataset, "PRAGMA quick_check(1)");
  if (verdict.size() != 1 || verdict[0].size() != 1 || verdict[0][0] != "ok")
    return refusal(IssueCode::FileUnreadable, path, "", "",
                   "The GeoPackage is damaged: " +
                       (verdict.empty() || verdict[0].empty() ? failures.words() : verdict[0][0]),
                   RUN_AGAIN);
  ResultsFile file;
  file.path = path;
  Issues issues;
  readLayers(*dataset, file, issues);
  if (file.findLayer("run_report")) readStudy(*dataset, file);
  readProgrammes(*dataset, file);
  checkIsComplete(file, issues);
  if (issues.hasErrors()) return issues;
  return Result<ResultsFile>(std::move(file), std::move(issues));
}

}  // namespace fairshares::io
