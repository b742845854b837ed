#include "processing/excess_cost_algorithm.h"

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
const QString CATEGORY = QStringLiteral("CATEGORY");
const QString RATIOS = QStringLiteral("RATIOS");
const QString RATIO_CATEGORY = QStringLiteral("RATIO_CATEGORY");
const QString RATIO = QStringLiteral("RATIO");
const QString OUTPUT = QStringLiteral("OUTPUT");

/// The rows of the table of ratios; a category without a ratio is an error here, since the table is only
/// that.
std::vector<model::CategoryRatioRow> ratioRows(const LayerTable& table, const std::string& column,
                                               Issues& issues) {
  std::vector<model::CategoryRatioRow> rows;
  const model::AttributeTable::NumberColumn& ratios = *table.table.findNumber(column);
  for (std::size_t row = 0; row < table.table.codes.size(); ++row) {
    if (ratios.values[row]) {
      rows.push_back({"programme", table.table.codes[row], *ratios.values[row], table.table.rows[row]});
      continue;
    }
    issues.add({Severity::Error,
                IssueCode::ValueMissing,
                {table.table.file, "", table.table.rows[row], column, table.table.codes[row]},
                "",
                "The category " + table.table.codes[row] + " has no ratio; missing is not 1.",
                "Enter the ratio, or leave the row out."});
  }
  return rows;
}

}  // namespace

QString ExcessCostAlgorithm::name() const {
  return QStringLiteral("excesscost");
}

QString ExcessCostAlgorithm::displayName() const {
  return tr("Excess cost index");
}

QString ExcessCostAlgorithm::shortDescription() const {
  return tr(
      "The index of unavoidable excess costs of zones, from their category and a table of cost ratios.");
}

QString ExcessCostAlgorithm::shortHelpString() const {
  return tr(
      "Gives every zone the cost ratio of its category (urban-rural, island or any other) and makes the "
      "index of "
      "unavoidable excess costs of it: the ratio over its average weighted by people, so that the total of "
      "the people "
      "weighted with it stays that of the population.\n\n"
      "Categories are text and are compared as such, without blanks around them. Every category in which "
      "people live "
      "needs a ratio above 0; those that have none are all named. A zone without people has no index.\n\n"
      "The output has every zone with its own fields and: population and weighted populations (persons), the "
      "indices "
      "(ratios to the average of the zones given) and the share of the weighted population (0 to 1). If the "
      "people "
      "are already weighted for age, sex and needs, choose that weighted population as the people.");
}

QStringList ExcessCostAlgorithm::ownTags() const {
  return tr("excess cost,remoteness,rural,island,unavoidable,ratio,index").split(',');
}

void ExcessCostAlgorithm::initAlgorithm(const QVariantMap&) {
  addParameter(
      new QgsProcessingParameterFeatureSource(INPUT, tr("Zones"), QList<int>{compat::VECTOR_OR_TABLE}));
  addParameter(new QgsProcessingParameterField(CODE, tr("Field with the codes of the zones"), QVariant(),
                                               INPUT, compat::ANY_FIELD));
  addParameter(new QgsProcessingParameterField(POPULATION, tr("Fields with the people (persons; added up)"),
                                               QVariant(), INPUT, compat::ANY_FIELD, true));
  addParameter(new QgsProcessingParameterField(CATEGORY, tr("Field with the category of the zones"),
                                               QVariant(), INPUT, compat::ANY_FIELD));
  addParameter(new QgsProcessingParameterFeatureSource(RATIOS, tr("Table of cost ratios, one row a category"),
                                                       QList<int>{compat::VECTOR_OR_TABLE}));
  addParameter(new QgsProcessingParameterField(RATIO_CATEGORY, tr("Field of the table with the category"),
                                               QVariant(), RATIOS, compat::ANY_FIELD));
  addParameter(new QgsProcessingParameterField(RATIO,
                                               tr("Field of the table with the ratio (to any average)"),
                                               QVariant(), RATIOS, compat::ANY_FIELD));
  addParameter(
      new QgsProcessingParameterFeatureSink(OUTPUT, tr("Zones with excess cost index"), compat::ANY_SINK));
  addOutput(new QgsProcessingOutputNumber(POPULATION, tr("Population of all zones, persons")));
}

ExcessCostAlgorithm* ExcessCostAlgorithm::createInstance() const {
  return new ExcessCostAlgorithm;
}

QVariantMap ExcessCostAlgorithm::compute(const QVariantMap& parameters, QgsProcessingContext& context,
                                         QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) {
  const auto source = sourceOf(parameters, INPUT, context);
  const auto ratioSource = sourceOf(parameters, RATIOS, context);
  LayerRequest request;
  request.codeField = parameterAsString(parameters, CODE, context);
  request.numberFields = fieldsChosen(parameters, POPULATION, context);
  request.textFields = QStringList{parameterAsString(parameters, CATEGORY, context)};
  request.withGeometry = true;
  LayerRequest ratioRequest;
  ratioRequest.codeField = parameterAsString(parameters, RATIO_CATEGORY, context);
  ratioRequest.numberFields = QStringList{parameterAsString(parameters, RATIO, context)};
  ZoneColumns columns;
  for (const QString& field : request.numberFields) columns.population.push_back(field.toStdString());
  columns.category = request.textFields[0].toStdString();

  monitor.report(tr("Reading the zones").toStdString(), 0.0);
  const LayerTable zones = readLayer(*source, request, monitor);
  const LayerTable ratioTable = readLayer(*ratioSource, ratioRequest, monitor);
  Issues issues = zones.issues;
  issues.append(ratioTable.issues);
  refuseErrors(issues, feedback);
  Issues missing;
  const auto ratios = ratioRows(ratioTable, ratioRequest.numberFields[0].toStdString(), missing);
  refuseErrors(missing, feedback);

  monitor.report(tr("Computing the index").toStdString(), 0.5);
  const Result<WeightedZones> weighted = weightZones(zones.table, columns, ratioTable.table.file, ratios);
  refuseErrors(weighted.issues(), feedback);
  stopIfCancelled(feedback);

  monitor.report(tr("Writing").toStdString(), 0.8);
  return {{OUTPUT, writeWithColumns(parameters, OUTPUT, context, *source, zones,
                                    weightColumns(weighted.value()), weighted.value().zoneOfRow)},
          {POPULATION, weighted.value().model.nationalPopulation}};
}

}  // namespace fairshares::processing
