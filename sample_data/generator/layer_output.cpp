// The map layers of the sample study.
#include "layer_output.h"

#include <cstdio>
#include <filesystem>
#include <ogrsf_frmts.h>
#include <stdexcept>

namespace sample {

namespace {

constexpr const char* FIXED_DATE = "2024-06-30T00:00:00.000Z";

/// A GeoPackage under construction.
class LayerFile {
 public:
  explicit LayerFile(const std::string& path) {
    std::filesystem::remove(path);
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver) mDataset.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!mDataset) throw std::runtime_error("cannot write " + path);
    mDataset->StartTransaction();
    mGrid.importFromEPSG(27700);
    mGrid.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  }

  ~LayerFile() { mDataset->CommitTransaction(); }
  LayerFile(const LayerFile&) = delete;
  LayerFile& operator=(const LayerFile&) = delete;

  /// Adds a layer; without a spatial index the file is a quarter smaller.
  OGRLayer* addLayer(const char* name, OGRwkbGeometryType type, const std::string& title, bool hasIndex) {
    CPLStringList options;
    options.SetNameValue("SPATIAL_INDEX", hasIndex ? "YES" : "NO");
    options.SetNameValue("IDENTIFIER", (std::string(name) + " (synthetic)").c_str());
    options.SetNameValue("DESCRIPTION", title.c_str());
    OGRLayer* layer = mDataset->CreateLayer(name, &mGrid, type, options.List());
    if (!layer) throw std::runtime_error(std::string("cannot make the layer ") + name);
    return layer;
  }

 private:
  OGRSpatialReference mGrid;
  std::unique_ptr<GDALDataset> mDataset;
};

void addField(OGRLayer* layer, const char* name, OGRFieldType type, OGRFieldSubType subType = OFSTNone) {
  OGRFieldDefn field(name, type);
  field.SetSubType(subType);
  layer->CreateField(&field);
}

OGRGeometryUniquePtr ogrGeometry(const GEOSGeometry* geometry) {
  std::size_t size = 0;
  unsigned char* bytes = GEOSGeomToWKB_buf_r(geos(), geometry, &size);
  OGRGeometry* made = nullptr;
  OGRGeometryFactory::createFromWkb(bytes, nullptr, &made, size);
  GEOSFree_r(geos(), bytes);
  return OGRGeometryUniquePtr(OGRGeometryFactory::forceToMultiPolygon(made));
}

std::string nodeCode(int node) {
  return std::string("XN").append(std::to_string(10000 + node));
}

std::string linkCode(std::size_t link) {
  return std::string("XL").append(std::to_string(10000 + link));
}

void store(OGRLayer* layer, OGRFeature& feature, OGRGeometryUniquePtr geometry) {
  feature.SetGeometryDirectly(geometry.release());
  if (layer->CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error("a feature cannot be written");
}

void writeZones(const SampleStudy& study, const std::string& path) {
  LayerFile file(path);
  OGRLayer* layer = file.addLayer("zones", wkbMultiPolygon,
                                  "Data zones of a stylised Scotland (synthetic, no real boundaries)", true);
  addField(layer, "DataZone", OFTString);
  addField(layer, "Name", OFTString);
  for (const Zone& zone : study.zones) {
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("DataZone", zone.code.c_str());
    feature.SetField("Name", zone.name.c_str());
    store(layer, feature, ogrGeometry(zone.shape.get()));
  }
}

void writeSettlements(const SampleStudy& study, const std::string& path) {
  LayerFile file(path);
  OGRLayer* layer =
      file.addLayer("settlements", wkbMultiPolygon, "Settlements of a stylised Scotland (synthetic)", true);
  addField(layer, "settlement_id", OFTString);
  addField(layer, "name", OFTString);
  addField(layer, "population", OFTInteger);
  for (std::size_t settlement = 0; settlement < study.settlements.size(); ++settlement) {
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("settlement_id", std::string("XT").append(std::to_string(1001 + settlement)).c_str());
    feature.SetField("name", study.settlements[settlement].name.c_str());
    feature.SetField("population", study.settlements[settlement].population);
    store(layer, feature, ogrGeometry(study.settlements[settlement].shape.get()));
  }
}

std::string classificationOf(const RoadLink& link) {
  if (link.function == "Minor Road") return "Classified Unnumbered";
  if (link.function == "Local Road") return "Unclassified";
  return link.function;
}

void writeRoadLinks(const SampleStudy& study, OGRLayer* layer) {
  addField(layer, "id", OFTString);
  addField(layer, "fictitious", OFTInteger, OFSTBoolean);
  for (const char* name : {"road_classification", "road_function", "form_of_way",
                           "road_classification_number", "name_1", "road_structure"})
    addField(layer, name, OFTString);
  addField(layer, "length", OFTInteger);
  addField(layer, "length_uom", OFTString);
  for (const char* name : {"loop", "primary_route", "trunk_road"})
    addField(layer, name, OFTInteger, OFSTBoolean);
  addField(layer, "start_node", OFTString);
  addField(layer, "end_node", OFTString);

  const std::vector<Point>& nodes = study.transport.roads.nodes();
  const std::vector<RoadLink>& links = study.transport.roads.links();
  for (std::size_t index = 0; index < links.size(); ++index) {
    const RoadLink& link = links[index];
    const bool isMain = !link.number.empty();
    const bool isPrimary = isMain && link.function != "B Road";
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("id", linkCode(index).c_str());
    feature.SetField("fictitious", 0);
    feature.SetField("road_classification", classificationOf(link).c_str());
    feature.SetField("road_function", link.function.c_str());
    feature.SetField("form_of_way", link.form.c_str());
    if (isMain) feature.SetField("road_classification_number", link.number.c_str());
    if (!link.fixedLink.empty()) {
      feature.SetField("name_1", link.fixedLink.c_str());
      feature.SetField("road_structure", "Road Bridge");
    }
    feature.SetField("length", static_cast<int>(link.metres + 0.5));
    feature.SetField("length_uom", "m");
    feature.SetField("loop", 0);
    feature.SetField("primary_route", isPrimary ? 1 : 0);
    feature.SetField("trunk_road", isPrimary && link.form == "Dual Carriageway" ? 1 : 0);
    feature.SetField("start_node", nodeCode(link.from).c_str());
    feature.SetField("end_node", nodeCode(link.to).c_str());
    OGRLineString* line = new OGRLineString;  // handed over to the feature below
    line->addPoint(nodes[link.from].x, nodes[link.from].y);
    line->addPoint(nodes[link.to].x, nodes[link.to].y);
    store(layer, feature, OGRGeometryUniquePtr(line));
  }
}

void writeRoadNodes(const SampleStudy& study, OGRLayer* layer) {
  addField(layer, "id", OFTString);
  addField(layer, "form_of_road_node", OFTString);
  const std::vector<Point>& nodes = study.transport.roads.nodes();
  std::vector<int> degree(nodes.size());
  for (const RoadLink& link : study.transport.roads.links()) {
    ++degree[link.from];
    ++degree[link.to];
  }
  for (std::size_t node = 0; node < nodes.size(); ++node) {
    if (degree[node] == 0) continue;
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("id", nodeCode(static_cast<int>(node)).c_str());
    feature.SetField("form_of_road_node", degree[node] == 1   ? "road end"
                                          : degree[node] == 2 ? "pseudo node"
                                                              : "junction");
    store(layer, feature, OGRGeometryUniquePtr(new OGRPoint(nodes[node].x, nodes[node].y)));
  }
}

}  // namespace

void writeLayers(const SampleStudy& study, const std::string& folder) {
  CPLSetConfigOption("OGR_CURRENT_DATE", FIXED_DATE);
  writeZones(study, folder + "/zones.gpkg");
  writeSettlements(study, folder + "/settlements.gpkg");
  {
    LayerFile file(folder + "/roads.gpkg");
    writeRoadLinks(
        study, file.addLayer("road_link", wkbLineString, "Roads of a stylised Scotland (synthetic)", false));
    writeRoadNodes(
        study, file.addLayer("road_node", wkbPoint, "Road nodes of a stylised Scotland (synthetic)", false));
  }
  CPLSetConfigOption("OGR_CURRENT_DATE", nullptr);
}

}  // namespace sample
