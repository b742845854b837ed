// Fair Shares: what the plugin adds to the window of QGIS, and takes away again.
#pragma once

#include <QPointer>
#include <functional>
#include <memory>

#include "dock/panel.h"
#include "dock/welcome.h"
#include "help/help_door.h"
#include "wizard/new_study_wizard.h"

class QAction;
class QgisInterface;

namespace fairshares::entry {

/// The panel, docked on the right and hidden at first; one action in the Plugins menu and the toolbar that
/// shows and hides it; the help window; the wizard for new studies; and, once, a line of
/// welcome.
class WindowParts {
 public:
  explicit WindowParts(QgisInterface& qgis);
  ~WindowParts();
  WindowParts(const WindowParts&) = delete;
  WindowParts& operator=(const WindowParts&) = delete;

 private:
  QgisInterface& mQgis;
  void offerWelcome();
  void openWizard();

  /// Children of the window, which may go before this does.
  QPointer<dock::Panel> mPanel;
  QPointer<QAction> mAction;
  std::unique_ptr<help::HelpDoor> mHelp;
  dock::Welcome mWelcome;
  std::function<void()> mNewStudy;  ///< empty: there is nothing to make one with
  bool mHasSample = false;
  QPointer<wizard::NewStudyWizard> mWizard;
};

}  // namespace fairshares::entry
