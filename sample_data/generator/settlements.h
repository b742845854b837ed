// Built-up areas of the sample study.
#pragma once

#include "facts.h"
#include "zone.h"

#include <string>
#include <vector>

namespace sample {

struct Settlement {
  std::string name;
  int population = 0;
  Point centre;    // of its largest place
  Geometry shape;  // parts of its zones near its places
};

/// Settlements of 500 people or more, largest first; settlementOfZone gets the index or -1.
std::vector<Settlement> buildSettlements(const Facts& facts, const std::vector<Zone>& zones,
                                         std::vector<int>& settlementOfZone);

}  // namespace sample
