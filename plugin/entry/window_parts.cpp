#include "entry/window_parts.h"

#include <qgisinterface.h>
#include <qgsproject.h>

#include <QAction>
#include <QCoreApplication>
#include <QIcon>
#include <QMainWindow>

#include "dock/sample_study.h"
#include "plugin_facts.h"
#include "processing/icons.h"

namespace fairshares::entry {

namespace {

QString menuName() {
  return QString::fromUtf8(plugin::PLUGIN_NAME);
}

}  // namespace

WindowParts::WindowParts(QgisInterface& qgis) : mQgis(qgis) {
  mPanel = new dock::Panel({QgsProject::instance(), qgis.mapCanvas(), qgis.messageBar(),
                            [&qgis](QgsVectorLayer* table) { qgis.showAttributeTable(table); },
                            dock::findSample(dock::sampleFolders())},
                           qgis.mainWindow());
  qgis.addDockWidget(Qt::RightDockWidgetArea, mPanel);
  mPanel->hide();
  mAction = new QAction(QIcon(processing::iconPath(QStringLiteral("fairshares"))),
                        QCoreApplication::translate("fairshares", "Fair Shares panel"), qgis.mainWindow());
  mAction->setObjectName(QStringLiteral("FairSharesPanelAction"));
  mPanel->setToggleVisibilityAction(mAction);
  qgis.addPluginToMenu(menuName(), mAction);
  qgis.addToolBarIcon(mAction);
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
