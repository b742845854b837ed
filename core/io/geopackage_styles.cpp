#include "io/geopackage_styles.h"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>

#include "io/gdal_writing.h"

namespace fairshares::io {

namespace {

struct StyleField {
  const char* name;
  OGRFieldType type;
  int width;
};

// As QGIS makes it (QgsOgrProvider::saveStyle): names and widths are those its own reader expects.
constexpr std::array<StyleField, 12> FIELDS{{{"f_table_catalog", OFTString, 256},
                                             {"f_table_schema", OFTString, 256},
                                             {"f_table_name", OFTString, 256},
                                             {"f_geometry_column", OFTString, 256},
                                             {"styleName", OFTString, 30},
                                             {"styleQML", OFTString, 0},
                                             {"styleSLD", OFTString, 0},
                                             {"useAsDefault", OFTInteger, 0},
                                             {"description", OFTString, 0},
                                             {"owner", OFTString, 30},
                                             {"ui", OFTString, 30},
                                             {"update_time", OFTDateTime, 0}}};

bool execute(GDALDataset& dataset, const std::string& statement) {
  const GdalFailures inner;
  if (OGRLayer* const answer = dataset.ExecuteSQL(statement.c_str(), nullptr, nullptr))
    dataset.ReleaseResultSet(answer);
  return !inner.hasFailure();
}

bool createTable(GDALDataset& dataset) {
  CPLStringList options;
  options.SetNameValue("FID", "id");
  OGRLayer* const layer = dataset.CreateLayer("layer_styles", nullptr, wkbNone, options.List());
  if (!layer) return false;
  for (const StyleField& one : FIELDS) {
    OGRFieldDefn field(one.name, one.type);
    field.SetWidth(one.width);
    if (one.type == OFTInteger) field.SetSubType(OFSTBoolean);
    if (layer->CreateField(&field) != OGRERR_NONE) return false;
  }
  return layer->SyncToDisk() == OGRERR_NONE;
}

bool isLaidOutAsQgisDoes(OGRLayer& layer) {
  return std::all_of(FIELDS.begin(), FIELDS.end(), [&](const StyleField& one) {
    return layer.GetLayerDefn()->GetFieldIndex(one.name) >= 0;
  });
}

// Somebody's default for the layer stays the default.
std::string insertion(const model::OutputTable& table, const model::LayerStyle& style,
                      const std::string& timestamp) {
  const std::string isDefault =
      style.isDefault ? "NOT EXISTS (SELECT 1 FROM layer_styles WHERE f_table_name = " + sqlText(table.name) +
                            " AND useAsDefault)"
                      : "0";
  return "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
         "styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) SELECT '', '', " +
         sqlText(table.name) + ", 'geom', " + sqlText(style.name) + ", " + sqlText(style.qml) + ", '', " +
         isDefault + ", " + sqlText(std::string(model::OUTPUT_MARK)) + ", '', NULL, " + sqlText(timestamp);
}

}  // namespace

std::string isOurStyle(const std::vector<model::OutputTable>& tables) {
  std::string names = "''";
  for (const model::OutputTable& table : tables) names += ", " + sqlText(table.name);
  return "(description = " + sqlText(std::string(model::OUTPUT_MARK)) + " AND f_table_name IN (" + names +
         "))";
}

bool writeStyles(GDALDataset& dataset, const std::vector<model::OutputTable>& tables,
                 const std::string& timestamp) {
  const bool none = std::all_of(tables.begin(), tables.end(),
                                [](const model::OutputTable& table) { return table.styles.empty(); });
  OGRLayer* const existing = dataset.GetLayerByName("layer_styles");
  if (existing ? !isLaidOutAsQgisDoes(*existing) : none) return true;
  if (!existing && !createTable(dataset)) return false;
  if (!execute(dataset, "DELETE FROM layer_styles WHERE " + isOurStyle(tables))) return false;
  for (const model::OutputTable& table : tables)
    for (const model::LayerStyle& style : table.styles)
      if (!execute(dataset, insertion(table, style, timestamp))) return false;
  return true;
}

}  // namespace fairshares::io
