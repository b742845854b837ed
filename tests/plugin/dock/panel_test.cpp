// The panel by its own buttons, in a project, without a window.
#include "dock/panel.h"

#include <gtest/gtest.h>
#include <qgsfilewidget.h>
#include <qgsmessagebar.h>
#include <qgsmessagebaritem.h>
#include <qgsrenderer.h>

#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <filesystem>

#include "dock/board_table_model.h"
#include "layers/layer_factory.h"
#include "layers/switch_measure.h"
#include "plugin/dock/starter_folder.h"

using namespace fairshares;
using namespace fairshares::testing_support;
using layers::LayerRole;

namespace {

class PanelTest : public testing::Test {
 protected:
  void SetUp() override { mPanel = makePanel(); }
  std::unique_ptr<dock::Panel> makePanel() {
    return std::make_unique<dock::Panel>(dock::PanelPlaces{
        &mProject, &mCanvas, &mBar, [this](QgsVectorLayer* table) { mOpened = table; }, mStudy.study()});
  }
  template <typename Widget> [[nodiscard]] Widget& find(const char* name) const {
    auto* const widget = mPanel->findChild<Widget*>(QString::fromLatin1(name));
    if (!widget) throw std::runtime_error(std::string("no widget ") + name);
    return *widget;
  }
  void choose() {
    find<QgsFileWidget>("studyFile").setFilePath(mStudy.study());
    find<QgsFileWidget>("resultsFile").setFilePath(mStudy.output());
  }
  void press(const char* button) { find<QPushButton>(button).click(); }
  bool waitForTheEnd() {
    return waitUntil([this] { return !mPanel->isRunning(); });
  }
  void run() {
    choose();
    press("runButton");
    ASSERT_TRUE(waitForTheEnd());
    ASSERT_EQ(layers::runGroups(mProject).size(), 1) << message().toStdString();
  }
  [[nodiscard]] QString message() {
    const QgsMessageBarItem* item = mBar.currentItem();
    return item ? item->text() : QString();
  }
  [[nodiscard]] QgsVectorLayer& layer(LayerRole role, const QString& table = {}) {
    return *layers::layersOf(*layers::runGroups(mProject).front(), role, table).front();
  }
  void chooseIn(const char* box, const QString& id) {
    auto& combo = find<QComboBox>(box);
    const int position = combo.findData(id);
    ASSERT_GE(position, 0) << id.toStdString();
    combo.setCurrentIndex(position);
  }
  QStringList selectedRows() {
    QStringList codes;
    for (const QModelIndex& index : find<QTableView>("boardTable").selectionModel()->selectedRows())
      codes << index.data(dock::BoardTableModel::CODE_ROLE).toString();
    codes.sort();
    return codes;
  }

  StarterFolder mStudy;
  QgsProject mProject;
  QgsMapCanvas mCanvas;
  QgsMessageBar mBar;
  QgsVectorLayer* mOpened = nullptr;
  std::unique_ptr<dock::Panel> mPanel;
};

TEST_F(PanelTest, RunsAStudyByItsButtonAndShowsWhatCameOut) {
  run();
  EXPECT_EQ(find<QTableView>("boardTable").model()->rowCount(),
            layer(LayerRole::Areas, "boards").featureCount());
  EXPECT_FALSE(find<QLabel>("joinText").text().isEmpty());
  EXPECT_TRUE(find<QLabel>("countsText")
                  .text()
                  .contains(QString("%1 zones").arg(layer(LayerRole::Zones).featureCount())))
      << find<QLabel>("countsText").text().toStdString();
  EXPECT_TRUE(find<QLabel>("lookingAtLabel").text().contains("Overall index"))
      << find<QLabel>("lookingAtLabel").text().toStdString();
  EXPECT_TRUE(find<QPushButton>("runButton").isEnabled());
  EXPECT_FALSE(find<QPushButton>("cancelButton").isEnabled());
  EXPECT_EQ(layers::shownView(layer(LayerRole::Zones))->programme,
            find<QComboBox>("programmeBox").currentData().toString())
      << "the programme chosen is the one on the map";
  press("joinReportButton");
  EXPECT_EQ(mOpened, &layer(LayerRole::Table, "join_report"));
}

TEST_F(PanelTest, HelpOpensThePageOfThePanelAndIsNotThereWithoutHelp) {
  EXPECT_TRUE(find<QPushButton>("helpButton").isHidden());
  QString opened;
  dock::PanelPlaces places{&mProject, &mCanvas, &mBar, nullptr, mStudy.study()};
  places.openHelp = [&](const QString& page) { opened = page; };
  mPanel = std::make_unique<dock::Panel>(places);
  press("helpButton");
  EXPECT_EQ(opened, QString("panel"));
}

TEST_F(PanelTest, ChoosesTheSampleForTheUserReadyToRun) {
  find<QgsFileWidget>("studyFile").setFilePath("elsewhere.toml");
  mPanel->chooseSample();
  EXPECT_TRUE(find<QCheckBox>("sampleBox").isChecked());
  EXPECT_FALSE(find<QgsFileWidget>("resultsFile").filePath().isEmpty());
  EXPECT_FALSE(mPanel->isRunning()) << "nothing is written before the user says so";
}

TEST_F(PanelTest, ShowsWhatAStudyHasToWorkWithAsSoonAsItIsChosen) {
  mPanel->show();
  choose();
  auto& text = find<QLabel>("inputsText");
  EXPECT_TRUE(waitUntil([&] { return text.text().contains("zones"); })) << text.text().toStdString();
  find<QgsFileWidget>("studyFile").setFilePath(mStudy.file("nowhere.toml"));
  EXPECT_TRUE(waitUntil([&] { return text.text().contains("Not usable"); })) << text.text().toStdString();
  find<QCheckBox>("sampleBox").setChecked(true);
  EXPECT_TRUE(waitUntil([&] { return text.text().contains("zones"); })) << text.text().toStdString();
}

TEST_F(PanelTest, RunsTheSampleWhateverTheStudyFile) {
  find<QCheckBox>("sampleBox").setChecked(true);
  EXPECT_FALSE(find<QgsFileWidget>("studyFile").isEnabled());
  EXPECT_FALSE(find<QgsFileWidget>("resultsFile").filePath().isEmpty()) << "suggested";
  find<QgsFileWidget>("resultsFile").setFilePath(mStudy.output());
  press("runButton");
  ASSERT_TRUE(waitForTheEnd());
  EXPECT_TRUE(mStudy.hasOutput());
}

TEST_F(PanelTest, SwitchesTheRendererOfTheRunsLayersAtOnce) {
  run();
  QgsVectorLayer& zones = layer(LayerRole::Zones);
  const QString before = zones.renderer()->dump();
  chooseIn("measureBox", "weighted_population");
  EXPECT_NE(zones.renderer()->dump(), before);
  ASSERT_TRUE(layers::shownView(zones));
  EXPECT_EQ(layers::shownView(zones)->measure, layers::Measure::WeightedPopulation);
  EXPECT_EQ(find<QLabel>("lookingAtLabel").text(), layers::shownView(zones)->line);
  EXPECT_EQ(layers::shownView(layer(LayerRole::Areas, "boards"))->measure,
            layers::Measure::WeightedPopulation);
  auto& programmes = find<QComboBox>("programmeBox");
  ASSERT_GE(programmes.count(), 1);
  programmes.setCurrentIndex(programmes.count() - 1);
  EXPECT_EQ(layers::shownView(zones)->programme, programmes.currentData().toString());
}

TEST_F(PanelTest, TableAndMapFollowEachOther) {
  run();
  QgsVectorLayer& zones = layer(LayerRole::Zones);
  auto& table = find<QTableView>("boardTable");
  table.selectRow(0);
  const QString code = table.model()->index(0, 0).data(dock::BoardTableModel::CODE_ROLE).toString();
  ASSERT_GT(zones.selectedFeatureCount(), 0);
  for (const QgsFeature& zone : zones.selectedFeatures()) EXPECT_EQ(zone.attribute("board").toString(), code);

  const QString other = table.model()->index(1, 0).data(dock::BoardTableModel::CODE_ROLE).toString();
  zones.selectByExpression(QStringLiteral("board = '%1'").arg(other));
  EXPECT_EQ(selectedRows(), QStringList{other});
  zones.removeSelection();
  EXPECT_TRUE(selectedRows().isEmpty());
}

TEST_F(PanelTest, KeepsTheSelectionWhenTheTableIsSearched) {
  run();
  find<QTableView>("boardTable").selectRow(0);
  const int zones = layer(LayerRole::Zones).selectedFeatureCount();
  find<QLineEdit>("filterEdit").setText("nobody is called this");
  EXPECT_EQ(find<QTableView>("boardTable").model()->rowCount(), 0);
  EXPECT_EQ(layer(LayerRole::Zones).selectedFeatureCount(), zones);
}

TEST_F(PanelTest, SaysWhatIsWrongWithABrokenStudyAndAddsNoGroup) {
  mStudy.replace("study.toml", "[study]", "[study");
  choose();
  press("runButton");
  ASSERT_TRUE(waitForTheEnd());
  EXPECT_TRUE(layers::runGroups(mProject).isEmpty());
  ASSERT_NE(mBar.currentItem(), nullptr);
  EXPECT_EQ(mBar.currentItem()->level(), Qgis::MessageLevel::Critical);
  EXPECT_TRUE(find<QLabel>("joinText").text().contains("study.toml"))
      << find<QLabel>("joinText").text().toStdString();
  EXPECT_TRUE(find<QPushButton>("runButton").isEnabled());
}

TEST_F(PanelTest, CancelledLeavesNothingAndCanRunAgain) {
  choose();
  press("runButton");
  EXPECT_TRUE(find<QPushButton>("cancelButton").isEnabled());
  press("cancelButton");
  ASSERT_TRUE(waitForTheEnd());
  EXPECT_TRUE(mProject.mapLayers().isEmpty());
  EXPECT_FALSE(mStudy.hasOutput());
  run();
}

TEST_F(PanelTest, AsksForAStudyWhereThereIsNone) {
  press("runButton");
  EXPECT_FALSE(mPanel->isRunning());
  ASSERT_NE(mBar.currentItem(), nullptr);
  EXPECT_EQ(mBar.currentItem()->level(), Qgis::MessageLevel::Warning);
}

TEST_F(PanelTest, OffersANewStudyWhereThereIsSomethingToMakeItWith) {
  EXPECT_TRUE(find<QPushButton>("newStudyButton").isHidden());
  int asked = 0;
  dock::PanelPlaces places{&mProject, &mCanvas, &mBar, {}, mStudy.study()};
  places.newStudy = [&asked] { ++asked; };
  mPanel = std::make_unique<dock::Panel>(places);
  ASSERT_FALSE(find<QPushButton>("newStudyButton").isHidden());
  press("newStudyButton");
  EXPECT_EQ(asked, 1);
  find<QCheckBox>("sampleBox").setChecked(true);
  mPanel->chooseStudy(mStudy.study());
  EXPECT_FALSE(find<QCheckBox>("sampleBox").isChecked());
  EXPECT_EQ(find<QgsFileWidget>("studyFile").filePath(), mStudy.study());
  EXPECT_FALSE(find<QgsFileWidget>("resultsFile").filePath().isEmpty()) << "suggested";
}

TEST_F(PanelTest, ComesBackWithTheProject) {
  run();
  chooseIn("measureBox", "population");
  const QString file = mStudy.file("project.qgs");
  mProject.setFileName(file);
  ASSERT_TRUE(mProject.write());
  EXPECT_EQ(mProject.readEntry("FairShares", "/study"), "./study/study.toml");
  mProject.clear();
  EXPECT_EQ(find<QTableView>("boardTable").model()->rowCount(), 0);
  EXPECT_TRUE(find<QgsFileWidget>("studyFile").filePath().isEmpty());

  ASSERT_TRUE(mProject.read(file));
  EXPECT_EQ(find<QgsFileWidget>("studyFile").filePath(), mStudy.study());
  EXPECT_EQ(find<QgsFileWidget>("resultsFile").filePath(), mStudy.output());
  EXPECT_EQ(find<QComboBox>("measureBox").currentData().toString(), "population");
  EXPECT_GT(find<QTableView>("boardTable").model()->rowCount(), 0);
}

TEST_F(PanelTest, ComesBackWithAProjectThatWasMovedWithItsFiles) {
  run();
  mProject.setFileName(mStudy.file("project.qgs"));
  ASSERT_TRUE(mProject.write());
  mProject.clear();
  const TemporaryFolder moved;
  const std::filesystem::path before = std::filesystem::path(mStudy.output().toStdString()).parent_path();
  std::filesystem::copy(before, moved.path(), std::filesystem::copy_options::recursive);
  for (const char* gone : {"study", "out.gpkg", "project.qgs"}) std::filesystem::remove_all(before / gone);

  ASSERT_TRUE(mProject.read(QString::fromStdString(moved.file("project.qgs"))));
  EXPECT_EQ(find<QgsFileWidget>("studyFile").filePath().toStdString(), moved.file("study/study.toml"));
  EXPECT_EQ(find<QgsFileWidget>("resultsFile").filePath().toStdString(), moved.file("out.gpkg"));
  EXPECT_TRUE(layer(LayerRole::Zones).isValid());
  EXPECT_GT(find<QTableView>("boardTable").model()->rowCount(), 0);
  press("runButton");
  ASSERT_TRUE(waitForTheEnd());
  EXPECT_EQ(layers::runGroups(mProject).size(), 1) << message().toStdString();
}

TEST_F(PanelTest, LeavesAProjectAloneThatDoesNotUseIt) {
  EXPECT_FALSE(mProject.isDirty());
  EXPECT_TRUE(mProject.readEntry("FairShares", "/measure").isEmpty());
}

TEST_F(PanelTest, ForgetsARunWhoseLayersAreTakenAway) {
  run();
  mProject.removeAllMapLayers();
  EXPECT_EQ(find<QTableView>("boardTable").model()->rowCount(), 0);
  EXPECT_FALSE(find<QGroupBox>("mapGroup").isEnabled());
  EXPECT_EQ(find<QComboBox>("measureBox").count(), 0);
}

TEST_F(PanelTest, IsReachableByKeyboard) {
  for (const char* label : {"studyLabel", "resultsLabel", "programmeLabel", "measureLabel", "filterLabel"}) {
    EXPECT_NE(find<QLabel>(label).buddy(), nullptr) << label;
    EXPECT_TRUE(find<QLabel>(label).text().contains('&')) << label;
  }
  QSet<QString> letters;
  int mnemonics = 0;
  const auto take = [&](const QString& text) {
    const int at = text.indexOf('&');
    if (at < 0) return;
    letters.insert(text.mid(at + 1, 1).toLower());
    ++mnemonics;
  };
  for (const QLabel* label : mPanel->findChildren<QLabel*>())
    if (label->buddy()) take(label->text());
  for (const QAbstractButton* button : mPanel->findChildren<QAbstractButton*>()) take(button->text());
  EXPECT_EQ(letters.size(), mnemonics) << "no letter twice";
  EXPECT_GE(mnemonics, 10);
}

}  // namespace
