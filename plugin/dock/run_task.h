// Fair Shares: a study run in the background, with its results handed over on the main thread.
#pragma once

#include <qgscoordinatetransformcontext.h>

#include <QSemaphore>
#include <QString>
#include <optional>
#include <utility>

#include "base/issue.h"
#include "base/monitor.h"
#include "dock/stoppable_task.h"
#include "layers/prepare_run.h"

namespace fairshares::dock {

/// What the user wants run.
struct RunRequest {
  QString studyFile;
  QString geoPackage;    ///< the results; layers of others in it are kept
  unsigned threads = 0;  ///< 0: one for each core
  bool asksBeforeWriting =
      false;  ///< the project has layers of `geoPackage` open: see RunTask::aboutToWrite()
  QgsCoordinateTransformContext transformContext;  ///< the project's, for the layers
};

enum class RunEnd { Written, Refused, Cancelled };

/// How a run came out.
struct RunOutcome {
  RunEnd end = RunEnd::Cancelled;
  QString geoPackage;
  Issues issues;  ///< warnings and notes of a written run; errors of a refused one
};

/// Reads, joins, computes, checks and writes, then makes the layers of what was written; touches no project.
/// Nothing is written unless all checks hold, and a file is there whole or as it was before. Never throws.
///
/// Layers are made on the task's thread, since for some thousands of zones that takes longer than a window
/// may stand still.
///
/// QGIS's task manager owns the task. Whatever becomes of it there, ended() comes once, on the main thread.
class RunTask final : public StoppableTask {
  Q_OBJECT

 public:
  explicit RunTask(RunRequest request);

  /// Lets a task that asked by aboutToWrite() go on.
  void allowWriting() { mWritingAllowed.release(); }

  /// The layers of the file as it is after ended(), to be taken once, on the main thread. Of a written run
  /// that was cancelled after the file was complete, and of one whose layers cannot be made (the outcome's
  /// issues say why), nothing. A run with asksBeforeWriting that was not written gives those of the old file.
  [[nodiscard]] std::optional<layers::PreparedRun> takeLayers() {
    return std::exchange(mLayers, std::nullopt);
  }

 signals:
  /// What the task is doing: "Reading populations". From any thread.
  void stageChanged(const QString& stage);
  /// Only with asksBeforeWriting: everything is computed, the file is next. The task waits for allowWriting()
  /// or its cancel, so that whoever has the file open can close it. From the task's thread.
  void aboutToWrite();
  void ended(const fairshares::dock::RunOutcome& outcome);

 protected:
  bool work() override;
  void workEnded() override;

 private:
  void compute(Monitor& monitor);
  void makeLayers(Monitor& monitor);
  [[nodiscard]] static RunEnd endOf(const Issues& issues);
  [[nodiscard]] bool waitUntilWritingIsAllowed();

  RunRequest mRequest;
  RunOutcome mOutcome;
  std::optional<layers::PreparedRun> mLayers;
  bool mHasAsked = false;  ///< so layers of the old file may be gone from the project
  QSemaphore mWritingAllowed;
};

}  // namespace fairshares::dock
