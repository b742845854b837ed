// The help window: pages, links, pictures, keyboard.
#include "help/help_window.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDesktopServices>
#include <QPalette>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>

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

/// Pictures for the eye: FAIRSHARES_HELP_PICTURES names a folder.
TEST_F(HelpWindowTest, CanBeLookedAt) {
  const QString folder = qEnvironmentVariable("FAIRSHARES_HELP_PICTURES");
  if (folder.isEmpty()) GTEST_SKIP() << "FAIRSHARES_HELP_PICTURES names no folder";
  for (const QString& name : helpPages()) {
    window.showPage(name);
    QTest::qWait(50);
    EXPECT_TRUE(window.grab().save(folder + "/help_" + name + ".png"));
  }
}

}  // namespace
