// Fair Shares: fairshares:excesscost, the index of unavoidable excess costs from categories.
#pragma once

#include "processing/fairshares_algorithm.h"

namespace fairshares::processing {

class ExcessCostAlgorithm final : public FairSharesAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::ExcessCostAlgorithm)

 public:
  QString name() const override;
  QString displayName() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QStringList ownTags() const override;
  void initAlgorithm(const QVariantMap& configuration) override;
  ExcessCostAlgorithm* createInstance() const override;

 protected:
  QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                      QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) override;
};

}  // namespace fairshares::processing
