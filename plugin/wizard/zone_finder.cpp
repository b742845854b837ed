#include "wizard/zone_finder.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfeatureiterator.h>
#include <qgsgeometry.h>
#include <qgsspatialindex.h>

#include <QCoreApplication>
#include <algorithm>
#include <optional>
#include <stdexcept>

#include "compat/feature_request.h"
#include "io/code_cells.h"
#include "io/number_cells.h"
#include "processing/layer_cells.h"

namespace fairshares::wizard {

namespace {

constexpr int FEATURES_PER_LOOK = 64;

struct Zone {
  std::string code;
  QgsGeometry shape;
};

class ZoneIndex {
 public:
  ZoneIndex(const LayerSnapshot& zones, const QString& codeField, const IsStopped& isStopped) {
    const int code = zones.fields.lookupField(codeField);
    QgsFeatureRequest request = compat::allFeatures(true);
    request.setSubsetOfAttributes({code});
    QgsFeatureIterator features = zones.source->getFeatures(request);
    QgsFeature feature;
    io::CodeCells codes;
    for (int count = 0; features.nextFeature(feature); ++count) {
      if (count % FEATURES_PER_LOOK == 0 && isStopped()) return;
      const std::string zone(codes.read(processing::cellText(feature.attribute(code))));
      if (zone.empty() || feature.geometry().isEmpty()) continue;
      mIndex.addFeature(static_cast<QgsFeatureId>(mZones.size()), feature.geometry().boundingBox());
      mZones.push_back({zone, feature.geometry()});
    }
  }
  [[nodiscard]] std::optional<std::string> zoneAt(const QgsPointXY& point) const {
    const QgsGeometry place = QgsGeometry::fromPointXY(point);
    std::optional<std::string> first;
    for (const QgsFeatureId near : mIndex.intersects(QgsRectangle(point, point))) {
      const Zone& zone = mZones[static_cast<std::size_t>(near)];
      if ((!first || zone.code < *first) && zone.shape.intersects(place)) first = zone.code;
    }
    return first;
  }

 private:
  QgsSpatialIndex mIndex;
  std::vector<Zone> mZones;  ///< [id in the index]
};

class PointReader {
 public:
  explicit PointReader(const ZoneSearch& search)
      : mX(search.x.isEmpty() ? -1 : search.points.fields.lookupField(search.x)),
        mY(search.y.isEmpty() ? -1 : search.points.fields.lookupField(search.y)),
        mToZones(search.crs, search.zones.crs, search.points.transforms) {}

  /// In the system of the zones; nothing where the row has no position, or one that no map has.
  [[nodiscard]] std::optional<QgsPointXY> pointOf(const QgsFeature& feature) const {
    const std::optional<QgsPointXY> own = mX >= 0 && mY >= 0 ? fromFields(feature) : fromShape(feature);
    if (!own) return std::nullopt;
    try {
      return mToZones.transform(*own);
    } catch (const QgsCsException&) {
      return std::nullopt;
    }
  }

 private:
  [[nodiscard]] std::optional<QgsPointXY> fromFields(const QgsFeature& feature) const {
    const io::NumberCell x = io::readNumberCell(processing::cellText(feature.attribute(mX)), false);
    const io::NumberCell y = io::readNumberCell(processing::cellText(feature.attribute(mY)), false);
    if (x.kind != io::CellKind::Number || y.kind != io::CellKind::Number) return std::nullopt;
    return QgsPointXY(x.value, y.value);
  }
  [[nodiscard]] static std::optional<QgsPointXY> fromShape(const QgsFeature& feature) {
    const QgsGeometry shape = feature.geometry();
    if (shape.isEmpty()) return std::nullopt;
    const QgsPoint first = *shape.vertices_begin();  // of several points
    return QgsPointXY(first.x(), first.y());
  }
  int mX;
  int mY;
  QgsCoordinateTransform mToZones;
};

}  // namespace

FoundZones findZones(const ZoneSearch& search, const IsStopped& isStopped) {
  FoundZones found;
  const int code = search.points.fields.lookupField(search.pointCode);
  if (code < 0 || search.zones.fields.lookupField(search.zoneCode) < 0)
    throw std::runtime_error(
        QCoreApplication::translate("fairshares", "The field of codes is not in the layer any more.")
            .toStdString());
  const ZoneIndex zones(search.zones, search.zoneCode, isStopped);
  const PointReader reader(search);
  QgsFeatureIterator features = search.points.source->getFeatures(compat::allFeatures(true));
  QgsFeature feature;
  io::CodeCells codes;
  for (int count = 0; features.nextFeature(feature); ++count) {
    if (count % FEATURES_PER_LOOK == 0 && isStopped()) return found;
    const std::string name(codes.read(processing::cellText(feature.attribute(code))));
    if (name.empty()) continue;
    const std::optional<QgsPointXY> point = reader.pointOf(feature);
    const std::optional<std::string> zone = point ? zones.zoneAt(*point) : std::nullopt;
    if (zone)
      found.zoneOf[name] = *zone;
    else
      (point ? found.outside : found.nowhere).push_back(name);
  }
  std::sort(found.outside.begin(), found.outside.end());
  std::sort(found.nowhere.begin(), found.nowhere.end());
  return found;
}

}  // namespace fairshares::wizard
