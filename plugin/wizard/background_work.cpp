#include "wizard/background_work.h"

#include <qgsapplication.h>
#include <qgsexception.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <algorithm>

#include "dock/guarded_slot.h"

namespace fairshares::wizard {

namespace {

constexpr int WAIT_MILLISECONDS = 20;

class WorkTask final : public QgsTask {
 public:
  WorkTask(const QString& title, std::function<void(const IsStopped&)> work,
           std::function<void(const QString&)> done, BackgroundWork::Stop stop)
      : QgsTask(title, QgsTask::CanCancel), mWork(std::move(work)), mDone(std::move(done)),
        mStop(std::move(stop)) {}

 protected:
  bool run() override {
    const dock::TellFailure keep = [this](const QString& reason) { mFailure = reason; };
    dock::guardedSlot(keep, [this] { mWork([this] { return mustStop(); }); })();
    return mFailure.isEmpty();
  }
  void finished(bool) override {
    if (*mStop) return;
    // By the user, in QGIS's own list of tasks: whoever waits must hear of it.
    mDone(isCanceled() ? BackgroundWork::tr("The work was cancelled.") : mFailure);
  }

 private:
  [[nodiscard]] bool mustStop() const { return *mStop || isCanceled(); }
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
  for (const Running& running : mRunning) *running.stop = true;
  for (const Running& running : mRunning)
    while (running.task) {
      QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents, WAIT_MILLISECONDS);
      QCoreApplication::sendPostedEvents(running.task.data(), QEvent::DeferredDelete);
    }
}

BackgroundWork::Stop BackgroundWork::start(const QString& title, std::function<void(const IsStopped&)> work,
                                           std::function<void(const QString& failure)> done) {
  mRunning.erase(
      std::remove_if(mRunning.begin(), mRunning.end(), [](const Running& one) { return !one.task; }),
      mRunning.end());
  auto stop = std::make_shared<std::atomic<bool>>(false);
  // Whatever `done` throws goes no further: this is called by QGIS.
  const QPointer<BackgroundWork> self(this);
  auto guarded = [self, done = std::move(done)](const QString& failure) {
    if (self) dock::guardedSlot([](const QString&) {}, done)(failure);
  };
  auto* task = new WorkTask(title, std::move(work), std::move(guarded), stop);
  mRunning.push_back({task, stop});
  QgsApplication::taskManager()->addTask(task);
  return stop;
}

bool BackgroundWork::isBusy() const {
  return std::any_of(mRunning.begin(), mRunning.end(),
                     [](const Running& one) { return one.task && !*one.stop; });
}

}  // namespace fairshares::wizard
