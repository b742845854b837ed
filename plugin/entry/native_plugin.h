// Fair Shares: the plugin as QGIS's plugin manager sees it.
#pragma once

#include <qgisplugin.h>

#include <memory>

class QgisInterface;

namespace fairshares::entry {

class Attachment;

class NativePlugin final : public QgisPlugin {
 public:
  explicit NativePlugin(QgisInterface* qgis);
  ~NativePlugin() override;

  void initGui() override;
  void unload() override;

 private:
  QgisInterface* mQgis;
  std::unique_ptr<Attachment> mAttachment;
};

}  // namespace fairshares::entry
