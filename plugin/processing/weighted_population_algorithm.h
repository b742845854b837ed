// Fair Shares: fairshares:weightedpopulation, the steps of the formula on a layer with finished indices.
#pragma once

#include "processing/fairshares_algorithm.h"

namespace fairshares::processing {

class WeightedPopulationAlgorithm final : public FairSharesAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::WeightedPopulationAlgorithm)

 public:
  QString name() const override;
  QString displayName() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QStringList ownTags() const override;
  void initAlgorithm(const QVariantMap& configuration) override;
  WeightedPopulationAlgorithm* createInstance() const override;

 protected:
  QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                      QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) override;
};

}  // namespace fairshares::processing
