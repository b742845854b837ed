#include "processing/fairshares_provider.h"

#include <QIcon>

#include "plugin_facts.h"
#include "processing/algorithms.h"
#include "processing/icons.h"

namespace fairshares::processing {

QString FairSharesProvider::id() const {
  return QString::fromUtf8(PROVIDER_ID);
}

QString FairSharesProvider::name() const {
  return tr("Fair Shares");
}

QString FairSharesProvider::longName() const {
  return tr("Fair Shares: NHSScotland resource allocation");
}

QString FairSharesProvider::versionInfo() const {
  return QString::fromUtf8(plugin::PLUGIN_VERSION);
}

QIcon FairSharesProvider::icon() const {
  return QIcon(svgIconPath());
}

QString FairSharesProvider::svgIconPath() const {
  return iconPath(QStringLiteral("fairshares"));
}

void FairSharesProvider::loadAlgorithms() {
  for (QgsProcessingAlgorithm* algorithm :
       {aggregateAlgorithm(), driveTimesAlgorithm(), excessCostAlgorithm(), joinIndicesAlgorithm(),
        runStudyAlgorithm(), urbanRuralAlgorithm(), weightedPopulationAlgorithm()})
    addAlgorithm(algorithm);
}

}  // namespace fairshares::processing
