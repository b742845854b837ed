// Fair Shares: the attributes of an OGR layer, or the cells of a sheet, as rows of text.
#include "io/layer_rows.h"

#include <cpl_conv.h>

#include "base/number_text.h"

namespace fairshares::io {
namespace {

bool isSheetDriver(const std::string& driver) {
  return driver == "XLSX" || driver == "ODS" || driver == "XLS";
}

}  // namespace

LayerRows::LayerRows(OpenLayer layer, std::string file, GdalSession& session)
    : mLayer(std::move(layer)), mFile(std::move(file)), mSession(session),
      mIsSheet(isSheetDriver(mLayer.driver)) {
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn(mLayer.layer);
  for (int field = 0; field < OGR_FD_GetFieldCount(definition); ++field)
    mFieldNames.emplace_back(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, field)));
  if (OGR_L_TestCapability(mLayer.layer, OLCIgnoreFields) && !mIsSheet) {
    const char* ignored[] = {"OGR_GEOMETRY", "OGR_STYLE", nullptr};
    OGR_L_SetIgnoredFields(mLayer.layer, ignored);
  }
  rewind();
}

LayerRows::~LayerRows() {
  if (mFeature) OGR_F_Destroy(mFeature);
}

void LayerRows::rewind() {
  OGR_L_ResetReading(mLayer.layer);
  mRow = 0;
}

bool LayerRows::next(TableRow& row) {
  if (mFeature) OGR_F_Destroy(mFeature);
  mFeature = OGR_L_GetNextFeature(mLayer.layer);
  if (!mFeature) return false;
  ++mRow;
  mCells.clear();
  mNumberTexts.clear();
  for (int field = 0; field < static_cast<int>(mFieldNames.size()); ++field)
    mCells.push_back(cellText(field));
  // A sheet's feature ids are its row numbers, since no row is taken for a header.
  const GIntBig id = OGR_F_GetFID(mFeature);
  row.number = mIsSheet && id > 0 ? static_cast<std::size_t>(id) : mRow;
  row.cells = mCells;
  return true;
}

std::optional<std::size_t> LayerRows::featureCount() const {
  if (mIsSheet) return std::nullopt;
  const GIntBig count = OGR_L_GetFeatureCount(mLayer.layer, TRUE);
  return count < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(count));
}

std::string_view LayerRows::cellText(int field) {
  if (!OGR_F_IsFieldSetAndNotNull(mFeature, field)) return {};
  switch (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(mFeature, field))) {
  case OFTReal:
    return mNumberTexts.emplace_back(shortestText(OGR_F_GetFieldAsDouble(mFeature, field)));
  case OFTInteger:
  case OFTInteger64:
    return mNumberTexts.emplace_back(std::to_string(OGR_F_GetFieldAsInteger64(mFeature, field)));
  case OFTString:
    return OGR_F_GetFieldAsString(mFeature, field);
  default:
    return mNumberTexts.emplace_back(OGR_F_GetFieldAsString(mFeature, field));
  }
}

Issues LayerRows::takeIssues() {
  Issues issues;
  const bool failed = mSession.hasFailure();
  const std::string words = mSession.takeMessages();
  if (failed)
    issues.add({Severity::Error,
                IssueCode::FileFormat,
                {mFile, mLayer.name, mRow + 1, {}, {}},
                {},
                "Reading stopped or went wrong here; the file seems damaged. GDAL says: " + words,
                "Save or download the file again."});
  else if (!words.empty())
    issues.add({Severity::Warning,
                IssueCode::FileFormat,
                {mFile, mLayer.name, {}, {}, {}},
                {},
                "GDAL found something odd in the table: " + words,
                "Look at the table in QGIS."});
  return issues;
}

}  // namespace fairshares::io
