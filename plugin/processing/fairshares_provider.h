// Fair Shares: the algorithms of the engine in QGIS's Processing toolbox.
#pragma once

#include <qgsprocessingprovider.h>

#include "help/help_page.h"

namespace fairshares::processing {

/// Name under which Processing, models and qgis_process know the provider; permanent.
inline constexpr const char* PROVIDER_ID = "fairshares";

class FairSharesProvider final : public QgsProcessingProvider {
  Q_OBJECT

 public:
  /// `helpOpensIn`: where the Help button of an algorithm leads.
  explicit FairSharesProvider(help::HelpOpensIn helpOpensIn = help::HelpOpensIn::File)
      : mHelpOpensIn(helpOpensIn) {}

  QString id() const override;
  QString name() const override;
  QString longName() const override;
  QString versionInfo() const override;
  QIcon icon() const override;
  QString svgIconPath() const override;
  [[nodiscard]] help::HelpOpensIn helpOpensIn() const { return mHelpOpensIn; }

 protected:
  void loadAlgorithms() override;

 private:
  help::HelpOpensIn mHelpOpensIn;
};

}  // namespace fairshares::processing
