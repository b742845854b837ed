// Fair Shares: what a map can show.
#pragma once

#include <QString>
#include <QVector>
#include <optional>

namespace fairshares::layers {

/// What the colours of a map stand for. The order is that of choices shown to people.
enum class Measure {
  OverallIndex,
  AgeSexIndex,
  NeedsIndex,
  ExcessCostIndex,
  WeightedPerResident,
  WeightedPerSquareKilometre,
  WeightedPopulation,
  Population,
  TargetShare,
  AllocationPerHead,
  DriveTime,
  UrbanRuralClass
};

/// How a measure is classified and coloured.
enum class MeasureKind {
  Index,    ///< a ratio about 1: seven locked classes, diverging
  Density,  ///< persons per km²: locked classes, sequential
  Amount,   ///< from 0 upwards: classes from the data, sequential
  Minutes,  ///< travel time: locked classes, sequential
  Category  ///< one colour a class
};

/// All measures, in their order.
QVector<Measure> allMeasures();

MeasureKind kindOf(Measure measure);

/// False for measures that are the same whatever the programme: population, drive time, urban-rural class.
bool dependsOnProgramme(Measure measure);

/// Permanent name, kept in projects: "overall_index".
QString idOf(Measure measure);
std::optional<Measure> measureOfId(const QString& id);

/// For people, in their language: "Overall index", "Weighted population per km²".
QString titleOf(Measure measure);
/// "ratio to the national average", "persons per km²", "GBP per head" ...
QString unitOf(Measure measure);

}  // namespace fairshares::layers
