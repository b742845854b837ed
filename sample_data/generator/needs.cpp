// Indicators of need of each zone.
#include "needs.h"

#include "random_source.h"

#include <algorithm>
#include <cmath>

namespace sample {

namespace {

/// Births per woman aged 15 to 44, counted over the intermediate zone.
void setBirthRatios(const std::vector<Zone>& zones, std::size_t intermediateZones,
                    std::vector<NeedsIndicators>& needs) {
  std::vector<double> babies(intermediateZones);
  std::vector<double> women(intermediateZones);
  for (const Zone& zone : zones) {
    babies[zone.intermediateZone] += zone.ages.female[0] + zone.ages.male[0];
    for (int age = 15; age < 45; ++age) women[zone.intermediateZone] += zone.ages.female[age];
  }
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const int group = zones[zone].intermediateZone;
    needs[zone].birthRatio = women[group] > 0.0 ? babies[group] / women[group] : 0.0;
  }
}

/// Scales one indicator so that its mean over the nation's people is `level`.
void scaleTo(double level, double NeedsIndicators::*indicator, const std::vector<Zone>& zones,
             std::vector<NeedsIndicators>& needs) {
  double people = 0.0;
  double sum = 0.0;
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    people += zones[zone].people;
    sum += zones[zone].people * (needs[zone].*indicator);
  }
  for (NeedsIndicators& row : needs) row.*indicator *= level * people / sum;
}

}  // namespace

std::vector<NeedsIndicators> drawNeeds(const std::vector<Zone>& zones, std::size_t intermediateZones) {
  RandomSource random(31, "needs");
  std::vector<NeedsIndicators> needs(zones.size());
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const double level = zones[zone].deprivation;
    NeedsIndicators& row = needs[zone];
    row.smr = std::exp(0.24 * level + 0.20 * random.normal());
    row.limitingIllnessRatio = std::exp(0.19 * level + 0.07 * random.normal());
    row.incomeDeprivationRate = std::min(0.55, 0.10 * std::exp(0.62 * level + 0.12 * random.normal()));
    row.employmentDeprivationRate =
        std::min(0.45, 0.78 * row.incomeDeprivationRate * std::exp(0.09 * random.normal()));
    row.alcoholAdmissionRatio = std::exp(0.50 * level + 0.35 * random.normal());
  }
  setBirthRatios(zones, intermediateZones, needs);
  scaleTo(100.0, &NeedsIndicators::smr, zones, needs);
  scaleTo(1.0, &NeedsIndicators::limitingIllnessRatio, zones, needs);
  scaleTo(100.0, &NeedsIndicators::alcoholAdmissionRatio, zones, needs);
  return needs;
}

}  // namespace sample
