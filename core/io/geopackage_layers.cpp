#include "io/geopackage_layers.h"

#include <cpl_string.h>
#include <ogr_geometry.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <limits>
#include <memory>
#include <set>
#include <type_traits>
#include <utility>
#include <variant>

#include "io/gdal_writing.h"

namespace fairshares::io {

namespace {

using GeometryPointer = std::unique_ptr<OGRGeometry, OGRGeometryUniquePtrDeleter>;

struct ReferenceSystemReleaser {
  void operator()(OGRSpatialReference* system) const { system->Release(); }
};
using ReferenceSystemPointer = std::unique_ptr<OGRSpatialReference, ReferenceSystemReleaser>;

OGRwkbGeometryType geometryType(model::GeometryKind kind) {
  switch (kind) {
  case model::GeometryKind::MultiPolygon:
    return wkbMultiPolygon;
  case model::GeometryKind::Point:
    return wkbPoint;
  case model::GeometryKind::MultiLineString:
    return wkbMultiLineString;
  case model::GeometryKind::None:
    break;
  }
  return wkbNone;
}

OGRFieldType fieldType(const model::OutputColumn& column) {
  if (std::holds_alternative<model::OutputColumn::Integers>(column.values)) return OFTInteger64;
  if (std::holds_alternative<model::OutputColumn::Reals>(column.values)) return OFTReal;
  return OFTString;
}

ReferenceSystemPointer referenceSystem(const std::string& crs) {
  ReferenceSystemPointer system(new OGRSpatialReference);
  system->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (system->SetFromUserInput(crs.c_str()) != OGRERR_NONE) return nullptr;
  return system;
}

OGRLayer* createLayer(GDALDataset& dataset, const model::OutputTable& table, const std::string& identifier) {
  ReferenceSystemPointer system;
  if (table.geometry != model::GeometryKind::None) {
    system = referenceSystem(table.crs);
    if (!system) return nullptr;
  }
  CPLStringList options;
  options.SetNameValue("IDENTIFIER", identifier.c_str());
  options.SetNameValue("DESCRIPTION", table.description.c_str());
  options.SetNameValue("FID", "fid");
  options.SetNameValue("GEOMETRY_NAME", "geom");
  options.SetNameValue("SPATIAL_INDEX", "YES");
  OGRLayer* const layer =
      dataset.CreateLayer(table.name.c_str(), system.get(), geometryType(table.geometry), options.List());
  if (!layer) return nullptr;
  for (const model::OutputColumn& column : table.columns) {
    OGRFieldDefn field(column.name.c_str(), fieldType(column));
    if (layer->CreateField(&field) != OGRERR_NONE) return nullptr;
  }
  return layer;
}

// Polygons and lines become their multi kind, since the layer promises it. Null if the WKB is not of the
// kind.
GeometryPointer geometryFromWkb(const std::string& wkb, model::GeometryKind kind) {
  OGRGeometry* read = nullptr;
  if (OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &read, wkb.size()) != OGRERR_NONE)
    return nullptr;
  GeometryPointer geometry(read);
  const OGRwkbGeometryType wanted = geometryType(kind);
  const OGRwkbGeometryType found = geometry->getGeometryType();
  if (found == wanted) return geometry;
  if (kind == model::GeometryKind::MultiPolygon && found == wkbPolygon)
    return GeometryPointer(OGRGeometryFactory::forceToMultiPolygon(geometry.release()));
  if (kind == model::GeometryKind::MultiLineString && found == wkbLineString)
    return GeometryPointer(OGRGeometryFactory::forceToMultiLineString(geometry.release()));
  return nullptr;
}

void setField(OGRFeature& feature, int field, const model::OutputColumn& column, std::size_t row) {
  std::visit(
      [&](const auto& values) {
        const auto& value = values[row];
        if (!value) {
          feature.SetFieldNull(field);
        } else if constexpr (std::is_same_v<std::decay_t<decltype(*value)>, std::string>) {
          feature.SetField(field, value->c_str());
        } else if constexpr (std::is_same_v<std::decay_t<decltype(*value)>, double>) {
          feature.SetField(field, *value);
        } else {
          feature.SetField(field, static_cast<GIntBig>(*value));
        }
      },
      column.values);
}

// A text or NULL for SQL.
std::string sqlTextOrNull(const std::string& text) {
  return text.empty() ? "NULL" : sqlText(text);
}

// ExecuteSQL answers nothing for a statement that asks nothing, so failure shows in GDAL's words only.
bool execute(GDALDataset& dataset, const std::string& statement) {
  std::string words;
  {
    const GdalFailures inner;
    if (OGRLayer* const answer = dataset.ExecuteSQL(statement.c_str(), nullptr, nullptr))
      dataset.ReleaseResultSet(answer);
    if (!inner.hasFailure()) return true;
    words = inner.words();
  }
  CPLError(CE_Failure, CPLE_AppDefined, "%s", words.c_str());
  return false;
}

// The tables of the extension "Schema" and its registration, as the GeoPackage standard 1.2.1 prescribes them
// in table 9 (extensions) and annex F.9.
bool createSchemaExtension(GDALDataset& dataset) {
  if (!execute(dataset,
               "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, "
               "extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT "
               "ge_tce UNIQUE (table_name, column_name, extension_name))") ||
      !execute(dataset,
               "CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT "
               "NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, "
               "CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE "
               "(table_name, name))") ||
      !execute(dataset,
               "CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (constraint_name TEXT NOT NULL, "
               "constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max "
               "NUMERIC, max_is_inclusive BOOLEAN, description TEXT, CONSTRAINT gdcc_ntv UNIQUE "
               "(constraint_name, constraint_type, value))"))
    return false;
  for (const std::string table : {"gpkg_data_columns", "gpkg_data_column_constraints"})
    if (!execute(dataset,
                 "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) "
                 "SELECT " +
                     sqlText(table) +
                     ", NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', "
                     "'read-write' WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = " +
                     sqlText(table) + ")"))
      return false;
  return true;
}

}  // namespace

std::optional<LayerProblem> writeLayer(GDALDataset& dataset, const model::OutputTable& table,
                                       const std::string& identifier, RowProgress& progress) {
  OGRLayer* const layer = createLayer(dataset, table, identifier);
  if (!layer) return LayerProblem{};
  const FeaturePointer feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
  const std::size_t rows = table.rowCount();
  for (std::size_t row = 0; row < rows; ++row) {
    feature->SetFID(OGRNullFID);
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      setField(*feature, static_cast<int>(column), table.columns[column], row);
    if (table.geometry != model::GeometryKind::None) {
      GeometryPointer geometry;
      if (table.wkb[row]) {
        geometry = geometryFromWkb(*table.wkb[row], table.geometry);
        if (!geometry) return LayerProblem{LayerFailure::BadGeometry, row + 1};
      }
      feature->SetGeometryDirectly(geometry.release());
    }
    if (layer->CreateFeature(feature.get()) != OGRERR_NONE) return LayerProblem{};
    if (!progress.rowDone()) return LayerProblem{LayerFailure::Cancelled, {}};
  }
  return std::nullopt;
}

bool writeColumnTitles(GDALDataset& dataset, const std::vector<model::OutputTable>& tables) {
  if (!createSchemaExtension(dataset)) return false;
  for (const model::OutputTable& table : tables) {
    std::string rows;
    for (const model::OutputColumn& column : table.columns) {
      if (column.title.empty() && column.unit.empty()) continue;
      rows += (rows.empty() ? "(" : ", (") + sqlText(table.name) + ", " + sqlText(column.name) + ", " +
              sqlTextOrNull(column.title) + ", " + sqlTextOrNull(column.unit) + ")";
    }
    if (rows.empty()) continue;
    // GDAL shows `name` as the alternative name; the standard wants it unique, so of two columns with the
    // same title one gets it (the title itself is kept for both).
    if (!execute(dataset,
                 "INSERT OR REPLACE INTO gpkg_data_columns (table_name, column_name, title, description) "
                 "VALUES " +
                     rows) ||
        !execute(dataset, "UPDATE OR IGNORE gpkg_data_columns SET name = title WHERE table_name = " +
                              sqlText(table.name)))
      return false;
  }
  return true;
}

std::vector<std::string> uniqueIdentifiers(GDALDataset& dataset,
                                           const std::vector<model::OutputTable>& tables) {
  std::set<std::string> taken;
  if (OGRLayer* const answer = dataset.ExecuteSQL(
          "SELECT identifier FROM gpkg_contents WHERE identifier IS NOT NULL", nullptr, nullptr)) {
    while (const FeaturePointer row{answer->GetNextFeature()}) taken.insert(row->GetFieldAsString(0));
    dataset.ReleaseResultSet(answer);
  }
  std::vector<std::string> identifiers;
  for (const model::OutputTable& table : tables) {
    std::string identifier = table.title.empty() ? table.name : table.title;
    while (!taken.insert(identifier).second) identifier += " (" + table.name + ")";
    identifiers.push_back(std::move(identifier));
  }
  return identifiers;
}

}  // namespace fairshares::io
