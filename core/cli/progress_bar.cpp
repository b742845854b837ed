#include "cli/progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <ostream>
#include <string>

namespace fairshares::cli {

namespace {

// A signal handler can reach nothing but a global flag.
std::atomic<bool> stopAsked{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void askToStop(int) {
  stopAsked = true;
}

}  // namespace

ProgressBar::ProgressBar(std::ostream& stream, bool visible) : mStream(stream), mVisible(visible) {
  stopAsked = false;
  std::signal(SIGINT, askToStop);
  std::signal(SIGTERM, askToStop);
}

ProgressBar::~ProgressBar() {
  clear();
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void ProgressBar::report(std::string_view stage, double fraction) {
  if (!mVisible) return;
  const std::lock_guard lock(mMutex);
  mFraction = std::max(mFraction, std::clamp(fraction, 0.0, 1.0));
  constexpr int WIDTH = 30;
  const int filled = static_cast<int>(mFraction * WIDTH);
  std::string line = "\r[" + std::string(static_cast<std::size_t>(filled), '#') +
                     std::string(static_cast<std::size_t>(WIDTH - filled), '.') + "] " +
                     std::to_string(static_cast<int>(mFraction * 100.0)) + " % " + std::string(stage);
  mStream << line << "\x1b[K" << std::flush;
  mDrawn = true;
}

bool ProgressBar::isCancelled() const {
  return stopAsked;
}

void ProgressBar::clear() {
  const std::lock_guard lock(mMutex);
  if (mDrawn) mStream << "\r\x1b[K" << std::flush;
  mDrawn = false;
}

bool ProgressBar::terminalAllows() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && terminal && std::string_view(terminal) != "dumb";
}

}  // namespace fairshares::cli
