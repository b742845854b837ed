#include "entry/window_parts.h"

#include <qgisinterface.h>
#include <qgsproject.h>

#include <QAction>
#include <QCoreApplication>
#include <QIcon>
#include <QMainWindow>
#include <QTimer>

#include "dock/sample_study.h"
#include "plugin_facts.h"
#include "processing/icons.h"

namespace fairshares::entry {

namespace {

QString menuName() {
  return QString::fromUtf8(plugin::PLUGIN_NAME);
}

}  // namespace

WindowParts::WindowParts(QgisInterface& qgis)
    : mQgis(qgis), mHelp(std::make_unique<help::HelpDoor>(qgis.mainWindow())) {
  dock::PanelPlaces places{QgsProject::instance(), qgis.mapCanvas(), qgis.messageBar(),
                           [&qgis](QgsVectorLayer* table) { qgis.showAttributeTable(table); },
                           dock::findSample(dock::sampleFolders())};
  places.openHelp = [this](const QString& page) { mHelp->open(page); };
  mPanel = new dock::Panel(places, qgis.mainWindow());
  qgis.addDockWidget(Qt::RightDockWidgetArea, mPanel);
  mPanel->hide();
  mAction = new QAction(QIcon(processing::iconPath(QStringLiteral("fairshares"))),
                        QCoreApplication::translate("fairshares", "Fair Shares panel"), qgis.mainWindow());
  mAction->setObjectName(QStringLiteral("FairSharesPanelAction"));
  mPanel->setToggleVisibilityAction(mAction);
  qgis.addPluginToMenu(menuName(), mAction);
  qgis.addToolBarIcon(mAction);
  mNewStudy = places.newStudy;
  mHasSample = !places.sampleStudy.isEmpty();
  // When QGIS has come to rest: the line costs its start nothing.
  QTimer::singleShot(0, mPanel, [this] { offerWelcome(); });
}

void WindowParts::offerWelcome() {
  if (!mQgis.messageBar()) return;
  const auto showPanel = [this] {
    mPanel->show();
    mPanel->raise();
  };
  dock::WelcomeWays ways;
  if (mHasSample)
    ways.trySample = [this, showPanel] {
      showPanel();
      mPanel->chooseSample();
    };
  if (mNewStudy) ways.newStudy = mNewStudy;
  ways.openHelp = [this] { mHelp->open(QStringLiteral("welcome")); };
  mWelcome.offer(*mQgis.messageBar(), ways);
}

WindowParts::~WindowParts() {
  if (mAction) {
    mQgis.removePluginMenu(menuName(), mAction);
    mQgis.removeToolBarIcon(mAction);
    delete mAction.data();
  }
  if (mPanel) {
    mQgis.removeDockWidget(mPanel);
    delete mPanel.data();
  }
}

}  // namespace fairshares::entry
