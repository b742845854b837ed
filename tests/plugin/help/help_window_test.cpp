// The help window: pages, links, pictures, keyboard.
#include "help/help_window.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDesktopServices>
#include <QPalette>
#include <QScreen>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>
#include <cmath>

#include "help/help_door.h"
#include "plugin/help/help_folder.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

class HelpWindowTest : public testing::Test {
 protected:
  QTextBrowser& page() { return *window.findChild<QTextBrowser*>("helpPage"); }
  QToolButton& button(const char* name) { return *window.findChild<QToolButton*>(name); }
  QString shown() { return page().source().fileName(); }
  help::HelpWindow window;
};

TEST_F(HelpWindowTest, ShowsAPageWithoutBeingModal) {
  window.showPage("aggregate");
  EXPECT_FALSE(window.isModal());
  EXPECT_TRUE(window.isVisible());
  EXPECT_EQ(shown(), QString("aggregate.md"));
  EXPECT_TRUE(page().toPlainText().contains("An index of an area is a ratio of its sums"));
  EXPECT_FALSE(page().toPlainText().contains("example:")) << "marks of the worked example are not seen";
}

TEST_F(HelpWindowTest, ShowsTheContentsForAPageThatIsNotThere) {
  window.showPage("no-such-page");
  EXPECT_EQ(shown(), QString("index.md"));
}

TEST_F(HelpWindowTest, FollowsLinksAndComesBackByKeyboard) {
  window.showPage("index");
  page().setFocus();
  QTest::keyClick(&page(), Qt::Key_Tab);
  QTest::keyClick(&page(), Qt::Key_Return);
  EXPECT_EQ(shown(), QString("welcome.md")) << "the first link of the contents";
  EXPECT_TRUE(button("back").isEnabled());
  QTest::keyClick(&page(), Qt::Key_Left, Qt::AltModifier);
  EXPECT_EQ(shown(), QString("index.md"));
  EXPECT_TRUE(button("forward").isEnabled());
  button("forward").click();
  EXPECT_EQ(shown(), QString("welcome.md"));
  button("contents").click();
  EXPECT_EQ(shown(), QString("index.md"));
  QTest::keyClick(&window, Qt::Key_Escape);
  EXPECT_FALSE(window.isVisible());
}

TEST_F(HelpWindowTest, EveryPageOpensWithItsTablesRuledAndNoMarkdownLeft) {
  for (const QString& name : helpPages()) {
    window.showPage(name);
    EXPECT_EQ(shown(), name + ".md");
    const QString text = page().toPlainText();
    for (const char* mark : {"](", "**", "|---", "<!--"})
      EXPECT_FALSE(text.contains(mark)) << name.toStdString() << " shows " << mark;
    int tables = 0;
    for (QTextFrame* frame : page().document()->rootFrame()->childFrames())
      if (auto* table = qobject_cast<QTextTable*>(frame)) {
        ++tables;
        EXPECT_GT(table->format().border(), 0.0) << name.toStdString();
      }
    EXPECT_EQ(tables, helpText(name).count("\n|--")) << name.toStdString();
  }
}

TEST_F(HelpWindowTest, PicturesFitTheWindow) {
  window.showPage("panel");
  const QUrl picture = page().source().resolved(QUrl("../images/panel.png"));
  const QImage image = page().loadResource(QTextDocument::ImageResource, picture).value<QImage>();
  ASSERT_FALSE(image.isNull());
  EXPECT_LE(image.width() / image.devicePixelRatio(), page().viewport()->width());
  EXPECT_LE(page().document()->idealWidth(), page().viewport()->width() + 1.0)
      << "nothing to scroll sideways";
}

TEST_F(HelpWindowTest, FitsTheScreenWhateverItsScale) {
  EXPECT_LE(window.width(), window.screen()->availableSize().width());
  EXPECT_LE(window.height(), window.screen()->availableSize().height());
}

TEST_F(HelpWindowTest, DoorOpensAddressesOfItsOwnAndNothingElse) {
  help::HelpDoor door(nullptr);
  const auto shownByDoor = [] {
    for (QWidget* widget : QApplication::topLevelWidgets())
      if (widget->objectName() == "FairSharesHelp" && widget->isVisible())
        return widget->findChild<QTextBrowser*>("helpPage")->source().fileName();
    return QString();
  };
  EXPECT_TRUE(shownByDoor().isEmpty()) << "no window before it is asked for";
  EXPECT_TRUE(QDesktopServices::openUrl(QUrl("fairshares-help:drivetimes")));
  EXPECT_EQ(shownByDoor(), QString("drivetimes.md"));
  EXPECT_TRUE(QDesktopServices::openUrl(QUrl("fairshares-help:../../../secret")));
  EXPECT_EQ(shownByDoor(), QString("index.md"));
}

QPalette darkPalette() {
  QPalette palette(QColor(49, 54, 59), QColor(35, 38, 41));
  palette.setColor(QPalette::Base, QColor(35, 38, 41));
  palette.setColor(QPalette::Text, QColor(239, 240, 241));
  palette.setColor(QPalette::Link, QColor(41, 174, 249));
  return palette;
}

/// How much two colours differ in brightness, as the rules for accessible content count it (1 to 21).
double contrast(const QColor& one, const QColor& other) {
  const auto brightness = [](const QColor& colour) {
    const auto part = [](double value) {
      return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
  };
  const double lighter = qMax(brightness(one), brightness(other)),
               darker = qMin(brightness(one), brightness(other));
  return (lighter + 0.05) / (darker + 0.05);
}

/// The darkest and the lightest colour of what is drawn.
std::pair<QColor, QColor> extremes(const QImage& image) {
  QColor darkest(Qt::white), lightest(Qt::black);
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      const QColor colour = image.pixelColor(x, y);
      if (colour.lightness() < darkest.lightness()) darkest = colour;
      if (colour.lightness() > lightest.lightness()) lightest = colour;
    }
  return {darkest, lightest};
}

TEST_F(HelpWindowTest, CanBeReadInADarkTheme) {
  window.setPalette(darkPalette());
  window.showPage("map");
  QTest::qWait(50);
  const QImage image = page().viewport()->grab().toImage();
  const auto [darkest, lightest] = extremes(image);
  EXPECT_GT(contrast(darkest, lightest), 7.0) << "words on paper";
  EXPECT_LT(image.pixelColor(2, 2).lightness(), 60) << "the paper is that of the theme";
}

/// Pictures for the eye: FAIRSHARES_HELP_PICTURES names a folder, FAIRSHARES_HELP_DARK asks for a dark theme.
TEST_F(HelpWindowTest, CanBeLookedAt) {
  const QString folder = qEnvironmentVariable("FAIRSHARES_HELP_PICTURES");
  if (folder.isEmpty()) GTEST_SKIP() << "FAIRSHARES_HELP_PICTURES names no folder";
  if (qEnvironmentVariableIsSet("FAIRSHARES_HELP_DARK")) window.setPalette(darkPalette());
  for (const QString& name : helpPages()) {
    window.showPage(name);
    QTest::qWait(50);
    EXPECT_TRUE(window.grab().save(folder + "/help_" + name + ".png"));
  }
}

}  // namespace
