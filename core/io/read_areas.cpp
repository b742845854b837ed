// Fair Shares: polygons with codes from any OGR layer, in the study's CRS.
#include "io/read_areas.h"

#include <map>
#include <utility>

#include "io/area_crs.h"
#include "io/code_cells.h"
#include "io/code_columns.h"
#include "io/header_names.h"
#include "io/layer_choice.h"
#include "io/layer_crs.h"
#include "io/plain_geometry.h"
#include "io/source_location.h"

namespace fairshares::io {
namespace {

const std::vector<std::string> AREA_EXTENSIONS{".shp", ".gpkg", ".geojson", ".json",
                                               ".gml", ".tab",  ".fgb",     ".kml"};

// One layer of areas being read.
class AreaReader {
 public:
  AreaReader(const study::TableReference& table, OpenLayer layer, CodeKind kind)
      : mLayer(std::move(layer)), mKind(kind),
        mFields(fieldNames(mLayer.layer)), mPlace{table.file, mLayer.name, {}, {}, {}} {}

  Result<model::AreaLayer> read(const study::TableReference& table,
                                const std::optional<std::string>& nameColumn,
                                const std::optional<std::string>& declaredCrs, const std::string& targetCrs,
                                GdalSession& session);

 private:
  void findColumns(const study::TableReference& table, const std::optional<std::string>& nameColumn);
  void readFeatures();
  void readFeature(OGRFeatureH feature, std::size_t row);
  void reportDuplicates();
  void project(OGRSpatialReferenceH from, const std::string& targetCrs);
  void keepAsWkb();
  void report(Severity severity, IssueCode code, Place place, std::string message, std::string mend) {
    mIssues.add({severity, code, std::move(place), {}, std::move(message), std::move(mend)});
  }
  [[nodiscard]] Place placeOf(std::size_t row, const std::string& key) const {
    Place place = mPlace;
    place.row = row;
    place.key = key;
    return place;
  }

  OpenLayer mLayer;
  CodeKind mKind;
  std::vector<std::string> mFields;
  Place mPlace;
  int mCodeField = 0;
  std::optional<int> mNameField;
  CodeCells mCodes;
  std::vector<Geometry> mGeometries;
  OGREnvelope mExtent;
  model::AreaLayer mResult;
  Issues mIssues;
};

void AreaReader::findColumns(const study::TableReference& table,
                             const std::optional<std::string>& nameColumn) {
  Result<std::size_t> code = findCodeColumn(mFields, mKind, table.code, mPlace);
  if (code)
    mCodeField = static_cast<int>(code.value());
  else
    mIssues.append(code.takeIssues());
  if (!nameColumn) {
    if (const auto recognised = findNameColumn(mFields, mKind)) mNameField = static_cast<int>(*recognised);
    return;
  }
  Result<std::size_t> name = findColumn(mFields, *nameColumn, mPlace);
  if (name)
    mNameField = static_cast<int>(name.value());
  else
    mIssues.append(name.takeIssues());
}

void AreaReader::readFeature(OGRFeatureH feature, std::size_t row) {
  const std::string code(mCodes.read(OGR_F_GetFieldAsString(feature, mCodeField)));
  if (code.empty()) {
    Place place = placeOf(row, {});
    place.column = mFields[static_cast<std::size_t>(mCodeField)];
    report(Severity::Error, IssueCode::CodeBlank, place,
           "The area has no code, so nothing can be joined to it.",
           "Fill in the code, or remove the feature.");
  }
  Geometry geometry = plainPolygon(Geometry(OGR_F_StealGeometry(feature)));
  if (!geometry) {
    report(Severity::Error, IssueCode::GeometryMissing, placeOf(row, code),
           "The feature has no polygon, so it cannot be drawn or dissolved.",
           "Draw the polygon, or remove the feature if it is not an area.");
    return;
  }
  OGREnvelope extent;
  OGR_G_GetEnvelope(geometry.get(), &extent);
  mExtent.Merge(extent);
  mResult.codes.push_back(code);
  mResult.names.emplace_back(mNameField ? OGR_F_GetFieldAsString(feature, *mNameField) : "");
  mResult.rows.push_back(row);
  mGeometries.push_back(std::move(geometry));
}

void AreaReader::readFeatures() {
  std::size_t row = 0;
  OGR_L_ResetReading(mLayer.layer);
  while (const Feature feature{OGR_L_GetNextFeature(mLayer.layer)}) readFeature(feature.get(), ++row);
  if (row == 0)
    report(Severity::Error, IssueCode::FileEmpty, mPlace, "The layer holds no feature.",
           "Give the layer that holds the areas.");
  Place column = mPlace;
  column.column = mFields[static_cast<std::size_t>(mCodeField)];
  mCodes.reportArchived(column, mIssues);
}

void AreaReader::reportDuplicates() {
  std::map<std::string_view, std::size_t> firstRow;
  for (std::size_t area = 0; area < mResult.codes.size(); ++area) {
    const std::string& code = mResult.codes[area];
    const auto [entry, isNew] = firstRow.try_emplace(code, mResult.rows[area]);
    if (isNew || code.empty()) continue;
    Place place = placeOf(mResult.rows[area], code);
    place.column = mFields[static_cast<std::size_t>(mCodeField)];
    mIssues.add({Severity::Error, IssueCode::CodeDuplicate, place, code,
                 code + " is the code of feature " + std::to_string(entry->second) + " already.",
                 "Merge the parts of the area into one feature, or correct the code."});
  }
}

void AreaReader::project(OGRSpatialReferenceH from, const std::string& targetCrs) {
  Result<SpatialReference> target = spatialReference(targetCrs, mPlace);
  if (!target) return mIssues.append(target.takeIssues());
  mResult.crs = targetCrs;
  if (areSame(from, target.value().get())) return;
  const Transformation transformation = transformationBetween(from, target.value().get());
  for (std::size_t area = 0; area < mGeometries.size(); ++area) {
    if (transformation && OGR_G_Transform(mGeometries[area].get(), transformation.get()) == OGRERR_NONE)
      continue;
    report(Severity::Error, IssueCode::CrsContradiction, placeOf(mResult.rows[area], mResult.codes[area]),
           "The area cannot be brought into " + targetCrs + ".",
           "Check the coordinate reference system of the layer.");
  }
}

void AreaReader::keepAsWkb() {
  mResult.wkb.reserve(mGeometries.size());
  for (Geometry& geometry : mGeometries) {
    mResult.wkb.push_back(wkbOf(geometry.get()));
    geometry.reset();
  }
}

Result<model::AreaLayer> AreaReader::read(const study::TableReference& table,
                                          const std::optional<std::string>& nameColumn,
                                          const std::optional<std::string>& declaredCrs,
                                          const std::string& targetCrs, GdalSession& session) {
  mResult.file = table.file;
  mResult.layer = mLayer.name;
  findColumns(table, nameColumn);
  if (mIssues.hasErrors()) return std::move(mIssues);
  readFeatures();
  reportReading(session, mPlace, mIssues);
  reportDuplicates();
  if (const SpatialReference reference = checkedLayerCrs(mLayer, mExtent, declaredCrs, mPlace, mIssues))
    project(reference.get(), targetCrs);
  if (mIssues.hasErrors()) return std::move(mIssues);
  keepAsWkb();
  return {std::move(mResult), std::move(mIssues)};
}

}  // namespace

Result<model::AreaLayer> readAreas(const study::TableReference& table, CodeKind kind,
                                   const std::optional<std::string>& nameColumn,
                                   const std::optional<std::string>& declaredCrs,
                                   const std::string& targetCrs) {
  GdalSession session;
  Result<SourceLocation> location = locateSource(table, AREA_EXTENSIONS);
  if (!location) return location.takeIssues();
  Result<OpenLayer> layer = openLayer(table, location.value(), LayerNeed::Areas, session);
  if (!layer) return layer.takeIssues();
  return AreaReader(table, layer.takeValue(), kind).read(table, nameColumn, declaredCrs, targetCrs, session);
}

}  // namespace fairshares::io
