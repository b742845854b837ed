#include "entry/native_plugin.h"

#include "entry/attachment.h"
#include "entry/guarded.h"
#include "entry/notices.h"
#include "plugin_facts.h"

namespace fairshares::entry {

NativePlugin::NativePlugin(QgisInterface* qgis)
    : QgisPlugin(QString::fromUtf8(plugin::PLUGIN_NAME), QString::fromUtf8(plugin::PLUGIN_DESCRIPTION),
                 QString::fromUtf8(plugin::PLUGIN_CATEGORY), QString::fromUtf8(plugin::PLUGIN_VERSION),
                 QgisPlugin::UI),
      mQgis(qgis) {}

NativePlugin::~NativePlugin() = default;

void NativePlugin::initGui() {
  if (const auto failure = failureOf([this] { mAttachment = std::make_unique<Attachment>(mQgis); }))
    tellFailure(mQgis, *failure);
}

void NativePlugin::unload() {
  if (const auto failure = failureOf([this] { mAttachment.reset(); })) tellFailure(mQgis, *failure);
}

}  // namespace fairshares::entry
