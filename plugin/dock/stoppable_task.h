// Fair Shares: work in the background that begins whatever happens, and can be ended at any moment.
#pragma once

#include <qgstaskmanager.h>

#include <QPointer>
#include <QSemaphore>
#include <QThread>
#include <QTimer>
#include <atomic>
#include <memory>

namespace fairshares::dock {

/// QGIS's task manager owns the task and gives it a thread.
///
/// QGIS may lose a task, so that it stays queued for ever (QGIS issue 53806; in all versions up to 3.44): the
/// manager keeps the address of a finished task's runnable, takes what has that address out of the queue when
/// it tidies up, and by then that may be the runnable of another task. So a task that has not begun after two
/// seconds, for this reason or because QGIS has no thread free, begins on a thread of its own.
class StoppableTask : public QgsTask {
  Q_OBJECT

 public:
  using QgsTask::QgsTask;
  ~StoppableTask() override;

  /// Gives the task to QGIS and sees to it that it begins. On the main thread, once.
  void begin();
  /// Ends the task as cancelled as soon as it asks. QgsTask::cancel() alone deletes a task that is queued at
  /// once, while the thread that has just taken it up still runs it (seen in 3.22); so a task that is not
  /// running yet is left to begin, and stops then.
  void stop();

 protected:
  /// What is to be done, not on the main thread; false if it failed or was stopped. Must not throw.
  virtual bool work() = 0;
  /// On the main thread, once, when work() has ended or will never begin. Must not throw.
  virtual void workEnded() = 0;
  [[nodiscard]] bool mustStop() const { return mIsStopped || (isCanceled() && !mIsClosing); }

 private:
  bool run() final;
  void finished(bool isDone) final;
  void seeThatItBegins();
  void endOwnThread();

  std::atomic<bool> mIsStopped{false};
  std::atomic<bool> mHasBegun{false};
  std::atomic<bool> mIsClosing{false};  ///< cancelled by this class, since all is done
  QTimer* mWatch = nullptr;
  std::unique_ptr<QThread> mOwnThread;
  QSemaphore mOwnThreadIsDone;
  bool mIsDone = false;  ///< what work() said on the own thread
};

/// Stops the task and waits until it is gone: its code may leave the process afterwards. Null is allowed.
void endTask(QPointer<StoppableTask> task);

}  // namespace fairshares::dock
