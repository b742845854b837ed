// GP practices and their lists.
#pragma once

#include "facts.h"
#include "needs.h"
#include "zone.h"

#include <array>
#include <string>
#include <vector>

namespace sample {

constexpr int LIST_BANDS = 19;  // 0-4, 5-9, ... 85-89, 90 and over

struct Practice {
  std::string code;
  std::string name;
  int zone = -1;  // where its surgery is
  Point position;
  std::array<int, LIST_BANDS> female{};
  std::array<int, LIST_BANDS> male{};
  double limitingIllnessRatio = 0.0;  // weighted by where the people on its list live
  double incomeDeprivationRate = 0.0;

  int listSize() const;
};

/// Places about 900 practices where people live and shares the people of each zone between the practices
/// near it; lists come to about 7 per cent more than the residents.
std::vector<Practice> buildPractices(const Facts& facts, const std::vector<Zone>& zones,
                                     const std::vector<NeedsIndicators>& needs);

}  // namespace sample
