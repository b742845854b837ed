#include "dock/input_counts.h"

#include <qgsfeatureiterator.h>

#include <QCoreApplication>
#include <QLocale>

#include "compat/layer_api.h"
#include "layers/layer_factory.h"

namespace fairshares::dock {

namespace {

QString translated(const char* text) {
  return QCoreApplication::translate("fairshares", text);
}

/// A number of the section "study" of a run report.
std::optional<double> numberIn(const QgsVectorLayer& report, const QString& key) {
  const QgsFields fields = report.fields();
  const int section = fields.lookupField(QStringLiteral("section"));
  const int name = fields.lookupField(QStringLiteral("key"));
  const int value = fields.lookupField(QStringLiteral("value"));
  if (section < 0 || name < 0 || value < 0) return std::nullopt;
  QgsFeatureRequest request;
  compat::leaveGeometryOut(request);
  QgsFeatureIterator rows = report.getFeatures(request);
  for (QgsFeature row; rows.nextFeature(row);) {
    if (row.attribute(section).toString() != QLatin1String("study") || row.attribute(name).toString() != key)
      continue;
    bool isNumber = false;
    const double number = row.attribute(value).toString().toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

QString numberText(double count) {
  return QLocale().toString(count, 'f', 0);
}

QString countedText(double count, const QString& one, const QString& many) {
  return count == 1.0 ? one : many.arg(numberText(count));
}

QString textOf(const InputCounts& counts) {
  QStringList parts;
  const auto add = [&](const std::optional<double>& count, const char* one, const char* many) {
    if (count) parts << countedText(*count, translated(one), translated(many));
  };
  add(counts.zones, QT_TRANSLATE_NOOP("fairshares", "1 zone"), QT_TRANSLATE_NOOP("fairshares", "%1 zones"));
  add(counts.persons, QT_TRANSLATE_NOOP("fairshares", "1 person"),
      QT_TRANSLATE_NOOP("fairshares", "%1 persons"));
  for (const auto& [title, areas] : counts.levels)
    parts << QCoreApplication::translate("fairshares", "%1 %2", "how many, areas of a level")
                 .arg(numberText(areas), title);
  add(counts.practices, QT_TRANSLATE_NOOP("fairshares", "1 GP practice"),
      QT_TRANSLATE_NOOP("fairshares", "%1 GP practices"));
  add(counts.programmes, QT_TRANSLATE_NOOP("fairshares", "1 programme"),
      QT_TRANSLATE_NOOP("fairshares", "%1 programmes"));
  return parts.join(QStringLiteral(", "));
}

InputCounts countsOfRun(const QgsLayerTreeGroup& group) {
  InputCounts counts;
  const QVector<QgsVectorLayer*> reports =
      layers::layersOf(group, layers::LayerRole::Table, QStringLiteral("run_report"));
  if (!reports.isEmpty()) {
    counts.zones = numberIn(*reports.front(), QStringLiteral("zones"));
    counts.persons = numberIn(*reports.front(), QStringLiteral("population"));
    counts.practices = numberIn(*reports.front(), QStringLiteral("practices"));
  }
  for (const QgsVectorLayer* level : layers::layersOf(group, layers::LayerRole::Areas))
    if (const auto facts = layers::factsOf(*level))
      counts.levels.append({facts->kindTitle, static_cast<double>(level->featureCount())});
  return counts;
}

}  // namespace fairshares::dock
