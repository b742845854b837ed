#include "dock/run_session.h"

#include <QTimer>

#include "dock/guarded_slot.h"
#include "layers/layer_factory.h"

namespace fairshares::dock {

namespace {

constexpr int BREATH_MILLISECONDS = 20;

bool isLoaded(const QgsProject& project, const QString& geoPackage) {
  const QString wanted = QFileInfo(geoPackage).absoluteFilePath();
  for (const QgsLayerTreeGroup* group : layers::runGroups(project))
    if (layers::resultsPathOf(*group) == QDir::cleanPath(wanted)) return true;
  return false;
}

}  // namespace

RunSession::RunSession(QgsProject& project, QObject* parent) : QObject(parent), mProject(project) {}

RunSession::~RunSession() {
  if (mTask) disconnect(mTask.data(), nullptr, this, nullptr);
  endTask(mTask.data());
}

void RunSession::start(const QString& studyFile, const QString& geoPackage) {
  if (isRunning()) return;
  mGeoPackage = geoPackage;
  mTookOut = false;
  const TellFailure tell = [this](const QString& reason) { emit failed(reason); };
  mTask =
      new RunTask({studyFile, geoPackage, 0, isLoaded(mProject, geoPackage), mProject.transformContext()});
  connect(mTask.data(), &RunTask::stageChanged, this, &RunSession::stageChanged);
  connect(mTask.data(), &QgsTask::progressChanged, this, &RunSession::progressChanged);
  connect(mTask.data(), &RunTask::aboutToWrite, this, guardedSlot(tell, [this] { makeWay(); }));
  connect(mTask.data(), &RunTask::ended, this,
          guardedSlot(tell, [this](const RunOutcome& outcome) { finish(outcome); }));
  mTask->begin();
}

void RunSession::cancel() {
  if (mTask) mTask->stop();
}

void RunSession::makeWay() {
  mTookOut = layers::removeRun(mProject, mGeoPackage);
  if (mTask) mTask->allowWriting();
}

void RunSession::finish(const RunOutcome& outcome) {
  RunOutcome whole = outcome;
  const bool isWritten = outcome.end == RunEnd::Written;
  std::optional<layers::PreparedRun> made;
  if (mTask) {
    disconnect(mTask.data(), nullptr, this, nullptr);
    made = mTask->takeLayers();
  }
  mTask.clear();
  QgsLayerTreeGroup* group = nullptr;
  if (made && (isWritten || mTookOut)) {
    const layers::LoadedRun loaded = layers::addRun(mProject, std::move(*made));
    if (isWritten) group = loaded.group;
  }
  if (isWritten && !group && whole.issues.hasErrors()) whole.end = RunEnd::Refused;
  // QGIS has its own work with new layers: reference system, extent, legend. The window goes on in between.
  mIsEnding = true;
  const TellFailure tell = [this](const QString& reason) { emit failed(reason); };
  QTimer::singleShot(BREATH_MILLISECONDS, this, guardedSlot(tell, [this, whole, added = QPointer(group)] {
                       mIsEnding = false;
                       emit ended(whole, added);
                     }));
}

}  // namespace fairshares::dock
