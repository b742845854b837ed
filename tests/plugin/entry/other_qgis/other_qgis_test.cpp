// The library in a QGIS of another minor version: this program answers for that QGIS, because what it defines
// is found before what the libraries of QGIS define.
#include <gtest/gtest.h>
#include <qgis.h>
#include <qgsapplication.h>
#include <qgsprocessingregistry.h>

#include <QApplication>
#include <QMessageBox>

#include "compat/qgis_version.h"
#include "plugin/entry/plugin_library.h"

using fairshares::testing_support::PluginLibrary;

int Qgis::versionInt() {
  return 39903;
}

namespace {

QStringList refusalsShown() {
  QStringList texts;
  for (QWidget* widget : QApplication::topLevelWidgets())
    if (const auto* box = qobject_cast<QMessageBox*>(widget)) texts << box->text();
  for (QWidget* widget : QApplication::topLevelWidgets())
    if (qobject_cast<QMessageBox*>(widget)) delete widget;
  return texts;
}

const QString WANTED = "QGIS " + fairshares::compat::minorVersionText(fairshares::compat::builtForQgis());

TEST(OtherQgis, NativeDoorRefusesAndSaysWhichQgisItWants) {
  PluginLibrary library;
  ASSERT_TRUE(library.isLoaded()) << library.error().toStdString();
  EXPECT_FALSE(library.text("name").isEmpty()) << "the plugin manager may still list it";
  EXPECT_EQ(library.classFactory(nullptr), nullptr);
  const QStringList shown = refusalsShown();
  ASSERT_EQ(shown.size(), 1);
  EXPECT_TRUE(shown[0].contains(WANTED)) << shown[0].toStdString();
  EXPECT_TRUE(shown[0].contains("QGIS 3.99")) << shown[0].toStdString();
}

TEST(OtherQgis, LoaderDoorRefusesAndSaysWhichQgisItWants) {
  PluginLibrary library;
  EXPECT_EQ(library.attach(nullptr), nullptr);
  const QStringList shown = refusalsShown();
  ASSERT_EQ(shown.size(), 1);
  EXPECT_TRUE(shown[0].contains(WANTED)) << shown[0].toStdString();
  EXPECT_EQ(QgsApplication::processingRegistry()->providerById("fairshares"), nullptr);
}

}  // namespace
