// Fair Shares: the features of a line layer, feature by feature.
#include "io/line_features.h"

#include <algorithm>
#include <string>

#include "base/number_text.h"
#include "io/line_columns.h"
#include "io/plain_geometry.h"

namespace fairshares::io {
namespace {

bool isKindOf(OGRwkbGeometryType type, OGRwkbGeometryType kind) {
  return OGR_GT_IsSubClassOf(type, kind) != 0;
}

void appendLineString(OGRGeometryH line, LineParts& parts) {
  const int count = OGR_G_GetPointCount(line);
  if (count <= 0) return;
  const std::size_t before = parts.points.size();
  parts.points.resize(before + static_cast<std::size_t>(count));
  OGR_G_GetPoints(line, &parts.points[before].x, sizeof(model::Point), &parts.points[before].y,
                  sizeof(model::Point), nullptr, 0);
  parts.ends.push_back(static_cast<std::uint32_t>(parts.points.size()));
}

// False if there is anything but lines in it.
bool appendLines(OGRGeometryH geometry, LineParts& parts) {
  const OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
  if (type == wkbLineString) return appendLineString(geometry, parts), true;
  if (isKindOf(type, wkbCurve)) {
    const Geometry straight(OGR_G_GetLinearGeometry(geometry, 0, nullptr));
    return straight && appendLines(straight.get(), parts);
  }
  if (!isKindOf(type, wkbGeometryCollection)) return false;
  for (int part = 0; part < OGR_G_GetGeometryCount(geometry); ++part)
    if (!appendLines(OGR_G_GetGeometryRef(geometry, part), parts)) return false;
  return true;
}

class FeatureByFeature final : public LineFeatures {
 public:
  FeatureByFeature(OGRLayerH layer, std::vector<int> fields)
      : mLayer(layer), mFields(std::move(fields)), mTexts(mFields.size()) {
    OGR_L_ResetReading(mLayer);
  }

  bool next() override {
    mFeature.reset(OGR_L_GetNextFeature(mLayer));
    mRow += mFeature ? 1U : 0U;
    return mFeature != nullptr;
  }

  [[nodiscard]] std::string_view cell(std::size_t column) override {
    const int field = mFields[column];
    if (!OGR_F_IsFieldSetAndNotNull(mFeature.get(), field)) return {};
    if (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(mFeature.get(), field)) == OFTString)
      return OGR_F_GetFieldAsString(mFeature.get(), field);
    // The text of another type lives until the next call of OGR only.
    if (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(mFeature.get(), field)) == OFTReal)
      return mTexts[column] = shortestText(OGR_F_GetFieldAsDouble(mFeature.get(), field));
    return mTexts[column] = OGR_F_GetFieldAsString(mFeature.get(), field);
  }

  LineState takeLines(LineParts& parts) override {
    return takeLinesOf(OGR_F_GetGeometryRef(mFeature.get()), parts);
  }

 private:
  OGRLayerH mLayer;
  std::vector<int> mFields;
  std::vector<std::string> mTexts;  // [wanted column]
  Feature mFeature;
};

// The driver need not decode columns that nobody asks for.
void ignoreOtherFields(OGRLayerH layer, const std::vector<int>& fields) {
  if (!OGR_L_TestCapability(layer, OLCIgnoreFields)) return;
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
  std::vector<const char*> ignored;
  for (int field = 0; field < OGR_FD_GetFieldCount(definition); ++field)
    if (std::find(fields.begin(), fields.end(), field) == fields.end())
      ignored.push_back(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, field)));
  ignored.push_back("OGR_STYLE");
  ignored.push_back(nullptr);
  OGR_L_SetIgnoredFields(layer, ignored.data());
}

}  // namespace

LineState takeLinesOf(OGRGeometryH geometry, LineParts& parts) {
  parts.points.clear();
  parts.ends.clear();
  if (!geometry || OGR_G_IsEmpty(geometry)) return LineState::Missing;
  if (!appendLines(geometry, parts)) return LineState::NoLine;
  return parts.ends.empty() ? LineState::Missing : LineState::Taken;
}

std::unique_ptr<LineFeatures> readLineFeatures(OGRLayerH layer, std::vector<int> fields) {
  ignoreOtherFields(layer, fields);
  if (auto columns = readLineColumns(layer, fields)) return columns;
  return std::make_unique<FeatureByFeature>(layer, std::move(fields));
}

}  // namespace fairshares::io
