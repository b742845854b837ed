// Fair Shares: how a long step tells its progress and hears that it should stop.
#pragma once

#include <string_view>

namespace fairshares {

/// Implemented by the door that runs the engine (command line, QGIS task). The engine calls `report` as
/// stages and parts of them end, and asks `isCancelled` at least every 200 ms; both may be called from worker
/// threads.
class Monitor {
 public:
  virtual ~Monitor() = default;
  /// `stage` is a short present participle ("Reading populations"); `fraction` the part of the whole run
  /// that is done, 0 to 1, never falling.
  virtual void report(std::string_view stage, double fraction) = 0;
  [[nodiscard]] virtual bool isCancelled() const = 0;
};

/// Passes on the progress of a part: 0 to 1 of the part is `from` to `to` of the whole.
class PartMonitor final : public Monitor {
 public:
  PartMonitor(Monitor& whole, double from, double to) : mWhole(whole), mFrom(from), mTo(to) {}
  void report(std::string_view stage, double fraction) override {
    mWhole.report(stage, mFrom + (mTo - mFrom) * fraction);
  }
  [[nodiscard]] bool isCancelled() const override { return mWhole.isCancelled(); }

 private:
  Monitor& mWhole;
  double mFrom;
  double mTo;
};

/// Says nothing and never cancels.
class SilentMonitor final : public Monitor {
 public:
  void report(std::string_view, double) override {}
  [[nodiscard]] bool isCancelled() const override { return false; }
};

}  // namespace fairshares
