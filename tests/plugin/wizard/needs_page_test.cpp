// The needs of each programme in the wizard: indices, indicators and coefficients, and the study they make.
#include "wizard/needs_page.h"

#include <gtest/gtest.h>

#include <QListWidget>
#include <QPushButton>

#include "plugin/dock/starter_folder.h"
#include "plugin/wizard/practice_layers.h"
#include "run/run_study.h"
#include "study/read_study.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

class NeedsPageTest : public testing::Test {
 protected:
  void SetUp() override { mDriven.addStarter(mFolder); }
  void add(const std::string& name, const std::string& content) { addTable(mDriven, mFolder, name, content); }
  void remove(const QString& name) {
    mDriven.project.removeMapLayer(mDriven.project.mapLayersByName(name).front());
  }
  void openOnNeeds() {
    mDriven.open(QString::fromStdString(mFolder.path().string()));
    mDriven.goTo("programmesPage");
    mDriven.find<QPushButton>("fillBudgets").click();
    mDriven.goTo("needsPage");
  }
  QTableWidget& indicators() { return mDriven.find<QTableWidget>("indicatorTable"); }
  QTableWidget& coefficients() { return mDriven.find<QTableWidget>("coefficientTable"); }
  /// Ticks an indicator by its title, or takes its tick away.
  void tick(const QString& title, bool isOn = true) {
    for (int row = 0; row < indicators().rowCount(); ++row)
      if (indicators().item(row, 0)->text() == title)
        return indicators().item(row, 0)->setCheckState(isOn ? Qt::Checked : Qt::Unchecked);
    FAIL() << "no indicator " << title.toStdString();
  }
  void tickTable(const QString& beginning, bool isOn = true) {
    auto& list = mDriven.find<QListWidget>("indicatorTables");
    for (int row = 0; row < list.count(); ++row)
      if (list.item(row)->text().startsWith(beginning))
        return list.item(row)->setCheckState(isOn ? Qt::Checked : Qt::Unchecked);
    FAIL() << "no table " << beginning.toStdString();
  }
  /// The cell of a coefficient by the titles of its row and column.
  QTableWidgetItem& cell(const QString& indicator, const QString& programme) {
    for (int row = 0; row < coefficients().rowCount(); ++row)
      for (int column = 0; column < coefficients().columnCount(); ++column)
        if (coefficients().verticalHeaderItem(row)->text() == indicator &&
            coefficients().horizontalHeaderItem(column)->text() == programme)
          return *coefficients().item(row, column);
    throw std::runtime_error("no coefficient of " + indicator.toStdString());
  }
  bool isOpen(const QString& indicator, const QString& programme) {
    return cell(indicator, programme).flags().testFlag(Qt::ItemIsEditable);
  }
  study::Study saved() {
    mDriven.goTo("summaryPage");
    const QString file = mDriven.save();
    EXPECT_FALSE(file.isEmpty()) << mDriven.problem().toStdString();
    const Result<study::Study> study = study::readStudy(file.toStdString());
    if (!study) throw std::runtime_error(describe(study.issues().list().front()));
    SilentMonitor monitor;
    const Result<run::FinishedRun> finished = run::runStudy(file.toStdString(), {}, monitor);
    EXPECT_TRUE(finished) << describe(finished.issues().list().front());
    return study.value();
  }
  static study::NeedsStep needsOf(const study::Study& study, const std::string& id) {
    for (const study::Programme& programme : study.programmes)
      if (programme.id == id) return programme.needs;
    throw std::runtime_error("no programme " + id);
  }
  TemporaryFolder mFolder;
  DrivenWizard mDriven;
};

TEST_F(NeedsPageTest, WhatTheCoefficientsNameIsTickedAndTheirTableStandsInTheStudy) {
  openOnNeeds();
  EXPECT_EQ(indicators().rowCount(), 2);
  EXPECT_EQ(indicators().item(0, 0)->checkState(), Qt::Checked);
  EXPECT_EQ(mDriven.chosen("kind_smr"), "epidemiological");
  EXPECT_EQ(mDriven.chosen("kind_limiting_illness_ratio"), "census");
  EXPECT_TRUE(mDriven.text("needsNote").contains("standardised"));
  EXPECT_TRUE(mDriven.problem().isEmpty()) << mDriven.problem().toStdString();
  const study::Study study = saved();
  EXPECT_EQ(study.indicators.size(), 2u);
  for (const char* programme : {"acute", "maternity"}) {
    EXPECT_TRUE(needsOf(study, programme).coefficientTable) << programme;
    EXPECT_TRUE(needsOf(study, programme).coefficients.empty()) << programme;
  }
}

TEST_F(NeedsPageTest, WithoutATableCoefficientsAreTypedAndAProgrammeMayTakeOneInstead) {
  remove("needs_coefficients");
  openOnNeeds();
  EXPECT_TRUE(mDriven.chosen("needsField_acute").startsWith("1 everywhere")) << "nothing is ticked by itself";
  EXPECT_TRUE(mDriven.text("needsNote").contains("taken as 1"));
  EXPECT_FALSE(coefficients().isVisible());
  tick("SMR");
  EXPECT_TRUE(mDriven.chosen("needsField_acute").startsWith("From indicators"));
  EXPECT_TRUE(mDriven.problem().contains("Give Acute a coefficient")) << mDriven.problem().toStdString();
  ASSERT_EQ(coefficients().columnCount(), 2);
  cell("SMR", "Acute").setText("a tenth");
  EXPECT_TRUE(mDriven.problem().contains("\"a tenth\" is no number")) << mDriven.problem().toStdString();
  cell("SMR", "Acute").setText("0.1");
  EXPECT_TRUE(mDriven.problem().contains("Give Maternity")) << mDriven.problem().toStdString();
  mDriven.choose("needsField_maternity", "1 everywhere");
  EXPECT_TRUE(mDriven.problem().isEmpty()) << mDriven.problem().toStdString();
  EXPECT_EQ(coefficients().columnCount(), 1);
  const study::Study study = saved();
  EXPECT_EQ(needsOf(study, "acute").coefficients, (std::map<std::string, double>{{"smr", 0.1}}));
  EXPECT_EQ(needsOf(study, "acute").provenance.status, study::Status::Assumed);
  EXPECT_EQ(needsOf(study, "maternity").method, study::StepMethod::None);
}

TEST_F(NeedsPageTest, WhatIsTypedOverATableIsThatProgrammesOwn) {
  openOnNeeds();
  const QString before = cell("SMR", "Acute").text();
  ASSERT_FALSE(before.isEmpty());
  cell("SMR", "Acute").setText("0.5");
  const study::Study study = saved();
  EXPECT_EQ(needsOf(study, "acute").coefficients.at("smr"), 0.5);
  EXPECT_FALSE(needsOf(study, "acute").coefficientTable);
  EXPECT_TRUE(needsOf(study, "maternity").coefficientTable);
}

TEST_F(NeedsPageTest, TypingTheTablesOwnNumberAgainIsTheTablesAgain) {
  openOnNeeds();
  const QString before = cell("SMR", "Acute").text();
  cell("SMR", "Acute").setText("0.5");
  cell("SMR", "Acute").setText(before);
  EXPECT_TRUE(needsOf(saved(), "acute").coefficientTable);
}

TEST_F(NeedsPageTest, AnIndicatorThatIsLeftOutTakesItsCoefficientsWithIt) {
  openOnNeeds();
  tick("SMR", false);
  EXPECT_TRUE(mDriven.problem().contains("Give Maternity")) << "it has no other";
  mDriven.choose("needsField_maternity", "1 everywhere");
  const study::Study study = saved();
  ASSERT_EQ(study.indicators.size(), 1u);
  EXPECT_FALSE(needsOf(study, "acute").coefficientTable) << "the table names smr, too";
  EXPECT_EQ(needsOf(study, "acute").coefficients.count("smr"), 0u);
  EXPECT_EQ(needsOf(study, "acute").coefficients.count("limiting_illness_ratio"), 1u);
}

TEST_F(NeedsPageTest, CoefficientsOfWhatNoTickedTableHasAreNamed) {
  openOnNeeds();
  tickTable("indicators", false);
  EXPECT_TRUE(mDriven.text("needsNote").contains("name limiting_illness_ratio, smr"))
      << mDriven.text("needsNote").toStdString();
  EXPECT_TRUE(mDriven.chosen("needsField_acute").startsWith("1 everywhere"));
}

TEST_F(NeedsPageTest, AKindThatNoHeaderTellsMustBeChosenAndUseIsWarnedOf) {
  add("more", "DataZone,strain\nTOYZONE1,1\nTOYZONE2,2\nTOYZONE3,3\nTOYZONE4,4\nTOYZONE5,5\nTOYZONE6,6\n");
  openOnNeeds();
  tickTable("more");
  tick("Strain");
  EXPECT_TRUE(mDriven.problem().contains("kind of the indicator Strain")) << mDriven.problem().toStdString();
  mDriven.choose("kind_strain", "utilisation");
  EXPECT_TRUE(mDriven.problem().isEmpty()) << mDriven.problem().toStdString();
  EXPECT_TRUE(mDriven.text("needsNote").contains("no measure of what they need"));
  mDriven.choose("missing_strain", "mean of NHS Boards");
  cell("Strain", "Maternity").setText("-0.2");
  const study::Study study = saved();
  ASSERT_EQ(study.indicators.size(), 3u);
  for (const study::Indicator& indicator : study.indicators) {
    if (indicator.id != "strain") continue;
    EXPECT_EQ(indicator.kind, study::IndicatorKind::Utilisation);
    EXPECT_EQ(indicator.fillLevel, "boards");
  }
  EXPECT_EQ(needsOf(study, "maternity").coefficients.at("strain"), -0.2);
}

TEST_F(NeedsPageTest, FinishedIndicesByZoneAndByPracticeGoBeforeIndicators) {
  addPractices(mDriven, mFolder);
  add("mlc", "DataZone,acute_mlc_index\nTOYZONE1,1.1\nTOYZONE2,0.9\nTOYZONE3,1\nTOYZONE4,1\nTOYZONE5,1\n"
             "TOYZONE6,1\n");
  add("gp_mlc", "PracticeCode,gp_mlc_index\n10001,1.2\n10002,0.8\n");
  openOnNeeds();
  EXPECT_TRUE(mDriven.chosen("needsLayer").startsWith("mlc "));
  EXPECT_TRUE(mDriven.chosen("practiceNeedsLayer").startsWith("gp_mlc"));
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("practiceNeedsMatch").contains("2 of 2"); }))
      << mDriven.text("practiceNeedsMatch").toStdString();
  EXPECT_TRUE(mDriven.chosen("needsField_acute").startsWith("Index: acute_mlc_index"));
  EXPECT_TRUE(mDriven.chosen("needsField_gp_prescribing").startsWith("Index: gp_mlc_index"));
  mDriven.choose("needsField_maternity", "From indicators");
  const study::Study study = saved();
  EXPECT_EQ(needsOf(study, "acute").index->column, "acute_mlc_index");
  EXPECT_EQ(needsOf(study, "gp_prescribing").index->column, "gp_mlc_index");
  EXPECT_TRUE(needsOf(study, "maternity").coefficientTable);
}

TEST_F(NeedsPageTest, IndicatorsOfPracticesAreForProgrammesOnPracticesAlone) {
  addPractices(mDriven, mFolder);
  add("of_practices", "PracticeCode,limiting_illness_ratio\n10001,1.1\n10002,0.9\n");
  openOnNeeds();
  tick("Limiting illness ratio of practices");
  ASSERT_EQ(coefficients().rowCount(), 3);
  ASSERT_EQ(coefficients().columnCount(), 3);
  const QString ofPractices = "Limiting illness ratio of practices";
  EXPECT_FALSE(isOpen(ofPractices, "Acute"));
  EXPECT_TRUE(isOpen(ofPractices, "GP prescribing"));
  EXPECT_FALSE(isOpen("SMR", "GP prescribing"));
  cell(ofPractices, "GP prescribing").setText("0.05");
  const study::Study study = saved();
  EXPECT_EQ(needsOf(study, "gp_prescribing").coefficients,
            (std::map<std::string, double>{{"practice_limiting_illness_ratio", 0.05}}));
}

TEST_F(NeedsPageTest, ATableThatIsNoneOfCoefficientsIsRefusedAndALayerThatGoesIsNamed) {
  openOnNeeds();
  mDriven.choose("coefficientsLayer", "cost_per_head");
  EXPECT_TRUE(mDriven.problem().contains("no field indicator")) << mDriven.problem().toStdString();
  mDriven.choose("coefficientsLayer", "needs_coefficients");
  EXPECT_TRUE(mDriven.problem().isEmpty()) << mDriven.problem().toStdString();
  remove("indicators");
  mDriven.choose("needsField_acute", "1 everywhere");
  EXPECT_TRUE(mDriven.problem().contains("indicators has been removed")) << mDriven.problem().toStdString();
}

}  // namespace
