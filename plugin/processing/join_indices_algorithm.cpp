
#include <qgsexception.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingutils.h>

#include "compat/processing_types.h"
#include "processing/algorithms.h"
#include "processing/code_field.h"
#include "processing/column_fields.h"
#include "processing/fairshares_algorithm.h"
#include "processing/feedback_monitor.h"
#include "processing/index_join.h"
#include "processing/joined_fields.h"
#include "processing/layer_table.h"
#include "processing/tell_issues.h"
#include "run/output_reports.h"

namespace fairshares::processing {

namespace {

const QString TABLE = QStringLiteral("TABLE");
const QString TABLE_CODE = QStringLiteral("TABLE_CODE");
const QString FIELDS = QStringLiteral("FIELDS");
const QString PREFIX = QStringLiteral("PREFIX");
const QString NUMBERS = QStringLiteral("NUMBERS");
const QString STRICT = QStringLiteral("STRICT");
const QString REPORT = QStringLiteral("REPORT");

/// Every field but the one with the codes.
QStringList allBut(const QgsFields& fields, const QString& code) {
  QStringList names = fields.names();
  names.removeAll(fields.at(fields.lookupField(code)).name());
  return names;
}

/// The codes of a table that are of the same kind as those of the boundaries; it may have others too.
std::optional<QString> tableCodeField(const QgsFields& fields, const QString& boundaryCode) {
  if (const auto kind = kindOfCodes(boundaryCode))
    if (const auto same = findOwnCodeField(fields, *kind)) return same;
  return findAnyCodeField(fields);
}

void reportMissing(const JoinedFields& joined, const model::AttributeTable& table,
                   model::JoinReport& report) {
  for (std::size_t field = 0; field < joined.missing().size(); ++field)
    if (joined.missing()[field] > 0)
      report.push_back({model::JoinEvent::MissingValues, table.file,
                        joined.fields().at(static_cast<int>(field)).name().toStdString(), "",
                        static_cast<double>(joined.missing()[field]), std::nullopt, std::nullopt,
                        "Cells of the table without a value."});
}

void reportRecodes(const LayerTable& layer, model::JoinReport& report) {
  for (const Issue& issue : layer.issues.list())
    if (issue.code == IssueCode::CodeArchived)
      report.push_back({model::JoinEvent::Recoded, layer.table.file, issue.where.column, issue.where.key,
                        std::nullopt, std::nullopt, std::nullopt, issue.message});
}

class JoinIndicesAlgorithm final : public Repeatable<JoinIndicesAlgorithm> {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::JoinIndicesAlgorithm)

 protected:
  [[nodiscard]] AlgorithmFacts facts() const override;
  void define() override;
  QVariantMap compute(const QVariantMap& parameters, QgsProcessingContext& context,
                      QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) override;

 private:
  QString writeBoundaries(const QVariantMap& parameters, QgsProcessingContext& context,
                          const QgsProcessingFeatureSource& source, const LayerTable& boundaries,
                          const IndexJoin& join, const JoinedFields& joined) const;
  QString writeReport(const QVariantMap& parameters, QgsProcessingContext& context,
                      const model::JoinReport& report) const;
};

}  // namespace

AlgorithmFacts JoinIndicesAlgorithm::facts() const {
  return {QStringLiteral("joinindices"), tr("Join indices to boundaries"),
          tr("Joins a table of indices to boundaries by code, and reports every code that did not meet."),
          tr("join,attribute,code,lookup,table,index,merge,choropleth,CSV")};
}

void JoinIndicesAlgorithm::define() {
  addLayerParameter(INPUT, tr("Boundaries"), compat::ANY_GEOMETRY);
  addCodeParameter(CODE, tr("Field with the codes of the boundaries"), INPUT);
  addLayerParameter(TABLE, tr("Table with the indices"), compat::VECTOR_OR_TABLE);
  addCodeParameter(TABLE_CODE, tr("Field with the codes of the table"), TABLE);
  addFieldsParameter(FIELDS, tr("Fields to join (none chosen: all)"), TABLE, Need::Optional);
  addParameter(
      new QgsProcessingParameterString(PREFIX, tr("Prefix of the joined fields"), QVariant(), false, true));
  addParameter(
      new QgsProcessingParameterBoolean(NUMBERS, tr("Make numbers of text that holds numbers"), true, true));
  addParameter(
      new QgsProcessingParameterBoolean(STRICT, tr("Refuse if any code does not meet"), false, true));
  addParameter(
      new QgsProcessingParameterFeatureSink(OUTPUT, tr("Boundaries with indices"), compat::ANY_SINK));
  addParameter(
      new QgsProcessingParameterFeatureSink(REPORT, tr("Join report"), compat::TABLE_SINK, QVariant(), true));
  addOutput(new QgsProcessingOutputNumber(QStringLiteral("MATCHED"), tr("Features with values")));
  addOutput(
      new QgsProcessingOutputNumber(QStringLiteral("UNMATCHED_FEATURES"), tr("Features without values")));
  addOutput(new QgsProcessingOutputNumber(QStringLiteral("UNMATCHED_ROWS"), tr("Rows without a feature")));
}

QString JoinIndicesAlgorithm::writeBoundaries(const QVariantMap& parameters, QgsProcessingContext& context,
                                              const QgsProcessingFeatureSource& source,
                                              const LayerTable& boundaries, const IndexJoin& join,
                                              const JoinedFields& joined) const {
  const QgsFields fields = QgsProcessingUtils::combineFields(source.fields(), joined.fields(),
                                                             parameterAsString(parameters, PREFIX, context));
  FeatureOutput output =
      openOutput(parameters, OUTPUT, context, fields, source.wkbType(), source.sourceCrs());
  for (std::size_t row = 0; row < boundaries.features.size(); ++row) {
    const std::uint32_t entry = join.rowOfFeature[row];
    QgsFeature feature(boundaries.features[row]);
    feature.setFields(fields, false);
    feature.setAttributes(feature.attributes() +
                          (entry == IndexJoin::NO_ROW ? joined.noValues() : joined.valuesOf(entry)));
    output.write(feature);
  }
  return output.finish();
}

QString JoinIndicesAlgorithm::writeReport(const QVariantMap& parameters, QgsProcessingContext& context,
                                          const model::JoinReport& report) const {
  const std::vector<model::OutputColumn> columns = run::joinReportColumns(report);
  const QgsFields fields = fieldsOf(columns);
  FeatureOutput output =
      openOutput(parameters, REPORT, context, fields, compat::NO_GEOMETRY, QgsCoordinateReferenceSystem());
  output.writeColumns(fields, columns);
  return output.finish();
}

QVariantMap JoinIndicesAlgorithm::compute(const QVariantMap& parameters, QgsProcessingContext& context,
                                          QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) {
  const auto boundarySource = sourceOf(parameters, INPUT, context);
  const auto tableSource = sourceOf(parameters, TABLE, context);
  LayerRequest boundaryRequest;
  boundaryRequest.codeField = codeField(parameters, CODE, context, *boundarySource,
                                        findAnyCodeField(boundarySource->fields()), feedback);
  boundaryRequest.withGeometry = true;
  LayerRequest tableRequest;
  tableRequest.codeField =
      codeField(parameters, TABLE_CODE, context, *tableSource,
                tableCodeField(tableSource->fields(), boundaryRequest.codeField), feedback);

  monitor.report(tr("Reading the boundaries").toStdString(), 0.0);
  const LayerTable boundaries = readLayer(*boundarySource, boundaryRequest, monitor);
  monitor.report(tr("Reading the table").toStdString(), 0.4);
  const LayerTable table = readLayer(*tableSource, tableRequest, monitor);
  Issues issues = boundaries.issues;
  issues.append(table.issues);
  refuseErrors(issues, feedback);

  monitor.report(tr("Joining by code").toStdString(), 0.6);
  const bool strict = parameterAsBoolean(parameters, STRICT, context);
  IndexJoin join = joinIndices(boundaries.table, table.table, strict ? Unmatched::Refuse : Unmatched::Report);
  refuseErrors(join.issues, feedback);
  QStringList names = fieldsChosen(parameters, FIELDS, context);
  if (names.isEmpty()) names = allBut(tableSource->fields(), tableRequest.codeField);
  const JoinedFields joined(tableSource->fields(), table, names,
                            parameterAsBoolean(parameters, NUMBERS, context)
                                ? JoinedFields::Texts::NumbersWherePossible
                                : JoinedFields::Texts::AsTheyAre);
  if (!joined.converted().isEmpty())
    feedback.pushInfo(tr("Read as numbers: %1").arg(joined.converted().join(QStringLiteral(", "))));
  reportMissing(joined, table.table, join.report);
  reportRecodes(boundaries, join.report);
  reportRecodes(table, join.report);
  stopIfCancelled(feedback);

  monitor.report(tr("Writing").toStdString(), 0.8);
  QVariantMap outputs{
      {OUTPUT, writeBoundaries(parameters, context, *boundarySource, boundaries, join, joined)}};
  if (parameters.value(REPORT).isValid())
    outputs.insert(REPORT, writeReport(parameters, context, join.report));
  outputs.insert(QStringLiteral("MATCHED"), static_cast<qlonglong>(join.matchedFeatures));
  outputs.insert(QStringLiteral("UNMATCHED_FEATURES"), static_cast<qlonglong>(join.unmatchedFeatures));
  outputs.insert(QStringLiteral("UNMATCHED_ROWS"), static_cast<qlonglong>(join.unmatchedRows));
  return outputs;
}

QgsProcessingAlgorithm* joinIndicesAlgorithm() {
  return new JoinIndicesAlgorithm;
}

}  // namespace fairshares::processing
