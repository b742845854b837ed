// The engine's progress in a Processing feedback.
#include "processing/feedback_monitor.h"

#include <gtest/gtest.h>

#include <thread>

#include "plugin/support/run_algorithm.h"

using fairshares::processing::FeedbackMonitor;
using fairshares::testing_support::ListeningFeedback;

namespace {

TEST(FeedbackMonitor, TellsEachStageOnceAndProgressInPerCent) {
  ListeningFeedback feedback;
  FeedbackMonitor monitor(feedback);
  monitor.report("Reading", 0.0);
  monitor.report("Reading", 0.25);
  monitor.report("Joining", 0.5);
  EXPECT_EQ(feedback.stages, (QStringList{"Reading", "Joining"}));
  EXPECT_DOUBLE_EQ(feedback.progress.back(), 50.0);
}

TEST(FeedbackMonitor, NeverGoesBack) {
  ListeningFeedback feedback;
  FeedbackMonitor monitor(feedback);
  for (const double fraction : {0.1, 0.6, 0.4, 0.9, 1.5}) monitor.report("Working", fraction);
  EXPECT_TRUE(std::is_sorted(feedback.progress.begin(), feedback.progress.end()));
  EXPECT_DOUBLE_EQ(feedback.progress.back(), 100.0);
}

TEST(FeedbackMonitor, HearsThatTheUserHasHadEnough) {
  ListeningFeedback feedback;
  const FeedbackMonitor monitor(feedback);
  EXPECT_FALSE(monitor.isCancelled());
  feedback.cancel();
  EXPECT_TRUE(monitor.isCancelled());
}

TEST(FeedbackMonitor, TakesReportsOfSeveralThreads) {
  ListeningFeedback feedback;
  FeedbackMonitor monitor(feedback);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&] {
      for (int step = 0; step <= 1000; ++step) monitor.report("Working", step / 1000.0);
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(feedback.stages.size(), 1);
  EXPECT_DOUBLE_EQ(feedback.progress.back(), 100.0);
}

}  // namespace
