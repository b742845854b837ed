// Fair Shares: calls on layers that QGIS has renamed from one minor version to the next.
#pragma once

#include <qgsfeaturerequest.h>
#include <qgspallabeling.h>
#include <qgsvectorlayer.h>

namespace fairshares::compat {

/// The geometry of a layer as plain words: enumerations of QGIS moved in 3.30.
enum class GeometryWord { Point, Line, Polygon, None };
GeometryWord geometryOf(const QgsVectorLayer& layer);

/// Asks for attributes alone (the flag moved in 3.36).
void leaveGeometryOut(QgsFeatureRequest& request);

/// Names of areas stand level inside their polygon, or not at all; of points beside them (the enumeration
/// moved in 3.26).
void placeLabels(QgsPalLayerSettings& settings, GeometryWord geometry);

/// Title and abstract as catalogues and servers show them (they moved in 3.38).
void setTitleAndAbstract(QgsVectorLayer& layer, const QString& title, const QString& abstract);

}  // namespace fairshares::compat
