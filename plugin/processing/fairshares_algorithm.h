// Fair Shares: what all algorithms of the provider have in common.
#pragma once

#include <qgsprocessingalgorithm.h>

#include <QCoreApplication>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "compat/geometry_types.h"
#include "processing/feature_output.h"

namespace fairshares::processing {

class FeedbackMonitor;
struct LayerTable;

/// What the toolbox says of an algorithm in a line or two; everything longer is on its page in docs/help.
struct AlgorithmFacts {
  QString name;  ///< permanent: models and scripts know the algorithm by it
  QString displayName;
  QString shortDescription;  ///< one sentence
  QString tags;  ///< words under which people look for it, apart by commas, besides those all have
};

/// One algorithm: its parameters, one call of the engine, its outputs.
///
/// Algorithms run on worker threads, so none may touch the project, a layer or the canvas; what they need of
/// those is in the sources Processing hands over. Nothing but QgsProcessingException leaves compute().
///
/// The help beside an algorithm, the help of every parameter and the Help button all come from its page.
class FairSharesAlgorithm : public QgsProcessingAlgorithm {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::FairSharesAlgorithm)

 public:
  QString name() const final { return facts().name; }
  QString displayName() const final { return facts().displayName; }
  QString shortDescription() const final { return facts().shortDescription; }
  QStringList tags() const final;
  QString group() const final;
  QString groupId() const final;
  QIcon icon() const final;
  QString svgIconPath() const final;
  QString shortHelpString() const final;
  QString helpUrl() const final;
  void initAlgorithm(const QVariantMap& configuration) final;

 protected:
  [[nodiscard]] virtual AlgorithmFacts facts() const = 0;

  /// Adds the parameters and outputs; their help comes from the page.
  virtual void define() = 0;

  /// The work. Throws QgsProcessingException; whatever else is thrown becomes one.
  virtual QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                              QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) = 0;

  /// A field of `layer`, named by another parameter.
  enum class Need { Needed, Optional };
  void addFieldParameter(const QString& name, const QString& description, const QString& layer,
                         Need need = Need::Needed);
  /// Fields of `layer`, any number of them.
  void addFieldsParameter(const QString& name, const QString& description, const QString& layer, Need need);
  /// Another layer or table; `kind` is one of compat::VECTOR_...
  void addLayerParameter(const QString& name, const QString& description, int kind, Need need = Need::Needed);
  /// A field of `layer` with codes, which is recognised by its header if it is left empty.
  void addCodeParameter(const QString& name, const QString& description, const QString& layer);
  /// The field chosen for such a parameter, else the one of `source` that is recognised
  /// (processing/code_field.h), which the log names. Throws if none is.
  QString codeField(const QVariantMap& parameters, const QString& name, QgsProcessingContext& context,
                    const QgsFeatureSource& source, const std::optional<QString>& recognised,
                    QgsProcessingFeedback& feedback) const;
  /// The same for CODE, of zones.
  QString zoneCodeField(const QVariantMap& parameters, QgsProcessingContext& context,
                        const QgsFeatureSource& source, QgsProcessingFeedback& feedback) const;
  /// INPUT and CODE: the zones, and the field with their codes.
  void addZoneParameters(int kind);

  /// The source of a parameter; throws if it cannot be opened.
  std::unique_ptr<QgsProcessingFeatureSource> sourceOf(const QVariantMap& parameters, const QString& name,
                                                       QgsProcessingContext& context) const;

  /// The source of an optional parameter; null if it was left empty. One that was given and cannot be opened
  /// throws: leaving it out would be a silent change of the numbers.
  std::unique_ptr<QgsProcessingFeatureSource> givenSource(const QVariantMap& parameters, const QString& name,
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

  /// Names that several algorithms give their parameters; models and scripts hold them.
  static const QString INPUT, CODE, POPULATION, OUTPUT;
};

/// `Base` with what QGIS wants of every class: another one like it.
template <typename Algorithm, typename Base = FairSharesAlgorithm> class Repeatable : public Base {
 public:
  QgsProcessingAlgorithm* createInstance() const final { return new Algorithm; }
};

}  // namespace fairshares::processing
