#include "io/stored_styles.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <filesystem>
#include <utility>

#include "io/gdal_session.h"
#include "io/gdal_writing.h"

namespace fairshares::io {

namespace {

Issue problem(Severity severity, IssueCode code, const std::string& path, std::string style,
              std::string message, std::string mend) {
  return {severity,
          code,
          Place{.file = path, .layer = "layer_styles", .key = std::move(style)},
          "",
          std::move(message),
          std::move(mend)};
}

// A view of that name may count to infinity: it is not asked.
bool hasTable(GDALDataset& dataset) {
  OGRLayer* const answer = dataset.ExecuteSQL(
      "SELECT 1 FROM sqlite_master WHERE type = 'table' AND lower(name) = 'layer_styles'", nullptr, nullptr);
  if (!answer) return false;
  const bool found = FeaturePointer(answer->GetNextFeature()) != nullptr;
  dataset.ReleaseResultSet(answer);
  return found;
}

}  // namespace

Result<std::vector<StoredStyle>> readStoredStyles(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error))
    return problem(Severity::Error, IssueCode::FileMissing, path, "", "The file is not there.",
                   "Choose a GeoPackage.");
  const GdalSession session;
  const GdalFailures failures;
  const std::array<const char*, 2> drivers{"GPKG", nullptr};
  const DatasetPointer dataset(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
  if (!dataset)
    return problem(Severity::Error, IssueCode::FileUnreadable, path, "", "The styles cannot be read.",
                   "Choose a GeoPackage that is whole.");
  std::vector<StoredStyle> styles;
  Issues issues;
  if (!hasTable(*dataset)) return styles;
  OGRLayer* const answer = dataset->ExecuteSQL(
      ("SELECT f_table_name, styleName, useAsDefault, length(styleQML), substr(styleQML, 1, " +
       std::to_string(LONGEST_STYLE_BYTES) +
       ") FROM layer_styles WHERE styleQML IS NOT NULL ORDER BY rowid LIMIT 1000")
          .c_str(),
      nullptr, nullptr);
  if (!answer) return styles;
  while (const FeaturePointer row{answer->GetNextFeature()}) {
    const std::string name = row->GetFieldAsString(1);
    if (row->GetFieldAsInteger64(3) >= static_cast<GIntBig>(LONGEST_STYLE_BYTES)) {
      issues.add(problem(Severity::Warning, IssueCode::FileFormat, path, name,
                         "The style is longer than any style should be; it is left out.",
                         "Store the style again from QGIS."));
      continue;
    }
    const std::string isDefault = row->GetFieldAsString(2);
    styles.push_back({row->GetFieldAsString(0), name, row->GetFieldAsString(4),
                      isDefault == "1" || isDefault == "t" || isDefault == "true"});
  }
  dataset->ReleaseResultSet(answer);
  return Result<std::vector<StoredStyle>>(std::move(styles), std::move(issues));
}

}  // namespace fairshares::io
