#include "processing/urban_rural_algorithm.h"

#include <qgsprocessingparameters.h>

#include "compat/processing_types.h"
#include "run/remoteness_layers.h"

namespace fairshares::processing {

namespace {

const QString SETTLEMENTS = QStringLiteral("SETTLEMENTS");
const QString SETTLEMENT_NAME = QStringLiteral("SETTLEMENT_NAME");
const QString SETTLEMENT_POPULATION = QStringLiteral("SETTLEMENT_POPULATION");
const QString EXTRA_CENTRES = QStringLiteral("EXTRA_CENTRES");
const QString EXTRA_NAME = QStringLiteral("EXTRA_NAME");

}  // namespace

QString UrbanRuralAlgorithm::name() const {
  return QStringLiteral("urbanrural");
}

QString UrbanRuralAlgorithm::displayName() const {
  return tr("Urban-rural classes");
}

QString UrbanRuralAlgorithm::shortDescription() const {
  return tr("The Scottish Government's urban-rural classes of zones, from settlements and drive times.");
}

QString UrbanRuralAlgorithm::shortHelpString() const {
  return tr("Classes every zone by the size of the settlement it lies in (125,000, 10,000 and 3,000 people) "
            "and the drive "
            "time to the nearest settlement of 10,000 people or more (30 and 60 minutes), as the Scottish "
            "Government's "
            "classification does: 8-fold, with its coarser views, islands told apart, and the ten categories "
            "of excess "
            "costs.\n\n"
            "Settlements are polygons with their people. Extra centres (Berwick-upon-Tweed and Carlisle) can "
            "be driven to as "
            "well. Roads are recognised by their fields: OS Open Roads or OpenStreetMap; without roads a "
            "network of "
            "neighbouring zones stands in, and the log says so. Speeds are in km/h, ferries in minutes.\n\n"
            "The output has every zone with its own fields and: drive_time_min (minutes; empty where no "
            "centre can be reached, "
            "with the reason), the centre, urban_rural_class and its views, urban_rural_category, island (1 "
            "or 0), and the "
            "minutes to spare at each threshold (negative: too far).\n\n"
            "The layers are copied to a temporary folder, so that any layer can be used; the classes are "
            "those of a study "
            "over the same data.");
}

QStringList UrbanRuralAlgorithm::ownTags() const {
  return tr("urban rural classification,settlement,remote,island,drive time,8-fold").split(',');
}

void UrbanRuralAlgorithm::initAlgorithm(const QVariantMap&) {
  addZoneParameters();
  addParameter(new QgsProcessingParameterFeatureSource(SETTLEMENTS, tr("Settlements"),
                                                       QList<int>{compat::VECTOR_POLYGON}));
  addParameter(new QgsProcessingParameterField(SETTLEMENT_POPULATION,
                                               tr("Field with the people of the settlements"), QVariant(),
                                               SETTLEMENTS, compat::ANY_FIELD));
  addParameter(new QgsProcessingParameterField(SETTLEMENT_NAME, tr("Field with the names of the settlements"),
                                               QVariant(), SETTLEMENTS, compat::ANY_FIELD, false, true));
  addParameter(new QgsProcessingParameterFeatureSource(EXTRA_CENTRES, tr("Extra centres to drive to"),
                                                       QList<int>{compat::VECTOR_POINT}, QVariant(), true));
  addParameter(new QgsProcessingParameterField(EXTRA_NAME, tr("Field with the names of the extra centres"),
                                               QVariant(), EXTRA_CENTRES, compat::ANY_FIELD, false, true));
  addNetworkParameters();
}

UrbanRuralAlgorithm* UrbanRuralAlgorithm::createInstance() const {
  return new UrbanRuralAlgorithm;
}

void UrbanRuralAlgorithm::addPlaces(TemporaryStudy& study, const QVariantMap& parameters,
                                    QgsProcessingContext& context, const Monitor& monitor) const {
  addPlaceSection(study, parameters, SETTLEMENTS, QStringLiteral("settlements"), context, monitor);
  addField(study, parameters, SETTLEMENT_NAME, QStringLiteral("name"), context);
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

}  // namespace fairshares::processing
