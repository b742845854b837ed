// From a study to layers of a project: whole, or as it was.
#include "dock/run_session.h"

#include <gtest/gtest.h>
#include <qgsapplication.h>

#include <optional>

#include "layers/layer_factory.h"
#include "plugin/dock/starter_folder.h"

using namespace fairshares;
using namespace fairshares::testing_support;
using dock::RunEnd;

namespace {

class RunSession : public testing::Test {
 protected:
  void SetUp() override {
    QObject::connect(&mSession, &dock::RunSession::ended,
                     [this](const dock::RunOutcome& outcome, QgsLayerTreeGroup* group) {
                       mEnd = outcome.end;
                       mGroup = group;
                       mIssues = outcome.issues;
                     });
    QObject::connect(&mSession, &dock::RunSession::failed,
                     [](const QString& reason) { FAIL() << reason.toStdString(); });
  }
  RunEnd run() {
    mEnd.reset();
    mSession.start(mStudy.study(), mStudy.output());
    EXPECT_TRUE(mSession.isRunning());
    EXPECT_TRUE(waitUntil([this] { return mEnd.has_value(); }));
    EXPECT_FALSE(mSession.isRunning());
    return mEnd.value_or(RunEnd::Cancelled);
  }
  /// Cancels the next run as soon as it is at `stage`; an empty stage: at its first.
  void cancelAt(const QString& stage) {
    QObject::connect(&mSession, &dock::RunSession::stageChanged, &mSession,
                     [this, stage](const QString& now) {
                       if (stage.isEmpty() || stage == now) mSession.cancel();
                     });
  }
  [[nodiscard]] int groups() const { return layers::runGroups(mProject).size(); }

  StarterFolder mStudy;
  QgsProject mProject;
  dock::RunSession mSession{mProject};
  std::optional<RunEnd> mEnd;
  QgsLayerTreeGroup* mGroup = nullptr;
  Issues mIssues;
};

TEST_F(RunSession, PutsTheLayersOfAWrittenRunIntoTheProject) {
  ASSERT_EQ(run(), RunEnd::Written);
  ASSERT_NE(mGroup, nullptr);
  EXPECT_EQ(groups(), 1);
  EXPECT_EQ(layers::layersOf(*mGroup, layers::LayerRole::Zones).size(), 1);
}

TEST_F(RunSession, ReplacesTheLayersOfAnOlderRunInTheSameFile) {
  ASSERT_EQ(run(), RunEnd::Written);
  const QString before = mGroup->name();
  mStudy.replace("study.toml", "title = \"", "title = \"Changed ");
  ASSERT_EQ(run(), RunEnd::Written);
  EXPECT_EQ(groups(), 1);
  EXPECT_NE(mGroup->name(), before);
  EXPECT_TRUE(mGroup->name().contains("Changed")) << mGroup->name().toStdString();
}

TEST_F(RunSession, OfABrokenStudyLeavesNoGroupAndNoFile) {
  mStudy.replace("study.toml", "[study]", "[study");
  EXPECT_EQ(run(), RunEnd::Refused);
  EXPECT_TRUE(mIssues.hasErrors());
  EXPECT_EQ(mGroup, nullptr);
  EXPECT_EQ(groups(), 0);
  EXPECT_TRUE(mProject.mapLayers().isEmpty());
  EXPECT_FALSE(mStudy.hasOutput());
}

TEST_F(RunSession, OfABrokenStudyLeavesTheLayersOfTheOlderRunUntouched) {
  ASSERT_EQ(run(), RunEnd::Written);
  const QStringList before = mProject.mapLayers().keys();
  mStudy.replace("study.toml", "[study]", "[study");
  EXPECT_EQ(run(), RunEnd::Refused);
  EXPECT_EQ(mProject.mapLayers().keys(), before) << "not taken out and put back: the same layers";
}

TEST_F(RunSession, CancelledLeavesNoLayerOrTheOldOnes) {
  cancelAt({});
  EXPECT_EQ(run(), RunEnd::Cancelled);
  EXPECT_TRUE(mProject.mapLayers().isEmpty());
  EXPECT_FALSE(mStudy.hasOutput());
}

TEST_F(RunSession, CancelledWhileItsLayersAreMadeAddsNoneOfThem) {
  cancelAt("Making the layers");
  ASSERT_EQ(run(), RunEnd::Written);
  EXPECT_TRUE(mStudy.hasOutput());
  // The cancel comes through the event loop, so all layers may be made by then; never some of them.
  if (!mGroup) {
    EXPECT_TRUE(mProject.mapLayers().isEmpty());
    EXPECT_EQ(groups(), 0);
  } else {
    EXPECT_EQ(layers::layersOf(*mGroup, layers::LayerRole::Zones).size(), 1);
  }
}

TEST_F(RunSession, CancelledWhileTheLayersThatReplaceOlderOnesAreMadeShowsTheNewOnes) {
  ASSERT_EQ(run(), RunEnd::Written);
  mStudy.replace("study.toml", "title = \"", "title = \"Changed ");
  cancelAt("Making the layers");
  ASSERT_EQ(run(), RunEnd::Written);
  ASSERT_NE(mGroup, nullptr) << "the project is not left without what it had";
  EXPECT_TRUE(mGroup->name().contains("Changed"));
}

TEST_F(RunSession, CancelledWhileItWritesPutsTheOldLayersBack) {
  ASSERT_EQ(run(), RunEnd::Written);
  const std::string before = mStudy.read("out.gpkg");
  const int layerCount = mProject.mapLayers().size();
  mStudy.replace("study.toml", "title = \"", "title = \"Changed ");
  // The old layers go when everything is computed; that is the moment.
  QObject::connect(&mProject, qOverload<const QStringList&>(&QgsProject::layersRemoved), &mSession,
                   [this] { mSession.cancel(); });
  ASSERT_EQ(run(), RunEnd::Cancelled);
  EXPECT_EQ(mStudy.read("out.gpkg"), before);
  EXPECT_EQ(groups(), 1);
  EXPECT_EQ(mProject.mapLayers().size(), layerCount);
  for (const QgsMapLayer* layer : mProject.mapLayers()) EXPECT_TRUE(layer->isValid());
}

TEST_F(RunSession, RefusesASecondRunWhileOneIsUnderWay) {
  int ends = 0;
  QObject::connect(&mSession, &dock::RunSession::ended, [&] { ++ends; });
  mSession.start(mStudy.study(), mStudy.output());
  mSession.start(mStudy.study(), mStudy.file("other.gpkg"));
  ASSERT_TRUE(waitUntil([this] { return mEnd.has_value(); }));
  EXPECT_EQ(ends, 1);
  EXPECT_TRUE(mStudy.hasOutput());
  EXPECT_FALSE(QFile::exists(mStudy.file("other.gpkg")));
}

TEST_F(RunSession, ThatGoesWhileItsRunIsUnderWayStopsIt) {
  {
    dock::RunSession leaving(mProject);
    leaving.start(mStudy.study(), mStudy.output());
  }
  EXPECT_EQ(QgsApplication::taskManager()->countActiveTasks(), 0);
  EXPECT_EQ(groups(), 0);
}

}  // namespace
