// GP practices in the wizard: what is proposed, what is refused, and the study that comes of it.
#include "wizard/practices_page.h"

#include <gtest/gtest.h>
#include <qgsfeature.h>
#include <qgsfeatureiterator.h>
#include <qgsgeometry.h>
#include <qgsvectordataprovider.h>

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

#include "plugin/dock/starter_folder.h"
#include "plugin/wizard/practice_layers.h"
#include "run/run_study.h"
#include "study/read_study.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

class PracticesPageTest : public testing::Test {
 protected:
  void SetUp() override { mDriven.addStarter(mFolder); }
  void open() { mDriven.open(QString::fromStdString(mFolder.path().string())); }
  void add(const std::string& name, const std::string& content) { addTable(mDriven, mFolder, name, content); }
  QTableWidget& programmes() { return mDriven.find<QTableWidget>("programmeTable"); }
  /// The row of GP prescribing; -1: there is none.
  int rowOfGp() {
    for (int row = 0; row < programmes().rowCount(); ++row)
      if (programmes().item(row, 0)->text() == "GP prescribing") return row;
    return -1;
  }
  TemporaryFolder mFolder;
  DrivenWizard mDriven;
};

TEST_F(PracticesPageTest, AreProposedWithReasonsAndTheLatestListsAndGpPrescribingRunsOnThem) {
  addPractices(mDriven, mFolder);
  open();
  mDriven.goTo("practicesPage");
  EXPECT_TRUE(mDriven.chosen("practicesLayer").startsWith("gp "));
  EXPECT_TRUE(mDriven.text("practicesLayerReason").contains("the zone of each"));
  EXPECT_TRUE(mDriven.chosen("practicesCode").startsWith("PracticeCode"));
  EXPECT_TRUE(mDriven.chosen("practicesName").startsWith("GPPracticeName"));
  EXPECT_TRUE(mDriven.chosen("practicesZone").startsWith("DataZone"));
  EXPECT_TRUE(mDriven.chosen("practicesBoard").startsWith("(that of the zone"));
  EXPECT_TRUE(mDriven.chosen("practicesY").startsWith("Northing"));
  EXPECT_TRUE(mDriven.text("listsColumns").contains("3 fields of ages"));
  ASSERT_TRUE(mDriven.waitUntilComplete()) << mDriven.problem().toStdString();
  EXPECT_EQ(mDriven.chosen("listsYear"), "20251001");
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("listsMatch").contains("2 of 2"); }))
      << mDriven.text("listsMatch").toStdString();
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("practicesZoneMatch").contains("2 of 2"); }))
      << mDriven.text("practicesZoneMatch").toStdString();
  mDriven.goTo("programmesPage");
  ASSERT_GE(rowOfGp(), 0);
  EXPECT_EQ(programmes().item(rowOfGp(), 0)->checkState(), Qt::Checked);
  EXPECT_TRUE(programmes().item(rowOfGp(), 3)->text().endsWith("on GP lists"));
  EXPECT_TRUE(mDriven.problem().contains("GP prescribing") || mDriven.problem().contains("budget"));
  const QString saved = mDriven.saveAsProposed();
  ASSERT_FALSE(saved.isEmpty()) << mDriven.problem().toStdString();

  SilentMonitor monitor;
  const Result<run::FinishedRun> finished = run::runStudy(saved.toStdString(), {}, monitor);
  ASSERT_TRUE(finished) << describe(finished.issues().list().front());
  const model::Model& model = finished.value().joined.model;
  ASSERT_TRUE(model.practices);
  EXPECT_EQ(model.practices->names, (std::vector<std::string>{"One", "Two"}));
  EXPECT_EQ(model.practices->populationAsRead, (std::vector<double>{120.0, 120.0}));
}

TEST_F(PracticesPageTest, AreLeftOutWithTheReasonWhereEitherTableIsMissing) {
  add("gp", PRACTICES_CSV);
  open();
  mDriven.goTo("practicesPage");
  EXPECT_TRUE(mDriven.chosen("practicesLayer").startsWith("(none"));
  EXPECT_TRUE(mDriven.text("practicesLayerReason").contains("no table has the people on their lists"))
      << mDriven.text("practicesLayerReason").toStdString();
  EXPECT_FALSE(mDriven.find<QComboBox>("listsLayer").isVisible());
  EXPECT_TRUE(mDriven.problem().isEmpty());
  mDriven.choose("practicesLayer", "gp ");
  EXPECT_TRUE(mDriven.find<QComboBox>("listsLayer").isVisible());
  ASSERT_TRUE(waitUntil([this] { return mDriven.problem().contains("table with the lists"); }))
      << mDriven.problem().toStdString();

  mDriven.project.removeMapLayer(mDriven.project.mapLayersByName("gp").front());
  add("lists", LISTS_CSV);
  open();
  mDriven.goTo("practicesPage");
  EXPECT_TRUE(mDriven.text("practicesLayerReason").contains("no layer has the practices"))
      << mDriven.text("practicesLayerReason").toStdString();
  mDriven.choose("practicesLayer", "(none");
  EXPECT_FALSE(mDriven.saveAsProposed().isEmpty());
}

TEST_F(PracticesPageTest, WithoutAZoneTheirBoardIsTaken) {
  addPractices(mDriven, mFolder);
  mDriven.project.removeMapLayer(mDriven.project.mapLayersByName("gp").front());
  const std::string board = "TOYBOARD1";
  add("places",
      "PracticeCode,HB,longitude,latitude\n10001," + board + ",-3.1,56.4\n10002," + board + ",-3.2,56.5\n");
  open();
  mDriven.goTo("practicesPage");
  EXPECT_TRUE(mDriven.chosen("practicesLayer").startsWith("places"));
  EXPECT_TRUE(mDriven.chosen("practicesBoard").startsWith("HB"));
  mDriven.choose("practicesBoard", "(that of");
  EXPECT_TRUE(mDriven.problem().contains("be found by the position")) << mDriven.problem().toStdString();
  mDriven.choose("practicesBoard", "HB");
  mDriven.choose("practicesX", "(no position");
  EXPECT_TRUE(mDriven.problem().contains("both fields")) << mDriven.problem().toStdString();
  mDriven.choose("practicesX", "longitude");
  const QString saved = mDriven.saveAsProposed();
  ASSERT_FALSE(saved.isEmpty()) << mDriven.problem().toStdString();
  const Result<study::Study> study = study::readStudy(saved.toStdString());
  ASSERT_TRUE(study && study.value().practices);
  EXPECT_EQ(study.value().practices->levels.at("boards"), "HB");
  EXPECT_EQ(study.value().practices->longitude, "longitude");
}

TEST_F(PracticesPageTest, RefusesRowsThatAreNoPracticesAndListsThatAreNone) {
  addPractices(mDriven, mFolder);
  add("twice", "PracticeCode,DataZone\n10001,TOYZONE1\n10001,TOYZONE2\n");
  open();
  mDriven.goTo("practicesPage");
  mDriven.choose("practicesLayer", "twice");
  ASSERT_TRUE(waitUntil([this] { return mDriven.problem().contains("more than once (10001)"); }))
      << mDriven.problem().toStdString();
  mDriven.choose("practicesLayer", "gp ");
  ASSERT_TRUE(mDriven.waitUntilComplete()) << mDriven.problem().toStdString();
  mDriven.choose("listsLayer", "gp ");
  EXPECT_TRUE(mDriven.problem().contains("not one of lists")) << mDriven.problem().toStdString();
}

TEST_F(PracticesPageTest, SaysWhichPracticesHaveNoList) {
  addPractices(mDriven, mFolder);
  add("more", std::string(PRACTICES_CSV) + "10003,Three,,NOWHERE,1,1\n");
  open();
  mDriven.goTo("practicesPage");
  mDriven.choose("practicesLayer", "more");
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("listsMatch").startsWith("66 % of the practices"); }))
      << mDriven.text("listsMatch").toStdString();
  EXPECT_TRUE(mDriven.text("listsMatch").contains("10003"));
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("practicesZoneMatch").contains("NOWHERE"); }))
      << mDriven.text("practicesZoneMatch").toStdString();
}

TEST_F(PracticesPageTest, CostsForOtherAgesThanTheListsLeaveGpPrescribingUntickedWithAReason) {
  add("gp", PRACTICES_CSV);
  add("lists", LISTS_CSV);
  std::string costs = readFile(mFolder.file("cost_per_head.csv"));
  for (const AgeBand& band : nracAgeBands())
    for (const char* sex : {"female", "male"})
      costs += "gp_prescribing," + std::string(sex) + "," + std::to_string(band.from) + "," +
               std::to_string(band.to) + ",10\n";
  add("all_costs", costs);
  open();
  mDriven.goTo("programmesPage");
  mDriven.choose("costsLayer", "all_costs");
  ASSERT_GE(rowOfGp(), 0);
  EXPECT_EQ(programmes().item(rowOfGp(), 0)->checkState(), Qt::Unchecked);
  EXPECT_TRUE(mDriven.text("practiceCostsNote").contains("other ages"))
      << mDriven.text("practiceCostsNote").toStdString();
  EXPECT_FALSE(mDriven.saveAsProposed().isEmpty());
}

TEST_F(PracticesPageTest, ChoosingCostsKeepsWhatWasTypedAndOtherAgesAreRefused) {
  addPractices(mDriven, mFolder);
  add("wrong", "programme,sex,age_from,age_to,cost_gbp_per_head\ngp_prescribing,female,0,120,1\n"
               "gp_prescribing,male,0,39,1\ngp_prescribing,male,40,120,1\n");
  open();
  mDriven.goTo("programmesPage");
  mDriven.choose("practiceCostsLayer", "(the costs above");
  EXPECT_EQ(rowOfGp(), -1) << "the starter's costs have no medicines";
  mDriven.choose("practiceCostsLayer", "medicines");
  mDriven.find<QPushButton>("fillBudgets").click();
  programmes().item(rowOfGp(), 1)->setText("7,000,000");
  programmes().item(0, 0)->setCheckState(Qt::Unchecked);
  mDriven.choose("practiceCostsLayer", "wrong");
  EXPECT_EQ(programmes().item(rowOfGp(), 1)->text(), "7,000,000");
  EXPECT_EQ(programmes().item(0, 0)->checkState(), Qt::Unchecked);
  EXPECT_TRUE(mDriven.problem().contains("begins at age 40")) << mDriven.problem().toStdString();
  mDriven.choose("practiceCostsLayer", "medicines");
  EXPECT_TRUE(mDriven.problem().isEmpty()) << mDriven.problem().toStdString();
}

TEST_F(PracticesPageTest, TakingThemAwayAndBackAgainIsAsIfNothingHadBeen) {
  addPractices(mDriven, mFolder);
  open();
  mDriven.goTo("programmesPage");
  mDriven.find<QPushButton>("fillBudgets").click();
  mDriven.wizard().back();
  mDriven.choose("practicesLayer", "(none");
  ASSERT_TRUE(mDriven.next());
  EXPECT_EQ(rowOfGp(), -1);
  EXPECT_FALSE(mDriven.find<QComboBox>("practiceCostsLayer").isVisible());
  mDriven.wizard().back();
  mDriven.choose("practicesLayer", "gp ");
  ASSERT_TRUE(mDriven.waitUntilComplete()) << mDriven.problem().toStdString();
  ASSERT_TRUE(mDriven.next());
  ASSERT_GE(rowOfGp(), 0);
  mDriven.wizard().back();
  mDriven.choose("practicesLayer", "(none");
  mDriven.choose("practicesLayer", "gp ");
  const QString saved = mDriven.saveAsProposed();
  const Result<study::Study> study = study::readStudy(saved.toStdString());
  ASSERT_TRUE(study && study.value().practices);
  EXPECT_EQ(study.value().practices->ageBands, ageBandsFromFirstAges({0, 5, 65}));
}

/// Points in the first and the fourth of the starter's squares of 10 km, and one in the sea.
std::unique_ptr<QgsVectorLayer> practicePoints(const std::vector<QgsPointXY>& places) {
  auto layer = std::make_unique<QgsVectorLayer>(
      "Point?crs=EPSG:27700&field=PracticeCode:string&field=GPPracticeName:string", "points", "memory");
  QgsFeatureList features;
  for (std::size_t place = 0; place < places.size(); ++place) {
    QgsFeature feature(layer->fields());
    feature.setAttributes(QgsAttributes()
                          << QString::number(10001 + place) << QStringLiteral("Practice %1").arg(place + 1));
    feature.setGeometry(QgsGeometry::fromPointXY(places[place]));
    features.append(feature);
  }
  if (!layer->dataProvider()->addFeatures(features)) throw std::runtime_error("no points");
  return layer;
}

TEST_F(PracticesPageTest, OfPointsAloneTheZoneIsFoundAndStandsInTheCopyBesideTheStudy) {
  add("lists", LISTS_CSV);
  add("medicines", MEDICINES_CSV);
  mDriven.add(practicePoints({{505000, 905000}, {505000, 915000}}));
  open();
  mDriven.goTo("practicesPage");
  EXPECT_TRUE(mDriven.chosen("practicesLayer").startsWith("points"));
  EXPECT_TRUE(mDriven.find<QCheckBox>("practicesFind").isChecked());
  EXPECT_FALSE(mDriven.find<QComboBox>("practicesZone").isEnabled());
  ASSERT_TRUE(mDriven.waitUntilComplete()) << mDriven.problem().toStdString();
  EXPECT_TRUE(mDriven.text("practicesFound").startsWith("2 of 2 practices lie in a zone"))
      << mDriven.text("practicesFound").toStdString();
  const QString saved = mDriven.saveAsProposed();
  ASSERT_FALSE(saved.isEmpty()) << mDriven.problem().toStdString();
  SilentMonitor monitor;
  const Result<run::FinishedRun> finished = run::runStudy(saved.toStdString(), {}, monitor);
  ASSERT_TRUE(finished) << describe(finished.issues().list().front());
  const Result<study::Study> study = study::readStudy(saved.toStdString());
  EXPECT_EQ(study.value().practices->zone, "zone_of_point");
  // Its Board is that of its zone.
  const model::Model& model = finished.value().joined.model;
  const model::Level& boards = model.levels.front();
  ASSERT_EQ(boards.areaOfPractice.size(), 2u);
  EXPECT_EQ(boards.areaCodes[boards.areaOfPractice[0]], "TOYBOARD1");
  EXPECT_EQ(boards.areaCodes[boards.areaOfPractice[1]], "TOYBOARD2");
  const QgsVectorLayer copy(QString::fromStdString(mFolder.file("study-2-layers.gpkg")) + "|layername=points",
                            "copy", "ogr");
  ASSERT_TRUE(copy.isValid());
  QgsFeature feature;
  QStringList zones;
  for (QgsFeatureIterator features = copy.getFeatures(); features.nextFeature(feature);)
    zones << feature.attribute("zone_of_point").toString();
  EXPECT_EQ(zones, (QStringList{"TOYZONE1", "TOYZONE4"}));
}

TEST_F(PracticesPageTest, PointsOutsideEveryZoneAreNamedAndGetNone) {
  add("lists",
      std::string(LISTS_CSV) + "20251001,10003,Female,,9,,3,,3,,3\n20251001,10003,Male,,9,,3,,3,,3\n");
  add("medicines", MEDICINES_CSV);
  mDriven.add(practicePoints({{505000, 905000}, {505000, 915000}, {0, 0}}));
  open();
  mDriven.goTo("practicesPage");
  ASSERT_TRUE(mDriven.waitUntilComplete()) << mDriven.problem().toStdString();
  EXPECT_TRUE(mDriven.text("practicesFound").contains("2 of 3 practices"))
      << mDriven.text("practicesFound").toStdString();
  EXPECT_TRUE(mDriven.text("practicesFound").contains("Outside every zone, so without one: 1 (10003)"));
  mDriven.goTo("programmesPage");
  mDriven.find<QPushButton>("fillBudgets").click();
  mDriven.goTo("summaryPage");
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("checkNote").contains("problem"); }))
      << mDriven.text("checkNote").toStdString();
  EXPECT_TRUE(mDriven.find<QPlainTextEdit>("findings").toPlainText().contains("10003"))
      << mDriven.find<QPlainTextEdit>("findings").toPlainText().toStdString();
}

TEST_F(PracticesPageTest, PositionsThatMeetNoZoneAreRefusedAndTheTickMayBeTakenAway) {
  add("lists", LISTS_CSV);
  add("medicines", MEDICINES_CSV);
  add("places", "PracticeCode,Easting,Northing\n10001,1,1\n10002,2,2\n");
  open();
  mDriven.goTo("practicesPage");
  EXPECT_TRUE(mDriven.find<QCheckBox>("practicesFind").isChecked()) << "by their fields";
  ASSERT_TRUE(waitUntil([this] { return mDriven.problem().contains("No practice lies in a zone"); }))
      << mDriven.problem().toStdString();
  mDriven.find<QCheckBox>("practicesFind").setChecked(false);
  EXPECT_TRUE(mDriven.problem().contains("be found by the position")) << mDriven.problem().toStdString();
  mDriven.choose("practicesX", "(no position");
  mDriven.choose("practicesY", "(no position");
  EXPECT_FALSE(mDriven.find<QCheckBox>("practicesFind").isEnabled());
  EXPECT_TRUE(mDriven.problem().contains("two fields of its position")) << mDriven.problem().toStdString();
}

}  // namespace
