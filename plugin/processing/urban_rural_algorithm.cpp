
#include <qgsprocessingparameters.h>

#include "compat/processing_types.h"
#include "processing/algorithms.h"
#include "processing/travel_algorithm.h"
#include "run/remoteness_layers.h"

namespace fairshares::processing {

namespace {

const QString SETTLEMENTS = QStringLiteral("SETTLEMENTS");
const QString SETTLEMENT_NAME = QStringLiteral("SETTLEMENT_NAME");
const QString SETTLEMENT_POPULATION = QStringLiteral("SETTLEMENT_POPULATION");
const QString EXTRA_CENTRES = QStringLiteral("EXTRA_CENTRES");
const QString EXTRA_NAME = QStringLiteral("EXTRA_NAME");

class UrbanRuralAlgorithm final : public Repeatable<UrbanRuralAlgorithm, TravelAlgorithm> {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::UrbanRuralAlgorithm)

 protected:
  [[nodiscard]] AlgorithmFacts facts() const override;
  void define() override;
  void addPlaces(TemporaryStudy& study, const QVariantMap& parameters, QgsProcessingContext& context,
                 const Monitor& monitor) const override;
  [[nodiscard]] std::vector<model::OutputColumn> columns(const model::Remoteness& remoteness) const override;
};

}  // namespace

AlgorithmFacts UrbanRuralAlgorithm::facts() const {
  return {QStringLiteral("urbanrural"), tr("Urban-rural classes"),
          tr("The Scottish Government's urban-rural classes of zones, from settlements and drive times."),
          tr("urban rural classification,settlement,remote,island,drive time,8-fold")};
}

void UrbanRuralAlgorithm::define() {
  addTravellerParameters();
  addLayerParameter(SETTLEMENTS, tr("Settlements"), compat::VECTOR_POLYGON);
  addFieldParameter(SETTLEMENT_POPULATION, tr("Field with the people of the settlements"), SETTLEMENTS);
  addFieldParameter(SETTLEMENT_NAME, tr("Field with the names of the settlements"), SETTLEMENTS,
                    Need::Optional);
  addLayerParameter(EXTRA_CENTRES, tr("Extra centres to drive to"), compat::VECTOR_POINT, Need::Optional);
  addFieldParameter(EXTRA_NAME, tr("Field with the names of the extra centres"), EXTRA_CENTRES,
                    Need::Optional);
  addNetworkParameters();
}

void UrbanRuralAlgorithm::addPlaces(TemporaryStudy& study, const QVariantMap& parameters,
                                    QgsProcessingContext& context, const Monitor& monitor) const {
  addPlaceSection(study, parameters, SETTLEMENTS, QStringLiteral("settlements"), context, monitor);
  addField(study, parameters, SETTLEMENT_NAME, QStringLiteral("name"), context);
  // The engine tells settlements apart by code or name, and QGIS wants neither.
  if (parameterAsString(parameters, SETTLEMENT_NAME, context).isEmpty())
    study.addText(QStringLiteral("code"), QString::fromUtf8(TemporaryStudy::NUMBER_FIELD));
  addField(study, parameters, SETTLEMENT_POPULATION, QStringLiteral("population"), context);
  if (addPlaceSection(study, parameters, EXTRA_CENTRES, QStringLiteral("extra_centres"), context, monitor)) {
    study.addText(QStringLiteral("code"), QString::fromUtf8(TemporaryStudy::NUMBER_FIELD));
    addField(study, parameters, EXTRA_NAME, QStringLiteral("name"), context);
  }
  study.beginSection(QStringLiteral("urban_rural"));
  study.addText(QStringLiteral("source"),
                QStringLiteral("Scottish Government, Urban Rural Classification 2020"));
  study.addText(QStringLiteral("status"), QStringLiteral("published"));
}

std::vector<model::OutputColumn> UrbanRuralAlgorithm::columns(const model::Remoteness& remoteness) const {
  model::OutputTable table;
  run::addRemotenessColumns(table, remoteness);
  return std::move(table.columns);
}

QgsProcessingAlgorithm* urbanRuralAlgorithm() {
  return new UrbanRuralAlgorithm;
}

}  // namespace fairshares::processing
