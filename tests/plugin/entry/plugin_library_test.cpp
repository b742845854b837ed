// The doors of the built library: what QGIS and the loader of the ZIP call.
#include "plugin/entry/plugin_library.h"

#include <gtest/gtest.h>
#include <qgisplugin.h>
#include <qgsapplication.h>
#include <qgsprocessingprovider.h>
#include <qgsprocessingregistry.h>

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>

#include "plugin_facts.h"

using fairshares::testing_support::PluginLibrary;

namespace {

QgsProcessingProvider* provider() {
  return QgsApplication::processingRegistry()->providerById("fairshares");
}

TEST(PluginLibrary, TellsQgisWhatMetadataSays) {
  PluginLibrary library;
  ASSERT_TRUE(library.isLoaded()) << library.error().toStdString();
  QFile metadata(QStringLiteral(FAIRSHARES_SOURCE_DIR "/metadata.txt"));
  ASSERT_TRUE(metadata.open(QIODevice::ReadOnly));
  const QString text = QString::fromUtf8(metadata.readAll());
  EXPECT_TRUE(text.contains("\nname=" + library.text("name") + "\n"));
  EXPECT_TRUE(text.contains("\ndescription=" + library.text("description") + "\n"));
  EXPECT_TRUE(text.contains("\nversion=" + library.text("version") + "\n"));
  EXPECT_EQ(library.text("version"), QString::fromUtf8(fairshares::plugin::PLUGIN_VERSION));
  EXPECT_FALSE(library.text("category").isEmpty());
  EXPECT_EQ(library.type(), QgisPlugin::UI);
}

TEST(PluginLibrary, IconCanBeDrawn) {
  PluginLibrary library;
  const QString icon = library.text("icon");
  EXPECT_TRUE(QFile::exists(icon)) << icon.toStdString();
  EXPECT_FALSE(QImage(icon).isNull()) << icon.toStdString();
}

TEST(PluginLibrary, ShowsNothingButItsEntryPoints) {
  QProcess nm;
  // Newer linkers list symbols of the C++ library among the dynamic ones too, but as local: nobody meets
  // them.
  nm.start("nm", {"-D", "--defined-only", "--extern-only", "--format=posix", FAIRSHARES_PLUGIN_LIBRARY});
  if (!nm.waitForStarted()) GTEST_SKIP() << "nm (binutils) is not installed";
  ASSERT_TRUE(nm.waitForFinished());
  QSet<QString> symbols;
  for (const QString& line : QString::fromUtf8(nm.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts))
    symbols.insert(line.section(' ', 0, 0));
  EXPECT_EQ(symbols, (QSet<QString>{"name", "description", "version", "category", "type", "icon",
                                    "classFactory", "unload", "fairsharesAttach", "fairsharesDetach"}))
      << QStringList(symbols.values()).join(' ').toStdString();
}

TEST(PluginLibrary, NativeDoorAddsTheProviderAndTakesItAway) {
  PluginLibrary library;
  for (int round = 0; round < 3; ++round) {
    ASSERT_EQ(provider(), nullptr);
    QgisPlugin* plugin = library.classFactory(nullptr);
    ASSERT_NE(plugin, nullptr);
    EXPECT_EQ(provider(), nullptr) << "before initGui nothing is added";
    plugin->initGui();
    EXPECT_NE(provider(), nullptr);
    plugin->unload();
    EXPECT_EQ(provider(), nullptr);
    library.unload(plugin);
  }
}

TEST(PluginLibrary, LoaderDoorAddsTheProviderAndTakesItAway) {
  PluginLibrary library;
  for (int round = 0; round < 3; ++round) {
    void* handle = library.attach(nullptr);
    ASSERT_NE(handle, nullptr);
    EXPECT_NE(provider(), nullptr);
    library.detach(handle);
    EXPECT_EQ(provider(), nullptr);
  }
  library.detach(nullptr);
}

TEST(PluginLibrary, BothDoorsAtOnceGiveOneProviderOwnedByTheFirst) {
  PluginLibrary library;
  QgisPlugin* plugin = library.classFactory(nullptr);
  plugin->initGui();
  QgsProcessingProvider* first = provider();
  void* handle = library.attach(nullptr);
  EXPECT_EQ(provider(), first);
  library.detach(handle);
  EXPECT_EQ(provider(), first) << "the second may not take away what is not its own";
  plugin->unload();
  EXPECT_EQ(provider(), nullptr);
  library.unload(plugin);
}

TEST(PluginLibrary, UnloadsOfAPluginThatWasNeverStartedAreHarmless) {
  PluginLibrary library;
  library.unload(library.classFactory(nullptr));
  library.unload(nullptr);
  QgisPlugin* plugin = library.classFactory(nullptr);
  plugin->unload();
  plugin->unload();
  library.unload(plugin);
  EXPECT_EQ(provider(), nullptr);
}

}  // namespace
