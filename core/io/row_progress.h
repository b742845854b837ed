// Fair Shares: progress and cancel while rows are written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/monitor.h"
#include "base/result.h"

namespace fairshares::io {

/// Counts rows and asks the monitor at every 64th whether to go on: rarely enough to cost nothing, often
/// enough for a cancel to be heard within milliseconds.
class RowProgress {
 public:
  /// `totalRows` of all tables together; the rows stand for the fractions 0 to `lastFraction` of the work.
  RowProgress(Monitor& monitor, std::string_view stage, std::size_t totalRows, double lastFraction)
      : mMonitor(monitor), mStage(stage), mTotalRows(totalRows), mLastFraction(lastFraction) {}

  /// One more row is done. False if the user wants to stop.
  [[nodiscard]] bool rowDone() {
    if (++mRowsDone % ROWS_BETWEEN_QUESTIONS != 0) return true;
    const double done =
        mTotalRows == 0 ? 1.0 : static_cast<double>(mRowsDone) / static_cast<double>(mTotalRows);
    mMonitor.report(mStage, mLastFraction * done);
    return !mMonitor.isCancelled();
  }

 private:
  static constexpr std::size_t ROWS_BETWEEN_QUESTIONS = 64;
  Monitor& mMonitor;
  std::string_view mStage;
  std::size_t mTotalRows;
  double mLastFraction;
  std::size_t mRowsDone = 0;
};

/// The issue of a run that the user stopped while `path` was being written.
inline Issue cancelledWriting(const std::string& path) {
  return {Severity::Error,
          IssueCode::Cancelled,
          Place{.file = path},
          "",
          "Stopped as asked. The unfinished output was removed; an earlier output is as it was.",
          "Run again to get the output."};
}

}  // namespace fairshares::io
