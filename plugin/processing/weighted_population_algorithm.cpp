#include "processing/weighted_population_algorithm.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include "compat/processing_types.h"
#include "processing/feedback_monitor.h"
#include "processing/layer_table.h"
#include "processing/tell_issues.h"
#include "processing/zone_model.h"

namespace fairshares::processing {

namespace {

const QString INPUT = QStringLiteral("INPUT");
const QString CODE = QStringLiteral("CODE");
const QString POPULATION = QStringLiteral("POPULATION");
const QString AGE_SEX_INDEX = QStringLiteral("AGE_SEX_INDEX");
const QString NEEDS_INDEX = QStringLiteral("NEEDS_INDEX");
const QString EXCESS_COST_INDEX = QStringLiteral("EXCESS_COST_INDEX");
const QString OUTPUT = QStringLiteral("OUTPUT");

}  // namespace

QString WeightedPopulationAlgorithm::name() const {
  return QStringLiteral("weightedpopulation");
}

QString WeightedPopulationAlgorithm::displayName() const {
  return tr("Weighted population");
}

QString WeightedPopulationAlgorithm::shortDescription() const {
  return tr("Weighs the people of zones by up to three finished indices, keeping their total at every step.");
}

QString WeightedPopulationAlgorithm::shortHelpString() const {
  return tr("Takes zones with their people and up to three finished indices (age and sex, needs, unavoidable "
            "excess "
            "costs) and weighs the people step by step. Every step is rescaled so that the total of all "
            "zones stays that "
            "of the population: people are moved between zones, none are made.\n\n"
            "An index may be on any scale, since only its ratios between zones matter; it must be there and "
            "above 0 "
            "wherever people live. An index that is not chosen is 1 everywhere. Several population fields "
            "are added.\n\n"
            "The output has every zone with its own fields and: population and weighted populations "
            "(persons), the index "
            "of each step and the overall index (ratios to the average of the zones given; empty where "
            "nobody lives), and "
            "the share of the weighted population (0 to 1).\n\n"
            "Zones of other attributes or boundaries meet the indices with \"Join indices to boundaries\". A "
            "whole study "
            "with several care programmes is run by \"Run a study\".");
}

QStringList WeightedPopulationAlgorithm::ownTags() const {
  return tr("weighted population,index,needs,age and sex,excess cost,share").split(',');
}

void WeightedPopulationAlgorithm::initAlgorithm(const QVariantMap&) {
  addParameter(
      new QgsProcessingParameterFeatureSource(INPUT, tr("Zones"), QList<int>{compat::VECTOR_OR_TABLE}));
  addParameter(new QgsProcessingParameterField(CODE, tr("Field with the codes of the zones"), QVariant(),
                                               INPUT, compat::ANY_FIELD));
  addParameter(new QgsProcessingParameterField(POPULATION, tr("Fields with the people (persons; added up)"),
                                               QVariant(), INPUT, compat::ANY_FIELD, true));
  const auto addIndex = [this](const QString& name, const QString& description) {
    addParameter(new QgsProcessingParameterField(name, description, QVariant(), INPUT, compat::ANY_FIELD,
                                                 false, true));
  };
  addIndex(AGE_SEX_INDEX, tr("Age-sex index (ratio)"));
  addIndex(NEEDS_INDEX, tr("Needs index (ratio)"));
  addIndex(EXCESS_COST_INDEX, tr("Excess cost index (ratio)"));
  addParameter(new QgsProcessingParameterFeatureSink(OUTPUT, tr("Weighted zones"), compat::ANY_SINK));
  addOutput(new QgsProcessingOutputNumber(POPULATION, tr("Population of all zones, persons")));
}

WeightedPopulationAlgorithm* WeightedPopulationAlgorithm::createInstance() const {
  return new WeightedPopulationAlgorithm;
}

QVariantMap WeightedPopulationAlgorithm::compute(const QVariantMap& parameters, QgsProcessingContext& context,
                                                 QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) {
  const auto source = sourceOf(parameters, INPUT, context);
  LayerRequest request;
  request.codeField = parameterAsString(parameters, CODE, context);
  request.numberFields = fieldsChosen(parameters, POPULATION, context);
  request.withGeometry = true;
  ZoneColumns columns;
  for (const QString& field : request.numberFields) columns.population.push_back(field.toStdString());
  const auto takeIndex = [&](const QString& name, std::string& column) {
    const QString field = parameterAsString(parameters, name, context);
    column = field.toStdString();
    if (!field.isEmpty() && !request.numberFields.contains(field)) request.numberFields << field;
  };
  takeIndex(AGE_SEX_INDEX, columns.ageSexIndex);
  takeIndex(NEEDS_INDEX, columns.needsIndex);
  takeIndex(EXCESS_COST_INDEX, columns.excessCostIndex);

  monitor.report(tr("Reading the zones").toStdString(), 0.0);
  const LayerTable zones = readLayer(*source, request, monitor);
  refuseErrors(zones.issues, feedback);
  monitor.report(tr("Weighing").toStdString(), 0.5);
  const Result<WeightedZones> weighted = weightZones(zones.table, columns, "", {});
  refuseErrors(weighted.issues(), feedback);
  stopIfCancelled(feedback);

  monitor.report(tr("Writing").toStdString(), 0.8);
  return {{OUTPUT, writeWithColumns(parameters, OUTPUT, context, *source, zones,
                                    weightColumns(weighted.value()), weighted.value().zoneOfRow)},
          {POPULATION, weighted.value().model.nationalPopulation}};
}

}  // namespace fairshares::processing
