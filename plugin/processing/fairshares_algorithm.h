// Fair Shares: what all algorithms of the provider have in common.
#pragma once

#include <qgsprocessingalgorithm.h>

#include <QCoreApplication>
#include <cstdint>
#include <memory>
#include <vector>

#include "compat/geometry_types.h"
#include "processing/feature_output.h"

namespace fairshares::processing {

class FeedbackMonitor;
struct LayerTable;

/// One algorithm: its parameters, one call of the engine, its outputs.
///
/// Algorithms run on worker threads, so none may touch the project, a layer or the canvas; what they need of
/// those is in the sources Processing hands over. Nothing but QgsProcessingException leaves compute().
class FairSharesAlgorithm : public QgsProcessingAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::FairSharesAlgorithm)

 public:
  QString group() const override;
  QString groupId() const override;
  QIcon icon() const override;
  QString svgIconPath() const override;
  QStringList tags() const final;

  /// Words under which people look for it, besides those all have.
  virtual QStringList ownTags() const = 0;

 protected:
  /// The work. Throws QgsProcessingException; whatever else is thrown becomes one.
  virtual QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                              QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) = 0;

  /// The source of a parameter; throws if it cannot be opened.
  std::unique_ptr<QgsProcessingFeatureSource> sourceOf(const QVariantMap& parameters, const QString& name,
                                                       QgsProcessingContext& context) const;

  /// Names of the fields chosen for a parameter; empty if none was.
  QStringList fieldsChosen(const QVariantMap& parameters, const QString& name,
                           QgsProcessingContext& context) const;

  /// Opens a destination; throws if it cannot be opened.
  FeatureOutput openOutput(const QVariantMap& parameters, const QString& name, QgsProcessingContext& context,
                           const QgsFields& fields, compat::WkbType geometry,
                           const QgsCoordinateReferenceSystem& crs) const;

  /// Writes the features of a layer with further columns, those of position `memberOfRow[row]` for each row.
  QString writeWithColumns(const QVariantMap& parameters, const QString& name, QgsProcessingContext& context,
                           const QgsProcessingFeatureSource& source, const LayerTable& layer,
                           const std::vector<model::OutputColumn>& columns,
                           const std::vector<std::uint32_t>& memberOfRow) const;

  /// Stops where the user has had enough: nothing has been written yet.
  static void stopIfCancelled(const QgsProcessingFeedback& feedback);

  QVariantMap processAlgorithm(const QVariantMap& parameters, QgsProcessingContext& context,
                               QgsProcessingFeedback* feedback) final;
};

}  // namespace fairshares::processing
