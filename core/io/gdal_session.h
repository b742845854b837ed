// Fair Shares: a stretch of work with GDAL that stays quiet and touches nothing but its own thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace fairshares::io {

/// Registers GDAL's drivers (once for the process) and, for as long as it lives, keeps what GDAL has to say
/// on this thread to itself and sets options for this thread only. Lives on the stack of the function that
/// uses GDAL; sessions of one thread nest.
class GdalSession {
 public:
  /// `options` are thread-local configuration options, for example {"OGR_XLSX_HEADERS", "DISABLE"}.
  explicit GdalSession(std::vector<std::pair<std::string, std::string>> options = {});
  ~GdalSession();
  GdalSession(const GdalSession&) = delete;
  GdalSession& operator=(const GdalSession&) = delete;

  /// GDAL's own words since the start or the last call, joined by "; "; empty if it had nothing to say.
  [[nodiscard]] std::string takeMessages();
  /// True if one of these words is a failure rather than a warning.
  [[nodiscard]] bool hasFailure() const { return mKept.failed; }

 private:
  struct Restore {
    std::string key;
    bool wasSet = false;
    std::string value;
  };
  struct Kept {
    std::vector<std::string> messages;
    bool failed = false;
  };
  friend struct GdalWords;  // the handler that GDAL calls

  Kept mKept;
  std::vector<Restore> mRestore;
};

}  // namespace fairshares::io
