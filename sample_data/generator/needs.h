// Indicators of need of each zone.
#pragma once

#include "zone.h"

#include <string>
#include <vector>

namespace sample {

struct NeedsIndicators {
  double smr = 0.0;                    // standardised mortality ratio, about 100
  double limitingIllnessRatio = 0.0;   // observed over expected, nation about 1
  double incomeDeprivationRate = 0.0;  // proportion 0 to 1
  double employmentDeprivationRate = 0.0;
  double alcoholAdmissionRatio = 0.0;  // about 100
  double birthRatio = 0.0;             // persons aged 0 per woman aged 15 to 44, over the intermediate zone
};

/// Indicators that follow the zone's deprivation, with seeded noise; scaled to their national levels.
std::vector<NeedsIndicators> drawNeeds(const std::vector<Zone>& zones, std::size_t intermediateZones);

}  // namespace sample
