// Fair Shares: fairshares:joinindices, any boundaries and any table of indices, by code.
#pragma once

#include "model/join_report.h"
#include "processing/fairshares_algorithm.h"

namespace fairshares::processing {

class JoinedFields;
struct IndexJoin;
struct LayerTable;

class JoinIndicesAlgorithm final : public FairSharesAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::JoinIndicesAlgorithm)

 public:
  QString name() const override;
  QString displayName() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QStringList ownTags() const override;
  void initAlgorithm(const QVariantMap& configuration) override;
  JoinIndicesAlgorithm* createInstance() const override;

 protected:
  QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                      QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) override;

 private:
  QString writeBoundaries(const QVariantMap& parameters, QgsProcessingContext& context,
                          const QgsProcessingFeatureSource& source, const LayerTable& boundaries,
                          const IndexJoin& join, const JoinedFields& joined) const;
  QString writeReport(const QVariantMap& parameters, QgsProcessingContext& context,
                      const model::JoinReport& report) const;
};

}  // namespace fairshares::processing
