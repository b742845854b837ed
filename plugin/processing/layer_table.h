// Fair Shares: any layer of QGIS as the tables the engine works on.
#pragma once

#include <qgsfeature.h>
#include <qgsfeaturesource.h>

#include <QStringList>
#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "model/source_tables.h"

namespace fairshares::processing {

/// What is wanted of a layer. Fields are names; those that are empty are not wanted.
struct LayerRequest {
  QString codeField;
  QStringList numberFields;  ///< read as numbers, whether the field is of numbers or of text
  QStringList textFields;
  bool withGeometry = false;
};

/// What was read.
struct LayerTable {
  model::AttributeTable table;       ///< `file` is the name of the layer, `rows` count its features from 1
  std::vector<QgsFeature> features;  ///< [row] as the source gave them, with all attributes
  Issues issues;                     ///< cells that are no numbers, archived codes that were recoded
};

/// Reads the features of a source as Processing hands it over: of a file, a memory layer, a database,
/// filtered, a selection.
///
/// Codes are trimmed, archived area codes made current, whole numbers without ".0"; numbers may be written as
/// text with thousands separated by commas, missing ones as any mark the engine knows. Blank and doubled
/// codes are left for the join to judge.
///
/// Errors: ColumnMissing, ValueNotNumeric, ValueNotFinite; Cancelled. All of them at once.
LayerTable readLayer(const QgsFeatureSource& source, const LayerRequest& request, const Monitor& monitor);

/// Geometries as the engine takes polygons: two-dimensional Polygon or MultiPolygon in little-endian WKB.
/// Curves are cut into lines as QGIS draws them. GeometryMissing for a feature without polygon.
std::vector<std::string> polygonWkb(const LayerTable& layer, Issues& issues);

}  // namespace fairshares::processing
