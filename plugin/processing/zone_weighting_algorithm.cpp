#include "processing/zone_weighting_algorithm.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include "compat/processing_types.h"
#include "processing/feedback_monitor.h"
#include "processing/layer_table.h"
#include "processing/tell_issues.h"

namespace fairshares::processing {

void ZoneWeightingAlgorithm::define() {
  addZoneParameters(compat::VECTOR_OR_TABLE);
  addFieldsParameter(POPULATION, tr("Fields with the people (persons; added up)"), INPUT, Need::Needed);
  defineSteps();
  addParameter(new QgsProcessingParameterFeatureSink(OUTPUT, outputTitle(), compat::ANY_SINK));
  addOutput(new QgsProcessingOutputNumber(POPULATION, tr("Population of all zones, persons")));
}

std::string ZoneWeightingAlgorithm::fieldChosen(const QVariantMap& parameters, const QString& name,
                                                QgsProcessingContext& context) const {
  return parameterAsString(parameters, name, context).toStdString();
}

QVariantMap ZoneWeightingAlgorithm::compute(const QVariantMap& parameters, QgsProcessingContext& context,
                                            QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) {
  const auto source = sourceOf(parameters, INPUT, context);
  ZoneColumns columns;
  RatioTable ratios;
  Issues issues;
  for (const QString& field : fieldsChosen(parameters, POPULATION, context))
    columns.population.push_back(field.toStdString());
  takeSteps(parameters, context, monitor, columns, ratios, issues);

  monitor.report(tr("Reading the zones").toStdString(), 0.1);
  LayerRequest request;
  request.codeField = zoneCodeField(parameters, context, *source, feedback);
  for (const std::string& column : columns.numbers()) request.numberFields << QString::fromStdString(column);
  if (!columns.category.empty()) request.textFields << QString::fromStdString(columns.category);
  request.withGeometry = true;
  const LayerTable zones = readLayer(*source, request, monitor);
  issues.append(zones.issues);
  refuseErrors(issues, feedback);

  monitor.report(tr("Weighing").toStdString(), 0.5);
  const Result<WeightedZones> weighted = weightZones(zones.table, columns, ratios);
  refuseErrors(weighted.issues(), feedback);
  stopIfCancelled(feedback);

  monitor.report(tr("Writing").toStdString(), 0.8);
  return {{OUTPUT, writeWithColumns(parameters, OUTPUT, context, *source, zones,
                                    weightColumns(weighted.value()), weighted.value().zoneOfRow)},
          {POPULATION, weighted.value().model.nationalPopulation}};
}

}  // namespace fairshares::processing
