#include "layers/measure.h"

#include <QCoreApplication>
#include <array>

namespace fairshares::layers {

namespace {

struct MeasureRow {
  Measure measure;
  MeasureKind kind;
  bool ofProgramme;
  const char* id;
  const char* title;
  const char* unit;
};

constexpr const char* INDEX_UNIT = QT_TRANSLATE_NOOP("fairshares", "ratio to the national average");

constexpr std::array<MeasureRow, 12> MEASURES{{
    {Measure::OverallIndex, MeasureKind::Index, true, "overall_index",
     QT_TRANSLATE_NOOP("fairshares", "Overall index"), INDEX_UNIT},
    {Measure::AgeSexIndex, MeasureKind::Index, true, "age_sex_index",
     QT_TRANSLATE_NOOP("fairshares", "Age-sex index"), INDEX_UNIT},
    {Measure::NeedsIndex, MeasureKind::Index, true, "needs_index",
     QT_TRANSLATE_NOOP("fairshares", "Needs index"), INDEX_UNIT},
    {Measure::ExcessCostIndex, MeasureKind::Index, true, "excess_cost_index",
     QT_TRANSLATE_NOOP("fairshares", "Excess cost index"), INDEX_UNIT},
    {Measure::WeightedPerResident, MeasureKind::Index, true, "weighted_per_resident",
     QT_TRANSLATE_NOOP("fairshares", "Weighted population per resident"),
     QT_TRANSLATE_NOOP("fairshares", "weighted persons per resident")},
    {Measure::WeightedPerSquareKilometre, MeasureKind::Density, true, "weighted_per_km2",
     QT_TRANSLATE_NOOP("fairshares", "Weighted population per km²"),
     QT_TRANSLATE_NOOP("fairshares", "weighted persons per km²")},
    {Measure::WeightedPopulation, MeasureKind::Amount, true, "weighted_population",
     QT_TRANSLATE_NOOP("fairshares", "Weighted population"),
     QT_TRANSLATE_NOOP("fairshares", "weighted persons")},
    {Measure::Population, MeasureKind::Amount, false, "population",
     QT_TRANSLATE_NOOP("fairshares", "Base population"), QT_TRANSLATE_NOOP("fairshares", "persons")},
    {Measure::TargetShare, MeasureKind::Amount, true, "target_share",
     QT_TRANSLATE_NOOP("fairshares", "Target share"),
     QT_TRANSLATE_NOOP("fairshares", "per cent of the nation")},
    {Measure::AllocationPerHead, MeasureKind::Amount, true, "allocation_per_head",
     QT_TRANSLATE_NOOP("fairshares", "Allocation per head"), QT_TRANSLATE_NOOP("fairshares", "GBP per head")},
    {Measure::DriveTime, MeasureKind::Minutes, false, "drive_time",
     QT_TRANSLATE_NOOP("fairshares", "Drive time to a settlement of 10,000 or more"),
     QT_TRANSLATE_NOOP("fairshares", "minutes")},
    {Measure::UrbanRuralClass, MeasureKind::Category, false, "urban_rural_class",
     QT_TRANSLATE_NOOP("fairshares", "Urban-rural class"), QT_TRANSLATE_NOOP("fairshares", "class")},
}};

const MeasureRow& rowOf(Measure measure) {
  return MEASURES[static_cast<std::size_t>(measure)];
}

}  // namespace

QVector<Measure> allMeasures() {
  QVector<Measure> measures;
  for (const MeasureRow& row : MEASURES) measures.append(row.measure);
  return measures;
}

MeasureKind kindOf(Measure measure) {
  return rowOf(measure).kind;
}

bool dependsOnProgramme(Measure measure) {
  return rowOf(measure).ofProgramme;
}

QString idOf(Measure measure) {
  return QString::fromUtf8(rowOf(measure).id);
}

std::optional<Measure> measureOfId(const QString& id) {
  for (const MeasureRow& row : MEASURES)
    if (id == QLatin1String(row.id)) return row.measure;
  return std::nullopt;
}

QString titleOf(Measure measure) {
  return QCoreApplication::translate("fairshares", rowOf(measure).title);
}

QString unitOf(Measure measure) {
  return QCoreApplication::translate("fairshares", rowOf(measure).unit);
}

}  // namespace fairshares::layers
