// The wizard by its own boxes and buttons, without a window: good input, bad input, and what it writes.
#include "wizard/new_study_wizard.h"

#include <gtest/gtest.h>
#include <qgsfilewidget.h>
#include <qgsvectordataprovider.h>

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

#include "plugin/dock/starter_folder.h"
#include "plugin/support/memory_layers.h"
#include "plugin/wizard/driven_wizard.h"
#include "run/run_study.h"
#include "study/read_study.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

class NewStudyWizardTest : public testing::Test {
 protected:
  void SetUp() override { mDriven.addStarter(mFolder); }
  QgsVectorLayer& layer(const QString& name) {
    return *qobject_cast<QgsVectorLayer*>(mDriven.project.mapLayersByName(name).front());
  }
  [[nodiscard]] QString folder() const { return QString::fromStdString(mFolder.path().string()); }
  void open() { mDriven.open(folder()); }
  void fillBudgets() { mDriven.find<QPushButton>("fillBudgets").click(); }
  /// To the last page with what is proposed, budgets filled in.
  void goToSummary() {
    mDriven.goTo("programmesPage");
    fillBudgets();
    mDriven.goTo("summaryPage");
  }
  [[nodiscard]] std::string read(const QString& file) const { return readFile(file.toStdString()); }
  static Result<run::FinishedRun> run(const QString& study) {
    SilentMonitor monitor;
    return run::runStudy(study.toStdString(), {}, monitor);
  }
  TemporaryFolder mFolder;
  DrivenWizard mDriven;
};

TEST_F(NewStudyWizardTest, ProposesEachLayerWithItsReason) {
  open();
  mDriven.goTo("zonesPage");
  EXPECT_TRUE(mDriven.chosen("zonesLayer").startsWith("zones "));
  EXPECT_TRUE(mDriven.text("zonesLayerReason").contains("polygons"))
      << mDriven.text("zonesLayerReason").toStdString();
  EXPECT_TRUE(mDriven.chosen("zonesCode").startsWith("DataZone"));
  EXPECT_TRUE(mDriven.chosen("zonesName").startsWith("Name"));
  EXPECT_TRUE(mDriven.chosen("lookupLayer").startsWith("lookup"));
  EXPECT_TRUE(mDriven.chosen("boardField").startsWith("HB"));
  EXPECT_TRUE(mDriven.chosen("boardNameField").startsWith("HBName"));
  ASSERT_TRUE(mDriven.waitUntilComplete()) << mDriven.problem().toStdString();
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("lookupMatch").contains("6 of 6"); }))
      << mDriven.text("lookupMatch").toStdString();
  mDriven.goTo("populationPage");
  EXPECT_TRUE(mDriven.chosen("populationLayer").startsWith("population"));
  EXPECT_TRUE(mDriven.text("populationColumns").contains("91 fields of ages"))
      << mDriven.text("populationColumns").toStdString();
  ASSERT_TRUE(mDriven.waitUntilComplete());
  EXPECT_EQ(mDriven.chosen("populationYear"), "2024");
  mDriven.goTo("programmesPage");
  EXPECT_TRUE(mDriven.chosen("costsLayer").startsWith("cost_per_head"));
  EXPECT_EQ(mDriven.find<QTableWidget>("programmeTable").rowCount(), 2);
  EXPECT_TRUE(mDriven.problem().contains("budget")) << "no budget is filled in silently";
  fillBudgets();
  mDriven.goTo("needsPage");
  EXPECT_TRUE(mDriven.chosen("coefficientsLayer").startsWith("needs_coefficients"));
  EXPECT_TRUE(mDriven.chosen("needsField_acute").startsWith("From indicators"));
  mDriven.goTo("remotenessPage");
  EXPECT_TRUE(mDriven.chosen("excessMethod").startsWith("A category"));
  EXPECT_TRUE(mDriven.chosen("categoryField").startsWith("UrbanRural6fold"));
  EXPECT_TRUE(mDriven.chosen("ratiosLayer").startsWith("excess_cost_ratios"));
}

TEST_F(NewStudyWizardTest, WritesACommentedStudyWithRelativePathsThatReadsWithoutComplaint) {
  open();
  goToSummary();
  const QString saved = mDriven.save();
  ASSERT_EQ(saved, folder() + "/study-2.toml")
      << "the starter's own study.toml is there: " << mDriven.problem().toStdString();
  const std::string text = read(saved);
  EXPECT_EQ(text.find(mFolder.path().string()), std::string::npos) << "relative paths";
  EXPECT_NE(text.find("file = \"zones.geojson\""), std::string::npos);
  const Result<study::Study> study = study::readStudy(saved.toStdString());
  ASSERT_TRUE(study);
  EXPECT_TRUE(study.issues().empty());
  for (const study::ParameterRow& row : study::listParameters(study.value()))
    EXPECT_FALSE(row.provenance.source.empty()) << row.key;
  EXPECT_TRUE(run(saved));
}

TEST_F(NewStudyWizardTest, GivesTheNumbersOfTheStarterStudy) {
  open();
  mDriven.goTo("programmesPage");
  auto& programmes = mDriven.find<QTableWidget>("programmeTable");
  programmes.item(0, 1)->setText("20,000,000");
  programmes.item(1, 1)->setText("1 500 000");
  mDriven.goTo("summaryPage");
  const QString saved = mDriven.save();
  ASSERT_FALSE(saved.isEmpty());
  const Result<run::FinishedRun> ours = run(saved);
  const Result<run::FinishedRun> starters = run(QString::fromStdString(mFolder.file("study.toml")));
  ASSERT_TRUE(ours);
  ASSERT_TRUE(starters) << describe(starters.issues().list().front());
  SilentMonitor monitor;
  const auto ourTables = run::outputTables(ours.value(), {}, monitor);
  const auto theirTables = run::outputTables(starters.value(), {}, monitor);
  ASSERT_TRUE(ourTables && theirTables);
  int compared = 0;
  for (const model::OutputTable& their : theirTables.value())
    for (const model::OutputTable& our : ourTables.value()) {
      if (our.name != their.name || (our.name != "zones" && our.name != "boards")) continue;
      for (const model::OutputColumn& column : their.columns)
        for (const model::OutputColumn& same : our.columns)
          if (same.name == column.name && column.name.starts_with("acute_")) {
            EXPECT_EQ(same.values, column.values) << our.name << " " << column.name;
            ++compared;
          }
    }
  EXPECT_GE(compared, 10);
}

TEST_F(NewStudyWizardTest, ReportsTheSavedStudyAndLeavesOtherFilesAlone) {
  open();
  goToSummary();
  const std::string before = readFile(mFolder.file("study.toml"));
  ASSERT_FALSE(mDriven.save().isEmpty());
  EXPECT_EQ(readFile(mFolder.file("study.toml")), before);
  EXPECT_FALSE(mDriven.wizard().isVisible());
}

TEST_F(NewStudyWizardTest, AsksBeforeAStudyIsReplaced) {
  open();
  mDriven.find<QgsFileWidget>("studyPath").setFilePath(folder() + "/study.toml");
  EXPECT_TRUE(mDriven.problem().contains("replaced"));
  EXPECT_FALSE(mDriven.next());
  mDriven.find<QCheckBox>("replaceStudy").setChecked(true);
  goToSummary();
  EXPECT_EQ(mDriven.save(), folder() + "/study.toml");
  EXPECT_NE(read(folder() + "/study.toml").find("A new study"), std::string::npos);
}

TEST_F(NewStudyWizardTest, CopiesAFilteredLayerAndNeverUsesOtherRowsThanAreSeen) {
  ASSERT_TRUE(layer("zones").setSubsetString("\"DataZone\" <> 'TOYZONE6'"));
  for (const char* name : {"lookup", "population", "urban_rural"})
    ASSERT_TRUE(layer(name).setSubsetString("\"DataZone\" <> 'TOYZONE6'"));
  open();
  mDriven.goTo("zonesPage");
  EXPECT_TRUE(mDriven.find<QCheckBox>("zonesLayerCopy").isVisible());
  EXPECT_TRUE(mDriven.find<QCheckBox>("zonesLayerCopy").text().contains("filtered"));
  ASSERT_TRUE(mDriven.waitUntilComplete());
  mDriven.find<QCheckBox>("zonesLayerCopy").setChecked(false);
  EXPECT_TRUE(mDriven.problem().contains("filtered"));
  mDriven.find<QCheckBox>("zonesLayerCopy").setChecked(true);
  goToSummary();
  const QString saved = mDriven.save();
  ASSERT_FALSE(saved.isEmpty()) << mDriven.problem().toStdString();
  EXPECT_TRUE(QFile::exists(folder() + "/study-2-layers.gpkg"));
  const Result<run::FinishedRun> finished = run(saved);
  ASSERT_TRUE(finished) << describe(finished.issues().list().front());
  EXPECT_EQ(finished.value().joined.model.zones.size(), 5u);
}

TEST_F(NewStudyWizardTest, MemoryLayersBecomeLayersOfAGeoPackage) {
  auto squares = memorySquares("Our \"own\" zones", "DataZone:string,Name:string",
                               {{"TOYZONE1", "a"},
                                {"TOYZONE2", "b"},
                                {"TOYZONE3", "c"},
                                {"TOYZONE4", "d"},
                                {"TOYZONE5", "e"},
                                {"TOYZONE6", "f"}});
  mDriven.project.removeMapLayer(layer("zones").id());
  mDriven.add(std::move(squares));
  open();
  goToSummary();
  const QString saved = mDriven.save();
  ASSERT_FALSE(saved.isEmpty()) << mDriven.problem().toStdString();
  EXPECT_NE(read(saved).find("layer = \"our__own__zones\""), std::string::npos) << read(saved);
  EXPECT_TRUE(run(saved));
}

TEST_F(NewStudyWizardTest, StartsFromTheStartersCostsAndRatiosToFillIn) {
  for (const char* name : {"cost_per_head", "excess_cost_ratios"})
    mDriven.project.removeMapLayer(layer(name).id());
  open();
  mDriven.goTo("programmesPage");
  EXPECT_TRUE(mDriven.chosen("costsLayer").startsWith("Starter costs"));
  EXPECT_TRUE(mDriven.problem().isEmpty()) << mDriven.problem().toStdString();
  mDriven.goTo("remotenessPage");
  EXPECT_TRUE(mDriven.chosen("excessMethod").startsWith("None"))
      << "no ratios, so nothing is assumed to be known";
  mDriven.choose("excessMethod", "A category");
  mDriven.goTo("summaryPage");
  const QString saved = mDriven.save();
  ASSERT_FALSE(saved.isEmpty());
  EXPECT_TRUE(QFile::exists(folder() + "/study-2-costs.csv"));
  EXPECT_NE(read(folder() + "/study-2-ratios.csv").find("acute,1,1.00"), std::string::npos);
  EXPECT_TRUE(run(saved));
}

TEST_F(NewStudyWizardTest, SaysHowFewCodesMeet) {
  mFolder.write("other.csv", "DataZone,HB\nX1,B\nX2,B\nTOYZONE1,B\n");
  mDriven.addFile(QString::fromStdString(mFolder.file("other.csv")), "other");
  open();
  mDriven.goTo("zonesPage");
  mDriven.choose("lookupLayer", "other");
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("lookupMatch").contains("16 %"); }))
      << mDriven.text("lookupMatch").toStdString();
  EXPECT_TRUE(mDriven.text("lookupMatch").contains("TOYZONE2"));
  EXPECT_TRUE(mDriven.text("lookupMatch").contains("X1"));
}

TEST_F(NewStudyWizardTest, RefusesRepeatedCodesWithTheirNames) {
  mDriven.add(memorySquares("twice", "DataZone:string", {{"A"}, {"B"}, {"B"}}));
  open();
  mDriven.goTo("zonesPage");
  mDriven.choose("zonesLayer", "twice");
  ASSERT_TRUE(waitUntil([this] { return mDriven.problem().contains("more than once"); }))
      << mDriven.problem().toStdString();
  EXPECT_TRUE(mDriven.problem().contains("(B)"));
  EXPECT_FALSE(mDriven.next());
}

TEST_F(NewStudyWizardTest, RefusesZonesWithoutACoordinateSystemOrWithoutPolygons) {
  auto bare = memorySquares("bare", "DataZone:string", {{"A"}});
  bare->setCrs(QgsCoordinateReferenceSystem());
  mDriven.add(std::move(bare));
  open();
  mDriven.goTo("zonesPage");
  mDriven.choose("zonesLayer", "bare");
  EXPECT_TRUE(mDriven.problem().contains("coordinate reference system"));
  mDriven.choose("zonesLayer", "lookup");
  EXPECT_TRUE(mDriven.problem().contains("polygons"));
  mDriven.choose("zonesLayer", "(choose");
  EXPECT_FALSE(mDriven.problem().isEmpty());
}

TEST_F(NewStudyWizardTest, RefusesATableThatIsNoneOfPeople) {
  open();
  mDriven.goTo("populationPage");
  mDriven.choose("populationLayer", "urban_rural");
  EXPECT_TRUE(mDriven.problem().contains("not one of people")) << mDriven.problem().toStdString();
}

TEST_F(NewStudyWizardTest, TellsTheProblemsOfTheTablesAndSavesAllTheSame) {
  mFolder.write("lookup.csv", "DataZone,HB,HBName\nTOYZONE1,B1,One\nTOYZONE2,B1,One\nTOYZONE3,B1,One\n"
                              "TOYZONE4,B2,Two\nTOYZONE5,B2,Two\n");
  layer("lookup").reload();
  open();
  goToSummary();
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("checkNote").contains("problem"); }))
      << mDriven.text("checkNote").toStdString();
  EXPECT_TRUE(mDriven.find<QPlainTextEdit>("findings").toPlainText().contains("TOYZONE6"));
  EXPECT_FALSE(mDriven.save().isEmpty());
}

TEST_F(NewStudyWizardTest, WritesSourcesAndStatusAsThePlannerGivesThem) {
  open();
  goToSummary();
  auto& sources = mDriven.find<QTableWidget>("sourceTable");
  int zones = 0;
  while (sources.item(zones, 0)->text() != "zones") ++zones;
  sources.item(zones, 1)->setText("Own \"survey\" \\ 2026");
  qobject_cast<QComboBox*>(sources.cellWidget(zones, 2))->setCurrentIndex(2);
  EXPECT_TRUE(mDriven.find<QPlainTextEdit>("studyText").toPlainText().contains("status = \"published\""));
  const QString saved = mDriven.save();
  const Result<study::Study> study = study::readStudy(saved.toStdString());
  ASSERT_TRUE(study);
  EXPECT_EQ(study.value().zones.table.provenance.source, "Own \"survey\" \\ 2026");
}

TEST_F(NewStudyWizardTest, SaysWhatIsWrongWithTheFolder) {
  open();
  mDriven.find<QgsFileWidget>("studyPath").setFilePath(folder() + "/nowhere/study.toml");
  EXPECT_TRUE(mDriven.problem().contains("not there"));
  mDriven.find<QgsFileWidget>("studyPath").setFilePath(folder());
  EXPECT_TRUE(mDriven.problem().contains("folder"));
  mDriven.find<QgsFileWidget>("studyPath").setFilePath("");
  EXPECT_FALSE(mDriven.next());
  mDriven.find<QLineEdit>("studyTitle").setText("  ");
  EXPECT_TRUE(mDriven.problem().contains("title"));
}

TEST_F(NewStudyWizardTest, SaysThatAProjectWithoutLayersHasNothingToOffer) {
  mDriven.project.clear();
  open();
  EXPECT_TRUE(mDriven.problem().contains("no layers"));
  EXPECT_FALSE(mDriven.next());
}

TEST_F(NewStudyWizardTest, SurvivesLayersThatGo) {
  open();
  mDriven.goTo("zonesPage");
  ASSERT_TRUE(mDriven.waitUntilComplete());
  mDriven.project.clear();
  mDriven.choose("zonesName", "(no names)");
  EXPECT_TRUE(mDriven.problem().contains("removed"));
}

TEST_F(NewStudyWizardTest, LosesNoFileWhenSavingFails) {
  open();
  mDriven.find<QgsFileWidget>("studyPath").setFilePath(folder() + "/sub/study.toml");
  std::filesystem::create_directory(mFolder.path() / "sub");
  mDriven.find<QgsFileWidget>("studyPath").setFilePath(folder() + "/sub/other.toml");
  goToSummary();
  ASSERT_TRUE(mDriven.waitUntilComplete());
  std::filesystem::remove_all(mFolder.path() / "sub");
  EXPECT_TRUE(mDriven.save().isEmpty());
  EXPECT_TRUE(mDriven.problem().contains("not there")) << mDriven.problem().toStdString();
  EXPECT_TRUE(mDriven.wizard().isVisible());
}

TEST_F(NewStudyWizardTest, EveryBoxIsReachableByKeyboard) {
  open();
  for (const char* page : {"namePage", "zonesPage", "populationPage", "practicesPage", "programmesPage",
                           "needsPage", "remotenessPage", "summaryPage"}) {
    if (QLatin1String(page) == QLatin1String("needsPage")) fillBudgets();
    mDriven.goTo(page);
    for (const QWidget* box : mDriven.wizard().currentPage()->findChildren<QComboBox*>())
      EXPECT_TRUE(box->focusPolicy() & Qt::TabFocus) << page << " " << box->objectName().toStdString();
  }
}

}  // namespace
