// What a study has to work with, shown before anything is run; and in the panel, what went into a run.
#include "dock/inputs_view.h"

#include <gtest/gtest.h>
#include <qgsapplication.h>
#include <qgsfilewidget.h>

#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>

#include "dock/input_counts.h"
#include "plugin/dock/starter_folder.h"
#include "plugin/dock/taken_threads.h"
#include "ui_panel.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

class InputsViewTest : public testing::Test {
 protected:
  void SetUp() override {
    mForm.setupUi(&mWidget);
    mWidget.show();
    mView = std::make_unique<dock::InputsView>(mForm, nullptr);
  }
  [[nodiscard]] QString text() const { return mForm.inputsText->text(); }
  bool showUntil(const QString& file, const QString& wanted) {
    mView->showStudy(file);
    return waitUntil([&] { return text().contains(wanted); });
  }
  [[nodiscard]] QStringList lineOf(const QString& file) const {
    for (int line = 0; line < mForm.inputsTable->topLevelItemCount(); ++line) {
      const QTreeWidgetItem& item = *mForm.inputsTable->topLevelItem(line);
      if (item.text(2) == file) return {item.text(0), item.text(1)};
    }
    return {};
  }

  StarterFolder mStudy;
  QWidget mWidget;
  Ui::Panel mForm;
  std::unique_ptr<dock::InputsView> mView;
};

TEST_F(InputsViewTest, ShowsTablesWithTheirRowsAndWhatTheyHold) {
  ASSERT_TRUE(showUntil(mStudy.study(), "zones")) << text().toStdString();
  EXPECT_TRUE(text().contains("persons")) << text().toStdString();
  EXPECT_TRUE(text().contains("programme")) << text().toStdString();
  EXPECT_TRUE(lineOf("population.csv").value(0).contains("population"));
  EXPECT_GT(lineOf("population.csv").value(1).toInt(), 0);
  EXPECT_TRUE(mForm.inputsButton->isEnabled());
  EXPECT_FALSE(mForm.inputsTable->isVisible()) << "until somebody asks for it";
  mForm.inputsButton->click();
  EXPECT_TRUE(mForm.inputsTable->isVisible());
}

TEST_F(InputsViewTest, SaysInTheSamePlaceWhatIsWrongWithAStudy) {
  mStudy.replace("study.toml", "[study]", "[study");
  ASSERT_TRUE(showUntil(mStudy.study(), "Not usable")) << text().toStdString();
  EXPECT_TRUE(text().contains("study.toml"));
  EXPECT_EQ(mForm.inputsTable->topLevelItemCount(), 0);
  EXPECT_FALSE(mForm.inputsButton->isEnabled());
}

TEST_F(InputsViewTest, SaysWhichTableIsNotThereAndCountsTheOthers) {
  QFile::remove(mStudy.file("study/population.csv"));
  ASSERT_TRUE(showUntil(mStudy.study(), "Not usable")) << text().toStdString();
  EXPECT_TRUE(text().contains("population.csv"));
  EXPECT_TRUE(text().contains("zones"));
  EXPECT_EQ(lineOf("population.csv").value(1), "not readable");
}

TEST_F(InputsViewTest, ShowsTheStudyChosenLast) {
  mView->showStudy(mStudy.file("nowhere.toml"));
  ASSERT_TRUE(waitUntil([&] { return !text().contains("No study"); })) << "being counted, or told";
  ASSERT_TRUE(showUntil(mStudy.study(), "zones"));
  waitUntil([] { return QgsApplication::taskManager()->countActiveTasks() == 0; });
  EXPECT_TRUE(text().contains("zones")) << text().toStdString();
  EXPECT_TRUE(showUntil({}, "No study"));
  EXPECT_EQ(mForm.inputsTable->topLevelItemCount(), 0);
}

TEST_F(InputsViewTest, ReadsNothingWhileItIsOutOfSight) {
  mWidget.hide();
  mView->showStudy(mStudy.study());
  for (int turn = 0; turn < 40; ++turn) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  EXPECT_EQ(QgsApplication::taskManager()->countActiveTasks(), 0);
  EXPECT_TRUE(text().contains("No study"));
  mWidget.show();
  mView->refresh();
  EXPECT_TRUE(waitUntil([&] { return text().contains("zones"); }));
}

TEST_F(InputsViewTest, SaysSoWhenTheCountIsCancelledInQgis) {
  AllThreadsTaken taken;
  mView->showStudy(mStudy.study());
  ASSERT_TRUE(waitUntil([&] { return text().contains("Counting"); }));
  for (QgsTask* task : QgsApplication::taskManager()->tasks()) task->cancel();
  ASSERT_TRUE(waitUntil([&] { return !text().contains("Counting"); }));
  EXPECT_TRUE(text().contains("cancelled")) << text().toStdString();
  taken.free();
  ASSERT_TRUE(showUntil(mStudy.study(), "zones")) << "and the next count is whole";
}

TEST_F(InputsViewTest, ThatGoesAfterManyStudiesLeavesNoTask) {
  const AllThreadsTaken taken;
  for (int study = 0; study < 3; ++study) {
    mView->showStudy(mStudy.study());
    ASSERT_TRUE(waitUntil([&] { return text().contains("Counting"); }));
    mView->showStudy(QString());
    ASSERT_TRUE(waitUntil([&] { return text().contains("No study"); }));
  }
  mView.reset();
  EXPECT_EQ(QgsApplication::taskManager()->count(), 0);
}

TEST_F(InputsViewTest, ThatGoesWhileItCountsLeavesNoTask) {
  mView->showStudy(mStudy.study());
  ASSERT_TRUE(waitUntil([&] { return !text().contains("No study"); }));
  mView.reset();
  EXPECT_EQ(QgsApplication::taskManager()->countActiveTasks(), 0);
}

TEST(InputCounts, AreWordsWithTheRightNumber) {
  dock::InputCounts counts;
  EXPECT_EQ(dock::textOf(counts), "");
  counts.zones = 1.0;
  counts.practices = 908.0;
  counts.programmes = 1.0;
  counts.levels.append({"NHS Boards", 14.0});
  EXPECT_EQ(dock::textOf(counts), "1 zone, 14 NHS Boards, 908 GP practices, 1 programme");
}

TEST(InputCounts, SayThatARunWillScaleThePersons) {
  dock::InputCounts counts;
  counts.persons = 17.0;
  EXPECT_EQ(dock::textOf(counts), "17 persons");
  counts.isBeforeRebasing = true;
  EXPECT_EQ(dock::textOf(counts), "17 persons before rebasing");
}

TEST(InputCountsText, HasThousandsApartAlsoWhereQgisLeavesThemTogether) {
  const QLocale before;
  QLocale withoutSeparators(QLocale::English, QLocale::UnitedKingdom);
  withoutSeparators.setNumberOptions(QLocale::OmitGroupSeparator);  // as QGIS does by default
  QLocale::setDefault(withoutSeparators);
  EXPECT_EQ(dock::numberText(5414871.0), "5,414,871");
  QLocale::setDefault(before);
}

}  // namespace
