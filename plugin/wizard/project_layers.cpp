#include "wizard/project_layers.h"

#include <qgslayertree.h>
#include <qgslayertreelayer.h>
#include <qgsproviderregistry.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayerjoinbuffer.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

#include "compat/fields.h"
#include "compat/layer_api.h"
#include "layers/layer_facts.h"

namespace fairshares::wizard {

namespace {

/// What the layer shows that its file does not hold.
QString differenceFromFile(const QgsVectorLayer& layer) {
  if (!layer.subsetString().isEmpty()) return QCoreApplication::translate("fairshares", "it is filtered");
  if (layer.isModified()) return QCoreApplication::translate("fairshares", "it has edits that are not saved");
  if (!layer.vectorJoins().isEmpty())
    return QCoreApplication::translate("fairshares", "other tables are joined to it");
  for (int field = 0; field < layer.fields().count(); ++field)
    if (!compat::isOfTheSource(layer.fields(), field))
      return QCoreApplication::translate("fairshares", "it has virtual fields");
  const QgsCoordinateReferenceSystem own = layer.dataProvider()->crs();
  if (own.isValid() && layer.crs().isValid() && own != layer.crs())
    return QCoreApplication::translate("fairshares",
                                       "its coordinate reference system is another than its file's");
  return {};
}

/// The path of an OGR source; empty if it is no file.
QString ogrFile(const QVariantMap& parts) {
  const QString path = parts.value(QStringLiteral("path")).toString();
  if (!QFileInfo::exists(path)) return {};
  const QString prefix = parts.value(QStringLiteral("vsiPrefix")).toString();
  const QString absolute = QFileInfo(path).absoluteFilePath();
  return prefix.isEmpty() ? absolute
                          : prefix + absolute + parts.value(QStringLiteral("vsiSuffix")).toString();
}

LayerSource ogrSource(const QgsVectorLayer& layer) {
  const QVariantMap parts = QgsProviderRegistry::instance()->decodeUri(QStringLiteral("ogr"), layer.source());
  LayerSource source;
  source.file = ogrFile(parts);
  source.layer = parts.value(QStringLiteral("layerName")).toString();
  if (source.file.isEmpty())
    source.copyReason = QCoreApplication::translate("fairshares", "it is not in a file");
  if (!parts.value(QStringLiteral("openOptions")).toStringList().isEmpty())
    source.copyReason =
        QCoreApplication::translate("fairshares", "its file is opened with options of its own");
  if (source.layer.isEmpty() && parts.contains(QStringLiteral("layerId")) &&
      parts.value(QStringLiteral("layerId")).toInt() > 0)
    source.copyReason = QCoreApplication::translate("fairshares", "its file has several layers");
  return source;
}

draft::Shape shapeOf(const QgsVectorLayer& layer) {
  switch (compat::geometryOf(layer)) {
  case compat::GeometryWord::Point:
    return draft::Shape::Points;
  case compat::GeometryWord::Line:
    return draft::Shape::Lines;
  case compat::GeometryWord::Polygon:
    return draft::Shape::Polygons;
  case compat::GeometryWord::None:
    break;
  }
  return draft::Shape::Table;
}

bool isUsable(const QgsVectorLayer* layer) {
  return layer && layer->isValid() && layer->dataProvider() && !layers::factsOf(*layer);
}

}  // namespace

LayerSource textFileSource(const QString& uri) {
  const QUrl url(uri);
  LayerSource source;
  source.file = QFileInfo(url.toLocalFile()).absoluteFilePath();
  if (!QFileInfo::exists(source.file))
    source.copyReason = QCoreApplication::translate("fairshares", "its file is not there");
  static const QStringList HARMLESS{"type",      "maxFields",    "detectTypes", "geomType", "subsetIndex",
                                    "watchFile", "spatialIndex", "trimFields",  "field",    "crs"};
  for (const auto& [key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
    const bool isUsual =
        HARMLESS.contains(key)
            ? (key != QLatin1String("geomType") || value == QLatin1String("none"))
            : (key == QLatin1String("delimiter") && QStringList{",", ";", "\\t", "\t"}.contains(value)) ||
                  (key == QLatin1String("useHeader") &&
                   value.compare(QLatin1String("yes"), Qt::CaseInsensitive) == 0) ||
                  (key == QLatin1String("encoding") &&
                   value.compare(QLatin1String("UTF-8"), Qt::CaseInsensitive) == 0);
    if (!isUsual)
      source.copyReason =
          QCoreApplication::translate("fairshares", "its text is read with settings of its own");
  }
  return source;
}

LayerSource sourceOf(const QgsVectorLayer& layer) {
  LayerSource source;
  if (layer.providerType() == QLatin1String("ogr"))
    source = ogrSource(layer);
  else if (layer.providerType() == QLatin1String("delimitedtext"))
    source = textFileSource(layer.source());
  else if (layer.providerType() == QLatin1String("memory"))
    source.copyReason = QCoreApplication::translate("fairshares", "it is in memory only");
  else
    source.copyReason =
        QCoreApplication::translate("fairshares", "it is in a database or service, not in a file");
  if (const QString difference = differenceFromFile(layer); !difference.isEmpty())
    source.copyReason = difference;
  if (!layer.dataProvider()->crs().isValid() && layer.crs().isValid()) source.crs = layer.crs().authid();
  return source;
}

draft::LayerDescription describe(const QgsVectorLayer& layer) {
  draft::LayerDescription description;
  description.name = layer.name().toStdString();
  description.shape = shapeOf(layer);
  for (const QgsField& field : layer.fields()) description.fields.push_back({field.name().toStdString(), {}});
  return description;
}

std::vector<ProjectLayer> listLayers(const QgsProject& project) {
  std::vector<QgsVectorLayer*> inOrder;
  const auto add = [&inOrder](QgsMapLayer* layer) {
    auto* vector = qobject_cast<QgsVectorLayer*>(layer);
    if (isUsable(vector) && std::find(inOrder.begin(), inOrder.end(), vector) == inOrder.end())
      inOrder.push_back(vector);
  };
  for (const QgsLayerTreeLayer* node : project.layerTreeRoot()->findLayers()) add(node->layer());
  for (QgsMapLayer* layer : project.mapLayers()) add(layer);
  std::vector<ProjectLayer> found;
  for (QgsVectorLayer* layer : inOrder) found.push_back({layer, describe(*layer), sourceOf(*layer)});
  return found;
}

}  // namespace fairshares::wizard
