// The library as QGIS and the loader of the ZIP see it: a file with named functions.
#pragma once

#include <QLibrary>
#include <QString>

class QgisInterface;
class QgisPlugin;

namespace fairshares::testing_support {

class PluginLibrary {
 public:
  PluginLibrary();

  [[nodiscard]] QString error() const { return mLibrary.errorString(); }
  [[nodiscard]] bool isLoaded() const { return mLibrary.isLoaded(); }
  /// One of the functions that give a text: name, description, version, category, icon. Null text if missing.
  [[nodiscard]] QString text(const char* function);
  [[nodiscard]] int type();
  QgisPlugin* classFactory(QgisInterface* qgis);
  void unload(QgisPlugin* plugin);
  void* attach(QgisInterface* qgis);
  void detach(void* handle);

 private:
  template <typename Function> Function* resolve(const char* name);
  QLibrary mLibrary;
};

}  // namespace fairshares::testing_support
