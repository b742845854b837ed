#include "dock/welcome.h"

#include <qgsmessagebar.h>
#include <qgsmessagebaritem.h>
#include <qgsmessagelog.h>
#include <qgssettings.h>

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>

#include "dock/guarded_slot.h"
#include "plugin_facts.h"

namespace fairshares::dock {

namespace {

const QString WAS_SHOWN = QStringLiteral("fairshares/welcome_was_shown");

void log(const QString& reason) {
  QgsMessageLog::logMessage(reason, QString::fromUtf8(plugin::PLUGIN_NAME), Qgis::MessageLevel::Warning);
}

}  // namespace

Welcome::~Welcome() {
  if (!mItem) return;
  QgsSettings().setValue(WAS_SHOWN, true);
  if (mBar) mBar->popWidget(mItem);
}

void Welcome::offer(QgsMessageBar& bar, const WelcomeWays& ways) {
  if (mItem || QgsSettings().value(WAS_SHOWN, false).toBool()) return;
  const QString words = QCoreApplication::translate(
      "fairshares", "Welcome. See a finished map in a minute with the sample, or begin with your own data.");
  auto* item = new QgsMessageBarItem(QString::fromUtf8(plugin::PLUGIN_NAME), words, Qgis::MessageLevel::Info);
  item->setObjectName(QStringLiteral("FairSharesWelcome"));
  const auto add = [&](const char* name, const QString& text, const std::function<void()>& way) {
    if (!way) return;
    auto* button = new QPushButton(text, item);
    button->setObjectName(QString::fromLatin1(name));
    item->layout()->addWidget(button);
    QObject::connect(button, &QPushButton::clicked, item,
                     guardedSlot(log, [way, line = QPointer(item), bar = QPointer(&bar)](bool) {
                       if (bar && line) bar->popWidget(line);
                       way();
                     }));
  };
  add("trySample", QCoreApplication::translate("fairshares", "Try the sample"), ways.trySample);
  add("newStudy", QCoreApplication::translate("fairshares", "New study"), ways.newStudy);
  add("openHelp", QCoreApplication::translate("fairshares", "Help"), ways.openHelp);
  // Taken away by a button, its cross or "close all": somebody has seen it.
  QObject::connect(&bar, &QgsMessageBar::widgetRemoved, item, [item](const QgsMessageBarItem* removed) {
    if (removed == item) QgsSettings().setValue(WAS_SHOWN, true);
  });
  mBar = &bar;
  mItem = item;
  bar.pushItem(item);
}

}  // namespace fairshares::dock
