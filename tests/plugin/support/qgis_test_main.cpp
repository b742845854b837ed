// Test programs of the plugin: a QGIS without a window, with a profile of its own that is gone afterwards.
#include <gmock/gmock.h>
#include <qgsapplication.h>
#include <qgsproject.h>

#include <QStandardPaths>
#include <QTemporaryDir>
#include <cstdio>
#include <cstring>

#include "support/test_seed.h"

int main(int argumentCount, char** arguments) {
  bool onlyLists = false;
  for (int index = 1; index < argumentCount; ++index)
    if (std::strcmp(arguments[index], "--gtest_list_tests") == 0) onlyLists = true;
  testing::InitGoogleMock(&argumentCount, arguments);
  if (onlyLists) return RUN_ALL_TESTS();

  std::printf("seed %llu (set FAIRSHARES_TEST_SEED to change it)\n",
              static_cast<unsigned long long>(fairshares::testing_support::testSeed()));
  const QTemporaryDir profile;
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QGIS_CUSTOM_CONFIG_PATH", profile.path().toUtf8());
  qputenv("HOME", profile.path().toUtf8());
  QStandardPaths::setTestModeEnabled(true);
  int result = 0;
  {
    // With widgets: layer trees, layouts and panels want them.
    QgsApplication application(argumentCount, arguments, true, profile.path());
    QgsApplication::init(profile.path());
#ifdef FAIRSHARES_QGIS_PROVIDERS
    // Databases and delimited text: only programs that read them pay for loading their providers.
    QgsApplication::setPluginPath(QStringLiteral(FAIRSHARES_QGIS_PROVIDERS));
#endif
    QgsApplication::initQgis();
    result = RUN_ALL_TESTS();
    QgsProject::instance()->clear();
    QgsApplication::exitQgis();
  }
  return result;
}
