#include "real_data/geopackage_content.h"

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory>
#include <random>
#include <stdexcept>

namespace fairshares::testing_support {

namespace {

struct CloseDataset {
  void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, CloseDataset>;
struct DestroyFeature {
  void operator()(OGRFeatureH feature) const { OGR_F_Destroy(feature); }
};
using Feature = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, DestroyFeature>;

template <typename T> T required(T handle, const std::string& what) {
  if (!handle) throw std::runtime_error("OGR: " + what);
  return handle;
}

void succeed(OGRErr error, const std::string& what) {
  if (error != OGRERR_NONE) throw std::runtime_error("OGR: " + what);
}

Dataset openVector(const std::string& path) {
  GDALAllRegister();
  return Dataset(
      required(GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr), path));
}

std::string crsOf(OGRLayerH layer) {
  OGRSpatialReferenceH reference = OGR_L_GetSpatialRef(layer);
  if (!reference || !OSRGetAuthorityName(reference, nullptr)) return {};
  return std::string(OSRGetAuthorityName(reference, nullptr)) + ":" + OSRGetAuthorityCode(reference, nullptr);
}

void addCell(LayerContent& content, std::size_t column, OGRFeatureH feature, int field) {
  std::string bits = "NULL";
  std::string text;
  std::optional<double> number;
  if (OGR_F_IsFieldSetAndNotNull(feature, field)) {
    text = OGR_F_GetFieldAsString(feature, field);
    switch (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field))) {
    case OFTReal:
      number = OGR_F_GetFieldAsDouble(feature, field);
      bits = "real " + std::to_string(std::bit_cast<std::uint64_t>(*number));
      break;
    case OFTInteger:
    case OFTInteger64: {
      const auto integer = static_cast<std::int64_t>(OGR_F_GetFieldAsInteger64(feature, field));
      number = static_cast<double>(integer);
      bits = "integer " + std::to_string(integer);
      break;
    }
    default:
      bits = "text " + text;
    }
  }
  content.bits[column].push_back(std::move(bits));
  content.texts[column].push_back(std::move(text));
  content.numbers[column].push_back(number);
}

void addGeometry(LayerContent& content, OGRFeatureH feature) {
  std::string wkb;
  if (OGRGeometryH geometry = OGR_F_GetGeometryRef(feature)) {
    wkb.resize(static_cast<std::size_t>(OGR_G_WkbSize(geometry)));
    succeed(OGR_G_ExportToIsoWkb(geometry, wkbNDR, reinterpret_cast<unsigned char*>(wkb.data())), "WKB");
    if (!OGR_G_IsValid(geometry) || OGR_G_IsEmpty(geometry)) ++content.invalidGeometries;
    content.area += OGR_G_Area(geometry);
  }
  content.wkb.push_back(std::move(wkb));
}

LayerContent readLayer(OGRLayerH layer) {
  LayerContent content;
  content.isSpatial = OGR_L_GetGeomType(layer) != wkbNone;
  if (content.isSpatial) content.crs = crsOf(layer);
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
  const int fields = OGR_FD_GetFieldCount(definition);
  for (int field = 0; field < fields; ++field)
    content.columns.emplace_back(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, field)));
  content.bits.resize(content.columns.size());
  content.texts.resize(content.columns.size());
  content.numbers.resize(content.columns.size());
  OGR_L_ResetReading(layer);
  while (Feature feature{OGR_L_GetNextFeature(layer)}) {
    for (int field = 0; field < fields; ++field)
      addCell(content, static_cast<std::size_t>(field), feature.get(), field);
    addGeometry(content, feature.get());
  }
  return content;
}

std::size_t columnOf(const LayerContent& content, const std::string& name) {
  const auto found = std::find(content.columns.begin(), content.columns.end(), name);
  if (found == content.columns.end()) throw std::runtime_error("no column " + name);
  return static_cast<std::size_t>(found - content.columns.begin());
}

std::string differenceOfLayers(const LayerContent& one, const LayerContent& other) {
  if (one.columns != other.columns) return "columns differ";
  if (one.crs != other.crs) return "coordinate systems differ";
  if (one.rowCount() != other.rowCount()) return "numbers of rows differ";
  const bool isReport = one.hasColumn("section");
  for (std::size_t row = 0; row < one.rowCount(); ++row) {
    if (isReport && one.text("section")[row] == "input" && other.text("section")[row] == "input") continue;
    for (std::size_t column = 0; column < one.columns.size(); ++column)
      if (one.bits[column][row] != other.bits[column][row])
        return "row " + std::to_string(row + 1) + ", column " + one.columns[column] + ": " +
               one.bits[column][row] + " against " + other.bits[column][row];
    if (one.wkb[row] != other.wkb[row]) return "row " + std::to_string(row + 1) + ": geometries differ";
  }
  return {};
}

}  // namespace

bool LayerContent::hasColumn(const std::string& name) const {
  return std::find(columns.begin(), columns.end(), name) != columns.end();
}

const std::vector<std::string>& LayerContent::text(const std::string& column) const {
  return texts[columnOf(*this, column)];
}

const std::vector<std::optional<double>>& LayerContent::number(const std::string& column) const {
  return numbers[columnOf(*this, column)];
}

std::size_t LayerContent::rowOf(const std::string& column, const std::string& value) const {
  const std::vector<std::string>& values = text(column);
  const auto found = std::find(values.begin(), values.end(), value);
  if (found == values.end()) throw std::runtime_error("no row " + value);
  return static_cast<std::size_t>(found - values.begin());
}

std::map<std::string, LayerContent> readGeoPackage(const std::string& path) {
  const Dataset dataset = openVector(path);
  std::map<std::string, LayerContent> layers;
  for (int layer = 0; layer < GDALDatasetGetLayerCount(dataset.get()); ++layer) {
    OGRLayerH handle = GDALDatasetGetLayer(dataset.get(), layer);
    layers[OGR_L_GetName(handle)] = readLayer(handle);
  }
  return layers;
}

std::string firstDifference(const std::map<std::string, LayerContent>& one,
                            const std::map<std::string, LayerContent>& other) {
  if (one.size() != other.size()) return "numbers of layers differ";
  for (const auto& [name, content] : one) {
    const auto found = other.find(name);
    if (found == other.end()) return "no layer " + name;
    const std::string difference = differenceOfLayers(content, found->second);
    if (!difference.empty()) return "layer " + name + ", " + difference;
  }
  return {};
}

void copyLayerShuffled(const std::string& from, const std::string& layer, const std::string& to,
                       unsigned seed) {
  const Dataset source = openVector(from);
  OGRLayerH sourceLayer = required(GDALDatasetGetLayerByName(source.get(), layer.c_str()), layer);
  std::vector<Feature> features;
  while (Feature feature{OGR_L_GetNextFeature(sourceLayer)}) features.push_back(std::move(feature));
  std::mt19937 generator(seed);
  for (std::size_t left = features.size(); left > 1; --left)
    std::swap(features[left - 1], features[generator() % left]);

  GDALDriverH driver = required(GDALGetDriverByName("GPKG"), "GPKG driver");
  const Dataset target(required(GDALCreate(driver, to.c_str(), 0, 0, 0, GDT_Unknown, nullptr), to));
  OGRLayerH targetLayer =
      required(GDALDatasetCreateLayer(target.get(), layer.c_str(), OGR_L_GetSpatialRef(sourceLayer),
                                      OGR_L_GetGeomType(sourceLayer), nullptr),
               layer);
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn(sourceLayer);
  for (int field = 0; field < OGR_FD_GetFieldCount(definition); ++field)
    succeed(OGR_L_CreateField(targetLayer, OGR_FD_GetFieldDefn(definition, field), 0), to);
  succeed(OGR_L_StartTransaction(targetLayer), to);
  for (const Feature& feature : features) {
    const Feature copy{OGR_F_Create(OGR_L_GetLayerDefn(targetLayer))};
    succeed(OGR_F_SetFrom(copy.get(), feature.get(), 1), to);
    succeed(OGR_F_SetFID(copy.get(), OGRNullFID), to);
    succeed(OGR_L_CreateFeature(targetLayer, copy.get()), to);
  }
  succeed(OGR_L_CommitTransaction(targetLayer), to);
}

}  // namespace fairshares::testing_support
