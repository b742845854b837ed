// A translated plugin: made with Qt's own tools, loaded by language, gone afterwards.
#include "entry/translation.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using fairshares::entry::Translation;

namespace {

QString welcomed() {
  return QCoreApplication::translate("fairshares", "Try the sample");
}

TEST(Translation, ComesWhereTheLanguageIsThereAndGoesWithItsOwner) {
  const QString lrelease = QStandardPaths::findExecutable("lrelease");
  if (lrelease.isEmpty()) GTEST_SKIP() << "lrelease (qttools5-dev-tools) is not installed";
  const QTemporaryDir folder;
  QFile file(folder.filePath("fairshares_de.ts"));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(
      "<!DOCTYPE TS><TS version=\"2.1\" language=\"de\"><context><name>fairshares</name><message>"
      "<source>Try the sample</source><translation>Beispiel ansehen</translation></message></context></TS>");
  file.close();
  ASSERT_EQ(QProcess::execute(lrelease, {"-silent", file.fileName()}), 0);

  EXPECT_EQ(welcomed(), QString("Try the sample"));
  {
    const Translation austrian(folder.path(), QLocale("de_AT"));
    EXPECT_TRUE(austrian.isLoaded());
    EXPECT_EQ(welcomed(), QString("Beispiel ansehen"));
  }
  EXPECT_EQ(welcomed(), QString("Try the sample")) << "unloading leaves nothing behind";
  const Translation french(folder.path(), QLocale("fr_FR"));
  EXPECT_FALSE(french.isLoaded());
  EXPECT_EQ(welcomed(), QString("Try the sample"));
}

TEST(Translation, IsNotMissedWhereThereIsNone) {
  EXPECT_FALSE(Translation(QString(), QLocale("de")).isLoaded());
  EXPECT_FALSE(Translation("/nowhere", QLocale("de")).isLoaded());
}

}  // namespace
