// A study run by QGIS's task manager, on a thread of its own.
#include "dock/run_task.h"

#include <QElapsedTimer>
#include <QThread>
#include <filesystem>
#include <gtest/gtest.h>
#include <optional>

#include "plugin/dock/starter_folder.h"
#include "plugin/dock/taken_threads.h"

using namespace fairshares;
using namespace fairshares::testing_support;
using dock::RunEnd;
using dock::RunOutcome;
using dock::RunTask;

namespace {

class RunTaskTest : public testing::Test {
 protected:
  using Prepare = std::function<void(RunTask&)>;

  RunOutcome run(dock::RunRequest request, const Prepare& prepare = {}, const Prepare& whenAdded = {}) {
    std::optional<RunOutcome> outcome;
    auto* task = new RunTask(std::move(request));
    QObject::connect(task, &RunTask::ended, [&](const RunOutcome& ended) {
      EXPECT_FALSE(outcome) << "told once";
      EXPECT_EQ(QThread::currentThread(), QCoreApplication::instance()->thread());
      outcome = ended;
    });
    if (prepare) prepare(*task);
    task->begin();
    if (whenAdded) whenAdded(*task);
    EXPECT_TRUE(waitUntil([&] { return outcome.has_value(); })) << "the task never ended";
    return outcome.value_or(RunOutcome{});
  }
  [[nodiscard]] dock::RunRequest request() const { return {mStudy.study(), mStudy.output(), 1, false}; }
  StarterFolder mStudy;
};

TEST_F(RunTaskTest, WritesTheResultsAndTellsItsProgressOnTheWay) {
  QStringList stages;
  std::vector<double> progress;
  const RunOutcome outcome = run(request(), [&](RunTask& task) {
    QObject::connect(&task, &RunTask::stageChanged, qApp, [&](const QString& stage) { stages << stage; });
    QObject::connect(&task, &QgsTask::progressChanged, qApp,
                     [&](double percent) { progress.push_back(percent); });
  });
  EXPECT_EQ(outcome.end, RunEnd::Written);
  EXPECT_FALSE(outcome.issues.hasErrors());
  EXPECT_EQ(outcome.geoPackage, mStudy.output());
  EXPECT_TRUE(mStudy.hasOutput());
  QCoreApplication::processEvents();
  EXPECT_GE(stages.size(), 4) << stages.join(", ").toStdString();
  ASSERT_FALSE(progress.empty());
  EXPECT_TRUE(std::is_sorted(progress.begin(), progress.end()));
  EXPECT_DOUBLE_EQ(progress.back(), 100.0);
}

TEST_F(RunTaskTest, RefusesABrokenStudyWithEveryProblemAndWritesNothing) {
  mStudy.replace("population.csv", "\n", "\n\"");
  mStudy.replace("lookup.csv", "\n", "\n\"");
  const RunOutcome outcome = run(request());
  EXPECT_EQ(outcome.end, RunEnd::Refused);
  EXPECT_GE(outcome.issues.errorCount(), 2u);
  EXPECT_FALSE(mStudy.hasOutput());
}

TEST_F(RunTaskTest, RefusesAStudyThatIsNotThere) {
  dock::RunRequest nowhere = request();
  nowhere.studyFile = mStudy.file("nowhere.toml");
  const RunOutcome outcome = run(nowhere);
  EXPECT_EQ(outcome.end, RunEnd::Refused);
  EXPECT_TRUE(outcome.issues.contains(IssueCode::FileMissing));
}

TEST_F(RunTaskTest, RefusesAnOutputThatIsNoGeoPackageBeforeItReadsAnything) {
  mStudy.write("out.gpkg", "a letter to my aunt");
  QStringList stages;
  const RunOutcome outcome = run(request(), [&](RunTask& task) {
    QObject::connect(&task, &RunTask::stageChanged, qApp, [&](const QString& stage) { stages << stage; });
  });
  EXPECT_EQ(outcome.end, RunEnd::Refused);
  EXPECT_TRUE(stages.isEmpty());
  EXPECT_EQ(mStudy.read("out.gpkg"), "a letter to my aunt");
}

TEST_F(RunTaskTest, CancelledAtAnyStageLeavesTheOldOutput) {
  QStringList stages;
  ASSERT_EQ(run(request(),
                [&](RunTask& task) {
                  QObject::connect(&task, &RunTask::stageChanged, qApp,
                                   [&](const QString& stage) { stages << stage; });
                })
                .end,
            RunEnd::Written);
  QCoreApplication::processEvents();
  const std::string before = mStudy.read("out.gpkg");
  mStudy.replace("study.toml", "title = \"", "title = \"Changed ");
  int cancelled = 0;
  for (const QString& last : stages) {
    const RunOutcome outcome = run(request(), [&](RunTask& task) {
      QObject::connect(
          &task, &RunTask::stageChanged, &task,
          [&task, last](const QString& stage) {
            if (stage == last) task.cancel();
          },
          Qt::DirectConnection);
    });
    if (outcome.end == RunEnd::Written) break;  // the cancel came when all was written
    EXPECT_EQ(outcome.end, RunEnd::Cancelled) << last.toStdString();
    EXPECT_EQ(mStudy.read("out.gpkg"), before) << "cancelled while " << last.toStdString();
    ++cancelled;
  }
  EXPECT_GE(cancelled, 3);
}

TEST_F(RunTaskTest, CancelledBeforeItDidAnythingEndsAllTheSame) {
  const AllThreadsTaken taken;  // else QGIS may delete the task while a thread is about to begin it
  const RunOutcome outcome = run(request(), {}, [](RunTask& task) { task.cancel(); });
  EXPECT_EQ(outcome.end, RunEnd::Cancelled);
  EXPECT_FALSE(mStudy.hasOutput());
}

TEST_F(RunTaskTest, AsksBeforeItWritesAndWaitsForTheAnswer) {
  dock::RunRequest asking = request();
  asking.asksBeforeWriting = true;
  int asked = 0;
  const RunOutcome outcome = run(asking, [&](RunTask& task) {
    QObject::connect(&task, &RunTask::aboutToWrite, &task, [&] {
      EXPECT_FALSE(mStudy.hasOutput());
      ++asked;
      task.allowWriting();
    });
  });
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(outcome.end, RunEnd::Written);
}

TEST_F(RunTaskTest, CanBeCancelledWhileItWaitsForTheAnswer) {
  dock::RunRequest asking = request();
  asking.asksBeforeWriting = true;
  const RunOutcome outcome = run(asking, [&](RunTask& task) {
    QObject::connect(&task, &RunTask::aboutToWrite, &task, [&] { task.cancel(); });
  });
  EXPECT_EQ(outcome.end, RunEnd::Cancelled);
  EXPECT_FALSE(mStudy.hasOutput());
}

TEST_F(RunTaskTest, MakesTheLayersAndHandsThemOverToTheMainThread) {
  std::optional<layers::PreparedRun> made;
  const RunOutcome outcome = run(request(), [&](RunTask& task) {
    QObject::connect(&task, &RunTask::ended, &task, [&] {
      made = task.takeLayers();
      EXPECT_FALSE(task.takeLayers()) << "once";
    });
  });
  EXPECT_EQ(outcome.end, RunEnd::Written);
  ASSERT_TRUE(made);
  ASSERT_FALSE(made->built.choropleths.empty());
  for (const layers::BuiltLayer& one : made->built.choropleths) {
    EXPECT_TRUE(one.layer->isValid());
    EXPECT_EQ(one.layer->thread(), QCoreApplication::instance()->thread());
    EXPECT_EQ(one.layer->dataProvider()->thread(), QCoreApplication::instance()->thread());
  }
}

TEST_F(RunTaskTest, CancelledWhileLayersAreMadeHasWrittenAllTheSame) {
  bool isMaking = false;
  std::optional<layers::PreparedRun> made;
  const RunOutcome outcome = run(request(), [&](RunTask& task) {
    QObject::connect(
        &task, &RunTask::stageChanged, &task,
        [&](const QString& stage) {
          if (stage != "Making the layers") return;
          isMaking = true;
          task.stop();
        },
        Qt::DirectConnection);
    QObject::connect(&task, &RunTask::ended, &task, [&] { made = task.takeLayers(); });
  });
  EXPECT_TRUE(isMaking);
  EXPECT_EQ(outcome.end, RunEnd::Written);
  EXPECT_FALSE(outcome.issues.hasErrors());
  EXPECT_FALSE(made);
  EXPECT_TRUE(mStudy.hasOutput());
}

}  // namespace
