// QGIS with no thread free, and QGIS losing what is queued.
#pragma once

#include <gtest/gtest.h>

#include <QSemaphore>
#include <QThreadPool>
#include <atomic>
#include <utility>

#include "compat/task_threads.h"
#include "plugin/dock/starter_folder.h"

namespace fairshares::testing_support {

/// As long as it is there, QGIS has no thread free for another task.
class AllThreadsTaken {
 public:
  AllThreadsTaken() {
    // Threads that have just ended a task count as taken for a moment, so not all need to be ours.
    while (mThreads.tryStart([this] {
      ++mTaken;
      mMayEnd.acquire();
    }))
      ++mStarted;
    EXPECT_TRUE(waitUntil([this] { return mTaken == mStarted; }));
  }
  ~AllThreadsTaken() {
    free();
    mThreads.waitForDone();
  }
  /// QGIS takes a runnable that is queued for another whose address it had, and deletes it:
  /// QThreadPool::tryTake(). Here by the one other door through which a pool forgets what is queued.
  void loseWhatIsQueued() const { mThreads.clear(); }
  void free() { mMayEnd.release(std::exchange(mStarted, 0)); }

 private:
  QThreadPool& mThreads = compat::taskThreads();
  QSemaphore mMayEnd;
  std::atomic<int> mTaken{0};
  int mStarted = 0;
};

}  // namespace fairshares::testing_support
