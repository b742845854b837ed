#include "run/nurse_days.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

#include "base/contract.h"
#include "geography/nurse_rounds.h"

namespace fairshares::run {

namespace {

geography::NurseRoundsOptions optionsOf(const study::NurseRounds& rounds, unsigned threads) {
  geography::NurseRoundsOptions options;
  options.contactMinutes = rounds.contactMinutes.value + rounds.stopMinutes.value;
  options.shiftMinutes = rounds.shiftMinutes.value;
  options.staffGbpPerHour = rounds.staffGbpPerHour.value;
  options.mileageGbpPerKm = rounds.mileageGbpPerKm.value;
  options.days = static_cast<std::uint32_t>(rounds.days.value);
  options.seed = static_cast<std::uint64_t>(rounds.seed.value);
  options.threads = threads;
  return options;
}

/// Place of a little-endian WKB point, as the readers make them; nothing for an area.
std::optional<model::Point> pointOf(const std::string& wkb) {
  constexpr std::size_t HEAD_BYTES = 5, POINT_BYTES = HEAD_BYTES + 2 * sizeof(double);
  constexpr char POINT_TYPE = 1;
  if (wkb.size() != POINT_BYTES || wkb[1] != POINT_TYPE) return std::nullopt;
  model::Point point;
  std::memcpy(&point.x, wkb.data() + HEAD_BYTES, sizeof(double));
  std::memcpy(&point.y, wkb.data() + HEAD_BYTES + sizeof(double), sizeof(double));
  return point;
}

/// Points with people, each in the zone it lies in; points in no zone visit nobody's zone and are left out.
std::vector<geography::PatientPoint> patientPoints(const TravelWorld& world,
                                                   const study::Remoteness& settings) {
  std::vector<geography::PatientPoint> points;
  for (const model::Settlement& patient : world.patients) {
    const std::optional<model::Point> place = pointOf(patient.wkb);
    if (!place) continue;
    const std::optional<std::uint32_t> part = world.land.partAt(*place);
    if (!part) continue;
    geography::PatientPoint point;
    point.zone = world.land.zoneOfPart(*part);
    point.weight = patient.population;
    point.access.place = *place;
    if (world.roads)
      point.access = geography::joinPlaces(
                         world.roadGraph, *world.roadIndex, std::span(&*place, 1), &world.land,
                         {settings.network.accessReachMetres.value, settings.network.accessKmPerHour.value,
                          settings.network.waterToleranceMetres.value})
                         .front();
    points.push_back(point);
  }
  return points;
}

/// A stop at the door takes a nurse as long as more contact would, but counts as travel.
model::ZoneRounds zoneRounds(const geography::NurseRound& round, const PlaceSet& bases,
                             double contactMinutes) {
  model::ZoneRounds result;
  result.state = geography::nurseRoundStateText(round.state);
  result.simulated = round.figures.has_value();
  if (round.base) result.base = bases.names[*round.base];
  result.minutesToBase = round.minutesToBase;
  if (!round.figures) return result;
  const geography::NurseRoundFigures& figures = *round.figures;
  result.minutesPerContact = figures.minutesPerContact;
  result.minutesLow = figures.minutesPerContactLow;
  result.minutesHigh = figures.minutesPerContactHigh;
  result.travelShare = 1.0 - contactMinutes / figures.minutesPerContact;
  result.visitsPerShift = figures.visitsPerShift;
  result.kilometresPerContact = figures.roadKmPerContact;
  result.costPerContactGbp = figures.costGbpPerContact;
  result.closedFormMinutesPerContact = figures.closedFormMinutesPerContact;
  result.patients = geography::patientPlaceSourceText(round.places);
  return result;
}

}  // namespace

Result<std::vector<model::ZoneRounds>> nurseDays(const TravelWorld& world, const Traveller& traveller,
                                                 const study::NurseRounds& rounds,
                                                 const study::Remoteness& settings, const ZoneTable& zones,
                                                 unsigned threads, Monitor& monitor) {
  const auto set = std::find_if(world.places.begin(), world.places.end(),
                                [](const PlaceSet& places) { return places.kind == PlaceKind::NurseBases; });
  FAIRSHARES_EXPECTS(set != world.places.end());
  const auto& bases = traveller.places(static_cast<std::size_t>(set - world.places.begin()));
  const std::vector<geography::PatientPoint> patients = patientPoints(world, settings);
  geography::NurseRoundsInput input{.network = traveller.network(),
                                    .graph = traveller.graph(),
                                    .zoneCodes = zones.codes,
                                    .zonePopulation = zones.population,
                                    .zoneWkb = zones.wkb,
                                    .zoneAccess = traveller.zones(),
                                    .bases = bases,
                                    .patientPoints = patients};
  if (!world.roads) input.proximity = proximityOptions(settings);
  Result<std::vector<geography::NurseRound>> simulated =
      geography::simulateNurseRounds(input, optionsOf(rounds, threads), monitor);
  Issues issues;
  for (Issue issue : simulated.issues().list()) {
    if (issue.where.file.empty()) issue.where.file = zones.file;
    issues.add(std::move(issue));
  }
  if (!simulated) return issues;
  std::vector<model::ZoneRounds> result;
  for (const geography::NurseRound& round : simulated.value())
    result.push_back(zoneRounds(round, *set, rounds.contactMinutes.value));
  return Result<std::vector<model::ZoneRounds>>(std::move(result), std::move(issues));
}

}  // namespace fairshares::run
