#include "base/age_band.h"

#include "base/contract.h"

namespace fairshares {

std::string_view sexName(Sex sex) {
  return sex == Sex::Female ? "female" : "male";
}

std::string ageBandLabel(const AgeBand& band) {
  if (band.to >= OPEN_AGE) return std::to_string(band.from) + "+";
  if (band.from == band.to) return std::to_string(band.from);
  return std::to_string(band.from) + "-" + std::to_string(band.to);
}

std::vector<AgeBand> nracAgeBands() {
  std::vector<int> firstAges{0, 2};
  for (int age = 5; age <= 90; age += 5) firstAges.push_back(age);
  return ageBandsFromFirstAges(firstAges);
}

std::vector<AgeBand> ageBandsFromFirstAges(const std::vector<int>& firstAges) {
  FAIRSHARES_EXPECTS(!firstAges.empty() && firstAges.front() == 0 && firstAges.back() < OPEN_AGE);
  std::vector<AgeBand> bands;
  bands.reserve(firstAges.size());
  for (std::size_t band = 0; band < firstAges.size(); ++band) {
    const bool last = band + 1 == firstAges.size();
    FAIRSHARES_EXPECTS(last || firstAges[band] < firstAges[band + 1]);
    bands.push_back({firstAges[band], last ? OPEN_AGE : firstAges[band + 1] - 1});
  }
  return bands;
}

}  // namespace fairshares
