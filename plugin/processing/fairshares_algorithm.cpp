#include "processing/fairshares_algorithm.h"

#include <qgsexception.h>
#include <qgsprocessing.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingutils.h>

#include <QIcon>
#include <exception>

#include "base/issue.h"
#include "compat/fields.h"
#include "compat/processing_types.h"
#include "help/help_page.h"
#include "processing/code_field.h"
#include "processing/column_fields.h"
#include "processing/fairshares_provider.h"
#include "processing/feedback_monitor.h"
#include "processing/icons.h"
#include "processing/layer_table.h"

namespace fairshares::processing {

const QString FairSharesAlgorithm::INPUT = QStringLiteral("INPUT");
const QString FairSharesAlgorithm::CODE = QStringLiteral("CODE");
const QString FairSharesAlgorithm::POPULATION = QStringLiteral("POPULATION");
const QString FairSharesAlgorithm::OUTPUT = QStringLiteral("OUTPUT");

QString FairSharesAlgorithm::group() const {
  return tr("Resource allocation");
}

QString FairSharesAlgorithm::groupId() const {
  return QStringLiteral("allocation");
}

QIcon FairSharesAlgorithm::icon() const {
  return QIcon(svgIconPath());
}

QString FairSharesAlgorithm::svgIconPath() const {
  return iconPath(name());
}

QStringList FairSharesAlgorithm::tags() const {
  return facts().tags.split(',') +
         tr("fair shares,NRAC,NHS Scotland,health boards,resource allocation,formula").split(',');
}

QString FairSharesAlgorithm::shortHelpString() const {
  const std::optional<help::HelpPage> page = help::readHelpPage(name());
  return page ? page->lead : shortDescription();
}

QString FairSharesAlgorithm::helpUrl() const {
  const auto* home = qobject_cast<const FairSharesProvider*>(provider());
  return help::helpUrl(name(), home ? home->helpOpensIn() : help::HelpOpensIn::File).toString();
}

void FairSharesAlgorithm::initAlgorithm(const QVariantMap&) {
  define();
  const std::optional<help::HelpPage> page = help::readHelpPage(name());
  if (!page) return;
  for (const QgsProcessingParameterDefinition* parameter : parameterDefinitions())
    // The algorithm owns its definitions; QGIS hands them out as constant alone.
    const_cast<QgsProcessingParameterDefinition*>(parameter)->setHelp(page->named.value(parameter->name()));
}

void FairSharesAlgorithm::addFieldParameter(const QString& name, const QString& description,
                                            const QString& layer, Need need) {
  addParameter(new QgsProcessingParameterField(name, description, QVariant(), layer, compat::ANY_FIELD, false,
                                               need == Need::Optional));
}

void FairSharesAlgorithm::addFieldsParameter(const QString& name, const QString& description,
                                             const QString& layer, Need need) {
  addParameter(new QgsProcessingParameterField(name, description, QVariant(), layer, compat::ANY_FIELD, true,
                                               need == Need::Optional));
}

void FairSharesAlgorithm::addLayerParameter(const QString& name, const QString& description, int kind,
                                            Need need) {
  addParameter(new QgsProcessingParameterFeatureSource(name, description, QList<int>{kind}, QVariant(),
                                                       need == Need::Optional));
}

void FairSharesAlgorithm::addZoneParameters(int kind) {
  addLayerParameter(INPUT, tr("Zones"), kind);
  addCodeParameter(CODE, tr("Field with the codes of the zones"), INPUT);
}

void FairSharesAlgorithm::addCodeParameter(const QString& name, const QString& description,
                                           const QString& layer) {
  addFieldParameter(name, tr("%1 (none chosen: recognised)").arg(description), layer, Need::Optional);
}

QString FairSharesAlgorithm::codeField(const QVariantMap& parameters, const QString& name,
                                       QgsProcessingContext& context, const QgsFeatureSource& source,
                                       const std::optional<QString>& recognised,
                                       QgsProcessingFeedback& feedback) const {
  const QString chosen = parameterAsString(parameters, name, context);
  if (!chosen.isEmpty()) return chosen;
  if (!recognised)
    throw QgsProcessingException(tr("%1 (%2): no header of %3 is usual for codes (DataZone, HB, "
                                    "PracticeCode, code ...), or several are. "
                                    "Choose one of its fields: %4.")
                                     .arg(parameterDefinition(name)->description(), name, source.sourceName(),
                                          source.fields().names().join(QStringLiteral(", "))));
  feedback.pushInfo(tr("Codes of %1: field %2, by its header.").arg(source.sourceName(), *recognised));
  return *recognised;
}

QString FairSharesAlgorithm::zoneCodeField(const QVariantMap& parameters, QgsProcessingContext& context,
                                           const QgsFeatureSource& source,
                                           QgsProcessingFeedback& feedback) const {
  return codeField(parameters, CODE, context, source, findZoneCodeField(source.fields()), feedback);
}

std::unique_ptr<QgsProcessingFeatureSource>
FairSharesAlgorithm::sourceOf(const QVariantMap& parameters, const QString& name,
                              QgsProcessingContext& context) const {
  std::unique_ptr<QgsProcessingFeatureSource> source(parameterAsSource(parameters, name, context));
  if (!source) throw QgsProcessingException(invalidSourceError(parameters, name));
  return source;
}

std::unique_ptr<QgsProcessingFeatureSource>
FairSharesAlgorithm::givenSource(const QVariantMap& parameters, const QString& name,
                                 QgsProcessingContext& context) const {
  const QVariant value = parameters.value(name);
  if (!value.isValid() || (value.userType() == QMetaType::QString && value.toString().isEmpty()))
    return nullptr;
  return sourceOf(parameters, name, context);
}

QStringList FairSharesAlgorithm::fieldsChosen(const QVariantMap& parameters, const QString& name,
                                              QgsProcessingContext& context) const {
  QStringList names = compat::fieldNames(parameterDefinition(name), parameters, context);
  names.removeAll(QString());
  return names;
}

namespace {

/// True if an output is a layer in memory, which goes with the project.
bool isScratch(const QVariant& output) {
  const QVariant value = output.userType() == qMetaTypeId<QgsProcessingOutputLayerDefinition>()
                             ? output.value<QgsProcessingOutputLayerDefinition>().sink.staticValue()
                             : output;
  const QString destination = value.toString();
  return destination == QgsProcessing::TEMPORARY_OUTPUT || destination.startsWith(QLatin1String("memory:"));
}

}  // namespace

FeatureOutput FairSharesAlgorithm::openOutput(const QVariantMap& parameters, const QString& name,
                                              QgsProcessingContext& context, const QgsFields& fields,
                                              compat::WkbType geometry,
                                              const QgsCoordinateReferenceSystem& crs) const {
  QString identifier;
  const bool isInMemory = isScratch(parameters.value(name));
  std::unique_ptr<QgsFeatureSink> sink(parameterAsSink(parameters, name, context, identifier,
                                                       isInMemory ? compat::fieldsForScratch(fields) : fields,
                                                       geometry, crs));
  if (!sink) throw QgsProcessingException(invalidSinkError(parameters, name));
  return FeatureOutput(std::move(sink), identifier, [parameters, name](QgsFeatureSink* failed) {
    return writeFeatureError(failed, parameters, name);
  });
}

QString FairSharesAlgorithm::writeWithColumns(const QVariantMap& parameters, const QString& name,
                                              QgsProcessingContext& context,
                                              const QgsProcessingFeatureSource& source,
                                              const LayerTable& layer,
                                              const std::vector<model::OutputColumn>& columns,
                                              const std::vector<std::uint32_t>& memberOfRow) const {
  const QgsFields fields = QgsProcessingUtils::combineFields(source.fields(), fieldsOf(columns));
  FeatureOutput output = openOutput(parameters, name, context, fields, source.wkbType(), source.sourceCrs());
  for (std::size_t row = 0; row < layer.features.size(); ++row) {
    QgsFeature feature(layer.features[row]);
    QgsAttributes attributes = feature.attributes();
    for (const model::OutputColumn& column : columns)
      attributes.append(attributeOf(column, memberOfRow[row]));
    feature.setFields(fields, false);
    feature.setAttributes(attributes);
    output.write(feature);
  }
  return output.finish();
}

void FairSharesAlgorithm::stopIfCancelled(const QgsProcessingFeedback& feedback) {
  if (feedback.isCanceled()) throw QgsProcessingException(QString::fromStdString(describe(cancelledIssue())));
}

QVariantMap FairSharesAlgorithm::processAlgorithm(const QVariantMap& parameters,
                                                  QgsProcessingContext& context,
                                                  QgsProcessingFeedback* feedback) {
  QgsProcessingFeedback silent(false);
  QgsProcessingFeedback& told = feedback ? *feedback : silent;
  try {
    FeedbackMonitor monitor(told);
    QVariantMap outputs = compute(parameters, context, told, monitor);
    told.setProgress(100.0);
    return outputs;
  } catch (const QgsProcessingException&) {
    throw;
  } catch (const QgsException& failure) {
    throw QgsProcessingException(failure.what());
  } catch (const std::exception& failure) {
    throw QgsProcessingException(tr("Fair Shares met an error of its own: %1. Please report it.")
                                     .arg(QString::fromUtf8(failure.what())));
  } catch (...) {
    throw QgsProcessingException(tr("Fair Shares met an unknown error of its own. Please report it."));
  }
}

}  // namespace fairshares::processing
