// Fair Shares: fairshares:aggregate, zones to areas by outline, sums and ratios of sums.
#pragma once

#include "processing/fairshares_algorithm.h"

namespace fairshares::processing {

class AggregateAlgorithm final : public FairSharesAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::AggregateAlgorithm)

 public:
  QString name() const override;
  QString displayName() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QStringList ownTags() const override;
  void initAlgorithm(const QVariantMap& configuration) override;
  AggregateAlgorithm* createInstance() const override;

 protected:
  QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                      QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) override;
};

}  // namespace fairshares::processing
