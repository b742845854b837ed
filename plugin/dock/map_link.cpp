#include "dock/map_link.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsexpression.h>
#include <qgsfeatureiterator.h>
#include <qgsproject.h>

#include <QScopedValueRollback>
#include <QSet>
#include <algorithm>

#include "compat/layer_api.h"

namespace fairshares::dock {

namespace {

const QString CODE = QStringLiteral("code");
constexpr double MARGIN = 1.1;  // of the areas zoomed to

void selectByCode(QgsVectorLayer& layer, const QString& column, const QStringList& codes) {
  if (codes.isEmpty()) {
    layer.removeSelection();
    return;
  }
  QStringList quoted;
  for (const QString& code : codes) quoted << QgsExpression::quotedString(code);
  layer.selectByExpression(
      QStringLiteral("%1 IN (%2)").arg(QgsExpression::quotedColumnRef(column), quoted.join(',')));
}

QStringList codesOfSelected(const QgsVectorLayer& layer, const QString& column) {
  const int field = layer.fields().lookupField(column);
  if (field < 0) return {};
  QgsFeatureRequest request;
  request.setSubsetOfAttributes({field});
  compat::leaveGeometryOut(request);
  QSet<QString> codes;
  QgsFeatureIterator selected = layer.getSelectedFeatures(request);
  for (QgsFeature feature; selected.nextFeature(feature);) {
    const QString code = feature.attribute(field).toString();
    if (!code.isEmpty()) codes.insert(code);
  }
  QStringList sorted(codes.begin(), codes.end());
  sorted.sort();
  return sorted;
}

}  // namespace

MapLink::MapLink(QgsMapCanvas* canvas, QObject* parent) : QObject(parent), mCanvas(canvas) {}

void MapLink::setLayers(QgsVectorLayer* areas, QgsVectorLayer* zones, const QString& zoneColumn) {
  for (QgsVectorLayer* old : {mAreas.data(), mZones.data()})
    if (old) disconnect(old, nullptr, this, nullptr);
  mAreas = areas;
  mZones = zones;
  mZoneColumn = zoneColumn;
  follow(areas, CODE);
  follow(zones, zoneColumn);
}

void MapLink::follow(QgsVectorLayer* layer, const QString& column) {
  if (!layer) return;
  connect(layer, &QgsVectorLayer::selectionChanged, this, [this, layer, column] {
    if (mIsSelecting) return;
    const QStringList codes = codesOfSelected(*layer, column);
    {
      // Nothing is to stay selected on the layer that is out of sight.
      const QScopedValueRollback<bool> selecting(mIsSelecting, true);
      if (layer == mZones && mAreas) selectByCode(*mAreas, CODE, codes);
      if (layer == mAreas && mZones) selectByCode(*mZones, mZoneColumn, codes);
    }
    emit areasSelected(codes);
  });
}

void MapLink::selectAreas(const QStringList& codes) {
  const QScopedValueRollback<bool> selecting(mIsSelecting, true);
  if (mAreas) selectByCode(*mAreas, CODE, codes);
  if (mZones) selectByCode(*mZones, mZoneColumn, codes);
  if (codes.isEmpty()) return;
  if (mAreas && mAreas->selectedFeatureCount() > 0)
    zoomTo(*mAreas);
  else if (mZones && mZones->selectedFeatureCount() > 0)
    zoomTo(*mZones);
}

void MapLink::zoomTo(QgsVectorLayer& layer) {
  if (!mCanvas) return;
  const QgsRectangle extent = layer.boundingBoxOfSelected();
  if (extent.isEmpty()) return;
  const QgsCoordinateTransform toMap(layer.crs(), mCanvas->mapSettings().destinationCrs(),
                                     mCanvas->mapSettings().transformContext());
  try {
    QgsRectangle onMap = toMap.transformBoundingBox(extent);
    onMap.scale(MARGIN);
    mCanvas->setExtent(onMap);
    mCanvas->refresh();
  } catch (const QgsCsException&) {
    // The map's system has no such place: the selection shows all the same.
  }
}

}  // namespace fairshares::dock
