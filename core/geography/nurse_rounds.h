// Fair Shares: what a visit at home costs in each zone: simulated working days of a community nurse.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "geography/access.h"
#include "geography/proximity_network.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

/// None of these is official; a study states its own with their source.
struct NurseRoundsOptions {
  double contactMinutes = 25.0;  ///< with a patient, without travel; > 0
  double shiftMinutes = 450.0;   ///< contacts and travel, from base to base; at most 1,000 contacts long
  double staffGbpPerHour = 30.0;
  double mileageGbpPerKm = 0.3;
  std::uint32_t days = 30;  ///< simulated for each zone; at least 2, since the interval is their spread
  std::uint64_t seed = 1;
  unsigned threads = 0;  ///< 0: one for each core; never reaches the result
};

/// A place where patients may live: an address, a postcode. Only `access.place` matters where a proximity
/// network stands in.
struct PatientPoint {
  std::uint32_t zone = 0;  ///< position among the zones
  double weight = 0.0;     ///< people, addresses ...; >= 0; points without weight are never visited
  Access access;
};

/// All that the days need. Spans and references must outlive the call; [zone] spans are of one length.
struct NurseRoundsInput {
  const model::Network& network;  ///< the one the graph was built from
  const RoadGraph& graph;
  std::span<const std::string>
      zoneCodes;  ///< [zone], different from each other; name a zone's random numbers
  std::span<const double> zonePopulation;            ///< [zone]
  std::span<const std::string> zoneWkb;              ///< [zone], Polygon or MultiPolygon
  std::span<const Access> zoneAccess;                ///< [zone]
  std::span<const Access> bases;                     ///< those that are not on the network are passed over
  std::span<const PatientPoint> patientPoints = {};  ///< zones with any take them instead of their roads
  /// Links patients may live on; by default all real roads. Not on a motorway, for example.
  std::function<bool(std::uint32_t link)> isInhabited = nullptr;
  /// Set if the network was made from the zones (buildProximityNetwork): with the same options, please.
  std::optional<ProximityOptions> proximity = std::nullopt;
};

enum class NurseRoundState {
  Simulated,
  BeyondShift,      ///< simulated, but on some days not even the first visit fitted into the shift
  NoPeople,         ///< nobody to visit
  NoRoadNearby,     ///< the zone is not on the network: nothing within reach
  AcrossWater,      ///< the zone is not on the network: all within reach lies over water
  NoBaseReachable,  ///< no base on its part of the network
  NoWayAndBack      ///< from the base no patient's place can be reached and left again (one-way roads)
};

/// What the patients' places of a zone were drawn from.
enum class PatientPlaceSource {
  Roads,        ///< points along the zone's roads, in proportion to length
  Points,       ///< the points given, in proportion to weight
  Area,         ///< points of the zone's land around its access point (proximity network)
  AccessPoint,  ///< the zone's own access point, since no road lies in the zone
};

/// The mean day of a zone. Minutes are of work: contacts and travel; what is left of a shift is not counted.
struct NurseRoundFigures {
  double minutesPerContact = 0.0;     ///< contact + travel
  double minutesPerContactLow = 0.0;  ///< 95 % interval of the mean; see simulateNurseRounds
  double minutesPerContactHigh = 0.0;
  double travelShare = 0.0;  ///< of the minutes, 0 to below 1
  double visitsPerShift = 0.0;
  double roadKmPerContact = 0.0;  ///< driven; ferries do not drive
  double costGbpPerContact = 0.0;
  double closedFormMinutesPerContact = 0.0;  ///< cross-check, see closedFormRound (round_length.h)
  double closedFormVisitsPerShift = 0.0;
  std::uint32_t daysBeyondShift = 0;  ///< days of one visit that did not fit into the shift
};

struct NurseRound {
  NurseRoundState state = NurseRoundState::NoBaseReachable;
  PatientPlaceSource places = PatientPlaceSource::Roads;  ///< meaningful with figures
  std::optional<std::uint32_t> base;    ///< position among the bases; there if one can be reached
  std::optional<double> minutesToBase;  ///< from the zone's access point, waits included
  /// Share of the zone's roads (or of the weight of its points) that were left out because they do not hang
  /// together by road with the zone's access point (other islands) or cannot be reached and left again.
  double shareLeftOut = 0.0;
  std::optional<NurseRoundFigures> figures;  ///< there for Simulated and BeyondShift
};

/// Simulates `days` working days of one nurse in each zone; returned [zone].
///
/// Day      Patients' places are drawn one after the other, independently. Each is inserted into the round
///          where it lengthens it least (and single visits are moved if that shortens it), as long as
///
///            round = way from base + ways between visits + way to base + visits * contact <= shift
///
///          The first patient who does not fit ends the day: nobody is passed over for living far away. A
///          day holds at least one visit, with its true length even if that is longer than the shift.
/// Base     the nearest to the zone's access point by travel time (of equally near ones the lowest)
/// Places   points along roads inside the zone's polygon, or the given points, that hang together by road
///          with the access point; else the access point. On a proximity network there are no roads inside a
///          zone: random points of the polygon part with the access point, with straight lines * circuity
///          factor at the zone's speed between them, and the network from the access point to the base.
/// Figures  with the sums over all days of contact and travel minutes T, kilometres K and contacts N:
///
///            minutes per contact = T / N
///            cost per contact    = staffGbpPerHour * (T / N) / 60 + mileageGbpPerKm * K / N
///
///          Of equally short ways the one of fewer kilometres is driven.
/// Interval 95 % of the mean by the ratio estimator: days are independent, so with R = T / N
///            R +- t * sqrt(sum over days (T_d - R N_d)^2 / (days - 1)) / (sqrt(days) * mean of N_d),
///          t the 97.5 % point of Student's distribution with days - 1 degrees of freedom.
///          W. G. Cochran, "Sampling Techniques", 3rd ed. (1977), sections 2.11 and 6.4.
/// Bits     A day's random numbers come from the seed, the zone's code and the day: the same for any order of
///          zones and number of threads.
/// Errors   ValueOutOfRange for options that are no numbers or out of range; GeometryUnusable for a zone
///          without a polygon (place.row is its position + 1); Cancelled within 200 ms
/// Limits   a way of 12 days or more is none
/// Cost     a search for each end of a link with patients, as far as the zone reaches; ways of zones up to
///          1,024 such ends are kept from day to day
Result<std::vector<NurseRound>> simulateNurseRounds(const NurseRoundsInput& input,
                                                    const NurseRoundsOptions& options, Monitor& monitor);

/// For people; empty for Simulated.
std::string_view nurseRoundStateText(NurseRoundState state);
/// For people: "points along the zone's roads", ...
std::string_view patientPlaceSourceText(PatientPlaceSource source);

}  // namespace fairshares::geography
