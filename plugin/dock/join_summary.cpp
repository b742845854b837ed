#include "dock/join_summary.h"

#include <qgsfeatureiterator.h>

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <map>

#include "compat/layer_api.h"
#include "dock/input_counts.h"
#include "layers/locale_for_people.h"
#include "model/join_report.h"

namespace fairshares::dock {

namespace {

using model::JoinEvent;

struct EventWords {
  JoinEvent event;
  const char* one;
  const char* many;  ///< %1 of them
};

/// What is worth a look, what weighs most first. Matches and zones without people are as they should be.
constexpr std::array<EventWords, 10> WORTH_A_LOOK{{
    {JoinEvent::UnmatchedSource, QT_TRANSLATE_NOOP("fairshares", "1 code of the inputs without a zone"),
     QT_TRANSLATE_NOOP("fairshares", "%1 codes of the inputs without a zone")},
    {JoinEvent::UnmatchedUnit, QT_TRANSLATE_NOOP("fairshares", "1 zone without a row in an input"),
     QT_TRANSLATE_NOOP("fairshares", "%1 zones without a row in an input")},
    {JoinEvent::Duplicate, QT_TRANSLATE_NOOP("fairshares", "1 code that occurs again"),
     QT_TRANSLATE_NOOP("fairshares", "%1 codes that occur again")},
    {JoinEvent::BlankCode, QT_TRANSLATE_NOOP("fairshares", "1 row without a code"),
     QT_TRANSLATE_NOOP("fairshares", "%1 rows without a code")},
    {JoinEvent::AreaUnknown, QT_TRANSLATE_NOOP("fairshares", "1 practice whose area is not known"),
     QT_TRANSLATE_NOOP("fairshares", "%1 practices whose area is not known")},
    {JoinEvent::Filled, QT_TRANSLATE_NOOP("fairshares", "1 value filled"),
     QT_TRANSLATE_NOOP("fairshares", "%1 values filled")},
    {JoinEvent::MissingValues, QT_TRANSLATE_NOOP("fairshares", "1 cell without a value"),
     QT_TRANSLATE_NOOP("fairshares", "%1 cells without a value")},
    {JoinEvent::Capped, QT_TRANSLATE_NOOP("fairshares", "1 value capped"),
     QT_TRANSLATE_NOOP("fairshares", "%1 values capped")},
    {JoinEvent::Recoded, QT_TRANSLATE_NOOP("fairshares", "1 archived code read as current"),
     QT_TRANSLATE_NOOP("fairshares", "%1 archived codes read as current")},
    {JoinEvent::Repaired, QT_TRANSLATE_NOOP("fairshares", "1 polygon repaired"),
     QT_TRANSLATE_NOOP("fairshares", "%1 polygons repaired")},
}};

/// What a line of the report stands for: summaries have a count, others are about one code.
double weightOf(const QgsFeature& line, int countField) {
  if (countField < 0) return 1.0;
  const QVariant count = line.attribute(countField);
  return count.isNull() ? 1.0 : count.toDouble();
}

QString translated(const char* text) {
  return QCoreApplication::translate("fairshares", text);
}

}  // namespace

JoinSummary summaryOfReport(const QgsVectorLayer& joinReport) {
  const int event = joinReport.fields().lookupField(QStringLiteral("event"));
  const int count = joinReport.fields().lookupField(QStringLiteral("count"));
  if (event < 0) return {};
  std::map<QString, double> counts;
  double sources = 0.0;
  QgsFeatureRequest request;
  compat::leaveGeometryOut(request);
  QgsFeatureIterator lines = joinReport.getFeatures(request);
  for (QgsFeature line; lines.nextFeature(line);) {
    const QString name = line.attribute(event).toString();
    counts[name] += weightOf(line, count);
    if (name == QString::fromUtf8(joinEventName(JoinEvent::Matched).data())) sources += 1.0;
  }
  if (counts.empty()) return {};

  QStringList findings;
  for (const EventWords& words : WORTH_A_LOOK) {
    const double found = counts[QString::fromUtf8(joinEventName(words.event).data())];
    if (found > 0.0) findings << countedText(found, translated(words.one), translated(words.many));
  }
  const QString matched = countedText(sources, translated(QT_TRANSLATE_NOOP("fairshares", "1 join by code")),
                                      translated(QT_TRANSLATE_NOOP("fairshares", "%1 joins by code")));
  if (findings.isEmpty())
    return {JoinLight::Green,
            translated(QT_TRANSLATE_NOOP("fairshares", "%1; every code met.")).arg(matched)};
  return {JoinLight::Amber, QStringLiteral("%1; %2.").arg(matched, findings.join(QStringLiteral("; ")))};
}

JoinSummary summaryOfRefusal(const Issues& issues) {
  const auto& list = issues.list();
  const auto first = std::find_if(list.begin(), list.end(),
                                  [](const Issue& issue) { return issue.severity == Severity::Error; });
  if (first == list.end()) return {};
  const QString reason = QString::fromStdString(describe(*first));
  if (issues.errorCount() == 1) return {JoinLight::Red, reason};
  return {JoinLight::Red,
          translated(QT_TRANSLATE_NOOP("fairshares", "%1 problems; the first: %2"))
              .arg(layers::localeForPeople().toString(static_cast<qulonglong>(issues.errorCount())), reason)};
}

QString wordOf(JoinLight light) {
  switch (light) {
  case JoinLight::None:
    return {};
  case JoinLight::Green:
    return translated(QT_TRANSLATE_NOOP("fairshares", "OK"));
  case JoinLight::Amber:
    return translated(QT_TRANSLATE_NOOP("fairshares", "Check"));
  case JoinLight::Red:
    return translated(QT_TRANSLATE_NOOP("fairshares", "Refused"));
  }
  return {};
}

}  // namespace fairshares::dock
