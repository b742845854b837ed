#include "entry/window_parts.h"

#include <qgisinterface.h>
#include <qgsproject.h>

#include <QAction>
#include <QCoreApplication>
#include <QIcon>
#include <QMainWindow>
#include <QTimer>

#include "dock/guarded_slot.h"
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
  places.newStudy = [this] { openWizard(); };
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

void WindowParts::openWizard() {
  if (!mWizard) {
    const QgsProject& project = *QgsProject::instance();
    mWizard = new wizard::NewStudyWizard(project, wizard::folderForStudies(project), mQgis.mainWindow());
    mWizard->setAttribute(Qt::WA_DeleteOnClose);
    const dock::TellFailure ignore = [](const QString&) {};
    QObject::connect(mWizard.data(), &wizard::NewStudyWizard::saved, mPanel.data(),
                     dock::guardedSlot(ignore, [this](const QString& study) {
                       if (mPanel) mPanel->chooseStudy(study);
                     }));
    mWizard->setOption(QWizard::HaveHelpButton);
    QObject::connect(mWizard.data(), &QWizard::helpRequested, mWizard.data(),
                     [this] { mHelp->open(QStringLiteral("new-study")); });
    mWizard->show();
  }
  mWizard->raise();
  mWizard->activateWindow();
}

WindowParts::~WindowParts() {
  delete mWizard.data();
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
