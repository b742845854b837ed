// Fair Shares: a file opened through OGR, and which of its layers is meant.
#include "io/layer_choice.h"

#include <algorithm>

#include <cpl_string.h>

#include "io/header_names.h"

namespace fairshares::io {
namespace {

Issue refusal(IssueCode code, const study::TableReference& table, std::string message, std::string mend) {
  return {Severity::Error,    code,           {table.file, table.layer, {}, {}, {}}, {},
          std::move(message), std::move(mend)};
}

Issue notOpened(const study::TableReference& table, const SourceLocation& location,
                const std::string& words) {
  if (location.isFolder)
    return refusal(
        IssueCode::FileUnreadable, table,
        "The path leads to a folder or archive in which no single table or layer can be told." +
            (words.empty() ? "" : " GDAL says: " + words),
        "Name one file: folder/file.csv, or /vsizip/path.zip/file.csv for a member of an archive.");
  return refusal(
      IssueCode::FileFormat, table,
      "The content is of no kind of table or layer that can be read (or the file is damaged or cut short)." +
          (words.empty() ? "" : " GDAL says: " + words),
      "Give a CSV, XLSX, ODS, DBF, shapefile, GeoPackage or GeoJSON file, saved completely.");
}

bool isPlainTable(OGRLayerH layer) {
  return OGR_L_GetGeomType(layer) == wkbNone;
}

bool mayHoldLines(OGRLayerH layer) {
  const OGRwkbGeometryType type = wkbFlatten(OGR_L_GetGeomType(layer));
  return type == wkbUnknown || type == wkbGeometryCollection || OGR_GT_IsSubClassOf(type, wkbCurve) ||
         OGR_GT_IsSubClassOf(type, wkbMultiCurve);
}

bool isInQuestion(OGRLayerH layer, LayerNeed need) {
  return need == LayerNeed::Rows || (need == LayerNeed::Lines ? mayHoldLines(layer) : !isPlainTable(layer));
}

// Names by which publishers tell the layer of roads from others: OS Open Roads, GDAL's OSM driver, habit.
const std::vector<std::string> ROAD_LAYER_NAMES{"roadlink", "lines", "roads"};

std::vector<OGRLayerH> preferredRoads(const std::vector<OGRLayerH>& layers) {
  for (const std::string& name : ROAD_LAYER_NAMES)
    for (OGRLayerH layer : layers)
      if (plainHeader(OGR_L_GetName(layer)) == name) return {layer};
  return layers;
}

// Layers that could be meant when none is named.
std::vector<OGRLayerH> candidates(GDALDatasetH dataset, LayerNeed need) {
  std::vector<OGRLayerH> layers;
  for (int at = 0; at < GDALDatasetGetLayerCount(dataset); ++at) {
    OGRLayerH layer = GDALDatasetGetLayer(dataset, at);
    if (isInQuestion(layer, need)) layers.push_back(layer);
  }
  if (need == LayerNeed::Lines) return preferredRoads(layers);
  if (layers.size() < 2 || need == LayerNeed::Areas) return layers;
  // A new workbook has empty sheets beside the one in use.
  std::vector<OGRLayerH> filled;
  std::copy_if(layers.begin(), layers.end(), std::back_inserter(filled),
               [](OGRLayerH layer) { return OGR_L_GetFeatureCount(layer, TRUE) > 0; });
  return filled.empty() ? layers : filled;
}

std::vector<std::string> namesOf(const std::vector<OGRLayerH>& layers) {
  std::vector<std::string> names;
  for (OGRLayerH layer : layers) names.emplace_back(OGR_L_GetName(layer));
  return names;
}

std::vector<OGRLayerH> allLayers(GDALDatasetH dataset) {
  std::vector<OGRLayerH> layers;
  for (int at = 0; at < GDALDatasetGetLayerCount(dataset); ++at)
    layers.push_back(GDALDatasetGetLayer(dataset, at));
  return layers;
}

Result<OGRLayerH> chooseLayer(const study::TableReference& table, GDALDatasetH dataset, LayerNeed need) {
  if (!table.layer.empty()) {
    const std::vector<OGRLayerH> layers = allLayers(dataset);
    for (OGRLayerH layer : layers)
      if (table.layer == OGR_L_GetName(layer)) return layer;
    return refusal(IssueCode::LayerMissing, table,
                   "The file has no layer or sheet named \"" + table.layer + "\"; it has " +
                       quotedList(namesOf(layers)) + ".",
                   "Write one of these names as the layer in the study.");
  }
  const std::vector<OGRLayerH> layers = candidates(dataset, need);
  if (layers.size() == 1) return layers.front();
  if (layers.empty() && need != LayerNeed::Rows) {
    const bool lines = need == LayerNeed::Lines;
    return refusal(IssueCode::FileFormat, table,
                   std::string("The file holds no layer with ") +
                       (lines ? "lines, so there are no roads or routes in it."
                              : "geometry, so there are no areas in it."),
                   std::string("Give a shapefile, GeoPackage or GeoJSON file with ") +
                       (lines ? "lines." : "polygons."));
  }
  if (layers.empty())
    return refusal(IssueCode::FileEmpty, table, "The file holds no layer or sheet.",
                   "Save the file again with its data.");
  return refusal(
      IssueCode::LayerMissing, table,
      "The file has several layers or sheets and the study names none: " + quotedList(namesOf(layers)) + ".",
      "Name the layer in the study.");
}

// All vector drivers but that of CSV, which would take any text for a table.
std::vector<const char*> driversForLayers() {
  std::vector<const char*> names;
  for (int at = 0; at < GDALGetDriverCount(); ++at) {
    GDALDriverH driver = GDALGetDriver(at);
    const std::string name = GDALGetDriverShortName(driver);
    if (GDALGetMetadataItem(driver, GDAL_DCAP_VECTOR, nullptr) && name != "CSV")
      names.push_back(GDALGetDriverShortName(driver));
  }
  names.push_back(nullptr);
  return names;
}

}  // namespace

void reportReading(GdalSession& session, const Place& place, Issues& issues) {
  const bool failed = session.hasFailure();
  const std::string words = session.takeMessages();
  if (failed)
    issues.add({Severity::Error,
                IssueCode::FileFormat,
                place,
                {},
                "Reading the layer went wrong; the file seems damaged or cut short. GDAL says: " + words,
                "Save or download the file again."});
  else if (!words.empty())
    issues.add({Severity::Warning,
                IssueCode::FileFormat,
                place,
                {},
                "GDAL found something odd in the layer: " + words,
                "Look at the layer in QGIS."});
}

std::vector<std::string> fieldNames(OGRLayerH layer) {
  std::vector<std::string> names;
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
  for (int field = 0; field < OGR_FD_GetFieldCount(definition); ++field)
    names.emplace_back(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, field)));
  return names;
}

Result<OpenLayer> openLayer(const study::TableReference& table, const SourceLocation& location,
                            LayerNeed need, GdalSession& session) {
  const std::vector<const char*> drivers = driversForLayers();
  Dataset dataset(
      GDALOpenEx(location.path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
  const std::string words = session.takeMessages();
  if (!dataset) return notOpened(table, location, words);
  Result<OGRLayerH> layer = chooseLayer(table, dataset.get(), need);
  if (!layer) return layer.takeIssues();
  const std::string driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset.get()));
  OGRLayerH chosen = layer.value();
  std::string name = OGR_L_GetName(chosen);
  return OpenLayer{std::move(dataset), chosen, driver, std::move(name)};
}

}  // namespace fairshares::io
