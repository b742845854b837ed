// Travel times over the sample network, only for the stand-in columns of the sample study.
#pragma once

#include "road_builder.h"

#include <vector>

namespace sample {

/// Minutes from every node to the nearest of the `targets`, over roads and ferries (crossing plus
/// waiting time); negative where no target can be reached.
std::vector<double> minutesToNearest(const Facts& facts, const Transport& transport,
                                     const std::vector<int>& targets);

}  // namespace sample
