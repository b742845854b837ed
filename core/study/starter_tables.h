// Fair Shares: the made-up tables of the starter study.
#pragma once

#include <vector>

#include "study/starter_study.h"

namespace fairshares::study {

/// Zones, lookup, population, indicators, categories, allocations and parameter tables of a toy of six square
/// zones. Every number in them is invented; each is there to be replaced.
std::vector<StarterFile> starterTables();

}  // namespace fairshares::study
