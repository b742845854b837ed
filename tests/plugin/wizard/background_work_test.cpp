// Work on other threads that ends before whoever asked for it.
#include "wizard/background_work.h"

#include <gtest/gtest.h>
#include <qgsapplication.h>
#include <qgstaskmanager.h>

#include <QThread>
#include <QTimer>
#include <atomic>
#include <memory>
#include <stdexcept>

#include "plugin/dock/starter_folder.h"

using namespace fairshares;
using testing_support::waitUntil;

namespace {

TEST(BackgroundWork, IsDoneElsewhereAndToldHere) {
  wizard::BackgroundWork work;
  QThread* worker = nullptr;
  QThread* teller = nullptr;
  work.start(
      "work", [&](const wizard::IsStopped&) { worker = QThread::currentThread(); },
      [&](const QString& failure) {
        EXPECT_TRUE(failure.isEmpty());
        teller = QThread::currentThread();
      });
  ASSERT_TRUE(waitUntil([&] { return teller != nullptr; }));
  EXPECT_EQ(teller, QThread::currentThread());
  EXPECT_NE(worker, QThread::currentThread());
}

TEST(BackgroundWork, TellsWhatWasThrown) {
  wizard::BackgroundWork work;
  QString told;
  work.start(
      "work", [](const wizard::IsStopped&) { throw std::runtime_error("no room"); },
      [&](const QString& failure) { told = failure; });
  ASSERT_TRUE(waitUntil([&] { return !told.isEmpty(); }));
  EXPECT_EQ(told, "no room");
}

TEST(BackgroundWork, ToldOfACancelInTheListOfTasksDoesNotWaitForever) {
  wizard::BackgroundWork work;
  QString told;
  std::atomic<bool> hasBegun{false};
  work.start(
      "work",
      [&](const wizard::IsStopped& isStopped) {
        hasBegun = true;
        while (!isStopped()) QThread::msleep(1);
      },
      [&](const QString& failure) { told = failure; });
  // QGIS deletes a queued task that it is told to cancel, also while a thread is about to begin it.
  ASSERT_TRUE(waitUntil([&] { return hasBegun.load(); }));
  QgsApplication::taskManager()->cancelAll();
  ASSERT_TRUE(waitUntil([&] { return !told.isEmpty(); }));
  EXPECT_TRUE(told.contains("cancelled")) << told.toStdString();
}

TEST(BackgroundWork, StartedWhileItIsWaitedForIsStoppedToo) {
  int begun = 0;
  {
    wizard::BackgroundWork work;
    const auto untilStopped = [](const wizard::IsStopped& isStopped) {
      while (!isStopped()) QThread::msleep(1);
    };
    work.start("work", untilStopped, [](const QString&) {});
    for (int more = 0; more < 10; ++more)
      QTimer::singleShot(0, &work, [&] {
        ++begun;
        work.start("more", untilStopped, [](const QString&) {});
      });
  }
  EXPECT_EQ(begun, 10);
  EXPECT_EQ(QgsApplication::taskManager()->count(), 0);
}

TEST(BackgroundWork, IsStoppedAndWaitedForWhenItsOwnerGoes) {
  std::atomic<bool> hasBegun{false};
  std::atomic<bool> hasEnded{false};
  bool isTold = false;
  {
    wizard::BackgroundWork work;
    work.start(
        "work",
        [&](const wizard::IsStopped& isStopped) {
          hasBegun = true;
          while (!isStopped()) QThread::msleep(1);
          hasEnded = true;
        },
        [&](const QString&) { isTold = true; });
    ASSERT_TRUE(waitUntil([&] { return hasBegun.load(); }));
  }
  EXPECT_TRUE(hasEnded);
  EXPECT_FALSE(isTold);
}

TEST(BackgroundWork, WhoseOwnerGoesWhenItIsToldDoesNotWaitForItself) {
  auto work = std::make_unique<wizard::BackgroundWork>();
  bool isTold = false;
  work->start(
      "work", [](const wizard::IsStopped&) {},
      [&](const QString&) {
        work.reset();
        isTold = true;
      });
  ASSERT_TRUE(waitUntil([&] { return isTold; }));
  EXPECT_FALSE(work);
}

}  // namespace
