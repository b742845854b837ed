// The line of welcome: once, with ways to go, and never again.
#include "dock/welcome.h"

#include <gtest/gtest.h>
#include <qgsmessagebar.h>
#include <qgsmessagebaritem.h>
#include <qgssettings.h>

#include <QPushButton>

using namespace fairshares;

namespace {

class WelcomeTest : public testing::Test {
 protected:
  void SetUp() override { QgsSettings().remove("fairshares/welcome_was_shown"); }
  void TearDown() override { SetUp(); }
  dock::WelcomeWays ways() {
    return {[this] { ++samples; }, [this] { ++studies; }, [this] { ++helps; }};
  }
  QPushButton* button(const char* name) const { return bar.findChild<QPushButton*>(name); }
  bool isInBar() const { return bar.findChild<QgsMessageBarItem*>("FairSharesWelcome") != nullptr; }
  /// What a new window of the same profile offers.
  bool isOfferedAgain() {
    QgsMessageBar other;
    dock::Welcome again;
    again.offer(other, ways());
    return again.isShown();
  }

  QgsMessageBar bar;
  int samples = 0, studies = 0, helps = 0;
};

TEST_F(WelcomeTest, OffersThreeWaysAndWaits) {
  dock::Welcome welcome;
  welcome.offer(bar, ways());
  ASSERT_TRUE(isInBar());
  EXPECT_EQ(bar.currentItem()->duration(), 0) << "it stays until somebody has read it";
  for (const char* name : {"trySample", "newStudy", "openHelp"}) {
    ASSERT_NE(button(name), nullptr) << name;
    EXPECT_NE(button(name)->focusPolicy() & Qt::TabFocus, 0) << "by keyboard: " << name;
  }
}

TEST_F(WelcomeTest, AButtonLeadsItsWayAndTakesTheLineAwayForGood) {
  dock::Welcome welcome;
  welcome.offer(bar, ways());
  button("trySample")->click();
  EXPECT_EQ(samples, 1);
  EXPECT_EQ(studies + helps, 0);
  EXPECT_EQ(bar.currentItem(), nullptr);
  EXPECT_FALSE(isOfferedAgain());
}

TEST_F(WelcomeTest, ClosedItDoesNotComeBack) {
  dock::Welcome welcome;
  welcome.offer(bar, ways());
  bar.clearWidgets();
  EXPECT_FALSE(isOfferedAgain());
  EXPECT_EQ(samples + studies + helps, 0);
}

TEST_F(WelcomeTest, AWindowThatEndsWithItHasShownIt) {
  {
    dock::Welcome welcome;
    welcome.offer(bar, ways());
  }
  EXPECT_EQ(bar.currentItem(), nullptr) << "unloading leaves nothing behind";
  EXPECT_FALSE(isOfferedAgain());
}

TEST_F(WelcomeTest, OutlivesTheBarItWasIn) {
  dock::Welcome welcome;
  {
    QgsMessageBar shortLived;
    welcome.offer(shortLived, ways());
    EXPECT_TRUE(welcome.isShown());
  }
  EXPECT_FALSE(welcome.isShown());
}

TEST_F(WelcomeTest, WhatIsNotThereIsNotOffered) {
  dock::Welcome welcome;
  welcome.offer(bar, {nullptr, nullptr, [this] { ++helps; }});
  EXPECT_EQ(button("trySample"), nullptr);
  EXPECT_EQ(button("newStudy"), nullptr);
  button("openHelp")->click();
  EXPECT_EQ(helps, 1);
}

}  // namespace
