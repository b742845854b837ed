// Fair Shares: areas selected in a table and zones selected on the map follow each other.
#pragma once

#include <qgsmapcanvas.h>
#include <qgsvectorlayer.h>

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

namespace fairshares::dock {

class MapLink final : public QObject {
  Q_OBJECT

 public:
  /// `canvas` may be null: then nothing is zoomed.
  explicit MapLink(QgsMapCanvas* canvas, QObject* parent = nullptr);

  /// The layers to link: `areas` with a column `code`, `zones` whose column `zoneColumn` has the code of
  /// their area. Either may be null. Replaces what was linked before.
  void setLayers(QgsVectorLayer* areas, QgsVectorLayer* zones, const QString& zoneColumn);

  /// Selects the areas and their zones, and zooms to them; an empty list selects nothing and leaves the map
  /// where it is. Is not echoed by areasSelected().
  void selectAreas(const QStringList& codes);

 signals:
  /// Somebody else has selected zones or areas: the codes of their areas, sorted, each once. The other layer
  /// has followed: areas those of the zones, zones those of the areas.
  void areasSelected(const QStringList& codes);

 private:
  void follow(QgsVectorLayer* layer, const QString& column);
  void zoomTo(QgsVectorLayer& layer);

  QPointer<QgsMapCanvas> mCanvas;
  QPointer<QgsVectorLayer> mAreas;
  QPointer<QgsVectorLayer> mZones;
  QString mZoneColumn;
  bool mIsSelecting = false;
};

}  // namespace fairshares::dock
