#include "entry/notices.h"

#include <qgisinterface.h>
#include <qgsmessagebar.h>
#include <qgsmessagelog.h>

#include <QApplication>
#include <QMessageBox>
#include <QTextStream>

#include "entry/guarded.h"
#include "plugin_facts.h"

namespace fairshares::entry {

void tellFailure(QgisInterface* qgis, const QString& reason) noexcept {
  failureOf([&] {
    const QString text =
        QCoreApplication::translate("fairshares", "Fair Shares could not start: %1").arg(reason);
    QgsMessageLog::logMessage(text, QString::fromUtf8(plugin::PLUGIN_NAME), Qgis::MessageLevel::Critical);
    if (qgis && qgis->messageBar())
      qgis->messageBar()->pushCritical(QString::fromUtf8(plugin::PLUGIN_NAME), text);
  });
}

void tellRefusal(const QString& reason) noexcept {
  failureOf([&] {
    qCritical("%s", qPrintable(reason));
    if (!qobject_cast<QApplication*>(QCoreApplication::instance())) return;
    auto* box = new QMessageBox(QMessageBox::Warning, QString::fromUtf8(plugin::PLUGIN_NAME), reason,
                                QMessageBox::Ok);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setModal(false);
    box->show();
  });
}

}  // namespace fairshares::entry
