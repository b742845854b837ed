// Projections and present allocations in the wizard: what is proposed, what is asked, and the study they
// make.
#include "wizard/area_table.h"

#include <gtest/gtest.h>

#include <QLineEdit>
#include <QPushButton>

#include "plugin/dock/starter_folder.h"
#include "plugin/wizard/practice_layers.h"
#include "plugin/wizard/projection_layer.h"
#include "study/read_study.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

class AreaTables : public testing::Test {
 protected:
  void SetUp() override { mDriven.addStarter(mFolder); }
  void add(const std::string& name, const std::string& content) { addTable(mDriven, mFolder, name, content); }
  void open(const char* year) {
    mDriven.open(QString::fromStdString(mFolder.path().string()));
    mDriven.find<QLineEdit>("studyYear").setText(year);
  }
  TemporaryFolder mFolder;
  DrivenWizard mDriven;
};

TEST_F(AreaTables, TheYearOfTheMoneyIsProposedAndBothStandInTheStudy) {
  add("projections", projections());
  open("2026/27");
  mDriven.goTo("populationPage");
  EXPECT_TRUE(mDriven.chosen("rebasingLayer").startsWith("projections"));
  EXPECT_TRUE(mDriven.text("rebasingLayerReason").contains("speaks of projections"));
  EXPECT_EQ(mDriven.chosen("rebasingLevel"), "NHS Boards");
  EXPECT_TRUE(mDriven.chosen("rebasingCode").startsWith("HB"));
  EXPECT_TRUE(mDriven.text("rebasingColumns").contains("91 fields of ages"))
      << mDriven.text("rebasingColumns").toStdString();
  ASSERT_TRUE(mDriven.waitUntilComplete()) << mDriven.problem().toStdString();
  EXPECT_EQ(mDriven.chosen("rebasingYear"), "2026");
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("rebasingMatch").contains("2 of 2"); }))
      << mDriven.text("rebasingMatch").toStdString();
  mDriven.goTo("programmesPage");
  EXPECT_TRUE(mDriven.chosen("allocationsLayer").startsWith("allocations"))
      << mDriven.text("allocationsLayerReason").toStdString();
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("allocationsMatch").contains("2 of 2"); }))
      << mDriven.text("allocationsMatch").toStdString();
  const QString saved = mDriven.saveAsProposed();
  ASSERT_FALSE(saved.isEmpty()) << mDriven.problem().toStdString();
  const Result<study::Study> study = study::readStudy(saved.toStdString());
  ASSERT_TRUE(study && study.value().rebasing && study.value().allocations);
  EXPECT_EQ(study.value().rebasing->year, 2026);
  EXPECT_EQ(study.value().rebasing->level, "boards");
  EXPECT_EQ(study.value().allocations->level, "boards");
}

TEST_F(AreaTables, WithoutAYearOfTheMoneyTheUserMustChooseOne) {
  add("projections", projections());
  open("");
  mDriven.goTo("populationPage");
  ASSERT_TRUE(waitUntil([this] { return mDriven.problem().contains("year of the projections"); }))
      << mDriven.problem().toStdString();
  EXPECT_TRUE(mDriven.chosen("rebasingYear").startsWith("(choose"));
  EXPECT_FALSE(mDriven.next());
  mDriven.choose("rebasingYear", "2025");
  EXPECT_TRUE(mDriven.problem().isEmpty()) << mDriven.problem().toStdString();
  mDriven.choose("rebasingYear", "(choose");
  EXPECT_TRUE(mDriven.problem().contains("year of the projections"));
  mDriven.choose("rebasingLayer", "(none");
  EXPECT_TRUE(mDriven.problem().isEmpty()) << mDriven.problem().toStdString();
  EXPECT_FALSE(mDriven.find<QComboBox>("rebasingYear").isVisible());
}

TEST_F(AreaTables, SayWhichAreasAreMissingAndRefuseWhatIsNoSuchTable) {
  add("few", "HB,allocation\nTOYBOARD1,5\nELSEWHERE,6\n");
  open("2026/27");
  mDriven.goTo("populationPage");
  mDriven.choose("rebasingLayer", "few");
  ASSERT_TRUE(waitUntil([this] { return mDriven.problem().contains("not one of people by sex and age"); }))
      << mDriven.problem().toStdString();
  mDriven.choose("rebasingLayer", "(none");
  mDriven.goTo("programmesPage");
  mDriven.find<QPushButton>("fillBudgets").click();
  mDriven.choose("allocationsLayer", "few");
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("allocationsMatch").startsWith("50 % of the areas"); }))
      << mDriven.text("allocationsMatch").toStdString();
  EXPECT_TRUE(mDriven.text("allocationsMatch").contains("TOYBOARD2"));
  EXPECT_TRUE(mDriven.text("allocationsMatch").contains("ELSEWHERE"));
  mDriven.choose("allocationsField", "(choose");
  EXPECT_TRUE(mDriven.problem().contains("pounds that areas get")) << mDriven.problem().toStdString();
}

TEST_F(AreaTables, WithoutBoardsNeitherIsProposedAndChoosingOneSaysWhy) {
  add("projections", projections());
  open("2026/27");
  mDriven.goTo("zonesPage");
  mDriven.choose("lookupLayer", "(no Boards");
  mDriven.goTo("populationPage");
  EXPECT_TRUE(mDriven.chosen("rebasingLayer").startsWith("(none"));
  EXPECT_TRUE(mDriven.text("rebasingLayerReason").contains("no Boards"))
      << mDriven.text("rebasingLayerReason").toStdString();
  mDriven.choose("rebasingLayer", "projections");
  ASSERT_TRUE(waitUntil([this] { return mDriven.problem().contains("the study has none"); }))
      << mDriven.problem().toStdString();
  // Boards that come later are offered.
  mDriven.wizard().back();
  mDriven.choose("lookupLayer", "lookup");
  mDriven.goTo("populationPage");
  EXPECT_EQ(mDriven.chosen("rebasingLevel"), "NHS Boards");
  ASSERT_TRUE(mDriven.waitUntilComplete()) << mDriven.problem().toStdString();
}

}  // namespace
