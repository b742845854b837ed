// Fair Shares: work in the background that can be ended at any moment, also before it has begun.
#pragma once

#include <qgstaskmanager.h>

#include <QPointer>
#include <atomic>

namespace fairshares::dock {

/// QGIS's task manager owns the task.
class StoppableTask : public QgsTask {
  Q_OBJECT

 public:
  using QgsTask::QgsTask;

  /// Ends the task as cancelled as soon as it asks. QgsTask::cancel() alone deletes a task that is queued at
  /// once, while the thread that has just taken it up still runs it (seen in 3.22); so a task that is not
  /// running yet is left to begin, and stops then.
  void stop();

 protected:
  [[nodiscard]] bool mustStop() const { return mIsStopped || isCanceled(); }

 private:
  std::atomic<bool> mIsStopped{false};
};

/// Stops the task and waits until it is gone: its code may leave the process afterwards. Null is allowed.
void endTask(QPointer<StoppableTask> task);

}  // namespace fairshares::dock
