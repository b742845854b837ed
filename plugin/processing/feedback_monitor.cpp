#include "processing/feedback_monitor.h"

#include <algorithm>

namespace fairshares::processing {

void FeedbackMonitor::report(std::string_view stage, double fraction) {
  const std::lock_guard lock(mMutex);
  if (stage != mStage) {
    mStage = stage;
    mFeedback.setProgressText(QString::fromStdString(mStage));
  }
  mFraction = std::clamp(fraction, mFraction, 1.0);
  mFeedback.setProgress(100.0 * mFraction);
}

}  // namespace fairshares::processing
