// Fair Shares: the rows of a layer as the user sees them, read and copied on another thread.
#pragma once

#include <qgscoordinatereferencesystem.h>
#include <qgscoordinatetransformcontext.h>
#include <qgsfields.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerfeatureiterator.h>

#include <QString>
#include <map>
#include <memory>
#include <string>

#include "compat/geometry_types.h"
#include "wizard/background_work.h"

namespace fairshares::wizard {

/// Taken on the main thread, used on another: with filter, joins, virtual fields and edits as they were then.
struct LayerSnapshot {
  explicit LayerSnapshot(const QgsVectorLayer& layer);
  std::shared_ptr<QgsVectorLayerFeatureSource> source;
  QgsFields fields;
  compat::WkbType geometry;
  QgsCoordinateReferenceSystem crs;
  QgsCoordinateTransformContext transforms;
};

/// Different cells of a column, as the engine reads them (trimmed, "15.0" as "15"), and how often each is
/// there. Empty ones are under "".
using CellCounts = std::map<std::string, std::size_t>;
CellCounts countCells(const LayerSnapshot& layer, const QString& field, bool asCodes,
                      const IsStopped& isStopped);

/// A field of text that a copy has besides those of the layer.
struct AddedField {
  QString name;
  QString code;                               ///< field of the layer with the codes below
  std::map<std::string, std::string> values;  ///< by code; rows of other codes stay empty
};

/// Adds the layer to a GeoPackage, which is made if it is not there. Throws std::runtime_error.
void copyInto(const QString& geoPackage, const QString& name, const LayerSnapshot& layer,
              const IsStopped& isStopped, const AddedField* added = nullptr);

}  // namespace fairshares::wizard
