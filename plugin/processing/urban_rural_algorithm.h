// Fair Shares: fairshares:urbanrural, classes of zones from settlements and drive times.
#pragma once

#include "processing/travel_algorithm.h"

namespace fairshares::processing {

class UrbanRuralAlgorithm final : public TravelAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::UrbanRuralAlgorithm)

 public:
  QString name() const override;
  QString displayName() const override;
  QString shortDescription() const override;
  QString shortHelpString() const override;
  QStringList ownTags() const override;
  void initAlgorithm(const QVariantMap& configuration) override;
  UrbanRuralAlgorithm* createInstance() const override;

 protected:
  void addPlaces(TemporaryStudy& study, const QVariantMap& parameters, QgsProcessingContext& context,
                 const Monitor& monitor) const override;
  [[nodiscard]] std::vector<model::OutputColumn> columns(const model::Remoteness& remoteness) const override;
};

}  // namespace fairshares::processing
