// Folders in which nothing may be written, as on a network share: the study's, that of the results, the
// project's.
#include <gtest/gtest.h>
#include <qgsfilewidget.h>
#include <qgsmapcanvas.h>
#include <qgsmessagebar.h>
#include <qgsmessagebaritem.h>

#include <QFileInfo>
#include <QLabel>
#include <QPushButton>

#include "dock/panel.h"
#include "dock/sample_study.h"
#include "layers/layer_factory.h"
#include "plugin/dock/starter_folder.h"
#include "support/lockable_folder.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

class ReadOnlyFolders : public testing::Test {
 protected:
  void SetUp() override {
    if (!mLocked.isPossible()) GTEST_SKIP() << "root may write anywhere, and may not mount a disk here";
    for (const study::StarterFile& one : study::starterFiles()) {
      std::filesystem::copy_file(mStudy.file("study/" + one.name).toStdString(), mLocked.file(one.name));
    }
    mPanel = std::make_unique<dock::Panel>(
        dock::PanelPlaces{&mProject, &mCanvas, &mBar, [](QgsVectorLayer*) {}, QString()});
  }
  void TearDown() override {
    mPanel.reset();
    mProject.clear();
  }
  [[nodiscard]] QString locked(const char* name) const { return QString::fromStdString(mLocked.file(name)); }
  /// By the panel's button; the message in the bar.
  QString run(const QString& study, const QString& output) {
    mBar.clearWidgets();
    mPanel->findChild<QgsFileWidget*>("studyFile")->setFilePath(study);
    mPanel->findChild<QgsFileWidget*>("resultsFile")->setFilePath(output);
    mPanel->findChild<QPushButton*>("runButton")->click();
    EXPECT_TRUE(waitUntil([this] { return !mPanel->isRunning(); }));
    const QgsMessageBarItem* item = mBar.currentItem();
    mIsCritical = item && item->level() == Qgis::MessageLevel::Critical;
    return item ? item->text() : QString();
  }
  [[nodiscard]] int groups() const { return layers::runGroups(mProject).size(); }

  StarterFolder mStudy;
  LockableFolder mLocked{mStudy.file("locked").toStdString()};
  QgsProject mProject;
  QgsMapCanvas mCanvas;
  QgsMessageBar mBar;
  std::unique_ptr<dock::Panel> mPanel;
  bool mIsCritical = false;
};

TEST_F(ReadOnlyFolders, AStudyInOneIsRunToResultsElsewhere) {
  ASSERT_TRUE(mLocked.lock());
  const QString message = run(locked("study.toml"), mStudy.output());
  EXPECT_FALSE(mIsCritical) << message.toStdString();
  EXPECT_EQ(groups(), 1);
  EXPECT_TRUE(mStudy.hasOutput());
}

TEST_F(ReadOnlyFolders, ResultsAreNotSuggestedInOne) {
  ASSERT_TRUE(mLocked.lock());
  const QString folder = QFileInfo(locked("study.toml")).absolutePath();
  const QString suggested = dock::suggestedResults(locked("study.toml"), folder, false);
  EXPECT_FALSE(suggested.startsWith(folder)) << suggested.toStdString();
  EXPECT_TRUE(QFileInfo(QFileInfo(suggested).absolutePath()).isWritable()) << suggested.toStdString();
}

TEST_F(ReadOnlyFolders, ResultsInOneAreRefusedWithOneMessageAndNoGroup) {
  ASSERT_TRUE(mLocked.lock());
  const QString message = run(mStudy.study(), locked("out.gpkg"));
  EXPECT_TRUE(mIsCritical);
  EXPECT_TRUE(message.contains("locked")) << message.toStdString();
  EXPECT_EQ(groups(), 0);
  EXPECT_EQ(mBar.items().size(), 1);
  EXPECT_TRUE(mPanel->findChild<QLabel*>("joinText")->text().contains("locked"));
}

TEST_F(ReadOnlyFolders, EarlierResultsInOneStayAndAreShownOn) {
  const QString output = locked("out.gpkg");
  run(mStudy.study(), output);
  ASSERT_FALSE(mIsCritical);
  ASSERT_EQ(groups(), 1);
  const QStringList before = mProject.mapLayers().keys();
  const std::string bytes = readFile(output.toStdString());
  if (!mLocked.lock()) GTEST_SKIP() << "this QGIS keeps a file of results open for writing";
  run(mStudy.study(), output);
  EXPECT_TRUE(mIsCritical);
  EXPECT_EQ(readFile(output.toStdString()), bytes);
  EXPECT_EQ(mProject.mapLayers().keys(), before) << "the layers that were shown";
  for (const QgsMapLayer* layer : mProject.mapLayers()) EXPECT_TRUE(layer->isValid());
}

TEST_F(ReadOnlyFolders, ResultsInOneCanBeOpened) {
  const QString output = locked("out.gpkg");
  run(mStudy.study(), output);
  mProject.clear();
  ASSERT_TRUE(waitUntil([this] { return mLocked.lock(); })) << "no file is open for writing";
  const Result<layers::LoadedRun> loaded = layers::loadRun(mProject, output);
  EXPECT_TRUE(loaded);
  EXPECT_EQ(groups(), 1);
}

}  // namespace
