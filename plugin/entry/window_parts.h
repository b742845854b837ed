// Fair Shares: what the plugin adds to the window of QGIS, and takes away again.
#pragma once

#include <QPointer>

#include "dock/panel.h"

class QAction;
class QgisInterface;

namespace fairshares::entry {

/// The panel, docked on the right and hidden at first, and one action in the Plugins menu and the toolbar
/// that shows and hides it.
class WindowParts {
 public:
  explicit WindowParts(QgisInterface& qgis);
  ~WindowParts();
  WindowParts(const WindowParts&) = delete;
  WindowParts& operator=(const WindowParts&) = delete;

 private:
  QgisInterface& mQgis;
  /// Children of the window, which may go before this does.
  QPointer<dock::Panel> mPanel;
  QPointer<QAction> mAction;
};

}  // namespace fairshares::entry
