// Fair Shares: from a study to layers of a project, one run at a time.
#pragma once

#include <qgslayertreegroup.h>
#include <qgsproject.h>

#include <QObject>
#include <QPointer>
#include <QString>

#include "dock/run_task.h"

namespace fairshares::dock {

/// Runs studies in the background and puts the results into the project when they are written.
///
/// The layers of an older run in the same file stay until the new one is computed, and come back if it is
/// then not written after all: the project never shows half a run.
class RunSession final : public QObject {
  Q_OBJECT

 public:
  /// The project must outlive the session.
  explicit RunSession(QgsProject& project, QObject* parent = nullptr);
  /// Cancels a run under way and waits for it to end.
  ~RunSession() override;

  [[nodiscard]] bool isRunning() const { return !mTask.isNull() || mIsEnding; }
  /// Does nothing while a run is under way.
  void start(const QString& studyFile, const QString& geoPackage);
  void cancel();

 signals:
  void stageChanged(const QString& stage);
  void progressChanged(double percent);
  /// The run is over; its layers are in `group`, which is null unless it was written, and if the cancel came
  /// while layers were made of what was written.
  void ended(const fairshares::dock::RunOutcome& outcome, QgsLayerTreeGroup* group);
  void failed(const QString& reason);

 private:
  void makeWay();
  void finish(const RunOutcome& outcome);

  QgsProject& mProject;
  QPointer<RunTask> mTask;
  QString mGeoPackage;
  bool mIsEnding = false;  ///< all is done, and about to be told
  bool mTookOut = false;   ///< the layers of the older run
};

}  // namespace fairshares::dock
