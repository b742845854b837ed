#include "processing/aggregate_algorithm.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include "compat/processing_types.h"
#include "geography/dissolve.h"
#include "processing/area_sums.h"
#include "processing/column_fields.h"
#include "processing/feedback_monitor.h"
#include "processing/layer_table.h"
#include "processing/tell_issues.h"

namespace fairshares::processing {

namespace {

const QString INPUT = QStringLiteral("INPUT");
const QString CODE = QStringLiteral("CODE");
const QString AREA = QStringLiteral("AREA");
const QString AREA_NAME = QStringLiteral("AREA_NAME");
const QString SUMS = QStringLiteral("SUMS");
const QString RATIOS = QStringLiteral("RATIOS");
const QString OUTPUT = QStringLiteral("OUTPUT");

/// Rows of three cells as the matrix gives them, one after another; empty rows count for nothing.
std::vector<RatioOfSums> ratiosOf(const QVariantList& cells) {
  std::vector<RatioOfSums> ratios;
  for (qsizetype cell = 0; cell + 2 < cells.size(); cell += 3) {
    const auto text = [&](qsizetype position) {
      return cells.at(static_cast<int>(position)).toString().trimmed().toStdString();
    };
    RatioOfSums ratio{text(cell), text(cell + 1), text(cell + 2)};
    if (!ratio.name.empty() || !ratio.numerator.empty() || !ratio.denominator.empty())
      ratios.push_back(std::move(ratio));
  }
  return ratios;
}

/// Geography knows zones by position (from 1); people know them by code and row.
Issues named(const Issues& found, const model::AttributeTable& zones, const ZoneAreas& areas) {
  Issues issues;
  for (Issue issue : found.list()) {
    issue.where.file = zones.file;
    if (issue.where.row && *issue.where.row >= 1 && *issue.where.row <= areas.order.size()) {
      const std::uint32_t row = areas.order[*issue.where.row - 1];
      issue.where.key = zones.codes[row];
      issue.where.row = zones.rows[row];
    }
    issues.add(std::move(issue));
  }
  return issues;
}

/// The outlines of the areas.
std::vector<std::string> outlines(const LayerTable& zones, const ZoneAreas& areas,
                                  QgsProcessingFeedback& feedback, const Monitor& monitor) {
  Issues issues;
  const std::vector<std::string> polygons = polygonWkb(zones, issues);
  refuseErrors(issues, feedback);
  std::vector<std::string> inOrder;
  for (const std::uint32_t row : areas.order) inOrder.push_back(polygons[row]);
  const Result<std::vector<geography::Repair>> repairs = geography::repairPolygons(inOrder);
  refuseErrors(named(repairs.issues(), zones.table, areas), feedback);
  for (const geography::Repair& repair : repairs.value())
    feedback.pushInfo(
        QCoreApplication::translate("fairshares", "The polygon of %1 was repaired on a copy: %2")
            .arg(QString::fromStdString(zones.table.codes[areas.order[repair.member]]),
                 QString::fromStdString(repair.reason)));
  Result<std::vector<std::string>> dissolved =
      geography::dissolve(inOrder, areas.areaOf, areas.codes.size(), 0, monitor);
  refuseErrors(dissolved.issues(), feedback);
  return dissolved.takeValue();
}

}  // namespace

QString AggregateAlgorithm::name() const {
  return QStringLiteral("aggregate");
}

QString AggregateAlgorithm::displayName() const {
  return tr("Aggregate zones to areas");
}

QString AggregateAlgorithm::shortDescription() const {
  return tr("Dissolves zones to areas by code, sums their fields and makes ratios of the sums.");
}

QString AggregateAlgorithm::shortHelpString() const {
  return tr("Makes areas (Boards, council areas, any places) of zones that carry the code of their area: the "
            "outline "
            "dissolved from the polygons, the number of zones, sums of fields, and ratios of those sums.\n\n"
            "An index of an area is a ratio of sums, never a mean of indices. With the output of \"Weighted "
            "population\" sum "
            "population, weighted_age_sex, weighted_needs and weighted_population, and add the ratios\n"
            "age_sex_index; weighted_age_sex; population\n"
            "needs_index; weighted_needs; weighted_age_sex\n"
            "overall_index; weighted_population; population\n\n"
            "Sums keep the units of their fields and do not depend on the order of the zones. A zone without "
            "a value leaves "
            "the sum of its area empty, and a warning says so: missing is not 0. Every zone must lie in an "
            "area. Archived "
            "codes of Boards and council areas are read as their successors; invalid polygons are repaired "
            "on a copy.");
}

QStringList AggregateAlgorithm::ownTags() const {
  return tr("aggregate,dissolve,sum,ratio,boards,council areas,areas,index").split(',');
}

void AggregateAlgorithm::initAlgorithm(const QVariantMap&) {
  addParameter(
      new QgsProcessingParameterFeatureSource(INPUT, tr("Zones"), QList<int>{compat::VECTOR_POLYGON}));
  addParameter(new QgsProcessingParameterField(CODE, tr("Field with the codes of the zones"), QVariant(),
                                               INPUT, compat::ANY_FIELD));
  addParameter(new QgsProcessingParameterField(AREA, tr("Field with the code of the area"), QVariant(), INPUT,
                                               compat::ANY_FIELD));
  addParameter(new QgsProcessingParameterField(AREA_NAME, tr("Field with the name of the area"), QVariant(),
                                               INPUT, compat::ANY_FIELD, false, true));
  addParameter(new QgsProcessingParameterField(SUMS, tr("Fields to sum"), QVariant(), INPUT,
                                               compat::ANY_FIELD, true, true));
  addParameter(new QgsProcessingParameterMatrix(
      RATIOS, tr("Ratios of sums"), 1, false, QStringList{tr("New field"), tr("Sum above"), tr("Sum below")},
      QVariant(), true));
  addParameter(new QgsProcessingParameterFeatureSink(OUTPUT, tr("Areas"), compat::POLYGON_SINK));
  addOutput(new QgsProcessingOutputNumber(QStringLiteral("AREA_COUNT"), tr("Number of areas")));
}

AggregateAlgorithm* AggregateAlgorithm::createInstance() const {
  return new AggregateAlgorithm;
}

QVariantMap AggregateAlgorithm::compute(const QVariantMap& parameters, QgsProcessingContext& context,
                                        QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) {
  const auto source = sourceOf(parameters, INPUT, context);
  const QString area = parameterAsString(parameters, AREA, context);
  const QString areaName = parameterAsString(parameters, AREA_NAME, context);
  LayerRequest request;
  request.codeField = parameterAsString(parameters, CODE, context);
  request.numberFields = fieldsChosen(parameters, SUMS, context);
  request.textFields = areaName.isEmpty() ? QStringList{area} : QStringList{area, areaName};
  request.withGeometry = true;

  monitor.report(tr("Reading the zones").toStdString(), 0.0);
  const LayerTable zones = readLayer(*source, request, monitor);
  refuseErrors(zones.issues, feedback);
  monitor.report(tr("Summing").toStdString(), 0.3);
  const Result<ZoneAreas> areas = groupZones(zones.table, area.toStdString(), areaName.toStdString());
  refuseErrors(areas.issues(), feedback);
  const Result<std::vector<model::OutputColumn>> columns =
      areaColumns(zones.table, areas.value(), ratiosOf(parameterAsMatrix(parameters, RATIOS, context)));
  refuseErrors(columns.issues(), feedback);
  monitor.report(tr("Dissolving").toStdString(), 0.4);
  const std::vector<std::string> polygons = outlines(zones, areas.value(), feedback, monitor);
  stopIfCancelled(feedback);

  monitor.report(tr("Writing").toStdString(), 0.8);
  const QgsFields fields = fieldsOf(columns.value());
  FeatureOutput output =
      openOutput(parameters, OUTPUT, context, fields, compat::MULTI_POLYGON, source->sourceCrs());
  output.writeColumns(fields, columns.value(), polygons);
  return {{OUTPUT, output.finish()},
          {QStringLiteral("AREA_COUNT"), static_cast<qlonglong>(areas.value().codes.size())}};
}

}  // namespace fairshares::processing
