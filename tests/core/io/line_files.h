// Line layers drawn for tests, written by GDAL, and how they are read.
#pragma once

#include <gtest/gtest.h>

#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "io/gdal_session.h"
#include "io/read_network.h"
#include "reading_support.h"

namespace fairshares::io::reading_support {

/// A feature: its geometry as WKT (empty: none) and the texts of its fields (nullptr: NULL).
struct DrawnLine {
  std::string wkt;
  std::vector<const char*> cells;
};

struct DrawnField {
  std::string name;
  OGRFieldType type = OFTString;
};

struct DrawnLayer {
  std::string name = "road_link";
  std::vector<DrawnField> fields;
  std::vector<DrawnLine> lines;
  int epsg = 27700;  ///< 0: none
  OGRwkbGeometryType type = wkbUnknown;
};

/// Writes layers into one file.
inline void writeLines(const std::string& path, const char* driver, const std::vector<DrawnLayer>& layers) {
  const GdalSession session;
  const std::unique_ptr<GDALDataset> dataset(
      GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  ASSERT_NE(dataset, nullptr);
  for (const DrawnLayer& drawn : layers) {
    OGRSpatialReference reference;
    if (drawn.epsg != 0) reference.importFromEPSG(drawn.epsg);
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* const layer =
        dataset->CreateLayer(drawn.name.c_str(), drawn.epsg != 0 ? &reference : nullptr, drawn.type);
    ASSERT_NE(layer, nullptr);
    for (const DrawnField& field : drawn.fields) {
      OGRFieldDefn definition(field.name.c_str(), field.type);
      ASSERT_EQ(layer->CreateField(&definition), OGRERR_NONE);
    }
    for (const DrawnLine& line : drawn.lines) {
      OGRFeature feature(layer->GetLayerDefn());
      for (std::size_t cell = 0; cell < line.cells.size(); ++cell)
        if (line.cells[cell]) feature.SetField(static_cast<int>(cell), line.cells[cell]);
      OGRGeometry* geometry = nullptr;
      if (!line.wkt.empty()) OGRGeometryFactory::createFromWkt(line.wkt.c_str(), nullptr, &geometry);
      feature.SetGeometryDirectly(geometry);
      EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
  }
}

inline const std::vector<ClassSpeed>& openRoadsSpeeds() {
  static const std::vector<ClassSpeed> SPEEDS{{"Motorway", 96.0},
                                              {"A Road", 64.0},
                                              {"A Road, Dual Carriageway", 80.0},
                                              {"B Road", 56.0},
                                              {"Minor Road", 48.0},
                                              {"Local Road", 32.0},
                                              {"Local Access Road", 24.0},
                                              {"Restricted Local Access Road", 16.0},
                                              {"Secondary Access Road", 16.0},
                                              {"Slip Road", 48.0},
                                              {"Roundabout", 24.0},
                                              {"Guided Busway", std::nullopt}};
  return SPEEDS;
}

inline NetworkRequest requestFor(const std::string& path, const std::string& layer = {}) {
  NetworkRequest request;
  request.layers = {{tableAt(path, layer), std::nullopt}};
  request.speeds = openRoadsSpeeds();
  request.targetCrs = "EPSG:27700";
  return request;
}

inline Result<RoadNetwork> readRoads(const NetworkRequest& request) {
  SilentMonitor monitor;
  return readNetwork(request, monitor);
}

inline Result<RoadNetwork> readRoads(const std::string& path, const std::string& layer = {}) {
  return readRoads(requestFor(path, layer));
}

}  // namespace fairshares::io::reading_support
