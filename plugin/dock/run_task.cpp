#include "dock/run_task.h"

#include <qgsexception.h>

#include <algorithm>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "io/write_geopackage.h"
#include "run/run_study.h"
#include "run/write_outputs.h"

namespace fairshares::dock {

namespace {

constexpr int CANCEL_LATENCY_MILLISECONDS = 50;

/// The engine's progress and cancel as a task of QGIS knows them. Reports may come from any thread, and late.
class TaskMonitor final : public Monitor {
 public:
  struct Task {
    std::function<void(double percent)> setProgress;
    std::function<void(const QString& stage)> tellStage;
    std::function<bool()> isCancelled;
  };
  explicit TaskMonitor(Task task) : mTask(std::move(task)) {}

  void report(std::string_view stage, double fraction) override {
    const std::lock_guard lock(mMutex);
    if (stage != mStage) {
      mStage = stage;
      mTask.tellStage(QString::fromStdString(mStage));
    }
    mFraction = std::clamp(fraction, mFraction, 1.0);
    mTask.setProgress(100.0 * mFraction);
  }
  [[nodiscard]] bool isCancelled() const override { return mTask.isCancelled(); }

 private:
  Task mTask;
  std::mutex mMutex;
  std::string mStage;
  double mFraction = 0.0;
};

Issue defect(const QString& what, bool isWritten) {
  const QString mend =
      isWritten ? QCoreApplication::translate("fairshares",
                                              "The results are written, and can be opened like any file; "
                                              "please report this.")
                : QCoreApplication::translate("fairshares", "Nothing was written; please report this.");
  return {Severity::Error,
          IssueCode::Internal,
          {},
          what.toStdString(),
          QCoreApplication::translate("fairshares", "The run stopped for a reason of its own: %1.")
              .arg(what)
              .toStdString(),
          mend.toStdString()};
}

/// Without those that closing the file will mend.
Issues withoutInUse(const Issues& issues) {
  Issues kept;
  for (const Issue& issue : issues.list())
    if (issue.code != IssueCode::OutputInUse) kept.add(issue);
  return kept;
}

}  // namespace

RunTask::RunTask(RunRequest request)
    : StoppableTask(tr("Fair Shares: %1").arg(request.studyFile), QgsTask::CanCancel),
      mRequest(std::move(request)) {
  mOutcome.geoPackage = mRequest.geoPackage;
}

bool RunTask::waitUntilWritingIsAllowed() {
  if (!mRequest.asksBeforeWriting) return true;
  mHasAsked = true;
  emit aboutToWrite();
  while (!mustStop())
    if (mWritingAllowed.tryAcquire(1, CANCEL_LATENCY_MILLISECONDS)) return true;
  return false;
}

void RunTask::compute(Monitor& monitor) {
  if (mustStop()) return mOutcome.issues.add(cancelledIssue());
  const run::OutputTargets targets{mRequest.geoPackage.toStdString(), {}};
  run::RunOptions options;
  options.threads = mRequest.threads;
  options.networkCache = run::networkCacheBeside(targets.geoPackage);
  // Before an hour of work is done for nothing.
  const Issues target = io::checkGeoPackageTarget(targets.geoPackage);
  mOutcome.issues.append(mRequest.asksBeforeWriting ? withoutInUse(target) : target);
  if (mOutcome.issues.hasErrors()) return;

  Result<run::FinishedRun> run = run::runStudy(mRequest.studyFile.toStdString(), options, monitor);
  mOutcome.issues.append(run.takeIssues());
  if (!run) return;
  if (!waitUntilWritingIsAllowed()) {
    mOutcome.issues.add(cancelledIssue());
    return;
  }
  std::vector<io::WrittenFile> written;
  mOutcome.issues.append(run::writeOutputs(run.value(), targets, options, monitor, written));
}

void RunTask::makeLayers(Monitor& monitor) {
  const bool isWritten = mOutcome.end == RunEnd::Written;
  if (!isWritten && !mHasAsked) return;
  // Where layers were taken out of the project, others come in their place whatever the user has pressed.
  SilentMonitor silent;
  Monitor& whoMayStop = mHasAsked ? static_cast<Monitor&>(silent) : monitor;
  if (isWritten) emit stageChanged(tr("Making the layers"));
  Result<layers::PreparedRun> made =
      layers::prepareRun(mRequest.geoPackage, mRequest.transformContext, whoMayStop);
  if (isWritten)
    for (const Issue& issue : made.issues().list())
      if (issue.code != IssueCode::Cancelled) mOutcome.issues.add(issue);
  if (!made) return;
  mLayers = made.takeValue();
  layers::handOver(*mLayers, QCoreApplication::instance()->thread());
}

RunEnd RunTask::endOf(const Issues& issues) {
  if (issues.contains(IssueCode::Cancelled)) return RunEnd::Cancelled;
  return issues.hasErrors() ? RunEnd::Refused : RunEnd::Written;
}

bool RunTask::work() {
  // What is thrown while layers are made does not undo that the results are written.
  const auto guarded = [this](const std::function<void()>& work) {
    const auto add = [this](const QString& what) {
      mOutcome.issues.add(defect(what, mOutcome.end == RunEnd::Written));
    };
    try {
      work();
    } catch (const QgsException& failure) {  // not a std::exception
      add(failure.what());
    } catch (const std::exception& failure) {
      add(QString::fromUtf8(failure.what()));
    } catch (...) {
      add(tr("an unknown exception"));
    }
  };
  TaskMonitor monitor({[this](double percent) { setProgress(percent); },
                       [this](const QString& stage) { emit stageChanged(stage); },
                       [this] { return mustStop(); }});
  guarded([&] { compute(monitor); });
  mOutcome.end = endOf(mOutcome.issues);
  guarded([&] { makeLayers(monitor); });
  return mOutcome.end == RunEnd::Written;
}

void RunTask::workEnded() {
  // A task that was cancelled before it began has not run: its outcome is Cancelled from the start.
  emit ended(mOutcome);
}

}  // namespace fairshares::dock
