#include "dock/panel_state.h"

namespace fairshares::dock {

namespace {

const QString SCOPE = QStringLiteral("FairShares");
const QString SAMPLE = QStringLiteral("/sample");
const QString STUDY = QStringLiteral("/study");
const QString RESULTS = QStringLiteral("/results");
const QString PROGRAMME = QStringLiteral("/programme");
const QString MEASURE = QStringLiteral("/measure");

QString read(const QgsProject& project, const QString& key) {
  return project.readEntry(SCOPE, key);
}

QString readPath(const QgsProject& project, const QString& key) {
  const QString path = read(project, key);
  return path.isEmpty() ? QString() : project.readPath(path);
}

}  // namespace

void keepState(QgsProject& project, const PanelState& state) {
  const auto keep = [&](const QString& key, const QString& value) {
    if (read(project, key) != value) project.writeEntry(SCOPE, key, value);
  };
  const auto keepPath = [&](const QString& key, const QString& absolute) {
    keep(key, absolute.isEmpty() ? QString() : project.writePath(absolute));
  };
  if (project.readBoolEntry(SCOPE, SAMPLE, false) != state.isSample)
    project.writeEntry(SCOPE, SAMPLE, state.isSample);
  keepPath(STUDY, state.studyFile);
  keepPath(RESULTS, state.geoPackage);
  keep(PROGRAMME, state.programme);
  keep(MEASURE, layers::idOf(state.measure));
}

PanelState stateOf(const QgsProject& project) {
  PanelState state;
  state.isSample = project.readBoolEntry(SCOPE, SAMPLE, false);
  state.studyFile = readPath(project, STUDY);
  state.geoPackage = readPath(project, RESULTS);
  state.programme = read(project, PROGRAMME);
  state.measure = layers::measureOfId(read(project, MEASURE)).value_or(state.measure);
  return state;
}

}  // namespace fairshares::dock
