#include "plugin/layers/shipped_styles.h"

#include <qgsmaplayer.h>
#include <qgsrenderer.h>
#include <qgssinglesymbolrenderer.h>

#include <QDomDocument>
#include <stdexcept>

#include "layers/build_layers.h"
#include "layers/category_renderer.h"
#include "layers/layer_dressing.h"
#include "layers/renderers.h"

namespace fairshares::testing_support {

using namespace layers;

namespace {

std::unique_ptr<QgsVectorLayer> emptyLayer(const QString& kind, const QString& fields) {
  auto layer = std::make_unique<QgsVectorLayer>(
      kind + QStringLiteral("?crs=EPSG:27700&field=code:string&field=name:string") + fields,
      QStringLiteral("style"), QStringLiteral("memory"));
  if (!layer->isValid()) throw std::runtime_error("no memory layer");
  return layer;
}

// Drawn by a measure of a programme.
std::unique_ptr<QgsVectorLayer> measured(const QString& kind, LayerRole role, const QString& programme,
                                         Measure measure, const QString& column) {
  auto layer = emptyLayer(kind, QStringLiteral("&field=population:double&field=%1:double").arg(column));
  LayerFacts facts;
  facts.role = role;
  facts.table = QStringLiteral("zones");
  facts.programmes = {{programme, programme, std::nullopt}};
  keepFacts(*layer, facts);
  const MapView view = viewOf(*layer, programme, measure).value();
  layer->setRenderer(rendererFor(*layer, view, limitsOf(view, {})).release());
  return layer;
}

std::unique_ptr<QgsVectorLayer> plain(const QString& kind, LayerRole role) {
  auto layer = emptyLayer(kind, QString());
  layer->setRenderer(plainRenderer(*layer, role).release());
  return layer;
}

}  // namespace

QStringList shippedRoles() {
  return {"zones",      "areas",       "area_outlines", "practices", "urban_rural_class",
          "drive_time", "settlements", "routes",        "ferries"};
}

std::unique_ptr<QgsVectorLayer> styledLayer(const QString& role) {
  std::unique_ptr<QgsVectorLayer> layer;
  if (role == "zones" || role == "areas") {
    layer = measured("MultiPolygon", LayerRole::Zones, "hchs", Measure::OverallIndex, "hchs_overall_index");
    showNames(*layer, role == "zones" ? namesScale(7000) : 0.0, role == "areas");
  } else if (role == "practices") {
    layer = measured("Point", LayerRole::Practices, "gp_prescribing", Measure::OverallIndex,
                     "gp_prescribing_overall_index");
    showNames(*layer, namesScale(7000), false);
  } else if (role == "drive_time") {
    layer = measured("MultiPolygon", LayerRole::DriveTime, "hchs", Measure::DriveTime, "drive_time_min");
  } else if (role == "urban_rural_class") {
    layer = emptyLayer("MultiPolygon", "&field=urban_rural_class:string");
    layer->setRenderer(categoryRenderer(classesOf({"1", "8"}), "urban_rural_class").release());
  } else if (role == "area_outlines") {
    layer = plain("MultiPolygon", LayerRole::AreaOutlines);
    showNames(*layer, 0.0, true);
  } else if (role == "settlements") {
    layer = plain("MultiPolygon", LayerRole::Settlements);
    showNames(*layer, SETTLEMENT_NAMES_SCALE, false);
  } else if (role == "routes" || role == "ferries") {
    layer = plain("MultiLineString", role == "routes" ? LayerRole::Routes : LayerRole::Ferries);
  } else {
    throw std::runtime_error("no such role");
  }
  return layer;
}

QByteArray shippedStyle(const QString& role) {
  const std::unique_ptr<QgsVectorLayer> layer = styledLayer(role);
  QDomDocument document;
  QString error;
  layer->exportNamedStyle(document, error, QgsReadWriteContext(),
                          QgsMapLayer::Symbology | QgsMapLayer::Labeling);
  return document.toByteArray(1);
}

QString shippedFile(const QString& role) {
  return QStringLiteral(FAIRSHARES_SOURCE_DIR "/styles/%1.qml").arg(role);
}

}  // namespace fairshares::testing_support
