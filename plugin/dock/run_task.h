// Fair Shares: a study run in the background, with its results handed over on the main thread.
#pragma once

#include <qgstaskmanager.h>

#include <QSemaphore>
#include <QString>
#include <atomic>

#include "base/issue.h"
#include "base/monitor.h"

namespace fairshares::dock {

/// What the user wants run.
struct RunRequest {
  QString studyFile;
  QString geoPackage;    ///< the results; layers of others in it are kept
  unsigned threads = 0;  ///< 0: one for each core
  bool asksBeforeWriting =
      false;  ///< the project has layers of `geoPackage` open: see RunTask::aboutToWrite()
};

enum class RunEnd { Written, Refused, Cancelled };

/// How a run came out.
struct RunOutcome {
  RunEnd end = RunEnd::Cancelled;
  QString geoPackage;
  Issues issues;  ///< warnings and notes of a written run; errors of a refused one
};

/// Reads, joins, computes, checks and writes; touches no project and no layer. Nothing is written unless all
/// checks hold, and a file is there whole or as it was before. Never throws.
///
/// QGIS's task manager owns the task. Whatever becomes of it there, ended() comes once, on the main thread.
class RunTask final : public QgsTask {
  Q_OBJECT

 public:
  explicit RunTask(RunRequest request);

  /// Ends the task as cancelled as soon as it asks. QgsTask::cancel() alone deletes a task that is queued at
  /// once, while the thread that has just taken it up still runs it (seen in 3.22); so a task that is not
  /// running yet is left to begin, and stops then.
  void stop();
  /// Lets a task that asked by aboutToWrite() go on.
  void allowWriting() { mWritingAllowed.release(); }

 signals:
  /// What the task is doing: "Reading populations". From any thread.
  void stageChanged(const QString& stage);
  /// Only with asksBeforeWriting: everything is computed, the file is next. The task waits for allowWriting()
  /// or its cancel, so that whoever has the file open can close it. From the task's thread.
  void aboutToWrite();
  void ended(const fairshares::dock::RunOutcome& outcome);

 protected:
  bool run() override;
  void finished(bool isDone) override;

 private:
  void compute(Monitor& monitor);
  [[nodiscard]] bool waitUntilWritingIsAllowed();
  [[nodiscard]] bool mustStop() const { return mIsStopped || isCanceled(); }

  RunRequest mRequest;
  RunOutcome mOutcome;
  QSemaphore mWritingAllowed;
  std::atomic<bool> mIsStopped{false};
};

}  // namespace fairshares::dock
