#include "dock/stoppable_task.h"

#include <qgsapplication.h>

#include <QCoreApplication>

namespace fairshares::dock {

namespace {

constexpr int WAIT_MILLISECONDS = 50;
constexpr int WATCH_MILLISECONDS = 2000;
constexpr int CLOSING_MILLISECONDS = 100;

}  // namespace

StoppableTask::~StoppableTask() {
  endOwnThread();
}

void StoppableTask::begin() {
  mWatch = new QTimer(this);
  connect(mWatch, &QTimer::timeout, this, &StoppableTask::seeThatItBegins);
  mWatch->start(WATCH_MILLISECONDS);
  QgsApplication::taskManager()->addTask(this);
}

void StoppableTask::seeThatItBegins() {
  if (status() == QgsTask::OnHold) return;
  if (status() != QgsTask::Queued) return mWatch->stop();
  if (!mHasBegun.exchange(true)) {
    mOwnThread.reset(QThread::create([this] {
      mIsDone = work();
      mOwnThreadIsDone.release();
    }));
    mOwnThread->start();
    mWatch->start(CLOSING_MILLISECONDS);
  } else if (mOwnThread && mOwnThread->isFinished()) {
    mWatch->stop();
    mIsClosing = !mustStop();
    cancel();  // the one way in which QGIS ends a task that it has not begun
  }
}

bool StoppableTask::run() {
  if (!mHasBegun.exchange(true)) return work();
  // QGIS has a thread for it after all, which only waits for the other.
  mOwnThreadIsDone.acquire();
  return mIsDone;
}

void StoppableTask::finished(bool) {
  if (mWatch) mWatch->stop();
  endOwnThread();
  workEnded();
}

void StoppableTask::endOwnThread() {
  if (!mOwnThread) return;
  mOwnThread->wait();
  mOwnThread.reset();
}

void StoppableTask::stop() {
  mIsStopped = true;
  if (status() == QgsTask::Running) cancel();
}

void endTask(QPointer<StoppableTask> task) {
  StoppableTask* const running = task.data();
  if (!running) return;
  running->stop();
  while (task) {
    QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents, WAIT_MILLISECONDS);
    QCoreApplication::sendPostedEvents(task.data(), QEvent::DeferredDelete);
    QThread::msleep(1);  // Qt does not wait where it has nothing to do
  }
}

}  // namespace fairshares::dock
