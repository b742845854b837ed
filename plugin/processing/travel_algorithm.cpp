#include "processing/travel_algorithm.h"

#include <qgscoordinatereferencesystem.h>
#include <qgsexception.h>
#include <qgsprocessingparameters.h>

#include "base/number_text.h"
#include "compat/processing_types.h"
#include "join/code_match.h"
#include "processing/feedback_monitor.h"
#include "processing/layer_table.h"
#include "processing/tell_issues.h"
#include "processing/zone_model.h"
#include "run/run_study.h"

namespace fairshares::processing {

namespace {

const QString ROADS = QStringLiteral("ROADS");
const QString SPEEDS = QStringLiteral("SPEEDS");
const QString FERRIES = QStringLiteral("FERRIES");
const QString ACCESS_POINTS = QStringLiteral("ACCESS_POINTS");
const QString ACCESS_CODE = QStringLiteral("ACCESS_CODE");

/// Metres are needed: a system in degrees gives way to the British National Grid.
QString measuringCrs(const QgsCoordinateReferenceSystem& crs) {
  return crs.isValid() && !crs.isGeographic() && !crs.authid().isEmpty() ? crs.authid()
                                                                         : QStringLiteral("EPSG:27700");
}

/// The people of the zones as a table of the engine; without fields one person each, which no travel time
/// sees.
std::string populationTable(const LayerTable& zones, Issues& issues) {
  std::string text = "zone,sex,age,persons\n";
  for (std::size_t row = 0; row < zones.table.codes.size(); ++row) {
    double persons = zones.table.numbers.empty() ? 1.0 : 0.0;
    for (const model::AttributeTable::NumberColumn& column : zones.table.numbers) {
      if (!column.values[row])
        issues.add({Severity::Error,
                    IssueCode::ValueMissing,
                    {zones.table.file, "", zones.table.rows[row], column.name, zones.table.codes[row]},
                    "",
                    "The zone " + zones.table.codes[row] + " has no number of persons; missing is not 0.",
                    "Enter the number, or 0 if nobody lives there."});
      persons += column.values[row].value_or(0.0);
    }
    const std::string& code = zones.table.codes[row];
    text += "\"" + code + "\",female,0+," + shortestText(persons) + "\n\"" + code + "\",male,0+,0\n";
  }
  return text;
}

}  // namespace

void TravelAlgorithm::addTravellerParameters() {
  addZoneParameters(compat::VECTOR_POLYGON);
  addFieldsParameter(POPULATION, tr("Fields with the people (persons; added up)"), INPUT, Need::Optional);
}

void TravelAlgorithm::addNetworkParameters() {
  addLayerParameter(ROADS, tr("Roads (OS Open Roads or OpenStreetMap; none: neighbouring zones stand in)"),
                    compat::VECTOR_LINE, Need::Optional);
  addLayerParameter(SPEEDS, tr("Table of speeds: road_class, km_per_hour (needed with roads)"),
                    compat::VECTOR_OR_TABLE, Need::Optional);
  addLayerParameter(FERRIES, tr("Ferries: lines or a table with minutes and waiting_minutes"),
                    compat::VECTOR_OR_TABLE, Need::Optional);
  addLayerParameter(ACCESS_POINTS, tr("Points the zones are travelled from (none: a point inside each)"),
                    compat::VECTOR_POINT, Need::Optional);
  addFieldParameter(ACCESS_CODE, tr("Field with the zone code of those points"), ACCESS_POINTS,
                    Need::Optional);
  addParameter(new QgsProcessingParameterFeatureSink(OUTPUT, tr("Zones with travel"), compat::POLYGON_SINK));
}

bool TravelAlgorithm::addPlaceSection(TemporaryStudy& study, const QVariantMap& parameters,
                                      const QString& parameter, const QString& section,
                                      QgsProcessingContext& context, const Monitor& monitor) const {
  const std::unique_ptr<QgsProcessingFeatureSource> source = givenSource(parameters, parameter, context);
  if (!source) return false;
  const QString role = parameter.toLower();
  study.addLayer(role, *source, context.transformContext(), monitor);
  study.beginSection(section);
  study.addTable(role + ".gpkg");
  return true;
}

void TravelAlgorithm::addField(TemporaryStudy& study, const QVariantMap& parameters, const QString& parameter,
                               const QString& key, QgsProcessingContext& context) const {
  const QString field = parameterAsString(parameters, parameter, context);
  if (!field.isEmpty()) study.addText(key, field);
}

void TravelAlgorithm::addNetwork(TemporaryStudy& study, const QVariantMap& parameters,
                                 QgsProcessingContext& context, const Monitor& monitor) const {
  if (addPlaceSection(study, parameters, ROADS, QStringLiteral("network"), context, monitor)) {
    study.addText(QStringLiteral("method"), QStringLiteral("roads"));
    if (!addPlaceSection(study, parameters, SPEEDS, QStringLiteral("network.speeds"), context, monitor))
      throw QgsProcessingException(tr("Roads need a table of speeds: how long a road takes depends on the "
                                      "speed of its class. Choose a table "
                                      "with the fields road_class and km_per_hour."));
  } else {
    study.beginSection(QStringLiteral("network"));
    study.addText(QStringLiteral("method"), QStringLiteral("proximity"));
    study.addText(QStringLiteral("source"), QStringLiteral("neighbouring zones"));
    study.addText(QStringLiteral("status"), QStringLiteral("assumed"));
  }
  addPlaceSection(study, parameters, FERRIES, QStringLiteral("ferries"), context, monitor);
  if (addPlaceSection(study, parameters, ACCESS_POINTS, QStringLiteral("access_points"), context, monitor))
    addField(study, parameters, ACCESS_CODE, QStringLiteral("code"), context);
}

QVariantMap TravelAlgorithm::compute(const QVariantMap& parameters, QgsProcessingContext& context,
                                     QgsProcessingFeedback& feedback, FeedbackMonitor& monitor) {
  const auto source = sourceOf(parameters, INPUT, context);
  LayerRequest request;
  request.codeField = zoneCodeField(parameters, context, *source, feedback);
  request.numberFields = fieldsChosen(parameters, POPULATION, context);
  request.withGeometry = true;
  monitor.report(tr("Reading the layers").toStdString(), 0.0);
  const LayerTable zones = readLayer(*source, request, monitor);
  Issues issues = zones.issues;
  if (!issues.hasErrors()) issues.append(codeProblems(zones.table));
  const std::string population = issues.hasErrors() ? std::string() : populationTable(zones, issues);
  refuseErrors(issues, feedback);

  TemporaryStudy study(measuringCrs(source->sourceCrs()));
  study.addLayer(QStringLiteral("zones"), *source, context.transformContext(), monitor);
  study.beginSection(QStringLiteral("zones"));
  study.addTable(QStringLiteral("zones.gpkg"));
  study.addText(QStringLiteral("code"), request.codeField);
  study.addFile(QStringLiteral("people.csv"), population);
  study.beginSection(QStringLiteral("population"));
  study.addTable(QStringLiteral("people.csv"));
  study.addText(QStringLiteral("code"), QStringLiteral("zone"));
  addNetwork(study, parameters, context, monitor);
  addPlaces(study, parameters, context, monitor);
  study.addProgramme();

  PartMonitor part(monitor, 0.1, 0.9);
  Result<run::JoinedStudy> joined = run::joinStudy(study.write(), {}, part);
  refuseErrors(joined.issues(), feedback);
  stopIfCancelled(feedback);
  const model::Model& model = joined.value().model;
  if (model.remoteness->proximity)
    feedback.pushWarning(
        tr("No roads were given: a proximity network of neighbouring zones stood in for them."));
  std::vector<std::uint32_t> zoneOfRow;
  for (const std::string& code : zones.table.codes)
    zoneOfRow.push_back(join::findCode(model.zones.codes, code));
  monitor.report(tr("Writing").toStdString(), 0.95);
  return {{OUTPUT, writeWithColumns(parameters, OUTPUT, context, *source, zones, columns(*model.remoteness),
                                    zoneOfRow)}};
}

}  // namespace fairshares::processing
