// Fair Shares: what the panel remembers in a project.
#pragma once

#include <qgsproject.h>

#include <QString>

#include "layers/measure.h"

namespace fairshares::dock {

struct PanelState {
  bool isSample = false;  ///< the sample that came with the plugin, wherever that is on this machine
  QString studyFile;      ///< absolute
  QString geoPackage;     ///< absolute: the results
  QString programme;      ///< id
  layers::Measure measure = layers::Measure::OverallIndex;
  bool operator==(const PanelState&) const = default;
};

/// Keeps the state with the project, its paths relative where the project's own are. Called again as the
/// project is saved, so that paths follow a project that had no file before. What is kept already does not
/// make the project dirty.
void keepState(QgsProject& project, const PanelState& state);

/// The state a project was saved with; the plain one if there is none. Anybody may have edited the project:
/// an unknown measure becomes the plain one.
PanelState stateOf(const QgsProject& project);

}  // namespace fairshares::dock
