// Fair Shares: what the algorithms that travel have in common: zones, roads, ferries, where people set out
// from.
#pragma once

#include "model/remoteness.h"
#include "processing/fairshares_algorithm.h"
#include "processing/temporary_study.h"

namespace fairshares::processing {

class TravelAlgorithm : public FairSharesAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::TravelAlgorithm)

 protected:
  /// INPUT, CODE and POPULATION.
  void addTravellerParameters();
  /// ROADS, SPEEDS, FERRIES, ACCESS_POINTS, ACCESS_CODE.
  void addNetworkParameters();

  /// The sections for what is travelled to.
  virtual void addPlaces(TemporaryStudy& study, const QVariantMap& parameters, QgsProcessingContext& context,
                         const Monitor& monitor) const = 0;
  /// The columns the zones get, by zone in code order.
  [[nodiscard]] virtual std::vector<model::OutputColumn>
  columns(const model::Remoteness& remoteness) const = 0;

  /// Adds a layer and its section with the keys of every table. Nothing if the parameter is empty: then
  /// false.
  bool addPlaceSection(TemporaryStudy& study, const QVariantMap& parameters, const QString& parameter,
                       const QString& section, QgsProcessingContext& context, const Monitor& monitor) const;
  /// Adds the key for a field, if one was chosen.
  void addField(TemporaryStudy& study, const QVariantMap& parameters, const QString& parameter,
                const QString& key, QgsProcessingContext& context) const;

  QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                      QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) final;

 private:
  void addNetwork(TemporaryStudy& study, const QVariantMap& parameters, QgsProcessingContext& context,
                  const Monitor& monitor) const;
};

}  // namespace fairshares::processing
