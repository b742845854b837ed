// Layers that change after the last page has checked them: Save sees it, says so and checks again.
#include <gtest/gtest.h>

#include <QPlainTextEdit>
#include <QPushButton>

#include "plugin/dock/starter_folder.h"
#include "plugin/support/memory_layers.h"
#include "plugin/wizard/practice_layers.h"
#include "run/run_study.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

class LateChanges : public testing::Test {
 protected:
  void SetUp() override { mDriven.addStarter(mFolder); }
  QgsVectorLayer& layer(const QString& name) {
    return *qobject_cast<QgsVectorLayer*>(mDriven.project.mapLayersByName(name).front());
  }
  void goToCheckedSummary() {
    mDriven.open(QString::fromStdString(mFolder.path().string()));
    mDriven.goTo("programmesPage");
    mDriven.find<QPushButton>("fillBudgets").click();
    mDriven.goTo("summaryPage");
    ASSERT_TRUE(isSound()) << mDriven.text("checkNote").toStdString();
  }
  bool isSound() const {
    return waitUntil([this] { return mDriven.text("checkNote").contains("sound"); });
  }
  /// Save is pressed once: nothing is saved, and the page says that `name` has changed.
  void expectSaveIsPutOff(const QString& name) {
    EXPECT_TRUE(mDriven.save().isEmpty());
    EXPECT_TRUE(mDriven.problem().startsWith("Changed since the check: " + name))
        << mDriven.problem().toStdString();
    EXPECT_FALSE(QFile::exists(QString::fromStdString(mFolder.file("study-2.toml"))));
    EXPECT_TRUE(mDriven.wizard().isVisible());
  }
  std::size_t zonesOf(const QString& study) {
    SilentMonitor monitor;
    const Result<run::FinishedRun> finished = run::runStudy(study.toStdString(), {}, monitor);
    return finished ? finished.value().joined.model.zones.size() : 0;
  }
  TemporaryFolder mFolder;
  DrivenWizard mDriven;
};

TEST_F(LateChanges, AFilterIsSeenAtSaveAndItsRowsAreCopied) {
  goToCheckedSummary();
  for (const char* name : {"zones", "lookup", "population", "urban_rural"})
    ASSERT_TRUE(layer(name).setSubsetString("\"DataZone\" <> 'TOYZONE6'"));
  expectSaveIsPutOff("zones, lookup, population, urban_rural");
  EXPECT_TRUE(mDriven.find<QPlainTextEdit>("studyText").toPlainText().contains("study-2-layers.gpkg"));
  ASSERT_TRUE(isSound()) << mDriven.text("checkNote").toStdString();
  const QString saved = mDriven.save();
  ASSERT_FALSE(saved.isEmpty()) << mDriven.problem().toStdString();
  EXPECT_EQ(zonesOf(saved), 5u);
}

TEST_F(LateChanges, EditsOfALayerThatIsCopiedAreSeen) {
  mDriven.project.removeMapLayer(layer("zones").id());
  mDriven.add(
      memorySquares("ours", "DataZone:string",
                    {{"TOYZONE1"}, {"TOYZONE2"}, {"TOYZONE3"}, {"TOYZONE4"}, {"TOYZONE5"}, {"TOYZONE6"}}));
  goToCheckedSummary();
  QgsVectorLayer& ours = layer("ours");
  ASSERT_TRUE(ours.startEditing());
  ASSERT_TRUE(ours.deleteFeature(*ours.allFeatureIds().begin()));
  expectSaveIsPutOff("ours");
  // One zone fewer than people: the check says so.
  ASSERT_TRUE(waitUntil([this] { return !mDriven.text("checkNote").contains("Checking"); }));
  EXPECT_TRUE(mDriven.find<QPlainTextEdit>("findings").toPlainText().contains("TOYZONE"))
      << mDriven.find<QPlainTextEdit>("findings").toPlainText().toStdString();
  ASSERT_TRUE(ours.rollBack());
  expectSaveIsPutOff("ours");
  ASSERT_TRUE(isSound()) << mDriven.text("checkNote").toStdString();
  EXPECT_EQ(zonesOf(mDriven.save()), 6u);
}

TEST_F(LateChanges, OfALayerThatTheStudyDoesNotUseDoNotMatter) {
  addTable(mDriven, mFolder, "other", "DataZone,note\nTOYZONE1,a\nTOYZONE6,b\n");
  goToCheckedSummary();
  ASSERT_TRUE(layer("other").setSubsetString("\"DataZone\" <> 'TOYZONE6'"));
  EXPECT_FALSE(mDriven.save().isEmpty()) << mDriven.problem().toStdString();
}

TEST_F(LateChanges, ALayerThatIsCopiedAndGoesKeepsTheStudyFromBeingSaved) {
  mDriven.project.removeMapLayer(layer("zones").id());
  mDriven.add(
      memorySquares("ours", "DataZone:string",
                    {{"TOYZONE1"}, {"TOYZONE2"}, {"TOYZONE3"}, {"TOYZONE4"}, {"TOYZONE5"}, {"TOYZONE6"}}));
  goToCheckedSummary();
  mDriven.project.removeMapLayer(layer("ours").id());
  EXPECT_TRUE(mDriven.save().isEmpty());
  EXPECT_TRUE(mDriven.problem().contains("removed")) << mDriven.problem().toStdString();
}

}  // namespace
