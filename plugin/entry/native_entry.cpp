// Fair Shares: the functions by which QGIS loads a plugin in C++. QGIS asks for them by these names, so they
// stand outside any namespace. Until the version is known to be right they use Qt alone.
#include <qgisplugin.h>

#include "compat/qgis_version.h"
#include "entry/guarded.h"
#include "entry/native_plugin.h"
#include "entry/notices.h"
#include "plugin_facts.h"
#include "processing/icons.h"

#define FAIRSHARES_ENTRY_POINT extern "C" Q_DECL_EXPORT

using namespace fairshares;

FAIRSHARES_ENTRY_POINT const QString* name() {
  static const QString TEXT = QString::fromUtf8(plugin::PLUGIN_NAME);
  return &TEXT;
}

FAIRSHARES_ENTRY_POINT const QString* description() {
  static const QString TEXT = QString::fromUtf8(plugin::PLUGIN_DESCRIPTION);
  return &TEXT;
}

FAIRSHARES_ENTRY_POINT const QString* category() {
  static const QString TEXT = QString::fromUtf8(plugin::PLUGIN_CATEGORY);
  return &TEXT;
}

FAIRSHARES_ENTRY_POINT const QString* version() {
  static const QString TEXT = QString::fromUtf8(plugin::PLUGIN_VERSION);
  return &TEXT;
}

FAIRSHARES_ENTRY_POINT const QString* icon() {
  static const QString TEXT = processing::iconPath(QStringLiteral("fairshares"));
  return &TEXT;
}

FAIRSHARES_ENTRY_POINT int type() {
  return QgisPlugin::UI;
}

/// Null if this QGIS is not the one the library is for; QGIS then leaves the plugin alone.
FAIRSHARES_ENTRY_POINT QgisPlugin* classFactory(QgisInterface* qgis) {
  if (const auto refusal = compat::refusalOf(compat::runningQgis(), compat::builtForQgis())) {
    entry::tellRefusal(*refusal);
    return nullptr;
  }
  QgisPlugin* plugin = nullptr;
  if (const auto failure = entry::failureOf([&] { plugin = new entry::NativePlugin(qgis); }))
    entry::tellFailure(qgis, *failure);
  return plugin;
}

FAIRSHARES_ENTRY_POINT void unload(QgisPlugin* plugin) {
  entry::failureOf([&] { delete plugin; });
}
