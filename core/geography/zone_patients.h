// Fair Shares: from which places the patients of each zone may be drawn, and how far they are from its base.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geography/drive.h"
#include "geography/nurse_rounds.h"
#include "geography/patient_roads.h"
#include "geography/road_place.h"
#include "geography/zone_outlines.h"

namespace fairshares::geography {

/// All places of one zone from which the nurse gets to the base and back.
struct ZonePatients {
  PatientPlaceSource source = PatientPlaceSource::Roads;
  double shareLeftOut = 0.0;
  std::vector<RoadStretch> stretches;  ///< Roads
  std::vector<std::uint32_t> points;   ///< Points: positions in NurseRoundsInput::patientPoints
  std::uint32_t part = 0;              ///< on a proximity network: the part of the zone they live in
  std::vector<double> weightUpTo;      ///< of stretches (metres) or points, each with all before it
  RoadPlace base;
  RoadPlace access;                  ///< AccessPoint, and on a proximity network
  std::vector<std::uint32_t> nodes;  ///< all ends of the places, ascending
  std::vector<Drive> fromBase;       ///< [node of the list above]
  std::vector<Drive> toBase;
};

/// Whether one gets from a place to another and back, ferries included, by any way however long.
class ThereAndBack {
 public:
  explicit ThereAndBack(const RoadGraph& graph);
  /// The number that a place shares with all others that one gets to and back from; empty if from the place
  /// itself one never gets back to it.
  [[nodiscard]] std::optional<std::uint32_t> circuitOf(const RoadPlace& place) const;

 private:
  std::vector<std::uint32_t> mComponent;  // [node]
};

/// Chooses the places of one zone after the other, on real roads or on a proximity network. Immutable, shared
/// by threads.
class PatientPlaceChooser {
 public:
  /// `roads` is empty on a proximity network.
  PatientPlaceChooser(const NurseRoundsInput& input, const ZoneOutlines& outlines, const ZoneRoads* roads);
  /// Empty if no place can be reached from the base and left again. Zone and base are on the network.
  [[nodiscard]] std::optional<ZonePatients> choose(std::size_t zone, const Access& base) const;

 private:
  struct Candidates;
  [[nodiscard]] Candidates candidatesOnRoads(std::size_t zone, std::uint32_t circuit) const;
  [[nodiscard]] std::optional<std::uint32_t> homeComponent(const Candidates& candidates,
                                                           std::size_t zone) const;
  [[nodiscard]] bool chooseOnRoads(std::size_t zone, std::uint32_t circuit, ZonePatients& patients) const;
  [[nodiscard]] bool chooseInArea(std::size_t zone, std::uint32_t circuit, ZonePatients& patients) const;

  const NurseRoundsInput& mInput;
  const ZoneOutlines& mOutlines;
  const ZoneRoads* mRoads;
  ThereAndBack mThereAndBack;
  std::vector<std::uint32_t> mRoadComponent;              // [node], without ferries
  std::vector<std::vector<std::uint32_t>> mPointsOfZone;  // those with weight
};

}  // namespace fairshares::geography
