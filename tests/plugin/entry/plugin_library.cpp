#include "plugin/entry/plugin_library.h"

#include <stdexcept>

namespace fairshares::testing_support {

PluginLibrary::PluginLibrary() : mLibrary(QStringLiteral(FAIRSHARES_PLUGIN_LIBRARY)) {
  mLibrary.load();
}

template <typename Function> Function* PluginLibrary::resolve(const char* name) {
  auto* function = reinterpret_cast<Function*>(mLibrary.resolve(name));
  if (!function) throw std::runtime_error(std::string("no function ") + name);
  return function;
}

QString PluginLibrary::text(const char* function) {
  return *resolve<const QString*()>(function)();
}

int PluginLibrary::type() {
  return resolve<int()>("type")();
}

QgisPlugin* PluginLibrary::classFactory(QgisInterface* qgis) {
  return resolve<QgisPlugin*(QgisInterface*)>("classFactory")(qgis);
}

void PluginLibrary::unload(QgisPlugin* plugin) {
  resolve<void(QgisPlugin*)>("unload")(plugin);
}

void* PluginLibrary::attach(QgisInterface* qgis) {
  return resolve<void*(void*)>("fairsharesAttach")(qgis);
}

void PluginLibrary::detach(void* handle) {
  resolve<void(void*)>("fairsharesDetach")(handle);
}

}  // namespace fairshares::testing_support
