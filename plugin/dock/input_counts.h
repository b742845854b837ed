// Fair Shares: how much went into a study, in words.
#pragma once

#include <qgslayertreegroup.h>

#include <QPair>
#include <QString>
#include <QVector>
#include <optional>

namespace fairshares::dock {

/// What is known of it; what is not known is not mentioned.
struct InputCounts {
  std::optional<double> zones;
  std::optional<double> persons;
  bool isBeforeRebasing = false;  ///< the run makes other numbers of persons of them
  std::optional<double> practices;
  std::optional<double> programmes;
  QVector<QPair<QString, double>> levels;  ///< title and number of areas: "NHS Boards", 14
};

/// "6,999 zones, 5,439,842 persons, 14 NHS Boards, 908 GP practices, 6 programmes"; empty if nothing is
/// known.
QString textOf(const InputCounts& counts);

/// What went into the run of a group: from its run report and its levels; persons after any rebasing.
InputCounts countsOfRun(const QgsLayerTreeGroup& group);

/// A whole number as people of the user's country write it.
QString numberText(double count);

/// `one` where it is one, else `many` with the number for its %1. Both are translated texts.
QString countedText(double count, const QString& one, const QString& many);

}  // namespace fairshares::dock
