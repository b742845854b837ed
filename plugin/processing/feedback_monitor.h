// Fair Shares: the engine's progress and cancel, as Processing knows them.
#pragma once

#include <qgsprocessingfeedback.h>

#include <mutex>
#include <string>

#include "base/monitor.h"

namespace fairshares::processing {

/// Passes the engine's progress on to a Processing feedback and its cancel back.
///
/// The engine may report from any of its threads: reports are taken one at a time, and a fraction that came
/// late never moves the progress back. A stage becomes the progress text once. `feedback` must outlive the
/// monitor.
class FeedbackMonitor final : public Monitor {
 public:
  explicit FeedbackMonitor(QgsProcessingFeedback& feedback) : mFeedback(feedback) {}
  void report(std::string_view stage, double fraction) override;
  [[nodiscard]] bool isCancelled() const override { return mFeedback.isCanceled(); }

 private:
  QgsProcessingFeedback& mFeedback;
  std::mutex mMutex;
  std::string mStage;
  double mFraction = 0.0;
};

}  // namespace fairshares::processing
