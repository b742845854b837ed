// Fair Shares: what the plugin puts into a running QGIS, and takes out again.
#pragma once

#include <qgsprocessingprovider.h>

#include <QPointer>
#include <memory>

class QgisInterface;

namespace fairshares::entry {

class Translation;
class WindowParts;

/// Everything Fair Shares adds to QGIS lives as long as this does: the Processing provider and, where there
/// is a window, the panel. Destroying it leaves nothing behind.
///
/// The plugin can be installed twice (native and from a ZIP). Whoever comes second adds nothing: what is
/// registered stays with its owner.
class Attachment {
 public:
  /// `qgis` is nullptr where there is no window (qgis_process). Throws what QGIS throws.
  explicit Attachment(QgisInterface* qgis);
  ~Attachment();
  Attachment(const Attachment&) = delete;
  Attachment& operator=(const Attachment&) = delete;

  /// False if another copy of the plugin was there first.
  [[nodiscard]] bool isOwner() const { return !mProvider.isNull(); }

 private:
  std::unique_ptr<Translation> mTranslation;
  /// Owned by QGIS's registry, which may go before this does.
  QPointer<QgsProcessingProvider> mProvider;
  std::unique_ptr<WindowParts> mWindowParts;  ///< null where there is no window
};

}  // namespace fairshares::entry
