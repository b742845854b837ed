
#include <qgsprocessingparameters.h>

#include "compat/processing_types.h"
#include "processing/algorithms.h"
#include "processing/travel_algorithm.h"

namespace fairshares::processing {

namespace {

const QString PLACES = QStringLiteral("PLACES");
const QString PLACE_NAME = QStringLiteral("PLACE_NAME");

class DriveTimesAlgorithm final : public Repeatable<DriveTimesAlgorithm, TravelAlgorithm> {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::DriveTimesAlgorithm)

 protected:
  [[nodiscard]] AlgorithmFacts facts() const override;
  void define() override;
  void addPlaces(TemporaryStudy& study, const QVariantMap& parameters, QgsProcessingContext& context,
                 const Monitor& monitor) const override;
  [[nodiscard]] std::vector<model::OutputColumn> columns(const model::Remoteness& remoteness) const override;
};

}  // namespace

AlgorithmFacts DriveTimesAlgorithm::facts() const {
  return {QStringLiteral("drivetimes"), tr("Drive times"),
          tr("Minutes by road and ferry from every zone to the nearest of any places."),
          tr("drive time,travel time,access,nearest,roads,ferries,hospital")};
}

void DriveTimesAlgorithm::define() {
  addTravellerParameters();
  addLayerParameter(PLACES, tr("Places to travel to"), compat::VECTOR_POINT);
  addFieldParameter(PLACE_NAME, tr("Field with the names of the places"), PLACES, Need::Optional);
  addNetworkParameters();
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

QgsProcessingAlgorithm* driveTimesAlgorithm() {
  return new DriveTimesAlgorithm;
}

}  // namespace fairshares::processing
