// A task begins although QGIS has lost it, or has no thread for it; and ends once.
#include "dock/stoppable_task.h"

#include <gtest/gtest.h>
#include <qgsapplication.h>

#include <QTimer>

#include "plugin/dock/starter_folder.h"
#include "plugin/dock/taken_threads.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

/// What happened to a task that may be gone.
struct Story {
  std::atomic<int> begun{0};
  std::atomic<bool> mayEnd{true};
  std::atomic<bool> wasStopped{false};
  QThread* thread = nullptr;
  int ended = 0;
  bool wasToldAsStopped = false;
};

class ToldTask final : public dock::StoppableTask {
 public:
  explicit ToldTask(Story& story) : StoppableTask("told", QgsTask::CanCancel), mStory(story) {}

 protected:
  bool work() override {
    ++mStory.begun;
    mStory.thread = QThread::currentThread();
    while (!mStory.mayEnd && !mustStop()) QThread::msleep(1);
    mStory.wasStopped = mustStop();
    return !mustStop();
  }
  void workEnded() override {
    ++mStory.ended;
    mStory.wasToldAsStopped = mustStop();
  }

 private:
  Story& mStory;
};

class StoppableTask : public testing::Test {
 protected:
  void SetUp() override { compat::taskThreads().waitForDone(); }
  [[nodiscard]] bool waitUntilItIsGone() const {
    return waitUntil([this] { return task.isNull(); });
  }
  Story story;
  QPointer<ToldTask> task = new ToldTask(story);
};

TEST_F(StoppableTask, RunsOnAThreadOfQgisWhereThereIsOne) {
  task->begin();
  ASSERT_TRUE(waitUntilItIsGone());
  EXPECT_EQ(story.begun, 1);
  EXPECT_EQ(story.ended, 1);
  EXPECT_NE(story.thread, QThread::currentThread());
}

TEST_F(StoppableTask, BeginsAllTheSameWhenQgisHasLostIt) {
  AllThreadsTaken taken;
  task->begin();
  taken.loseWhatIsQueued();
  taken.free();
  ASSERT_TRUE(waitUntilItIsGone());
  EXPECT_EQ(story.begun, 1);
  EXPECT_EQ(story.ended, 1);
  EXPECT_FALSE(story.wasStopped);
  EXPECT_FALSE(story.wasToldAsStopped) << "it is QGIS's cancel by which a lost task ends";
  EXPECT_NE(story.thread, QThread::currentThread());
}

TEST_F(StoppableTask, BeginsThoughQgisHasNoThreadFree) {
  const AllThreadsTaken taken;
  task->begin();
  ASSERT_TRUE(waitUntilItIsGone());
  EXPECT_EQ(story.begun, 1);
  EXPECT_EQ(story.ended, 1);
}

TEST_F(StoppableTask, IsDoneOnceThoughQgisFindsAThreadAfterAll) {
  AllThreadsTaken taken;
  story.mayEnd = false;
  task->begin();
  ASSERT_TRUE(waitUntil([this] { return story.begun == 1; }));
  taken.free();
  ASSERT_TRUE(waitUntil([this] { return task->status() == QgsTask::Running; }));
  story.mayEnd = true;
  ASSERT_TRUE(waitUntilItIsGone());
  EXPECT_EQ(story.begun, 1);
  EXPECT_EQ(story.ended, 1);
}

TEST_F(StoppableTask, ThatQgisHasLostCanBeEnded) {
  AllThreadsTaken taken;
  task->begin();
  taken.loseWhatIsQueued();
  dock::endTask(task.data());
  EXPECT_TRUE(task.isNull());
  EXPECT_EQ(story.ended, 1);
}

TEST_F(StoppableTask, CancelledInQgisWhileItRunsOnItsOwnThreadEndsBeforeItIsTold) {
  const AllThreadsTaken taken;
  story.mayEnd = false;
  task->begin();
  ASSERT_TRUE(waitUntil([this] { return story.begun == 1; }));
  // From an event, as a button would: what is deleted later outside of any is deleted by none.
  QTimer::singleShot(0, task.data(), &QgsTask::cancel);
  ASSERT_TRUE(waitUntilItIsGone());
  EXPECT_TRUE(story.wasStopped);
  EXPECT_TRUE(story.wasToldAsStopped);
  EXPECT_EQ(story.ended, 1);
}

}  // namespace
