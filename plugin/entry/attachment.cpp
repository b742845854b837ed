#include "entry/attachment.h"

#include <qgsapplication.h>
#include <qgsmessagelog.h>
#include <qgsprocessingregistry.h>

#include <QCoreApplication>
#include <memory>

#include "entry/translation.h"
#include "entry/window_parts.h"
#include "help/shipped_folder.h"
#include "plugin_facts.h"
#include "processing/fairshares_provider.h"

namespace fairshares::entry {

Attachment::Attachment(QgisInterface* qgis) {
  QgsProcessingRegistry* registry = QgsApplication::processingRegistry();
  if (registry->providerById(QString::fromUtf8(processing::PROVIDER_ID))) {
    QgsMessageLog::logMessage(
        QCoreApplication::translate("fairshares", "Fair Shares is already loaded; this copy adds nothing."),
        QString::fromUtf8(plugin::PLUGIN_NAME), Qgis::MessageLevel::Info);
    return;
  }
  // First, for everything that is made with texts.
  mTranslation = std::make_unique<Translation>(help::findShipped(QStringLiteral("i18n")), QLocale());
  auto provider = std::make_unique<processing::FairSharesProvider>(qgis ? help::HelpOpensIn::Window
                                                                        : help::HelpOpensIn::File);
  // The registry owns what it accepts.
  if (registry->addProvider(provider.get())) mProvider = provider.release();
  if (mProvider && qgis) mWindowParts = std::make_unique<WindowParts>(*qgis);
}

Attachment::~Attachment() {
  mWindowParts.reset();
  if (mProvider) QgsApplication::processingRegistry()->removeProvider(mProvider.data());
}

}  // namespace fairshares::entry
