// Fair Shares: results into the destinations a user chose, made only when there is something to write.
#pragma once

#include <qgsfeature.h>
#include <qgsfeaturesink.h>
#include <qgsfields.h>

#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "model/output_table.h"

namespace fairshares::processing {

/// A destination that is open. Opening wipes what was there, so it is opened after the last thing that can
/// fail or be cancelled.
class FeatureOutput {
 public:
  /// `identifier` is what Processing hands on; `failure` says in words that the sink refused a feature.
  FeatureOutput(std::unique_ptr<QgsFeatureSink> sink, QString identifier,
                std::function<QString(QgsFeatureSink*)> failure);

  /// Writes one feature. Throws QgsProcessingException if the destination refuses it, as do all of these.
  void write(QgsFeature& feature);
  /// Writes columns as features, without geometry or with that of `wkb` by row.
  void writeColumns(const QgsFields& fields, const std::vector<model::OutputColumn>& columns,
                    const std::vector<std::string>& wkb = {});
  /// Writes what is still held back, closes and gives the identifier.
  QString finish();

 private:
  std::unique_ptr<QgsFeatureSink> mSink;
  QString mIdentifier;
  std::function<QString(QgsFeatureSink*)> mFailure;
};

}  // namespace fairshares::processing
