// Every page drawn, so that it can be looked at: FAIRSHARES_PICTURES=FOLDER keeps the pictures. With
// QT_SCALE_FACTOR=2 they are what a screen of 200 % shows.
#include <gtest/gtest.h>

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>

#include "plugin/dock/starter_folder.h"
#include "plugin/wizard/practice_layers.h"
#include "plugin/wizard/projection_layer.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

constexpr int SETTLING_ROUNDS = 10;

QPalette darkPalette() {
  QPalette dark;
  const QColor ground(42, 42, 46);
  const QColor text(230, 230, 230);
  for (const auto role : {QPalette::Window, QPalette::Button}) dark.setColor(role, ground);
  dark.setColor(QPalette::Base, QColor(30, 30, 33));
  dark.setColor(QPalette::AlternateBase, ground);
  for (const auto role :
       {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
    dark.setColor(role, text);
  dark.setColor(QPalette::Disabled, QPalette::Text, QColor(140, 140, 140));
  dark.setColor(QPalette::Disabled, QPalette::WindowText, QColor(140, 140, 140));
  dark.setColor(QPalette::Disabled, QPalette::ButtonText, QColor(140, 140, 140));
  dark.setColor(QPalette::Highlight, QColor(60, 110, 190));
  dark.setColor(QPalette::HighlightedText, Qt::white);
  return dark;
}

/// What Qt complains about; that the offscreen platform has no size hints is nothing to do with us.
QStringList& complaints() {
  static QStringList all;
  return all;
}

void listen(QtMsgType type, const QMessageLogContext&, const QString& text) {
  if (type != QtDebugMsg && !text.contains("propagateSizeHints")) complaints() << text;
}

class WizardPictures : public testing::Test {
 protected:
  void SetUp() override {
    complaints().clear();
    qInstallMessageHandler(listen);
    mDriven.addStarter(mFolder);
    addPractices(mDriven, mFolder);
    addTable(mDriven, mFolder, "projections", projections());
    addTable(mDriven, mFolder, "practice_indicators",
             "PracticeCode,limiting_illness_ratio,emergency_stays\n10001,1.1,20\n10002,0.9,30\n");
    mDriven.open(QString::fromStdString(mFolder.path().string()), "Toy shares");
    mDriven.find<QLineEdit>("studyYear").setText("2026/27");
  }
  void TearDown() override {
    QApplication::setPalette(mLight);
    qInstallMessageHandler(nullptr);
    EXPECT_TRUE(complaints().isEmpty()) << complaints().join('\n').toStdString();
  }

  /// The page fits the width it is given, and no label is cut.
  void look(const QString& theme) {
    // A width decides a height, and that a scroll bar, and that a width: layouts settle in some rounds.
    for (int round = 0; round < SETTLING_ROUNDS; ++round) QCoreApplication::processEvents();
    const QString name = mDriven.pageName();
    for (const auto* scroll : mDriven.wizard().currentPage()->findChildren<QScrollArea*>())
      EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0) << name.toStdString() << " is too wide";
    for (const auto* label : mDriven.wizard().currentPage()->findChildren<QLabel*>())
      if (label->isVisible() && label->wordWrap() && !label->text().isEmpty()) {
        EXPECT_GE(label->height(), label->heightForWidth(label->width()))
            << name.toStdString() << " cuts: " << label->text().toStdString();
        EXPECT_LE(label->height(), label->heightForWidth(label->width()) + label->fontMetrics().lineSpacing())
            << name.toStdString() << " leaves a gap at: " << label->text().toStdString();
      }
    keep(name + "_" + theme);
    auto* const bar = mDriven.wizard().currentPage()->findChild<QScrollArea*>()->verticalScrollBar();
    if (bar->maximum() == 0) return;
    bar->setValue(bar->maximum());
    keep(name + "_" + theme + "_below");
  }
  void keep(const QString& name) {
    const QImage drawn = mDriven.wizard().grab().toImage();
    ASSERT_FALSE(drawn.isNull());
    const QString folder = qEnvironmentVariable("FAIRSHARES_PICTURES");
    if (!folder.isEmpty()) {
      ASSERT_TRUE(drawn.save(QDir(folder).filePath("wizard_" + name + ".png")));
    }
  }
  void giveGpPrescribingAnIndicator() {
    const QString title = "Emergency stays of practices";
    auto& indicators = mDriven.find<QTableWidget>("indicatorTable");
    for (int row = 0; row < indicators.rowCount(); ++row)
      if (indicators.item(row, 0)->text() == title) indicators.item(row, 0)->setCheckState(Qt::Checked);
    auto& coefficients = mDriven.find<QTableWidget>("coefficientTable");
    for (int row = 0; row < coefficients.rowCount(); ++row)
      if (coefficients.verticalHeaderItem(row)->text() == title) coefficients.item(row, 2)->setText("0.05");
  }
  void lookAtAll(const QString& theme) {
    for (const char* page : {"namePage", "zonesPage", "populationPage", "practicesPage", "programmesPage",
                             "needsPage", "remotenessPage", "summaryPage"}) {
      mDriven.goTo(page);
      if (mDriven.pageName() == "programmesPage") mDriven.find<QPushButton>("fillBudgets").click();
      mDriven.waitUntilComplete();
      if (mDriven.pageName() == "zonesPage")
        waitUntil([this] { return mDriven.text("lookupMatch").contains("6 of 6"); });
      if (mDriven.pageName() == "practicesPage")
        waitUntil([this] { return mDriven.text("practicesZoneMatch").contains("2 of 2"); });
      if (mDriven.pageName() == "needsPage") {
        giveGpPrescribingAnIndicator();
        EXPECT_TRUE(mDriven.problem().isEmpty()) << mDriven.problem().toStdString();
      }
      if (mDriven.pageName() == "summaryPage")
        waitUntil([this] { return mDriven.text("checkNote").contains("sound"); });
      look(theme);
    }
  }
  TemporaryFolder mFolder;
  DrivenWizard mDriven;
  QPalette mLight = QApplication::palette();
};

TEST_F(WizardPictures, EveryPageIsWholeInALightTheme) {
  lookAtAll("light");
}

TEST_F(WizardPictures, EveryPageIsWholeInADarkTheme) {
  QApplication::setPalette(darkPalette());
  lookAtAll("dark");
}

TEST_F(WizardPictures, APageWithoutPracticesIsWholeToo) {
  mDriven.goTo("practicesPage");
  mDriven.choose("practicesLayer", "(none");
  look("none");
}

TEST_F(WizardPictures, PracticesWhoseZonesAreFoundAreWholeToo) {
  addTable(mDriven, mFolder, "points", "PracticeCode,Easting,Northing\n10001,505000,905000\n10002,1,1\n");
  mDriven.open(QString::fromStdString(mFolder.path().string()), "Toy shares");
  mDriven.find<QLineEdit>("studyYear").setText("2026/27");
  mDriven.goTo("practicesPage");
  mDriven.choose("practicesLayer", "points");
  ASSERT_TRUE(waitUntil([this] { return mDriven.text("practicesFound").contains("10002"); }))
      << mDriven.problem().toStdString();
  look("points");
}

TEST_F(WizardPictures, DerivedRemotenessIsWholeToo) {
  mDriven.goTo("programmesPage");
  mDriven.find<QPushButton>("fillBudgets").click();
  mDriven.goTo("remotenessPage");
  mDriven.choose("excessMethod", "Derived");
  EXPECT_TRUE(mDriven.problem().contains("settlements"));
  look("derived");
}

TEST_F(WizardPictures, ANarrowWindowScrollsInsteadOfCutting) {
  mDriven.wizard().resize(620, 360);
  lookAtAll("narrow");
}

}  // namespace
