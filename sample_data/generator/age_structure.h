// The age and sex of the people of each zone, and the zone's level of deprivation.
#pragma once

#include "facts.h"
#include "zone.h"

#include <vector>

namespace sample {

/// Sets each zone's deprivation: its place's level, smooth variation within the place, and noise;
/// scaled to mean 0 and standard deviation 1 over the nation's people.
void setDeprivation(const Facts& facts, std::vector<Zone>& zones);

/// Draws an age and sex for every person of every zone, from a rounded national age structure that is
/// tilted by the character of the place (students, young families, retirement, countryside, islands).
void drawAges(const Facts& facts, std::vector<Zone>& zones);

/// Totals of the zones' counts.
AgeCounts sumOfAges(const std::vector<const Zone*>& zones);

}  // namespace sample
