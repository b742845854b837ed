// Fair Shares: one measure of one programme on one layer: what it is computed from and what it says.
#pragma once

#include <qgsvectorlayer.h>

#include <QString>
#include <QVector>
#include <optional>
#include <vector>

#include "layers/class_limits.h"
#include "layers/layer_facts.h"
#include "layers/measure.h"

namespace fairshares::layers {

/// Where a number comes from: numerator * factor / denominator, columns of the layer.
struct ValueFormula {
  QString numerator;
  QString denominator;  ///< empty: none
  double factor = 1.0;

  /// As an expression of QGIS; NULL where the number is missing or the denominator 0.
  [[nodiscard]] QString expression() const;
};

/// What a map of a layer shows.
struct MapView {
  Measure measure = Measure::OverallIndex;
  QString programme;       ///< id; empty where the measure does not depend on one
  QString programmeTitle;  ///< for people
  ValueFormula formula;
  LayerFacts facts;  ///< of the layer

  /// "Overall index, Hospital and community".
  [[nodiscard]] QString title() const;
  /// As unitOf(); of practices "per patient" where of areas it is "per resident".
  [[nodiscard]] QString unit() const;
};

/// The numbers of a layer for a view, in the order of its features, and their mean for the nation.
struct ViewValues {
  std::vector<double> values;    ///< of features that have one
  std::size_t withoutValue = 0;  ///< features that have none
  /// Ratio of sums for ratios (weighted persons per resident, GBP per head ...); 1 for indices of a step, by
  /// construction; for drive times the mean over people; for counts and shares the mean over areas.
  std::optional<double> nationalMean;
};

/// Programmes with at least one measure on the layer, in the order of the study.
QVector<ProgrammeFacts> programmesOf(const QgsVectorLayer& layer);

/// Measures that exist for a programme on the layer, in their order; those that do not depend on a programme
/// are among them. `programme` may be empty.
QVector<Measure> measuresOf(const QgsVectorLayer& layer, const QString& programme);

/// Nothing if the layer is not one of ours or has no such columns.
std::optional<MapView> viewOf(const QgsVectorLayer& layer, const QString& programme, Measure measure);

/// Reads the columns of the view, not the polygons.
ViewValues readValues(const QgsVectorLayer& layer, const MapView& view);

/// The limits of the classes of the view: locked for indices and minutes, else from `values`.
ClassLimits limitsOf(const MapView& view, const ViewValues& values);

/// How the classes were found, in words: "seven fixed classes, symmetric as ratios about 1".
QString methodText(const ClassLimits& limits);

/// The line that answers "what am I looking at": measure, unit, year, method and national mean.
QString lookingAt(const MapView& view, const ClassLimits& limits, const ViewValues& values);

}  // namespace fairshares::layers
