// Fair Shares: fairshares:runstudy, a whole study as the command `fairshares run` runs it.
#pragma once

#include "processing/fairshares_algorithm.h"

namespace fairshares::processing {

class RunStudyAlgorithm final : public FairSharesAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::RunStudyAlgorithm)

 public:
  QString name() const override;
  QString displayName() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QStringList ownTags() const override;
  void initAlgorithm(const QVariantMap& configuration) override;
  RunStudyAlgorithm* createInstance() const override;

 protected:
  QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                      QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) override;
};

}  // namespace fairshares::processing
