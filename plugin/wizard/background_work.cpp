#include "wizard/background_work.h"

#include <qgsexception.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QThread>
#include <algorithm>

#include "dock/guarded_slot.h"
#include "dock/stoppable_task.h"

namespace fairshares::wizard {

namespace {

constexpr int WAIT_MILLISECONDS = 20;

class WorkTask final : public dock::StoppableTask {
 public:
  WorkTask(const QString& title, std::function<void(const IsStopped&)> work,
           std::function<void(const QString&)> done, BackgroundWork::Stop stop)
      : StoppableTask(title, QgsTask::CanCancel), mWork(std::move(work)), mDone(std::move(done)),
        mStop(std::move(stop)) {}

 protected:
  bool work() override {
    const dock::TellFailure keep = [this](const QString& reason) { mFailure = reason; };
    dock::guardedSlot(keep, [this] { mWork([this] { return isStopped(); }); })();
    return mFailure.isEmpty();
  }
  void workEnded() override {
    if (*mStop) return;
    // By the user, in QGIS's own list of tasks: whoever waits must hear of it.
    mDone(mustStop() ? BackgroundWork::tr("The work was cancelled.") : mFailure);
  }

 private:
  [[nodiscard]] bool isStopped() const { return *mStop || mustStop(); }
  std::function<void(const IsStopped&)> mWork;
  std::function<void(const QString&)> mDone;
  BackgroundWork::Stop mStop;
  QString mFailure;
};

}  // namespace

BackgroundWork::BackgroundWork(QObject* parent) : QObject(parent) {}

BackgroundWork::~BackgroundWork() {
  stopAndWait();
}

void BackgroundWork::stopAndWait() {
  // Events that are handled meanwhile may start more, which is stopped in its turn.
  for (forgetTheGone(); !mRunning.empty(); forgetTheGone()) {
    for (const Running& running : mRunning) *running.stop = true;
    const QPointer<QgsTask> task = mRunning.front().task;
    while (task) {
      QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents, WAIT_MILLISECONDS);
      QCoreApplication::sendPostedEvents(task.data(), QEvent::DeferredDelete);
      QThread::msleep(1);  // Qt does not wait where it has nothing to do
    }
  }
}

void BackgroundWork::forgetTheGone() {
  // One that is telling that it is done goes only after it has told: waiting for it there would be for ever.
  mRunning.erase(std::remove_if(mRunning.begin(), mRunning.end(),
                                [this](const Running& one) { return !one.task || one.task == mTelling; }),
                 mRunning.end());
}

BackgroundWork::Stop BackgroundWork::start(const QString& title, std::function<void(const IsStopped&)> work,
                                           std::function<void(const QString& failure)> done) {
  forgetTheGone();
  auto stop = std::make_shared<std::atomic<bool>>(false);
  // Whatever `done` throws goes no further: this is called by QGIS.
  const QPointer<BackgroundWork> self(this);
  const auto own = std::make_shared<QPointer<QgsTask>>();
  auto guarded = [self, own, done = std::move(done)](const QString& failure) {
    if (!self) return;
    self->mTelling = *own;
    dock::guardedSlot([](const QString&) {}, done)(failure);
    if (self) self->mTelling.clear();
  };
  auto* task = new WorkTask(title, std::move(work), std::move(guarded), stop);
  *own = task;
  mRunning.push_back({task, stop});
  task->begin();
  return stop;
}

bool BackgroundWork::isBusy() const {
  return std::any_of(mRunning.begin(), mRunning.end(),
                     [](const Running& one) { return one.task && !*one.stop; });
}

}  // namespace fairshares::wizard
