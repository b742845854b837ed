// Fair Shares: patients anywhere on the land of a zone, where no roads are known.
#pragma once

#include <vector>

#include "geography/patient_places.h"
#include "geography/zone_patients.h"

namespace fairshares::geography {

/// Random places of the part of the zone that holds its access point, or the given points in it. Ways between
/// patients, and between them and the access point, are straight lines times the circuity factor at the
/// zone's speed; between the access point and the base they are those of the network.
///
/// Places   points of the part's rectangle are tried until one lies in the part; after 10,000 in vain (a
///          sliver) the patient is at the access point
class AreaPatients final : public PatientPlaces {
 public:
  /// `input.proximity` must be set.
  AreaPatients(const NurseRoundsInput& input, const ZoneOutlines& outlines, std::size_t zone,
               const ZonePatients& patients);
  void drawDay(RandomStream random, std::size_t count) override;
  Drive drive(std::size_t from, std::size_t to) override;

 private:
  [[nodiscard]] model::Point draw(RandomStream& random) const;
  [[nodiscard]] Drive across(const model::Point& a, const model::Point& b) const;

  const NurseRoundsInput& mInput;
  const ZoneOutlines& mOutlines;
  const ZonePatients& mZone;
  model::Point mAccess;
  double mCircuityFactor = 1.0;
  double mKmPerHour = 1.0;
  Drive mFromBase, mToBase;  // between base and access point
  std::vector<model::Point> mPatients;
};

}  // namespace fairshares::geography
