// Fair Shares: patients along the roads of a zone, and the ways between them over the network.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/monitor.h"
#include "geography/patient_places.h"
#include "geography/road_search.h"
#include "geography/zone_patients.h"

namespace fairshares::geography {

/// The best ways between the nodes of a zone, searched when first asked for.
///
/// A row (from a node to all) is searched only a few times as far as the zone has nodes. What lies farther,
/// behind a river or a one-way street, is far from most nodes, so one search against the traffic, a column,
/// finds the ways of all of them to it.
class WaysBetweenNodes {
 public:
  WaysBetweenNodes(RoadSearch& search, std::span<const std::uint32_t> nodes, const Monitor& monitor);
  /// Forgets all rows and keeps to these nodes (positions in the list, ascending) from now on.
  void keepTo(std::vector<std::uint32_t> positions);
  /// From one of the nodes to another, as positions in the list.
  Drive way(std::uint32_t from, std::uint32_t to);

 private:
  RoadSearch& mSearch;
  std::span<const std::uint32_t> mNodes;
  const Monitor& mMonitor;
  std::vector<std::uint32_t> mSlot;          // [node], position in mTargets
  std::vector<std::uint32_t> mTargets;       // graph nodes
  std::vector<std::vector<Drive>> mRows;     // [from][to]; empty: not searched
  std::vector<std::uint8_t> mIsRowComplete;  // [from]
  std::vector<std::vector<Drive>> mColumns;  // [to][from]
};

/// Patients on the roads, or at the given points, or at the access point of a zone (see ZonePatients).
class RoadPatients final : public PatientPlaces {
 public:
  RoadPatients(const NurseRoundsInput& input, const ZonePatients& patients, RoadSearch& search,
               const Monitor& monitor);
  void drawDay(RandomStream random, std::size_t count) override;
  Drive drive(std::size_t from, std::size_t to) override;

 private:
  static constexpr std::uint32_t NO_POINT = ~std::uint32_t{0};
  struct Patient {
    RoadPlace place;  // with positions in the zone's list as nodes
    std::uint32_t point = NO_POINT;
  };
  Patient draw(RandomStream& random) const;
  [[nodiscard]] RoadPlace withPositions(RoadPlace place) const;
  [[nodiscard]] Drive fromBase(const Patient& patient) const;
  [[nodiscard]] Drive toBase(const Patient& patient) const;

  const NurseRoundsInput& mInput;
  const ZonePatients& mZone;
  WaysBetweenNodes mWays;
  std::vector<Patient> mPatients;  // of the day
};

}  // namespace fairshares::geography
