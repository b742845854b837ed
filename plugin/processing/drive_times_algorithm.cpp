#include "processing/drive_times_algorithm.h"

#include <qgsprocessingparameters.h>

#include "compat/processing_types.h"

namespace fairshares::processing {

namespace {

const QString PLACES = QStringLiteral("PLACES");
const QString PLACE_NAME = QStringLiteral("PLACE_NAME");

}  // namespace

QString DriveTimesAlgorithm::name() const {
  return QStringLiteral("drivetimes");
}

QString DriveTimesAlgorithm::displayName() const {
  return tr("Drive times");
}

QString DriveTimesAlgorithm::shortDescription() const {
  return tr("Minutes by road and ferry from every zone to the nearest of any places.");
}

QString DriveTimesAlgorithm::shortHelpString() const {
  return tr("Finds for every zone the nearest of the places (hospitals, practices, centres of towns) by "
            "travel time, over "
            "roads with the speeds of their classes and over ferries with crossing and waiting.\n\n"
            "Roads are recognised by their fields: OS Open Roads or OpenStreetMap. Without roads a network "
            "of neighbouring "
            "zones stands in, which suits thresholds of 30 or 60 minutes and no more; the log says so. "
            "Speeds are in km/h, "
            "ferries in minutes.\n\n"
            "The output has every zone with its own fields and: drive_time_min (minutes), drive_time_place "
            "(the place's "
            "name), drive_time_unreachable (why no place can be reached; minutes are then empty, never a "
            "large number).\n\n"
            "The layers are copied to a temporary folder, so that any layer can be used; the minutes are "
            "those of a study "
            "over the same data.");
}

QStringList DriveTimesAlgorithm::ownTags() const {
  return tr("drive time,travel time,access,nearest,roads,ferries,hospital").split(',');
}

void DriveTimesAlgorithm::initAlgorithm(const QVariantMap&) {
  addZoneParameters();
  addParameter(new QgsProcessingParameterFeatureSource(PLACES, tr("Places to travel to"),
                                                       QList<int>{compat::VECTOR_POINT}));
  addParameter(new QgsProcessingParameterField(PLACE_NAME, tr("Field with the names of the places"),
                                               QVariant(), PLACES, compat::ANY_FIELD, false, true));
  addNetworkParameters();
}

DriveTimesAlgorithm* DriveTimesAlgorithm::createInstance() const {
  return new DriveTimesAlgorithm;
}

void DriveTimesAlgorithm::addPlaces(TemporaryStudy& study, const QVariantMap& parameters,
                                    QgsProcessingContext& context, const Monitor& monitor) const {
  addPlaceSection(study, parameters, PLACES, QStringLiteral("destinations.places"), context, monitor);
  study.addText(QStringLiteral("title"), tr("Places"));
  study.addText(QStringLiteral("code"), QString::fromUtf8(TemporaryStudy::NUMBER_FIELD));
  addField(study, parameters, PLACE_NAME, QStringLiteral("name"), context);
}

std::vector<model::OutputColumn> DriveTimesAlgorithm::columns(const model::Remoteness& remoteness) const {
  using model::OutputColumn;
  const model::NearestPlaces& nearest = remoteness.destinations.front();
  OutputColumn::Texts places, reasons;
  for (std::size_t zone = 0; zone < nearest.minutes.size(); ++zone) {
    places.push_back(nearest.place[zone] ? std::optional(nearest.names[*nearest.place[zone]]) : std::nullopt);
    const std::string& reason = nearest.unreachableReason[zone];
    reasons.push_back(reason.empty() ? std::nullopt : std::optional(reason));
  }
  return {
      {"drive_time_min", "Drive time to the nearest place", "minutes", OutputColumn::Reals(nearest.minutes)},
      {"drive_time_place", "Nearest place", "", std::move(places)},
      {"drive_time_unreachable", "Why no place can be reached", "", std::move(reasons)}};
}

}  // namespace fairshares::processing
