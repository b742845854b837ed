
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include "compat/processing_types.h"
#include "geography/dissolve.h"
#include "processing/algorithms.h"
#include "processing/area_sums.h"
#include "processing/code_field.h"
#include "processing/column_fields.h"
#include "processing/fairshares_algorithm.h"
#include "processing/feedback_monitor.h"
#include "processing/layer_table.h"
#include "processing/tell_issues.h"

namespace fairshares::processing {

namespace {

const QString AREA = QStringLiteral("AREA");
const QString AREA_NAME = QStringLiteral("AREA_NAME");
const QString SUMS = QStringLiteral("SUMS");
const QString RATIOS = QStringLiteral("RATIOS");

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

class AggregateAlgorithm final : public Repeatable<AggregateAlgorithm> {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::AggregateAlgorithm)

 protected:
  [[nodiscard]] AlgorithmFacts facts() const override;
  void define() override;
  QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                      QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) override;
};

}  // namespace

AlgorithmFacts AggregateAlgorithm::facts() const {
  return {QStringLiteral("aggregate"), tr("Aggregate zones to areas"),
          tr("Dissolves zones to areas by code, sums their fields and makes ratios of the sums."),
          tr("aggregate,dissolve,sum,ratio,boards,council areas,areas,index")};
}

void AggregateAlgorithm::define() {
  addZoneParameters(compat::VECTOR_POLYGON);
  addCodeParameter(AREA, tr("Field with the code of the area"), INPUT);
  addFieldParameter(AREA_NAME, tr("Field with the name of the area"), INPUT, Need::Optional);
  addFieldsParameter(SUMS, tr("Fields to sum"), INPUT, Need::Optional);
  addParameter(new QgsProcessingParameterMatrix(
      RATIOS, tr("Ratios of sums"), 1, false, QStringList{tr("New field"), tr("Sum above"), tr("Sum below")},
      QVariant(), true));
  addParameter(new QgsProcessingParameterFeatureSink(OUTPUT, tr("Areas"), compat::POLYGON_SINK));
  addOutput(new QgsProcessingOutputNumber(QStringLiteral("AREA_COUNT"), tr("Number of areas")));
}

QVariantMap AggregateAlgorithm::compute(const QVariantMap& parameters, QgsProcessingContext& context,
                                        QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) {
  const auto source = sourceOf(parameters, INPUT, context);
  const QString area = codeField(parameters, AREA, context, *source,
                                 findOwnCodeField(source->fields(), io::CodeKind::Board), feedback);
  const QString areaName = parameterAsString(parameters, AREA_NAME, context);
  LayerRequest request;
  request.codeField = zoneCodeField(parameters, context, *source, feedback);
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

QgsProcessingAlgorithm* aggregateAlgorithm() {
  return new AggregateAlgorithm;
}

}  // namespace fairshares::processing
