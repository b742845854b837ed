// Fair Shares: what the algorithms that weigh the people of zones have in common.
#pragma once

#include "base/monitor.h"
#include "processing/fairshares_algorithm.h"
#include "processing/zone_model.h"

namespace fairshares::processing {

/// Reads zones with their people and whatever a step needs, runs the formula, and writes every zone with its
/// weights.
class ZoneWeightingAlgorithm : public FairSharesAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::ZoneWeightingAlgorithm)

 protected:
  /// Adds the parameters of the steps; those of zones, people and output are there.
  virtual void defineSteps() = 0;
  /// The title of the output layer.
  [[nodiscard]] virtual QString outputTitle() const = 0;
  /// Says which columns of the zones the steps take, and reads the table of ratios, if there is one.
  virtual void takeSteps(const QVariantMap& parameters, QgsProcessingContext& context, const Monitor& monitor,
                         ZoneColumns& columns, RatioTable& ratios, Issues& issues) const = 0;

  /// The field chosen for a parameter; empty if none was.
  std::string fieldChosen(const QVariantMap& parameters, const QString& name,
                          QgsProcessingContext& context) const;

  void define() final;
  QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                      QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) final;
};

}  // namespace fairshares::processing
