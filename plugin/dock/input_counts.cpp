#include "dock/input_counts.h"

#include <qgsfeatureiterator.h>

#include <QCoreApplication>
#include <QMap>

#include "compat/layer_api.h"
#include "layers/layer_factory.h"
#include "layers/locale_for_people.h"

namespace fairshares::dock {

namespace {

QString translated(const char* text) {
  return QCoreApplication::translate("fairshares", text);
}

/// The numbers of the section "study" of a run report, by key.
QMap<QString, double> studyNumbersOf(const QgsVectorLayer& report) {
  QMap<QString, double> numbers;
  const QgsFields fields = report.fields();
  const int section = fields.lookupField(QStringLiteral("section"));
  const int key = fields.lookupField(QStringLiteral("key"));
  const int value = fields.lookupField(QStringLiteral("value"));
  if (section < 0 || key < 0 || value < 0) return numbers;
  QgsFeatureRequest request;
  compat::leaveGeometryOut(request);
  QgsFeatureIterator rows = report.getFeatures(request);
  for (QgsFeature row; rows.nextFeature(row);) {
    if (row.attribute(section).toString() != QLatin1String("study")) continue;
    bool isNumber = false;
    const double number = row.attribute(value).toString().toDouble(&isNumber);
    if (isNumber) numbers.insert(row.attribute(key).toString(), number);
  }
  return numbers;
}

}  // namespace

QString numberText(double count) {
  return layers::localeForPeople().toString(count, 'f', 0);
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
  if (counts.isBeforeRebasing)
    add(counts.persons, QT_TRANSLATE_NOOP("fairshares", "1 person before rebasing"),
        QT_TRANSLATE_NOOP("fairshares", "%1 persons before rebasing"));
  else
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
    const QMap<QString, double> numbers = studyNumbersOf(*reports.front());
    const auto numberOf = [&](const char* key) {
      const auto found = numbers.find(QLatin1String(key));
      return found == numbers.end() ? std::nullopt : std::optional(*found);
    };
    counts.zones = numberOf("zones");
    counts.persons = numberOf("population");
    counts.practices = numberOf("practices");
  }
  for (const QgsVectorLayer* level : layers::layersOf(group, layers::LayerRole::Areas))
    if (const auto facts = layers::factsOf(*level))
      counts.levels.append({facts->kindTitle, static_cast<double>(level->featureCount())});
  return counts;
}

}  // namespace fairshares::dock
