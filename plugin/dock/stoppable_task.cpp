#include "dock/stoppable_task.h"

#include <QCoreApplication>

namespace fairshares::dock {

namespace {

constexpr int WAIT_MILLISECONDS = 50;

}  // namespace

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
  }
}

}  // namespace fairshares::dock
