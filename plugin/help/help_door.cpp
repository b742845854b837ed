#include "help/help_door.h"

#include <qgsmessagelog.h>

#include <QDesktopServices>
#include <QRegularExpression>
#include <exception>

#include "help/help_page.h"
#include "help/help_window.h"

namespace fairshares::help {

HelpDoor::HelpDoor(QWidget* parent) : mParent(parent) {
  QDesktopServices::setUrlHandler(QString::fromLatin1(HELP_SCHEME), this, "openUrl");
}

HelpDoor::~HelpDoor() {
  QDesktopServices::unsetUrlHandler(QString::fromLatin1(HELP_SCHEME));
  delete mWindow.data();
}

void HelpDoor::open(const QString& page) noexcept {
  try {
    if (!mWindow) mWindow = new HelpWindow(mParent);
    mWindow->showPage(page);
  } catch (const std::exception& failure) {  // a slot of Qt lets nothing through
    QgsMessageLog::logMessage(QString::fromUtf8(failure.what()), tr("Fair Shares: help"));
  }
}

void HelpDoor::openUrl(const QUrl& url) {
  static const QRegularExpression NAME(QStringLiteral("^[a-z-]+$"));
  const QString name = url.path();
  open(NAME.match(name).hasMatch() ? name : QString::fromLatin1(CONTENTS_PAGE));
}

}  // namespace fairshares::help
