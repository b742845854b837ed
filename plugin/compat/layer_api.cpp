#include "compat/layer_api.h"

#include <qgsconfig.h>
#if _QGIS_VERSION_INT >= 33800
#include <qgsmaplayerserverproperties.h>
#endif
#include <qgswkbtypes.h>

namespace fairshares::compat {

GeometryWord geometryOf(const QgsVectorLayer& layer) {
#if _QGIS_VERSION_INT >= 33000
  using Type = Qgis::GeometryType;
  constexpr auto POINT = Type::Point, LINE = Type::Line, POLYGON = Type::Polygon;
#else
  constexpr auto POINT = QgsWkbTypes::PointGeometry, LINE = QgsWkbTypes::LineGeometry,
                 POLYGON = QgsWkbTypes::PolygonGeometry;
#endif
  const auto type = layer.geometryType();
  if (type == POINT) return GeometryWord::Point;
  if (type == LINE) return GeometryWord::Line;
  if (type == POLYGON) return GeometryWord::Polygon;
  return GeometryWord::None;
}

void leaveGeometryOut(QgsFeatureRequest& request) {
#if _QGIS_VERSION_INT >= 33600
  request.setFlags(Qgis::FeatureRequestFlag::NoGeometry);
#else
  request.setFlags(QgsFeatureRequest::NoGeometry);
#endif
}

void placeLabels(QgsPalLayerSettings& settings, GeometryWord geometry) {
#if _QGIS_VERSION_INT >= 32600
  using Placement = Qgis::LabelPlacement;
#else
  using Placement = QgsPalLayerSettings::Placement;
#endif
  settings.placement = geometry == GeometryWord::Polygon ? Placement::Horizontal : Placement::AroundPoint;
}

void setTitleAndAbstract(QgsVectorLayer& layer, const QString& title, const QString& abstract) {
#if _QGIS_VERSION_INT >= 33800
  layer.serverProperties()->setTitle(title);
  layer.serverProperties()->setAbstract(abstract);
#else
  layer.setTitle(title);
  layer.setAbstract(abstract);
#endif
}

}  // namespace fairshares::compat
