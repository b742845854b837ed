// Fair Shares: the algorithms of the engine in QGIS's Processing toolbox.
#pragma once

#include <qgsprocessingprovider.h>

namespace fairshares::processing {

/// Name under which Processing, models and qgis_process know the provider; permanent.
inline constexpr const char* PROVIDER_ID = "fairshares";

class FairSharesProvider final : public QgsProcessingProvider {
  Q_OBJECT

 public:
  QString id() const override;
  QString name() const override;
  QString longName() const override;
  QString versionInfo() const override;
  QIcon icon() const override;
  QString svgIconPath() const override;

 protected:
  void loadAlgorithms() override;
};

}  // namespace fairshares::processing
