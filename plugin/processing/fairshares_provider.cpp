#include "processing/fairshares_provider.h"

#include <QIcon>

#include "plugin_facts.h"
#include "processing/aggregate_algorithm.h"
#include "processing/drive_times_algorithm.h"
#include "processing/excess_cost_algorithm.h"
#include "processing/icons.h"
#include "processing/join_indices_algorithm.h"
#include "processing/run_study_algorithm.h"
#include "processing/urban_rural_algorithm.h"
#include "processing/weighted_population_algorithm.h"

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
  addAlgorithm(new AggregateAlgorithm);
  addAlgorithm(new DriveTimesAlgorithm);
  addAlgorithm(new ExcessCostAlgorithm);
  addAlgorithm(new JoinIndicesAlgorithm);
  addAlgorithm(new RunStudyAlgorithm);
  addAlgorithm(new UrbanRuralAlgorithm);
  addAlgorithm(new WeightedPopulationAlgorithm);
}

}  // namespace fairshares::processing
