// Fair Shares: work on another thread that ends before whoever asked for it is gone.
#pragma once

#include <qgstaskmanager.h>

#include <QObject>
#include <QPointer>
#include <QString>
#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace fairshares::wizard {

/// True when the work should stop.
using IsStopped = std::function<bool()>;

/// Tasks of QGIS's task manager, each with something to do elsewhere and something to do here afterwards.
/// When this object goes, what is under way is stopped and waited for: the plugin's code may go next.
class BackgroundWork final : public QObject {
  Q_OBJECT

 public:
  explicit BackgroundWork(QObject* parent = nullptr);
  ~BackgroundWork() override;
  /// Stops everything and waits for it, while events go on. Whoever shows windows calls this before one of
  /// them is half gone. Work whose `done` calls this is not waited for, since it ends only after that.
  void stopAndWait();

  using Stop = std::shared_ptr<std::atomic<bool>>;
  /// Runs `work` on another thread; then, on this one, `done` with the reason for which the work failed (what
  /// it threw, or that the user cancelled it), empty if it did not. Setting what is returned to true stops
  /// it: then `done` is not called.
  Stop start(const QString& title, std::function<void(const IsStopped&)> work,
             std::function<void(const QString& failure)> done);
  [[nodiscard]] bool isBusy() const;

 private:
  void forgetTheGone();

  struct Running {
    QPointer<QgsTask> task;
    Stop stop;
  };
  std::vector<Running> mRunning;
  QPointer<QgsTask> mTelling;  ///< whose `done` is being called
};

}  // namespace fairshares::wizard
