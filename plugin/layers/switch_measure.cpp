#include "layers/switch_measure.h"

#include <QCoreApplication>

#include "layers/map_tip.h"
#include "layers/renderers.h"

namespace fairshares::layers {

namespace {

const QString MEASURE_KEY = QStringLiteral("fairshares/measure");
const QString PROGRAMME_KEY = QStringLiteral("fairshares/programme");
const QString LINE_KEY = QStringLiteral("fairshares/looking_at");
const QString METHOD_KEY = QStringLiteral("fairshares/method");
const QString NAME_KEY = QStringLiteral("fairshares/name");

Issue noSuchNumber(const QgsVectorLayer& layer, const QString& programme, Measure measure) {
  return {Severity::Error,
          IssueCode::ColumnMissing,
          Place{.file = layer.name().toStdString(),
                .column = (programme + QStringLiteral("_") + idOf(measure)).toStdString(),
                .key = programme.toStdString()},
          idOf(measure).toStdString(),
          QCoreApplication::translate("fairshares", "The layer has no %1 of this programme.")
              .arg(titleOf(measure))
              .toStdString(),
          QCoreApplication::translate("fairshares", "Choose another measure or another programme.")
              .toStdString()};
}

// The name says measure, kind of area, study and year, unless the user has given another one.
void rename(QgsVectorLayer& layer, const MapView& view) {
  const QString given = layer.customProperty(NAME_KEY).toString();
  if (!given.isEmpty() && given != layer.name()) return;
  const QString name = QCoreApplication::translate("fairshares", "%1: %2 | %3", "areas: measure | study")
                           .arg(view.facts.kindTitle, view.title(), view.facts.studyLine());
  layer.setName(name);
  layer.setCustomProperty(NAME_KEY, name);
}

}  // namespace

std::optional<Issue> switchMeasure(QgsVectorLayer& layer, const QString& programme, Measure measure) {
  const std::optional<MapView> view = viewOf(layer, programme, measure);
  if (!view) return noSuchNumber(layer, programme, measure);
  const ViewValues values = readValues(layer, *view);
  const ClassLimits limits = limitsOf(*view, values);
  layer.setCustomProperty(MEASURE_KEY, idOf(measure));
  layer.setCustomProperty(PROGRAMME_KEY, view->programme);
  layer.setCustomProperty(METHOD_KEY, methodText(limits));
  layer.setCustomProperty(LINE_KEY, lookingAt(*view, limits, values));
  layer.setMapTipTemplate(mapTip(layer, *view));
  rename(layer, *view);
  layer.setRenderer(rendererFor(layer, *view, limits).release());
  layer.triggerRepaint();
  return std::nullopt;
}

std::optional<ShownView> shownView(const QgsVectorLayer& layer) {
  const std::optional<Measure> measure = measureOfId(layer.customProperty(MEASURE_KEY).toString());
  if (!measure || !factsOf(layer)) return std::nullopt;
  return ShownView{*measure, layer.customProperty(PROGRAMME_KEY).toString(),
                   layer.customProperty(LINE_KEY).toString(), layer.customProperty(METHOD_KEY).toString()};
}

}  // namespace fairshares::layers
