// Fair Shares: progress on the terminal and Ctrl-C.
#pragma once

#include <iosfwd>
#include <mutex>
#include <string>

#include "base/monitor.h"

namespace fairshares::cli {

/// Draws one line that overwrites itself while `visible`, and turns SIGINT and SIGTERM into a cancel for as
/// long as it lives.
class ProgressBar final : public Monitor {
 public:
  /// `visible`: only where `stream` is a terminal that can go back to the start of a line.
  ProgressBar(std::ostream& stream, bool visible);
  ~ProgressBar() override;
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void report(std::string_view stage, double fraction) override;
  [[nodiscard]] bool isCancelled() const override;
  /// Removes the line, so that ordinary text can follow.
  void clear();

  /// True where standard error is a terminal and TERM is not "dumb".
  static bool terminalAllows();

 private:
  std::ostream& mStream;
  bool mVisible;
  bool mDrawn = false;
  double mFraction = 0.0;
  std::mutex mMutex;
};

}  // namespace fairshares::cli
